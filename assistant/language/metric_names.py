"""Metric names: the short noun phrase of a sentence that says what is measured."""

import re
from collections.abc import Sequence
from operator import itemgetter

from assistant.language.names import listed, name_between
from assistant.language.patterns import pattern
from assistant.language.words import Word, polarity

Span = tuple[int, int]

_STOPS = frozenset(".!?;:,\n")
_STARTS = pattern(r"(?<!\.[a-z])[.!?;]\s+|\n|,\s+(?:and|while|but)\s+|:\s+(?=\S)")
_LABEL = pattern(r"\s*(?:kr|key result|target|goal|metric)\s?\d*(?:\.\d+)?\s*[:.)–-]\s*", re.IGNORECASE)
_SHARE = pattern(r"\s*(?:%|percent|per cent)?\s*of(?![^\W_])", re.IGNORECASE)
_LIMIT = pattern(r"(?:under|within|below|less than|at most|no more than|over|above|more than|at least) ")
_REACH = 400
_FAR = 40


def metric_name(text: str, tokens: tuple[Word, ...], anchor: Span | None, spans: Sequence[Span]) -> str | None:
    """Give the words in front of the value, else those behind it, else the first of the sentence; null for none.

    `anchor` is where the value stands, `spans` every number and date. Verb, numbers and dates are left out.
    """
    if not tokens:
        return None
    label = _LABEL.match(text)
    begin = label.end() if label else 0
    spans = sorted(spans)[:_FAR]
    if anchor is not None:
        floor = max((end for _, end in spans if end <= anchor[0]), default=begin)
        floor = max(floor, begin, anchor[0] - _REACH)
        if not _STOPS.isdisjoint(text[floor : anchor[0]]):
            for stop in _STARTS.finditer(text, floor, anchor[0]):
                if text[stop.end() : anchor[0]].strip():
                    floor = stop.end()
        ceiling = min((start for start, _ in spans if start >= anchor[1]), default=len(text))
        ceiling = min(ceiling, anchor[1] + _REACH)
        before = name_between(text, tokens, floor, anchor[0])
        behind = None
        if not before or _follows(text, anchor):
            rate = _RATE.match(text, anchor[1])
            behind = name_between(text, tokens, rate.end() if rate else anchor[1], ceiling, ordered=True)
        if before and behind and _is_verbal(text, floor, anchor[0], before):
            before = None
        first = None
        if not before and any(begin < end <= anchor[0] for _, end in spans):
            first = name_between(text, tokens, begin, min(spans[0][0], begin + _REACH))
        if first and not before and spans:
            first = _with_number(text, first, begin, anchor[0], spans)
        if before or first:
            return before or first
        if behind:
            return f"share of {behind}" if _is_share(text, anchor) else behind
    edges = [begin, *(edge for span in spans for edge in span if edge >= begin), len(text)]
    for at in range(0, len(edges) - 1, 2):
        start, end = edges[at], max(edges[at], edges[at + 1])
        named = name_between(text, tokens, start, min(end, start + _REACH))
        if named:
            return named
    return None


def _follows(text: str, anchor: Span) -> bool:
    """Say whether a noun stands right behind the value: "5 documents", "99% success rate"."""
    following = _NEXT.match(text, anchor[1])
    return following is not None and following[1].lower() not in listed("edge_words")


def _is_verbal(text: str, start: int, end: int, named: str) -> bool:
    """Say whether the words in front end on a verb, known or not: "Identify", "tests have a"."""
    last = named.rpartition(" ")[2].lower()
    lone = " " not in named and "-" not in named and not named.isupper() and polarity(named) is None
    opening = text[start:end].strip()[: -len(named)].split()
    lone = lone and (not opening or opening[-1].lower() in ("and", "or"))
    leads = _LEADS.search(text, start, end) is not None
    return last in listed("order_verbs") or leads or (lone and text[start:end].rstrip().endswith(named))


_RATE = pattern(r" (?:an?|per|each|every) (?:day|week|month|quarter|year|hour|shift|sprint)(?![^\W_])", re.IGNORECASE)
_NEXT = pattern(r" ?[\"'“]?([^\W\d_]+)")
_LEADS = pattern(r"(?<![^\W_])(?:has|have|having|with|achieve|reach|get|see)(?: an?| the)?[ \u00a0]$", re.IGNORECASE)


def _is_share(text: str, anchor: Span) -> bool:
    return text[anchor[0] : anchor[1]].rstrip()[-1:] in ("%", "t") and _SHARE.match(text, anchor[1]) is not None


def _with_number(text: str, named: str, begin: int, end: int, spans: Sequence[Span]) -> str:
    """Add the limit that a name ends on right before the value: "cases answered in under 24 hours"."""
    last = max((span for span in spans if begin <= span[0] and span[1] <= end), key=itemgetter(1), default=None)
    if last is None or text[last[1] : end].strip():
        return named
    at = text.find(named, begin, last[0])
    between = text[at + len(named) : last[0]].split()
    if at < 0 or _LIMIT.match(text, *last) is None or len(between) > 1:
        return named
    return " ".join(text[at : last[1]].split())
