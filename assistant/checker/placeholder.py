"""Finds signs that hold the place of a number nobody has named yet: "X%", "N drivers", "TBD"."""

import re
from functools import lru_cache

from assistant.checker.subject import KeyResultSubject

_PLACEHOLDER = re.compile(
    r"""\bX{2,}\b | ^[XN]\ (?=[a-z])          # XX users; X partner projects
    | \b[XN]\ (?=number\ of\b) | \b[XN]\#
    | (?<=[a-z]\ )[XN]\ (?=[a-z-]+\ ?[a-z]*s\b)  # hire N engineers
    | (?<![\w-])[XYZNx]\d?\ ?(?:%|percent\b)  # X%, N7 percent
    | [$€£][XYNM]\b                           # $X, $M
    | \b(?:NPS|CSAT|ARR|MRR|average|score|rate|total|share|revenue)\ of\ [XNY]\b  # an NPS of X
    | \bfrom\ [A-Z]%?\ to\ [A-Z]\b            # from X to Y
    | \[[$€£]?[XYN#]+%?\] | \{[#XN]\}         # [$N], {#}
    | \?{2,} | _{2,} | (?<![\w#])\#(?![\w#])  # ??, ___, #
    | (?<!\()\b(?:TBD|TBC|tbd|tbc)\b""",
    re.VERBOSE,
)


# Tested first: most sentences hold none of these signs, and the search for all forms is slow.
_MAYBE = re.compile(r"[A-Z]\b|[#?_]|\bx\d? ?(?:%|percent)|\b[Tt][Bb][DCdc]\b|XX")


def placeholder(kr: KeyResultSubject) -> re.Match[str] | None:
    """Find a sign that holds the place of the value to reach: "X%", "N drivers"; other numbers may stand beside it."""
    if not kr.has_number:
        return _find(kr.text)
    span = kr.statement.verb_span
    return _PLACEHOLDER.match(kr.text, span[1] + 1) if span is not None else None


@lru_cache(maxsize=256)
def _find(text: str) -> re.Match[str] | None:
    return _PLACEHOLDER.search(text) if _MAYBE.search(text) else None
