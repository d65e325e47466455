"""Quantities: the numbers of a text that can be a metric's value."""

from functools import lru_cache

from assistant.language.candidates import candidates
from assistant.language.comparators import compared
from assistant.language.compounds import two_part, unclipped
from assistant.language.counting import is_counted, is_pronoun
from assistant.language.durations import merged
from assistant.language.letters import lowered
from assistant.language.numerals import Numeral
from assistant.language.patterns import pattern
from assistant.language.quantity import Quantity
from assistant.language.ranges import spread
from assistant.language.runs import word_before
from assistant.language.shares import share, share_of_before, share_of_hundred
from assistant.language.unit_words import measure

_PER = frozenset({"per", "je", "pro", "every"})
_NO_VALUE_AFTER = pattern(
    r"-(?:points?|pt)[ -](?:scale|plan|list|likert|check|system|agenda|font)|-degree|[ -]something(?![^\W_])"
)
# "From -€350k": a sign before the currency.
_OWING = pattern(r"[ (:=>→][-\u2212]$")
_NEAR = 32


@lru_cache(maxsize=64)
def quantities(text: str) -> tuple[Quantity, ...]:
    """Find the numbers that can be a metric's value, in order and not overlapping. Dates, names and ids are none."""
    lower = lowered(text)
    return tuple(_agreed(spread(lower, merged(lower, _singles(text, lower)))))


def _agreed(found: list[Quantity]) -> list[Quantity]:
    """Take "2 out of 5" for a share where the text has another share of five."""
    wholes = {each.out_of for each in found if each.out_of is not None and each.unit == "%"}
    if not wholes:
        return found
    return [
        each._replace(value=round(100 * each.value / each.out_of, 2), unit="%")
        if each.unit == "score" and each.out_of in wholes and each.value == int(each.value)
        else each
        for each in found
    ]


def _singles(text: str, lower: str) -> list[Quantity]:
    """Read each number by itself, with shares taken as one."""
    found: list[Quantity] = []
    numbers = candidates(text, lower)
    floor = 0
    for place, number in enumerate(numbers):
        floor = max(floor, found[-1].end if found else 0)
        if number.start < floor:
            continue
        following = numbers[place + 1] if place + 1 < len(numbers) else None
        part = _part(lower, number, following, floor)
        if part is not None:
            found.append(part)
            floor = part.bare[1]
            continue
        if number.worded and number.value == 1 and is_pronoun(lower, number.start, number.end):
            continue
        if number.clipped:
            meant = unclipped(text, lower, number, found)
            if meant is None:
                floor = number.end
                continue
            number = meant
        if word_before(lower, number.start) in _PER or _NO_VALUE_AFTER.match(lower, number.end):
            continue
        if following is not None and following.start == number.end + 1 and lower[number.end] == ":":
            whole = two_part(text, lower, number, following, floor)
            found += [whole] if whole is not None else []
            floor = following.end
            continue
        single = _single(text, lower, number, floor)
        if single is not None:
            found.append(single)
            floor = max(floor, single.bare[1])
    return found


def _part(lower: str, number: Numeral, following: Numeral | None, floor: int) -> Quantity | None:
    """Read a number as part of a whole, which the following number or a hundred is."""
    if following is not None and following.start - number.end < _NEAR:
        part = share(lower, number, following) or share_of_before(lower, number, following)
        if part is not None:
            span = (number.start, following.end)
            return compared(lower, part.value, part.unit, *span, span, floor)._replace(out_of=part.out_of)
    hundred = share_of_hundred(lower, number)
    if hundred is None:
        return None
    part, end = hundred
    span = (number.start, end)
    return compared(lower, part.value, part.unit, *span, span, floor)._replace(out_of=part.out_of)


def _single(text: str, lower: str, number: Numeral, floor: int) -> Quantity | None:
    """Read a number with its unit, null where it is part of a name."""
    said = measure(text, lower, number.start, number.end)
    if said is None or said.start < floor:
        return None
    if number.fraction:
        said = said._replace(unit="%", factor=100.0)
    unit = said.unit or ("count" if is_counted(lower, said.end) else None)
    value = number.value * said.factor
    value = round(value, 9) if abs(value) < 1e9 else value
    start = said.start
    if start < number.start and _OWING.search(lower, max(0, start - 3), start):
        value, start = -value, start - 1
    return compared(lower, value, unit, start, said.end, (number.start, number.end), floor)
