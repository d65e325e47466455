"""Every number that a text can be said to hold, read in the most generous way: what is none of these is not there."""

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.evidence.numbers import Number, numbers_in
from assistant.language.quantities import quantities

_FIGURE = re.compile(r"(?<![\w.,:/#@-])\d{1,12}(?:[.,]\d{1,6}){0,4}(?![\w:/-]|[.,]\d)")
_MARK = re.compile(r"[.,]")
_PART = re.compile(r"\b(?:an?|one)[ -](half|third|quarter|fifth|sixth|eighth|tenth)\b", re.IGNORECASE)
_PARTS = {"half": 50.0, "third": 33.33, "quarter": 25.0, "fifth": 20.0, "sixth": 16.67, "eighth": 12.5, "tenth": 10.0}
_NEAR = 24  # characters between two figures of one share: 5 van de 11
_SCALES = (1e3, 1e6)  # a table's heading, or the first of two numbers, may give the thousands: 61 -> 72 k
_FEWEST = 10  # figure that such a scale may be left out of
_LEAST = 1e3
_UNSAID = (0.0, 1.0)  # none, nobody, a day, one


def held_in(text: str) -> Iterator[Number]:
    """Give every number of a text, in whatever way it is written."""
    yield from numbers_in(text)
    for quantity in quantities(text):
        if quantity.out_of is not None:
            yield Number(quantity.out_of, None)
            if quantity.unit == "%":
                yield Number(round(quantity.value * quantity.out_of / 100, 2), None)
    for match in _PART.finditer(text):
        yield Number(_PARTS[match[1].lower()], "%")
    figures = [(match.start(), match.end(), tuple(_read(match[0]))) for match in _FIGURE.finditer(text)]
    for _, _, values in figures:
        yield from (Number(value, None) for value in values)
        yield from (Number(value * scale, None) for value in values if value >= _FEWEST for scale in _SCALES)
    for (_, end, parts), (start, _, wholes) in pairwise(figures):
        if start - end <= _NEAR:
            shares = (100 * part / whole for part in parts for whole in wholes if part < whole)
            yield from (Number(round(share, 2), "%") for share in shares)


def is_unsaid(number: Number) -> bool:
    """Say whether a number is one that texts say in too many words to find it: none, a day, all of them."""
    return number.value in _UNSAID or (number.value == 100 and number.unit == "%")


def _read(figure: str) -> Iterator[float]:
    """Read a figure in both ways of writing decimals."""
    whole, *groups = _MARK.split(figure)
    if groups and all(len(group) == 3 for group in groups):
        yield float(whole + "".join(groups))
    if len(groups) <= 1:
        yield float(".".join((whole, *groups)))
    elif all(len(group) == 3 for group in groups[:-1]):
        yield float(f"{whole}{''.join(groups[:-1])}.{groups[-1]}")
