"""Named units: the unit that a metric's name says where its numbers stand bare."""

import re

from assistant.language.quantities import quantities

_BRACKETS = re.compile(
    r"\((?:in )?(%|pct|percent|h|hours|hrs|min|mins|minutes|s|sec|seconds|ms|days|d|weeks|eur|usd|gbp|inr)\)"
    r"|(%)",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"\b(?:nps|csat|ces|sus|net promoter score|customer effort score|ratings?|review score|stars?)\b", re.IGNORECASE
)


def named_unit(name: str) -> str | None:
    """Give the unit in a metric's name: "(hrs)", "(%)", the score of an NPS or a rating; null where it names none."""
    bracket = _BRACKETS.search(name)
    if bracket is not None:
        number = quantities(f"1 {bracket[1] or bracket[2]}")
        return number[0].unit if number else None
    return "score" if _SCORE.search(name) is not None else None
