"""Whether a note writes a fact's values so that nobody can read them otherwise: in figures, or in words with a unit."""

import re
from collections.abc import Iterator, Sequence

from assistant.drafter.citing import is_value
from assistant.drafter.key_result import end_value, start_in_unit
from assistant.evidence.facts import Fact
from assistant.evidence.held import proof
from assistant.evidence.numbers import Number, sides
from assistant.language.changes import changes
from assistant.language.pairs import pairs
from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.okr import Quote

_NONE = re.compile(r"\b(?:none|nil|zero|nought|no (?:more|such|single))\b", re.IGNORECASE)
_OF_IT = re.compile(
    r"\s*(?:of|as (?:many|much|long|high) as) (?:that|it|this|what|(?:the|our) current|today['\u2019]s)\b",
    re.IGNORECASE,
)
_SMALL = 12  # up to here a number in words may be no number at all: "one of us", "a week or two"
_EXACT = 2e-4  # of a value; more is another number
_NEAR = 120  # characters between a value and the change that starts from it
_DIGIT = re.compile(r"\d")


def is_written(fact: Fact, quotes: Sequence[Quote], text: str) -> bool:
    """Say whether quotes write every value of a fact plainly, and a change in one breath with what it starts from."""
    said = [found for quote in quotes for found in _said(quote.text)]
    whole = [one for quote in quotes for one in _paired(quote.text)]
    values = ((fact.baseline, fact.baseline_unit or fact.unit), (fact.target, fact.unit))
    for value, unit in values:
        if value is None:
            continue
        if not any(_is_plain(one, shown, value, unit) for one, shown in (*said, *whole)) and not (
            value == 0 and any(_NONE.search(quote.text) for quote in quotes)
        ):
            return False
    return fact.target is not None or _starts(fact, quotes, text)


def _said(text: str) -> Iterator[tuple[Quantity, str]]:
    """Give the values with their words, of a range both ends; "half of that" is a change and no value of its own."""
    for one in quantities(text):
        if _OF_IT.match(text, one.end) is None:
            shown = text[one.start : one.end]
            yield one, shown
            if one.upto is not None:
                yield one._replace(value=one.upto), shown


def _paired(text: str) -> Iterator[tuple[Quantity, str]]:
    """Give the values of each pair with all of the pair's words: each half tells how the other is meant."""
    plain = (pair for pair in pairs(text) if _OF_IT.match(text, pair.end) is None)
    return ((one, text[pair.start : pair.end] + " 0") for pair in plain for one in (pair.baseline, pair.target))


def _is_plain(one: Quantity, shown: str, value: float, unit: str | None) -> bool:
    """Say whether a quantity is a value, not a word of speech: in figures, with a unit or bound, broken or large."""
    if not is_value(one, value, unit):
        return False
    told = one.unit is not None or one.comparator is not None or value != int(value) or abs(value) > _SMALL
    return told or _DIGIT.search(shown) is not None


def _starts(fact: Fact, quotes: Sequence[Quote], text: str) -> bool:
    """Say whether a change that leads from a baseline is said in the quote of the baseline or right after it."""
    moves = [number for side, number in sides(fact) if side in ("relative", "change")]
    if fact.baseline is None or not moves:
        return True
    start = Number(fact.baseline, fact.baseline_unit or fact.unit)
    end = end_value(fact)
    if end is not None and fact.relative_change is not None and _is_rounded(fact, end):
        return False
    if end is not None and proof(Number(end, fact.unit), "target", quotes, text) is not None:
        return True
    begins = [quote for quote in quotes if proof(start, "baseline", (quote,), text) is not None]
    moved = [quote for quote in quotes if changes(quote.text)]
    return any(0 <= after.start - first.start <= len(first.text) + _NEAR for first in begins for after in moved)


def _is_rounded(fact: Fact, end: float) -> bool:
    """Say whether a value worked out of a change is so small that its two decimals are not what the note says."""
    start, move = start_in_unit(fact), abs(fact.relative_change or 0)
    exact = 0.0 if start is None else min((start * (1 - move), start * (1 + move)), key=lambda each: abs(each - end))
    return start is not None and abs(end - exact) > _EXACT * abs(exact)
