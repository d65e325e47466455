"""Codes: what a text writes for machines rather than for readers: hosts, mail addresses, numbers of accounts."""

import re
from collections.abc import Iterator

from assistant.language.patterns import pattern

_ADDRESS = pattern(r"[^\s@<>()\[\]\"',;]{1,64}@[\w-]+(?:\.[\w-]+)*")
_HOST = pattern(
    r"(?<![\w.@-])(?:[^\W_][\w-]{0,62}\.){1,8}(?!js\b)[^\W\d_]{2,24}(?![\w-])(?!\.[^\W\d_])"
    r"|(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w.])"
)
_NUMBER = pattern(r"(?<!\w)(?<!\w[/-])[^\W_](?:[\w/-]*[^\W_])?(?!\w)")
_PARTS = re.compile(r"[-/_]")
_DIGITS = 6  # that no name of a product, a norm or a quarter has beside letters
_BARE = 9  # digits of a number without letters that nobody counts to


def codes(text: str) -> Iterator[tuple[int, int]]:
    """Find each code: [start, end), kind by kind. "B2B", "2027-Q1", "ISO 27001", "Node.js" and dates are none."""
    if "@" in text:
        yield from (match.span() for match in _ADDRESS.finditer(text))
    if "." in text:
        yield from (match.span() for match in _HOST.finditer(text))
    for match in _NUMBER.finditer(text):
        least = _DIGITS if any(map(str.isalpha, match[0])) else _BARE
        if any(sum(map(str.isdigit, part)) >= least for part in _PARTS.split(match[0])):
            yield match.span()
