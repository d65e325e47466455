"""Whether a number is only what somebody would like."""

import re

from assistant.evidence.statements import Statement, Value

_WISH = re.compile(
    r"\b(?:i|we|he|she|they|[A-Z][\w'-]+)(?:['\u2019]d| would) (?:like|love|prefer|go for|take it to|go to|settle for)"
    r"(?: (?:to see|it to be|to have|to get|to))? $",
    re.IGNORECASE,
)
_PROPOSES = re.compile(r"\b[A-Z][\w'-]+ (?:proposes|suggests|recommends) (?:under |below |over |at least )?$")


def is_wish(statement: Statement, value: Value) -> bool:
    """Say whether a number is only what somebody would like: "I'd like fifty", with no day and no bound."""
    said = statement.text[: max(0, value.start - statement.start)]
    bounded = value.quantity is not None and value.quantity.comparator is not None
    if _PROPOSES.search(said) is not None:
        return True
    return not bounded and not statement.deadlines and _WISH.search(said) is not None
