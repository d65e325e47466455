"""Whether a key result says what a label says: metric, baseline and target, numbers to within 0.02 %."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.okr import KeyResult

_SECONDS = {"ms": 0.001, "s": 1, "min": 60, "h": 3600, "days": 86400, "weeks": 604800, "months": 2629800}
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


def same(one: float | None, other: object, within: float = 2e-4) -> bool:
    """Say whether two numbers are the same, as far as rounding goes."""
    if one is None or not isinstance(other, (int, float)):
        return False
    return abs(one - other) <= within * abs(other) + 1e-9


def baseline_agrees(fact: Mapping[str, Any], baseline: float | None) -> bool:
    """Hold a baseline against the label's, in its own unit or the target's; an open one may be any candidate."""
    said = fact.get("baseline")
    if said is None:
        return baseline is None or any(same(baseline, one) for one in fact.get("baseline_candidates") or ())
    if same(baseline, said):
        return True
    unit, own = fact.get("unit"), fact.get("baseline_unit")
    if own in _SECONDS and unit in _SECONDS:
        return same(baseline, said * _SECONDS[own] / _SECONDS[unit], 0.011)
    return False


def target_agrees(fact: Mapping[str, Any], target: float | None, relative_change: float | None) -> bool:
    """Hold a target against the label's, its relative change, or the value worked out."""
    said, change = fact.get("target"), fact.get("relative_change")
    if same(target, said) or same(target, fact.get("target_derived"), 0.011) or same(relative_change, change, 0.011):
        return True
    if said is not None or change is not None:
        return False
    if any(same(target, one) for one in fact.get("target_candidates") or ()):
        return True
    return target is None and (relative_change is None or fact.get("delta") is not None)


def agrees(kr: KeyResult, fact: Mapping[str, Any]) -> bool:
    """Say whether a key result is the one a label asks for."""
    return (
        alike(kr.metric or kr.text, fact)
        and baseline_agrees(fact, kr.baseline)
        and target_agrees(fact, kr.target, kr.relative_change)
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
