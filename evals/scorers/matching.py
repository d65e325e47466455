"""Whether a key result says what a label says: metric, baseline and target in their units, to within 0.02 %.

A unit that is not written, or that nobody knows, goes with all.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.language.units import comparable, convert, family
from assistant.okr import KeyResult

_EXACT, _ROUNDED = 2e-4, 0.011  # how far a number may be off as it is, and where it was worked out
_LONGEST = 10  # words; a sentence is no metric
DEAD = ("rejected", "superseded", "past", "other_team")


def stems(text: str) -> frozenset[str]:
    """Give the first five letters of the words that tell a metric."""
    words = re.findall(r"[a-z]+\d*|\d+[a-z]+", text.lower())
    return frozenset({word[:5] for word in words if len(word) > 1} - _common())


@cache
def _common() -> frozenset[str]:
    lines = (files("evals") / "scorers" / "common_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line[:5] for line in lines if line and not line.startswith("#"))


def alike(metric: str, fact: Mapping[str, Any]) -> bool:
    """Say whether a phrase names the fact's metric, or one of its aliases: half of the shorter one's words."""
    mine = stems(metric)
    if not mine or len(mine) > _LONGEST:
        return False
    names = (fact["metric"], *(fact.get("aliases") or ()))
    return any(len(mine & theirs) / min(len(mine), len(theirs)) >= 0.5 for name in names if (theirs := stems(name)))


def same(one: float | None, other: object, within: float = _EXACT) -> bool:
    """Say whether two numbers are the same, as far as rounding goes."""
    if one is None or not isinstance(other, (int, float)):
        return False
    return abs(one - other) <= within * abs(other) + 1e-9


def same_quantity(
    one: float | None, unit: str | None, other: object, other_unit: str | None, within: float = _EXACT
) -> bool:
    """Say whether two numbers in their units are the same; what was converted may be rounded."""
    if one is None or unit is None or other_unit is None or unit == other_unit:
        return same(one, other, within)
    converted = convert(one, unit, other_unit)
    if converted is not None:
        return same(converted, other, _ROUNDED)
    strange = family(unit) is None or family(other_unit) is None
    return (strange or comparable(unit, other_unit)) and same(one, other, within)


def baseline_agrees(fact: Mapping[str, Any], baseline: float | None, unit: str | None = None) -> bool:
    """Hold a baseline against the label's, in its own unit or the target's; an open one may be any candidate."""
    said, labelled = fact.get("baseline"), fact.get("unit")
    own = fact.get("baseline_unit") or labelled
    if said is None:
        candidates = fact.get("baseline_candidates") or ()
        return baseline is None or any(same_quantity(baseline, unit, one, own) for one in candidates)
    if same_quantity(baseline, unit, said, own):
        return True
    if unit is not None or own is None or labelled is None:
        return False
    return same(baseline, convert(said, own, labelled), _ROUNDED)


def target_agrees(
    fact: Mapping[str, Any], target: float | None, relative_change: float | None, unit: str | None = None
) -> bool:
    """Hold a target against the label's, its relative change, or the value worked out."""
    said, change, labelled = fact.get("target"), fact.get("relative_change"), fact.get("unit")
    if same_quantity(target, unit, said, labelled) or same(relative_change, change, _ROUNDED):
        return True
    if same_quantity(target, unit, fact.get("target_derived"), labelled, _ROUNDED):
        return True
    if said is not None or change is not None:
        return False
    if any(same_quantity(target, unit, one, labelled) for one in fact.get("target_candidates") or ()):
        return True
    return target is None and (relative_change is None or fact.get("delta") is not None)


def agrees(kr: KeyResult, fact: Mapping[str, Any]) -> bool:
    """Say whether a key result is the one a label asks for."""
    return (
        alike(kr.metric or kr.text, fact)
        and baseline_agrees(fact, kr.baseline, kr.baseline_unit or kr.unit)
        and target_agrees(fact, kr.target, kr.relative_change, kr.unit)
    )


def numbers_of(fact: Mapping[str, Any]) -> Iterator[float]:
    """Give every number a label holds."""
    names = ("baseline", "target", "target_derived", "relative_change", "stretch", "actual", "delta")
    values = [fact.get(name) for name in names]
    for name in ("baseline_candidates", "target_candidates"):
        values.extend(fact.get(name) or ())
    for value in values:
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            yield float(value)


def places(text: str, quotes: object) -> list[tuple[int, int]]:
    """Find where quotes stand in a text."""
    listed = [quotes] if isinstance(quotes, str) else quotes if isinstance(quotes, list) else []
    found = ((text.find(quote), quote) for quote in listed if isinstance(quote, str) and quote)
    return [(at, at + len(quote)) for at, quote in found if at >= 0]
