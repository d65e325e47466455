"""Sentences: where one ends and the next begins."""

import re
from functools import lru_cache

from assistant.language.patterns import pattern

_LINE = pattern(r"[^\r\n\v\f\x85\u2028\u2029]+")
_STOP = pattern(r"""[.!?\u3002\uff01\uff1f\u2026]+["'\u201d\u2019\u00bb)\]]*(?=\s|[\u3000-\u9fff])""")
_ITEM = pattern(
    r"\s*(?:[-*+\u2022\u25cf\u25aa\u25e6\u2013\u2014#>|\u30fb\u25a0\u25b8\u2192]"
    r"|\d{1,3}[.)]|\(?[a-z]\)|\w[\w ./&-]{0,30}:\s)",
    re.IGNORECASE,
)
_LETTER = pattern(r"[^\W\d_]")
_SHORT = pattern(
    r"(?:\b(?:approx|avg|ca|cf|co|corp|dept|dr|eg|e\.g|est|etc|fig|ie|i\.e|inc|incl|jr|ltd|max|min|mr|mrs|ms|mt|no|nr"
    r"|nos|pct|prof|resp|rs|sr|st|std|usd|viz|vol|vs|z\.b|bzw|ggf|u\.s|u\.k|p\.m|a\.m|jan|feb|mar|apr|jun|jul|aug|sep"
    r"|sept|oct|nov|dec)|(?:^\s*|[:,(\[]\s|\.\s?)[a-z]|^\s*\(?\d{1,3})$",
    re.IGNORECASE,
)
_REACH = 14


@lru_cache(maxsize=16)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Give the (start, end) span of each sentence, without the blanks around it.

    A blank line, a list mark or a heading ends a sentence; a line that only wraps is read on.
    """
    spans: list[tuple[int, int]] = []
    for start, end in _blocks(text):
        begin = start
        for stop in _STOP.finditer(text, start, end):
            if stop[0][0] == "." and not _ends(text, begin, stop, end):
                continue
            _add(spans, text, begin, stop.end())
            begin = stop.end()
        _add(spans, text, begin, end)
    return tuple(spans)


def _blocks(text: str) -> list[tuple[int, int]]:
    """Join lines that only wrap: the one before is long and open, the next goes on in small letters."""
    blocks: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start, end = line.span()
        if blocks:
            before, stop = blocks[-1]
            between = text[stop:start]
            if _single(between) and _wraps(text, before, stop, start, end):
                blocks[-1] = (before, end)
                continue
        blocks.append((start, end))
    return blocks


def _single(between: str) -> bool:
    return between in ("\n", "\r\n", "\r", "\u2028")


def _wraps(text: str, before: int, stop: int, start: int, end: int) -> bool:
    last_break = max(text.rfind("\n", before, stop), text.rfind("\r", before, stop), before - 1)
    if stop - last_break < 60 or text[stop - 1] in "|:;.!?":
        return False
    first = text[start : start + 1]
    return first.islower() and not _ITEM.match(text, start, min(end, start + 40))


def _ends(text: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Say whether a full stop ends a sentence: not after a short form, not before a small letter."""
    at = stop.start()
    if stop.end() - at == 1 and _SHORT.search(text[max(begin, at - _REACH) : at]):
        return False
    following = _LETTER.search(text, stop.end(), min(end, stop.end() + 4))
    return following is None or not following[0].islower() or len(stop[0]) > 1


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
