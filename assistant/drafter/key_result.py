"""A key result out of a fact: its fields, each as the notes say it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from fractions import Fraction

from assistant.drafter.amount import number
from assistant.drafter.clause_name import fact_name
from assistant.drafter.metric_name import is_many, is_plural, without_numbers
from assistant.drafter.physical_unit import in_unit, physical_units
from assistant.drafter.sentence import sentence
from assistant.evidence.facts import Fact
from assistant.evidence.numbers import Number, numbers_in, same
from assistant.language.quantity import Comparator
from assistant.language.units import convert
from assistant.language.words import direction_of, polarity, words
from assistant.okr import Direction, KeyResult, Quote, Source

_TURNED: dict[str, Comparator] = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_PARTS, _UNEVEN, _NEAR = 12, frozenset({3, 6, 7, 9, 11, 12}), Fraction(6, 10000)
_APART = re.compile(r"[:;]\s|\n")
_PERIODIC = re.compile(r"\b(?:daily|weekly|monthly|per|day|week|month)\b", re.IGNORECASE)
_FOR = (
    r"(?:(?: (?:a|an|per|each|every) | ?/ ?)(?P<period>day|week|month)(?!\w)"
    r"|(?: (?:per|in|for)(?: every)? | ?/ ?)(?P<whole>1(?:[., ]?0{3}|0{1,5}){1,3}(?: ?(?:k|m|thousand|million))?)"
    r"(?![\w%])(?: (?P<things>[a-z][a-z-]+))?)"
)
_BARE = ("count", "score")  # written as bare numbers


def wordings(fact: Fact, due: date, cited: tuple[Quote, ...] = ()) -> tuple[KeyResult, ...]:
    """Give the key results a fact can be worded as, best first; none where its metric has no name, or two units."""
    name, physical = fact_name(fact), physical_units(fact, cited)
    if not name or len(physical) > 1:
        return ()
    if physical:
        bare = replace(fact, unit=None, baseline_unit=None)
        shorter = (name.partition(" (")[0], without_numbers(name))
        in_units = dict.fromkeys(in_unit(each, physical[0]) for each in (name, *shorter) if each)
        return tuple(_worded(bare, each, due, cited) for each in in_units)
    counted = measured(name, "count") if fact.unit is None else ""  # "pilots" alone reads as work to be done
    names = dict.fromkeys((name, name.partition(" (")[0], without_numbers(name), counted))
    return tuple(_worded(fact, _per(each, fact, cited), due, cited) for each in names if each)


def _per(name: str, fact: Fact, cited: tuple[Quote, ...]) -> str:
    """Add what a count is for, where a quote says it right behind a value: from 9 to 5 a week, 27 per 100,000."""
    if fact.unit not in ("count", None) or fact.target is None or _PERIODIC.search(name):
        return name
    for value in (fact.target, fact.baseline):
        said = (whole for quote in cited for whole in _wholes(value, quote.text))
        whole = next(said, None)
        if whole is not None and (whole[0].isdigit() or is_many(name.split()[-1])):
            return f"{name} per {whole}"
    return name


def _wholes(value: float | None, text: str) -> Iterator[str]:
    """Give the periods, and the round numbers of things, that stand right behind a value."""
    if value is None:
        return
    written = "|".join(dict.fromkeys((re.escape(number(value)), re.escape(f"{value:.15g}"))))
    for found in re.finditer(rf"(?<![\w.,])(?:{written}){_FOR}", text, re.IGNORECASE):
        if found["period"]:
            yield found["period"].lower()
        else:
            things = found["things"] or ""
            yield f"{found['whole']} {things}" if is_many(things.lower()) else found["whole"]


def measured(name: str, unit: str | None) -> str:
    """Name what is measured of several things: their share in per cent, their number as a count."""
    whole = {"%": "share", "count": "number"}.get(unit or "")
    if whole is None or not is_plural(name) or name.lower().startswith(("number ", "share ", "percentage ")):
        return name
    return f"{whole} of {name}"


def written_unit(unit: str | None, *values: float | None) -> str | None:
    """Give the unit that a sentence with these values shows; null where it shows none."""
    return None if unit in _BARE or all(value is None for value in values) else unit


def direction(fact: Fact) -> Direction | None:
    """Say which way a fact should go: by its numbers, by what it says, by which way its metric is better."""
    start, end = start_in_unit(fact), fact.target
    if fact.direction == "maintain" or is_limit(fact) or _is_held(fact):
        return "maintain"
    if start is not None and end is not None and start != end:
        return "increase" if end > start else "decrease"
    for move in (fact.relative_change, fact.change):
        if move:
            return fact.direction or ("increase" if move > 0 else "decrease")
    if start is not None and start == end:
        return "maintain"
    if fact.direction is not None:
        return fact.direction
    if fact.comparator in ("<", "<="):
        return "decrease"
    if fact.comparator in (">", ">="):
        return "increase"
    better = polarity(fact.metric)
    return None if better is None else "increase" if better == "up" else "decrease"


def _is_held(fact: Fact) -> bool:
    """Say whether a bound without a value of today is to be kept: "stays at or below $310", not "Keep going: 12"."""
    if fact.baseline is not None or fact.target is None or fact.comparator is None:
        return False
    parts = (part for quote in fact.quotes for part in _APART.split(quote.text))
    return any(
        any(same(Number(fact.target, fact.unit), held) for held in numbers_in(part))
        and any(direction_of(word.text) == "maintain" for word in words(part))
        for part in parts
    )


def is_limit(fact: Fact) -> bool:
    """Say whether a target is a limit that today's value keeps already: 4.6 today, at least 4.5."""
    start = start_in_unit(fact)
    if start is None or fact.target is None or not _opposes(fact, start):
        return False
    if fact.comparator in ("<", "<="):
        return True  # "no more than" says what it means; only "or better" is read as "or more" of a falling metric
    better = polarity(fact.metric)
    return better is None or (better == "up") != (fact.target > start)


def _opposes(fact: Fact, start: float) -> bool:
    """Say whether the comparator points back at today's value."""
    below, above = fact.comparator in ("<", "<="), fact.comparator in (">", ">=")
    return fact.target is not None and ((below and fact.target > start) or (above and fact.target < start))


def start_in_unit(fact: Fact) -> float | None:
    """Give the baseline in the unit of the target; null where there is none or the two do not convert."""
    if fact.baseline is None or fact.baseline_unit in (None, fact.unit):
        return fact.baseline
    if fact.unit is None:
        return None
    return convert(fact.baseline, fact.baseline_unit or fact.unit, fact.unit)


def end_value(fact: Fact) -> float | None:
    """Give the target, worked out from a stated change where the fact has only that; never below nothing."""
    start = start_in_unit(fact)
    if fact.target is not None or start is None:
        return fact.target
    if fact.relative_change is not None:
        end = _exact(start, fact.unit) * (1 + _exact(_signed(fact.relative_change, fact), None))
    elif fact.change is not None and not _is_share_of_share(fact):
        end = Fraction(str(start)) + Fraction(str(_signed(fact.change, fact)))
    else:
        return None
    return None if end < 0 <= start else _rounded(end)


def _signed(move: float, fact: Fact) -> float:
    return -abs(move) if fact.direction == "decrease" else move


def _exact(value: float, unit: str | None) -> Fraction:
    """Give the fraction a rounded decimal stands for: 33.33% is a third, 0.667 two thirds."""
    given = Fraction(str(value)) / (100 if unit == "%" else 1)
    near = given.limit_denominator(_PARTS)
    close = abs(near - given) < _NEAR and near.denominator in _UNEVEN
    return (near if close else given) * (100 if unit == "%" else 1)


def _comparator(fact: Fact) -> Comparator | None:
    """Give the comparator, turned round where "or better" of a falling metric was read as "or more"."""
    start = start_in_unit(fact)
    if start is None or is_limit(fact) or not _opposes(fact, start):
        return fact.comparator
    return _TURNED.get(fact.comparator or "")


def _is_share_of_share(fact: Fact) -> bool:
    """Say whether a change is in a unit that does not add to the baseline's."""
    return fact.unit in ("pp", "bps") and fact.baseline_unit not in ("%", "pp", "bps")


def _rounded(value: Fraction) -> float:
    return float(round(value, 2))


def _worded(fact: Fact, name: str, due: date, cited: tuple[Quote, ...]) -> KeyResult:
    way = direction(fact)
    end = end_value(fact)
    derived = fact.target is None and end is not None
    unit, baseline_unit = fact.unit, fact.baseline_unit
    if derived and unit in ("pp", "bps") and baseline_unit == "%":
        unit, baseline_unit = "%", None
    name = measured(name, unit)
    if end is None and fact.baseline is None and fact.change is not None and unit == "%":
        unit = "pp"
    unit = written_unit(unit, fact.baseline, end, fact.change)
    if baseline_unit == unit:
        baseline_unit = None
    made = KeyResult(
        text="",
        metric=name,
        baseline=fact.baseline,
        baseline_unit=baseline_unit if fact.baseline is not None else None,
        target=end,
        comparator=_comparator(fact) if end is not None else None,
        unit=unit,
        relative_change=fact.relative_change,
        change=fact.change,
        direction=way,
        due=due,
        source=Source(
            baseline="unknown" if fact.baseline is None else "stated",
            target="derived" if derived else "stated",
        ),
        owner=fact.owner,
        citations=cited,
    )
    return replace(made, text=sentence(made))
