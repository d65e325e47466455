"""What a quote proves of a number: that it says it, on that side, in a unit that agrees."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.evidence.numbers import Number, Side, numbers_in, same
from assistant.language.changes import changes
from assistant.language.fractions import fractions
from assistant.language.letters import lowered
from assistant.language.pairs import pairs
from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.okr import Quote

_NONE = re.compile(r"\b(?:none|nil|zero)\b", re.IGNORECASE)
_ALL = re.compile(r"\ball (?:of (?:them|it|those|these)|\d+)\b", re.IGNORECASE)
_COUNTED = (None, "count")
_ROUNDED = 0.5  # points by which a third may be rounded


def proof(number: Number, side: Side, quotes: Sequence[Quote], text: str) -> Number | None:
    """Give a number as one of its quotes writes it; null where none does. `text` is that of the quotes' document."""
    for quote in quotes:
        for held in _of(side, quote, text):
            if same(number, held) or (side == "relative" and abs(number.value - held.value) <= _ROUNDED):
                return held
    return None


def _of(side: Side, quote: Quote, text: str) -> tuple[Number, ...]:
    if side == "relative":
        return _relative(quote.text)
    return (*_levels(quote.text, quote.start, text), *(_moves(quote.text) if side == "change" else ()))


@lru_cache(maxsize=512)
def _levels(said: str, start: int, text: str) -> tuple[Number, ...]:
    """Give every value a quote says, read by itself and as a part of the whole text."""
    own = quantities(said)
    around = [each for each in quantities(text) if start <= each.start and each.end <= start + len(said)]
    both = [each for pair in pairs(said) for each in (pair.baseline, pair.target)]
    found = [number for each in (*own, *around, *both) for number in _values(each)]
    found += [Number(each.value * 100, "%") for each in fractions(lowered(said))]
    found += [number for number in numbers_in(said) if number not in found]
    if _NONE.search(said):
        found.append(Number(0.0, None))
    if _ALL.search(said):
        found.append(Number(100.0, "%"))
    return (*found, *_shares(own))


def _values(quantity: Quantity) -> Iterator[Number]:
    yield Number(quantity.value, quantity.unit)
    if quantity.upto is not None:
        yield Number(quantity.upto, quantity.unit)
    if quantity.out_of is not None and quantity.unit == "%":
        yield Number(round(quantity.value * quantity.out_of / 100, 2), "count")


def _shares(found: Sequence[Quantity]) -> Iterator[Number]:
    """Read two counts of one quote as a part and its whole: "on 18 persons seen, 7 could"."""
    counts = [each.value for each in found if each.unit in _COUNTED and each.value == int(each.value)]
    for part in counts:
        yield from (Number(round(100 * part / whole, 2), "%") for whole in counts if whole > 1 and 0 <= part < whole)


def _relative(said: str) -> tuple[Number, ...]:
    """Give every relative change a quote says; "a third of it" may mean what goes or what is left."""
    stated = [abs(each.relative) * 100 for each in changes(said) if each.relative is not None]
    parts = [each.value * 100 for each in fractions(lowered(said))]
    return tuple(Number(value, "%") for value in (*stated, *parts, *(100 - part for part in parts)))


def _moves(said: str) -> tuple[Number, ...]:
    return tuple(Number(abs(each.absolute), each.unit) for each in changes(said) if each.absolute is not None)
