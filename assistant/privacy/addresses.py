"""Network addresses, told from versions and from times of day."""

import re

_NUMBERED = re.compile(
    r"(?:\bv|\b(?:versions?|release|build|firmware|section|chapter|clause|table|figure|step|page|no\.?|§))[ :.]{0,2}"
    r"(?:\d[\d.]{2,15} (?:to|and|or|until) )?$",
    re.IGNORECASE,
)
_BEFORE = 36


def is_network_address(text: str, start: int, end: int) -> bool:
    """Say whether text[start:end] is the address of somebody's machine; those of no machine (0.0.0.0, ::1) are not."""
    from ipaddress import ip_address

    written = text[start:end]
    if _NUMBERED.search(text, max(0, start - _BEFORE), start):
        return False
    try:
        address = ip_address(written)
    except ValueError:
        return False
    return not (address.is_loopback or address.is_unspecified)
