"""The sentence of a model's key result: its own where it says the numbers that are proved and no others, else ours."""

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.drafter.amount import day
from assistant.drafter.metric_name import without_numbers
from assistant.drafter.model_court import Court
from assistant.drafter.sentence import sentence
from assistant.evidence.facts import Fact
from assistant.evidence.numbers import Number, is_near, numbers_in, same, sides
from assistant.language.changes import changes
from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.language.reading import Reading, read
from assistant.okr import KeyResult

PROPOSED = re.compile(r"\bpropos", re.IGNORECASE)
_SCALE = re.compile(r"out of\s*$", re.IGNORECASE)
_THING = re.compile(r"\s+[^\W\d_]{4,}")  # a word that a number counts, too long for one that leads to a date


def fitting(text: str, made: KeyResult, fact: Fact, court: Court) -> str:
    """Keep a sentence that says the fields; add a day that it lacks; else write one."""
    said = text.rstrip(" .;,")
    is_proposed = made.source is not None and made.source.target == "proposed"
    if made.due is not None and said and not read(said, court.cycle, court.fiscal_start).deadlines:
        said = f"{said} by {day(made.due)}"
    if _fits(said, made, fact, court) and (not is_proposed or PROPOSED.search(said)):
        return said
    shorter = without_numbers(made.metric or "")
    for metric in dict.fromkeys((made.metric, shorter)):
        written = sentence(replace(made, metric=metric))
        if _fits(written, made, fact, court):
            break
    return f"{written} (target proposed)" if is_proposed else written


def _fits(text: str, made: KeyResult, fact: Fact, court: Court) -> bool:
    """Say whether a sentence says the fields: their numbers and no others, the day, the way."""
    if not text:
        return False
    reading = read(text, court.cycle, court.fiscal_start)
    said = tuple(numbers_in(text))
    aims = tuple(number for side, number in sides(made) if side != "baseline")
    return (
        not any(_strange(text, made, fact))
        and (not aims or any(same(number, aim) for number in said for aim in aims))
        and _starts_alike(text, reading, made)
        and (reading.target is None or made.target is None or _is_aim(reading, made))
        and (made.due is None or reading.due in (made.due, None))
        and (None in (reading.direction, made.direction) or reading.direction == made.direction)
    )


def _strange(text: str, made: KeyResult, fact: Fact) -> Iterator[Number]:
    """Give the numbers of a sentence that are neither the key result's, nor part of what it names, nor its own sum."""
    known = (*(number for _, number in sides(made)), *numbers_in(fact.metric))
    for each in quantities(text):
        for value in (each.value, each.upto):
            number = None if value is None else Number(value, each.unit)
            if number is not None and not any(same(number, one) for one in known) and not _describes(text, each, made):
                yield number
    for change in changes(text):
        relative = None if change.relative is None else Number(abs(change.relative) * 100, "%")
        if relative is not None and not any(same(relative, one) for one in known) and not _leads(relative, made):
            yield relative


def _describes(text: str, number: Quantity, made: KeyResult) -> bool:
    """Say whether a number names a scale, counts what a cited quote counts, or is a range that nobody narrowed."""
    start, end = number.bare
    if _SCALE.search(text, 0, start):
        return True
    thing = _THING.match(text, end)
    words = text[start : thing.end()] if thing is not None else ""
    if number.upto is not None and made.baseline is None:
        words = text[start : number.end]
    return bool(words) and any(words.lower() in quote.text.lower() for quote in made.citations)


def _leads(change: Number, made: KeyResult) -> bool:
    """Say whether a change leads from the key result's start to its end."""
    start, end = made.baseline, made.target
    if start is None or end is None or made.baseline_unit is not None:
        return False
    return any(is_near(start * (1 + sign * change.value / 100), end) for sign in (1, -1))


def _starts_alike(text: str, reading: Reading, made: KeyResult) -> bool:
    """Say whether a sentence starts where the fields do; a level that is kept need not be said twice."""
    if reading.baseline == made.baseline:
        return True
    if made.direction == "maintain":
        return reading.baseline is None and made.baseline == made.target
    ranged = (each.value for each in quantities(text) if each.upto is not None)
    return made.baseline is None and any(value == reading.baseline for value in ranged)


def _is_aim(reading: Reading, made: KeyResult) -> bool:
    return same(Number(reading.target or 0.0, reading.unit), Number(made.target or 0.0, made.unit))
