"""Reads wishes for a harder or an easier target, which want a number that only a person can give."""

import re

from assistant.language.quantities import quantities
from assistant.revision.part import Part
from assistant.revision.wishes import Unclear, Wish

_STRETCH = re.compile(r"\W*(?:(stretch)|(tone|dial)\b.*\bdown|dial\b.*\b(up))\W*", re.IGNORECASE)
_CAN = re.compile(r"\W*(?:can|could)\b", re.IGNORECASE)


def wants_number(part: Part) -> tuple[Wish, ...] | None:
    """Read "make KR 2 more ambitious"."""
    if part.asks and not _CAN.match(part.text):
        return None
    harder, easier = part.has("more_ambitious"), part.has("less_ambitious")
    stretched = _STRETCH.fullmatch(part.without_names)
    if stretched is not None and (part.named.spans or part.spoken_of):
        harder, easier = (None, stretched) if stretched[2] else (stretched, None)
    if harder is None and easier is None:
        return None
    if quantities(part.without_names):
        return None
    if not part.named.places:
        return (part.which(),)
    why = "harder" if easier is None else "easier"
    return tuple(Unclear(part.text, why, place) for place in part.named.places if place.key_result is not None)
