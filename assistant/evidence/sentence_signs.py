"""Signs of a sentence, and what they weigh for it: what no list of turns of phrase could foresee."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import pairwise

from assistant.evidence.cues import vocabulary
from assistant.language.quantities import quantities
from assistant.language.words import words
from assistant.lists import entries

_LISTS = (
    "accept",
    "asks",
    "audience",
    "dead",
    "features",
    "focus",
    "measures",
    "past",
    "performance",
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
_LENGTHS = (4, 8, 16, 30)
_MOST_COMMAS = 4


def signs(said: str) -> frozenset[str]:
    """Give a sentence's words, pairs of words, the lists they stand in, and its form.

    A word of digits is 0; `^` and `$` are the ends, `=` begins what is no word.
    """
    tokens = ["0" if word.lower.isdigit() else word.lower for word in words(said)]
    pairs = [" ".join(pair) for pair in pairwise(("^", *tokens, "$"))]
    found = {*tokens, *pairs}
    found |= {f"=list {name}" for each in found & _listed().keys() for name in _listed()[each]}
    found |= {f"=mark {mark}" for mark in "?!:" if mark in said}
    found |= {f"=words {length}" for length in _LENGTHS if len(tokens) >= length}
    found |= {f"=commas {count}" for count in range(1, min(said.count(","), _MOST_COMMAS) + 1)}
    found |= {f"=numbers {count}" for count in range(1, min(len(quantities(said)), 2) + 1)}
    return frozenset(found)


@cache
def _listed() -> Mapping[str, tuple[str, ...]]:
    """Give for each word and pair of words the lists it stands in."""
    held: dict[str, list[str]] = {}
    for name in _LISTS:
        for entry in vocabulary(name):
            held.setdefault(entry, []).append(name)
    return {entry: tuple(names) for entry, names in held.items()}


@cache
def _weights(name: str) -> Mapping[str, float]:
    rows = entries(resources.files(__package__) / "weights" / f"{name}.tsv")
    return {sign: float(weight) for sign, weight in (row.split("\t") for row in rows)}


def support(said: str, name: str) -> float:
    """Weigh a sentence by `weights/<name>.tsv`: above 0 it is likelier than not."""
    held = _weights(name)
    return held["=always"] + sum(held.get(sign, 0.0) for sign in sorted(signs(said)))
