"""Limits that are named without a figure: "at least once", "from monthly to weekly", "above last year's peak"."""

import re

PACE = r"(?:hourly|daily|weekly|monthly|quarterly|yearly|annually|annual)"
PACED = re.compile(PACE)
_TIMES = re.compile(
    r"\b(?:less|fewer|no more|not more) than (?:once|twice)\b|\bat (?:least|most) (?:once|twice)\b"
    r"|\b(?:once|twice) (?:a|per) \w",
    re.IGNORECASE,
)
_PACES = re.compile(rf"\bfrom {PACE} (?:\w+ )?to {PACE}\b", re.IGNORECASE)
_EXCEEDS = re.compile(
    r"\b(?:above|below|beyond|over|under|than) (?:the|our|its|their|last|any|all)\b"
    r"[^.;]{0,40}?\b(?:peaks?|records?|highs?|lows?)(?=\W*$| (?:of|by|in|for)\b)",
    re.IGNORECASE,
)
_NONE = re.compile(r"[—–:;-] ?(?:no|zero) (?:[\w-]+ ){1,3}?(?:without|left|older|\w+ed)\b", re.IGNORECASE)
# Looked for first: most sentences hold none of these words, and the searches are slow.
_SIGNS = frozenset({"from", "high", "highs", "low", "lows", "no", "once", "peak", "peaks", "record", "records"})
_SIGNS |= {"twice", "zero"}


def names_a_limit(text: str, lowers: list[str]) -> bool:
    """Say whether a sentence, `lowers` its words in small letters, names a limit in words."""
    return not _SIGNS.isdisjoint(lowers) and any(limit.search(text) for limit in (_PACES, _TIMES, _EXCEEDS, _NONE))
