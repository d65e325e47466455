"""Orders to a language model that stand in a text. Whoever wrote them, they say nothing of what a team wants."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from assistant.language.codes import codes
from assistant.language.sentences import sentences
from assistant.lists import entries

_HEAD = (
    r"(?:^\W*|[.!?:;,\u2013\u2014*<>(\[\"'\u201c\u201e\u00ab-]\s*|\b(?:please|now|but|then|just|simply|kindly|you must"
    r"|you should|you will|bitte|jetzt)\s+(?:do\s+)?)"
)
_IN_LINE = re.compile(r"[^\r\n]")
_DIGIT = re.compile(r"\d")
# One turn of each, as an attack forges them; a real talk with a machine goes on.
_FORGED = re.compile(
    r"^[ \t]*(?:assistant|ai|chatbot)[ \t]*:[^\r\n]*\r?\n[ \t]*(?:user|human)[ \t]*:[^\r\n]*",
    re.IGNORECASE | re.MULTILINE,
)
# An errand that leads out of the house: to an address, a host or an account. It is for no OKR, whoever gives it.
_ERRAND = re.compile(
    r"^\W*(?:(?:to ?do|important|urgent|action|task)\W+)*(?:please |kindly |do |now )*"
    r"(?:send|e-?mail|mail|forward|transfer|wire|pay|post|share|upload|submit|concatenate|visit|click|go to|download"
    r"|invite)\b(?:[^\r\n]{0,300}?\b(?:to|at|on|via|from|with|into|link|website|page|account|visit|click))?\W+$",
    re.IGNORECASE,
)
_MEASURED = re.compile(
    r"\d ?(?:%|per ?cent\b)|\bfrom \d[\d.,]*\b[^.]{0,20}\bto \d|\b(?:share|number|rate) of\b|\b(?:target|goal|today)\b",
    re.IGNORECASE,
)
_FAR = 400  # characters between a sentence's beginning and where its errand leads
_LINE_END = re.compile(r"(?<=\S)[ \t]*(?:[\r\n]|\Z)")


class _Form(NamedTuple):
    is_weak: bool
    pieces: frozenset[str]
    pattern: re.Pattern[str]


@cache
def _forms() -> tuple[_Form, ...]:
    rows = [row.split("\t") for row in entries(resources.files(__package__) / "lexicons" / "orders.txt")]
    return tuple(
        _Form(
            strength == "weak", frozenset(pieces.split(" | ")), re.compile(said.replace("HEAD", _HEAD), re.IGNORECASE)
        )
        for strength, pieces, said in rows
    )


@lru_cache(maxsize=32)
def orders(text: str) -> tuple[tuple[int, int], ...]:
    """Find the sentences that order a model about, each with what its colon announces: [start, end), in order."""
    folded = text.lower()
    held = [form for form in _forms() if any(piece in folded for piece in form.pieces)]
    turns = list(_FORGED.finditer(text)) if "user" in folded or "human" in folded else []
    forged = turns[0].span() if len(turns) == 1 else (0, 0)
    return tuple(_found(text, held, forged)) if held or any(forged) or any(codes(text)) else ()


def _found(text: str, forms: list[_Form], forged: tuple[int, int]) -> Iterator[tuple[int, int]]:
    announced = 0
    for start, end in sentences(text):
        order = _order(text[start:end], forms)
        if order is not None and not order.is_weak and ":" in text[start:end]:
            announced = max(announced, _line_end(text, end + 1 if text[end - 1] == ":" else start))
        if (
            order is not None
            or start < announced
            or _leads_out(text[start:end])
            or (start < forged[1] and forged[0] < end)
        ):
            yield start, end


def _leads_out(said: str) -> bool:
    if _MEASURED.search(said) is not None:
        return False  # a goal may be reached by way of a host: "pay 95% of invoices via it by June"
    return any(start < _FAR and _ERRAND.match(said[:start]) is not None for start, _ in codes(said))


def _order(said: str, forms: list[_Form]) -> _Form | None:
    has_number = _DIGIT.search(said) is not None
    fit = (form for form in forms if not (form.is_weak and has_number) and form.pattern.search(said) is not None)
    return min(fit, key=lambda form: form.is_weak, default=None)


def _line_end(text: str, place: int) -> int:
    end = _LINE_END.search(text, place)
    return len(text) if end is None else end.start()


def is_in_order(text: str, start: int, end: int) -> bool:
    """Say whether text[start:end] is part of an order, or has one in it."""
    return any(begin < end and start < stop for begin, stop in orders(text))


def without_orders(text: str) -> str:
    """Blank out orders to a model; all places stay."""
    found = orders(text)
    if not found:
        return text
    kept: list[str] = []
    done = 0
    for start, end in found:
        kept += [text[done:start], _IN_LINE.sub(" ", text[start:end])]
        done = end
    return "".join([*kept, text[done:]])
