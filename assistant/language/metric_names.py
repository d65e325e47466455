"""Metric names: the short noun phrase of a sentence that says what is measured."""

import re

from assistant.language.quantity import Change, Deadline, Pair, Quantity
from assistant.language.words import Word, direction_of, only_better

_ENDS = re.compile(
    r"[,;:()\[\]|!?\n\r→]|\.(?:\s|$)|\s[-–—]\s|(?<![^\W_])(?:by (?=[a-z]+ing\b)|through|via|so that|so|in order|without|while|which|that|because|thanks"
    r"|due to|and (?:reduce|increase|improve|raise|cut|keep|lower|grow|maintain)|is|are|was|were|has|have|does|do|will|can|should|must|takes?)(?![^\W_])"
)
_EDGE = frozenset(
    [
        "the",
        "a",
        "an",
        "our",
        "their",
        "its",
        "of",
        "to",
        "from",
        "at",
        "by",
        "in",
        "on",
        "for",
        "with",
        "within",
        "under",
        "over",
        "above",
        "below",
        "and",
        "or",
        "than",
        "as",
        "per",
        "this",
        "that",
        "these",
        "those",
        "all",
        "about",
        "around",
        "is",
        "are",
        "be",
        "was",
        "were",
        "current",
        "average-of",
        "least",
        "most",
        "only",
        "up",
        "down",
        "into",
        "during",
        "until",
        "before",
        "after",
        "vs",
        "between",
        "it",
        "we",
        "us",
        "i",
        "you",
        "have",
        "has",
    ]
)
_VERBS = frozenset(
    [
        "achieve",
        "achieved",
        "achieves",
        "achieving",
        "attain",
        "reach",
        "reached",
        "reaches",
        "reaching",
        "hit",
        "hits",
        "get",
        "gets",
        "have",
        "has",
        "ensure",
        "deliver",
        "generate",
        "drive",
        "bring",
        "make",
        "secure",
        "obtain",
        "win",
        "sign",
        "acquire",
        "complete",
        "finish",
        "resolve",
        "process",
        "answer",
        "close",
        "earn",
        "score",
        "obtain",
        "see",
        "measure",
        "track",
        "show",
        "collect",
        "gather",
        "receive",
        "publish",
        "launch",
        "ship",
        "create",
        "build",
        "hire",
        "run",
        "hold",
        "conduct",
        "interview",
        "onboard",
        "recruit",
        "convert",
        "move",
        "take",
        "takes",
        "turn",
        "guarantee",
        "establish",
        "set",
    ]
)
_LABEL = re.compile(r"\s*(?:kr|key result|target|goal|metric)\s?\d*(?:\.\d+)?\s*[:.)–-]\s*", re.IGNORECASE)
_LONGEST = 9
_FAR = 40


def metric_name(
    text: str,
    tokens: tuple[Word, ...],
    numbers: tuple[Quantity, ...],
    both: tuple[Pair, ...],
    moved: tuple[Change, ...],
    dates: tuple[Deadline, ...],
) -> str | None:
    """Give the words in front of the first value, else those behind it, without verb, number and date; else null."""
    if not tokens:
        return None
    label = _LABEL.match(text)
    begin = label.end() if label else 0
    spans = sorted(
        [(pair.start, pair.end) for pair in both]
        + [(number.start, number.end) for number in numbers]
        + [(change.start, change.end) for change in moved]
        + [(each.start, each.end) for each in dates]
    )
    spans = spans[:_FAR]
    edges = [begin, *(edge for span in spans for edge in span if edge >= begin), len(text)]
    for at in range(0, len(edges) - 1, 2):
        start, end = edges[at], max(edges[at], edges[at + 1])
        named = _named(text, tokens, start, min(end, start + 400))
        if named:
            return named
    return None


def _named(text: str, tokens: tuple[Word, ...], start: int, end: int) -> str | None:
    inside = [word for word in tokens[:200] if start <= word.start and word.end <= end]
    first = _past_verb(inside)
    if first >= len(inside):
        return None
    start = inside[first].start
    stop = _ENDS.search(text, start, end)
    if stop is not None:
        end = stop.start()
    kept = [word for word in inside[first:] if word.end <= end]
    while kept and (kept[0].lower in _EDGE):
        kept.pop(0)
    kept = kept[:_LONGEST]
    while kept and (kept[-1].lower in _EDGE):
        kept.pop()
    if not kept:
        return None
    return " ".join(text[kept[0].start : kept[-1].end].split())


def _past_verb(inside: list[Word]) -> int:
    """Step over the verb of the order and what leads to it; a verb of direction ends it."""
    i = 0
    while i < len(inside) and i < 6:
        word = inside[i].lower
        moving = direction_of(word) is not None or only_better(word)
        opening = word in _VERBS or (word.endswith("ly") and i + 1 < len(inside)) or word in _EDGE
        if not (moving or opening):
            break
        if moving and i + 1 >= len(inside) and i > 0:
            break
        i += 1
    return i
