"""Signs of a sentence, and what they weigh for it: what no list of turns of phrase could foresee."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import islice, pairwise, takewhile
from math import fsum

from assistant.evidence.blocks import Block
from assistant.evidence.cues import cues, vocabulary
from assistant.language.quantities import quantities
from assistant.language.sentences import sentences
from assistant.language.words import words
from assistant.lists import entries
from assistant.okr import Quote

_LISTS = (
    "accept",
    "asks",
    "audience",
    "dead",
    "errands",
    "features",
    "focus",
    "measures",
    "past",
    "performance",
    "pleas",
    "priority",
    "reject",
    "request",
    "request_heads",
    "target",
    "teams",
    "theirs",
    "unsure",
    "wanting",
    "wish",
)
_ABOVE = ("aside_heads", "focus", "heads", "past", "priority", "request", "request_heads", "reviews", "target")
_BEFORE = frozenset({"priority", "request", "request_heads", "wanting"})
_KEPT = ("extremes", "stops", "links")  # their words stand for themselves
_CLASSES = ("periods", "modals", "negations", *_KEPT, "audience", "features", "measures", "teams")
_LENGTHS = (4, 8, 16, 30)
_MOST_COMMAS = 4
_EDGE = 3  # sentences at the beginning and the end that a note opens and closes with


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence at `start:end` with its signs and those of where it stands."""

    start: int
    end: int
    signs: frozenset[str]


def signs(said: str) -> frozenset[str]:
    """Give a sentence's words, the lists whose entries it holds, its form, and its bare build.

    A word of digits is 0. `=` begins what is no word; `~` begins two or three neighbours of the build, in which a word
    of a class stands for its class and any other word of content for nothing but its place.
    """
    return _of_words(said) | {f"=list {kind}" for kind in _kinds(said)}


def _of_words(said: str) -> frozenset[str]:
    tokens = ["0" if word.lower.isdigit() else word.lower for word in words(said)]
    build = ("^", *(_classes().get(token, "_") for token in tokens), "$")
    found = {*tokens}
    found |= {f"~{' '.join(pair)}" for pair in pairwise(build)}
    found |= {f"~{' '.join(three)}" for three in zip(build, build[1:], build[2:], strict=False)}
    found |= {f"=mark {mark}" for mark in "?!:" if mark in said}
    found |= {f"=words {length}" for length in _LENGTHS if len(tokens) >= length}
    found |= {f"=commas {count}" for count in range(1, min(said.count(","), _MOST_COMMAS) + 1)}
    found |= {f"=numbers {count}" for count in range(1, min(len(quantities(said)), 2) + 1)}
    return frozenset(found)


def _kinds(said: str) -> frozenset[str]:
    return frozenset(cue.kind for cue in cues(said, _LISTS))


@lru_cache(maxsize=1)
def standings(text: str, blocks: tuple[Block, ...]) -> tuple[Standing, ...]:
    """Give the sentences of a note in order, each with its signs and those of its block and neighbours."""
    spans = sentences(text)
    kinds = [_kinds(text[start:end]) for start, end in spans]
    found = []
    blocks = tuple(sorted(blocks, key=lambda block: block.start))  # mail stands newest first and is read oldest first
    at = 0
    for number, (start, end) in enumerate(spans):
        while at < len(blocks) and blocks[at].end <= start:
            at += 1
        block = blocks[at] if at < len(blocks) and blocks[at].start < end else None
        around = {*_of_block(text, block, start, end), f"=place {number * 5 // len(spans)}"}
        around |= {"=opens note"} if number < _EDGE else set()
        around |= {"=closes note"} if number >= len(spans) - _EDGE else set()
        if number:
            around |= {f"=before {kind}" for kind in kinds[number - 1] & _BEFORE}
            around |= {"=before ?"} if text[slice(*spans[number - 1])].endswith("?") else set()
        if number + 1 < len(spans) and "priority" in kinds[number + 1]:
            around.add("=after priority")
        listed = {f"=list {kind}" for kind in kinds[number]}
        found.append(Standing(start, end, _of_words(text[start:end]) | listed | around))
    return tuple(found)


def _of_block(text: str, block: Block | None, start: int, end: int) -> Iterator[str]:
    if block is None:
        yield "=in table"
        return
    yield f"=in {block.kind}"
    if block.speaker:
        yield "=spoken"
    if block.label:
        yield "=labelled"
    if block.headings:
        yield "=headed"
        yield from (f"=under {kind}" for kind in _above(text[slice(*block.headings[-1])]))
    if block.start >= start - 3:
        yield "=opens block"
    if block.end <= end + 3:
        yield "=closes block"


@lru_cache(maxsize=256)
def _above(heading: str) -> frozenset[str]:
    return frozenset(cue.kind for cue in cues(heading, _ABOVE))


@cache
def _classes() -> Mapping[str, str]:
    """Give for each word of grammar or of a class what stands for it in the build of a sentence."""
    held = {"0": "0"}
    for name in _CLASSES:
        for word in sorted(vocabulary(name)):
            held.setdefault(word, word if name in _KEPT else name.upper())
    return held


@cache
def _weights(name: str) -> Mapping[str, float]:
    rows = entries(resources.files(__package__) / "weights" / f"{name}.tsv")
    return {sign: float(weight) for sign, weight in (row.split("\t") for row in rows)}


def support(shown: frozenset[str], name: str) -> float:
    """Weigh the signs of a sentence by `weights/<name>.tsv`: above 0 it is likelier than not."""
    held = _weights(name)
    return fsum([held["=always"], *[held[sign] for sign in shown if sign in held]])


@dataclass(frozen=True, slots=True)
class Weighed:
    """A sentence at `start:end` and what its signs weigh."""

    weight: float
    start: int
    end: int


def weighed(text: str, blocks: Sequence[Block], name: str) -> tuple[Weighed, ...]:
    """Weigh every sentence of a note where it stands."""
    return tuple(Weighed(support(each.signs, name), each.start, each.end) for each in standings(text, tuple(blocks)))


def heaviest(held: Sequence[Weighed], quote: Quote) -> float:
    """Give what the heaviest of the sentences weighs that a quote lies in; nought for words outside of any.

    `held` stands in the order of the text: a long note has thousands, of which a quote lies in few.
    """
    first = bisect_right(held, quote.start, key=lambda each: each.end)
    within = takewhile(lambda each: each.start < quote.end, islice(held, first, None))
    return max((each.weight for each in within), default=0.0)
