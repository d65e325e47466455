"""Fields that a part names and none of its edits sets: what is said of them is asked for, never lost."""

import re
from collections.abc import Sequence

from assistant.revision.edit import Edit, Field
from assistant.revision.part import Part
from assistant.revision.wishes import Unclear, Wish

_IS = r"(?:\s+(?:of|for))?\s*(?:\b(?:to|is|are|should be|will be)\b|[:=])\s*(?=\w)"
_NAMED: tuple[tuple[str, frozenset[Field], re.Pattern[str]], ...] = (
    ("owner", frozenset({"owner"}), re.compile(r"\bowners?\b|\bowned by\b", re.IGNORECASE)),
    ("source", frozenset({"measured_by"}), re.compile(rf"\bsource(?:{_IS}|\s+(?-i:[A-Z]))", re.IGNORECASE)),
    ("due day", frozenset({"due"}), re.compile(rf"\b(?:due (?:date|day)|deadline){_IS}", re.IGNORECASE)),
    ("baseline", frozenset({"baseline"}), re.compile(rf"\bbaseline{_IS}", re.IGNORECASE)),
    (
        "target",
        frozenset({"target", "change", "relative_change"}),
        re.compile(rf"\btarget{_IS}", re.IGNORECASE),
    ),
)
_REASON = re.compile(r"\b(?:because|since|as|which|so|until|after|before)\b.*", re.IGNORECASE | re.DOTALL)
_QUOTED = re.compile(r"[\"\u201c\u00ab][^\"\u201d\u00bb]*[\"\u201d\u00bb]")


def unset(part: Part, found: Sequence[Wish]) -> Unclear | None:
    """Ask for what a part says of a field that no edit of it sets; null where there is none."""
    edits = [wish for wish in found if isinstance(wish, Edit)]
    fields = {edit.field for edit in edits}
    if not edits or any(edit.act != "set" for edit in edits) or fields & {"text", "metric"}:
        return None
    said = _QUOTED.sub(" ", _REASON.sub("", part.without_names))
    for edit in edits:
        if isinstance(edit.value, str):
            said = said.replace(edit.value, " ")
    left = [name for name, sets, pattern in _NAMED if not fields & sets and pattern.search(said) is not None]
    if not left:
        return None
    lost = " and no ".join(left)
    return part.unclear(
        f"I read no {lost} in that; say each by itself, as in \u201cKR 1: target 80 %, owner Dana\u201d."
    )
