"""The physical unit of a fact's values, which no unit of a key result holds: energy in kWh, weight in kg."""

import re
from collections.abc import Iterable
from functools import cache

from assistant.drafter.lexicon import lines
from assistant.evidence.facts import Fact
from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.okr import Quote

_EACH = r"(?P<each> ?/ ?(?:\d+ ?)?[^\W\d_]+[²³]?| per [^\W\d_]+| (?:an?|each|every) (?P<period>day|week|month|year))?"


def physical_units(fact: Fact, cited: Iterable[Quote]) -> tuple[str, ...]:
    """Give each unit that stands behind a value of the fact, with what it is counted for: "kWh per order", "km/h"."""
    if fact.unit not in ("count", None):
        return ()
    values = [value for value in (fact.baseline, fact.target, fact.change) if value is not None]
    quotes = [quote.text for quote in cited]
    found = {unit.casefold(): unit for value in values if (unit := _first(value, quotes))}
    return tuple(unit for low, unit in found.items() if not any(_is_more_of(low, other) for other in found))


def _is_more_of(unit: str, other: str) -> bool:
    """Say whether another is the same unit said in full: kWh and "kWh per order", litre and litres."""
    return other != unit and other.startswith((f"{unit} per ", f"{unit}/", f"{unit}s"))


def in_unit(name: str, unit: str) -> str:
    """Name what is measured with its unit; a unit or a "per" that the name has already is not said again."""
    if _named().search(name):
        return name
    if " per " in name:
        unit = unit.partition(" per ")[0]
    return f"{name} in {unit}"


def _first(value: float, quotes: Iterable[str]) -> str:
    """Give the unit behind the first place where a value is said; empty where none stands there."""
    for text in quotes:
        for quantity in quantities(text):
            if abs(quantity.value) == abs(value):
                return _behind(quantity, text)
    return ""


def _behind(quantity: Quantity, text: str) -> str:
    for end in (quantity.bare[1], quantity.end):
        found = _written().match(text, end)
        if found is not None:
            each = f" per {found['period']}" if found["period"] else found["each"] or ""
            return f"{found['unit']}{each}"
    return ""


@cache
def _written() -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0]?(?P<unit>{_any()})(?![^\W_]){_EACH}(?![^\W_])")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{_any()})(?![^\W_])")


def _any() -> str:
    units = sorted(lines("physical_units.txt"), key=len, reverse=True)
    letters, longer = (
        "|".join(re.escape(unit) for unit in units if (len(unit) == 1) is short) for short in (True, False)
    )
    return f"(?i:{longer})|{letters}"
