"""Errands and leftovers: what stands in a list of requests and asks for nothing."""

import re

from assistant.evidence.cues import cues
from assistant.evidence.things import names_feature
from assistant.language.words import words

_LEFTOVER = re.compile(
    r"(?:by|at|across|before|after|until|till|from|since|because|as|than|per|same|again|not|no|is|are|was|it|that's|thats"
    r"|this|these|fine|so|but|blocked|marked|wrong|due|see|say|only|about|around|\d+ (?:pages?|days?|weeks?|minutes?"
    r"|people|times?)|\d{1,2}(?:st|nd|rd|th)?[. ]+(?:jan|feb|mar|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-z]*)\b"
    r"|[^\"\u201c\u201d]+[\"\u201d]\s+\w",
    re.IGNORECASE,
)


def is_leftover(said: str) -> bool:
    """Say whether words are what is left of a sentence parted at its commas: how, when, by whom, how much."""
    return _LEFTOVER.match(said) is not None and not names_feature(said)


def is_errand(said: str) -> bool:
    """Say whether an item is office work that somebody took on: "Kaveh to share the split", "ask legal about data"."""
    opening = words(said)[:5]
    if not opening or names_feature(said):
        return False
    return bool(cues(said[: opening[-1].end], ("errands",)))
