"""Finds personal data in a text: `find(text)`. Pure and total; it knows forms and checksums, never names of people."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.privacy.accounts import is_card, is_iban
from assistant.privacy.addresses import is_network_address
from assistant.privacy.phones import is_phone

Kind = Literal["e-mail address", "card number", "IBAN", "phone number", "IP address"]


@dataclass(frozen=True, slots=True)
class PersonalData:
    """What was found and where: `text[start:end]`, offsets in Unicode code points."""

    kind: Kind
    start: int
    end: int


_DIGITS = "0123456789"
_FEW_DIGITS = 4  # 1.1.1.1; fe80::1 has fewer and is nobody's
_MANY_DIGITS = 7  # the shortest phone number
_ROW = re.compile(r"\d(?:[ .()/+\u00a0-]{0,3}\d){6}")
_ADDRESS = re.compile(r"[0-9A-Fa-f]::?[0-9A-Fa-f]|\d\.\d{1,3}\.\d{1,3}\.\d")
_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]{1,64}@(?:[^\W_][\w-]{0,62}\.){1,8}[^\W\d_]{2,24}(?![\w-])")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?!\w)")
_CARD = re.compile(r"(?<![\w.,/=-])\d(?:[ -]?\d){11,18}(?![\w-]|[.,]\d)")
_IPV4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w-]|\.\d)")
_IPV6 = re.compile(r"(?<![\w:.])[0-9A-Fa-f:]{2,39}:[0-9A-Fa-f:]{1,39}(?![\w:])")
_PHONE = re.compile(r"(?<![\w.,$€£₹+-])(?:\+ ?|\()?\d(?:[ ./()\u00a0-]{0,3}\d){5,16}(?![\w%-]|[.,]\d)")


def find(text: str) -> tuple[PersonalData, ...]:
    """Find all personal data in a text, in order; where two kinds overlap the surer one is taken."""
    if not _may_hold_any(text):
        return ()
    found: list[PersonalData] = []
    taken = bytearray(len(text))
    for one in _candidates(text):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            found.append(one)
    return tuple(sorted(found, key=lambda one: one.start))


def _may_hold_any(text: str) -> bool:
    """Say whether a text is worth the search: most are not, and counting letters is quick."""
    if "@" in text:
        return True
    digits = sum(map(text.count, _DIGITS)) if text.isascii() else len(text)
    if digits >= _MANY_DIGITS and _ROW.search(text) is not None:
        return True
    return digits >= _FEW_DIGITS and (":" in text or text.count(".") > 2) and _ADDRESS.search(text) is not None


def _candidates(text: str) -> Iterator[PersonalData]:
    """Give what holds, the surest kind first."""
    if "@" in text:
        yield from (PersonalData("e-mail address", *match.span()) for match in _EMAIL.finditer(text))
    for match in _IBAN.finditer(text):
        if is_iban(match[0]):
            yield PersonalData("IBAN", *match.span())
    for pattern in (_IPV4, _IPV6):
        for match in pattern.finditer(text):
            if is_network_address(text, match.start(), match.end()):
                yield PersonalData("IP address", *match.span())
    for match in _CARD.finditer(text):
        if is_card(match[0]):
            yield PersonalData("card number", *match.span())
    for match in _PHONE.finditer(text):
        if is_phone(text, match.start(), match.end()):
            yield PersonalData("phone number", *match.span())
