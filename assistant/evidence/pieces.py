"""Pieces: exact quotes out of a text, trimmed and never longer than a reader wants."""

from assistant.okr import Quote

_EDGES = " \t\r\n\u00a0.,;:!?-\u2013\u2014*_\"'\u201c\u201d\u2018\u2019()[]|>#\u2022\u00b7"
LONGEST = 400


def trimmed(text: str, start: int, end: int, edges: str = _EDGES) -> tuple[int, int]:
    """Give a span without blanks and marks at its edges."""
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return start, end


def piece(document: str, text: str, start: int, end: int) -> Quote | None:
    """Quote a span; null where nothing but marks is left of it."""
    start, end = trimmed(text, start, min(end, start + LONGEST), " \t\r\n\u00a0")
    return Quote(document, start, end, text[start:end]) if start < end else None


def apart(quotes: list[Quote]) -> tuple[Quote, ...]:
    """Put quotes in order and leave out those that overlap an earlier one."""
    kept: list[Quote] = []
    for quote in sorted(quotes, key=lambda each: (each.start, -each.end)):
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return tuple(kept)
