"""Letters: a text made ready for reading, in small letters, and without what only the eye or the typesetter needs."""

import re
from functools import lru_cache
from typing import NamedTuple

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SPACE = re.compile(f"[{_SPACES}]")
# Soft hyphens and marks of no width. Joiners are none of them: they belong to the words of some scripts.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u2060\ufeff]+")


class Even(NamedTuple):
    """A text with plain spaces and nothing unseen, and where each of its characters stood.

    `places` gives a place in the text as written for each place of this one, its end too; null where all stayed.
    """

    text: str
    places: tuple[int, ...] | None


def spaced(text: str) -> str:
    """Give a text with a plain space for every space of one line, such as a no-break space; all places stay."""
    return text if text.isascii() else _SPACE.sub(" ", text)


def even(text: str) -> Even:
    """Give a text as it looks: with plain spaces, and without soft hyphens and marks of no width."""
    if text.isascii():
        return Even(text, None)
    seen = _UNSEEN.split(text)
    if len(seen) == 1:
        return Even(spaced(text), None)
    gone = [0, *(len(mark[0]) for mark in _UNSEEN.finditer(text))]
    places: list[int] = []
    start = 0
    for piece, before in zip(seen, gone, strict=True):
        start += before
        places += range(start, start + len(piece))
        start += len(piece)
    return Even(spaced("".join(seen)), (*places, len(text)))


@lru_cache(maxsize=32)
def lowered(text: str) -> str:
    """Give a text in small letters and with plain spaces, every character in its place.

    One whose small form is longer stays as it is.
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return spaced(lower)
