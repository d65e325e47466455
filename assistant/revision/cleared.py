"""Reads that a field of a key result is to hold nothing: no owner, no due date."""

import re

from assistant.language.quantities import quantities
from assistant.revision.edit import Field
from assistant.revision.part import Part
from assistant.revision.wishes import Wish

_FIELDS: tuple[tuple[Field, str], ...] = (
    ("owner", r"owners?"),
    ("due", r"due (?:dates?|days?)|dates?|deadlines?"),
    ("measured_by", r"(?:data )?sources?"),
    ("baseline", r"baselines?"),
    ("target", r"targets?|goals?"),
    ("how_might_we", r"how might we(?: question)?"),
)
_EITHER = "|".join(pattern for _, pattern in _FIELDS)
_VERB = r"(?:clear|remove|delete|drop|unset|erase|empty|blank|take (?:off|away|out)|get rid of)"
FIELD = re.compile(rf"\b(?:{_EITHER}|wording|text|sentence|metric|unit|direction)\b", re.IGNORECASE)
_CLEARS = re.compile(
    rf"\W*(?:{_VERB}\s+(?:out )?(?:all |both )?(?:the |its |their )?(?:['\u2019]s )?\s*(?P<field>{_EITHER})\b"
    r"(?:\s*(?:of|for|from|on|in))?"
    rf"|(?:(?:has|have|should have|needs?)\s+)?(?:with )?(?:no|without|without an?) (?P<no>{_EITHER})"
    r"(?:\s*(?:for|on|of))?|(?P<un>unassign))\W*",
    re.IGNORECASE,
)


def cleared(part: Part) -> tuple[Wish, ...] | None:
    """Read "clear the owner of KR 1", "KR 2 has no due date", which leave the key result itself alone."""
    found = _CLEARS.fullmatch(part.without_names)
    if found is None or quantities(part.without_names):
        return None
    if not part.named.places:
        return (part.which(),)
    said = found["field"] or found["no"]
    fields = [name for name, pattern in _FIELDS if said and re.fullmatch(pattern, said, re.IGNORECASE)]
    return tuple(part.edit("set", place, (fields or ["owner"])[0]) for place in part.named.places)
