"""Offers: other values that the notes name for a metric, from which a person may choose."""

from assistant.drafter.amount import amount
from assistant.drafter.brief import Draft
from assistant.drafter.said import listed
from assistant.evidence.metric_words import likeness, stems
from assistant.okr import KeyResult

_ALIKE = 0.6
_MOST = 3


def offered(draft: Draft, kr: KeyResult, way: str) -> str:
    """List the values that facts about a key result's metric name beyond its target, or short of it."""
    if kr.target is None or kr.direction not in ("increase", "decrease"):
        return ""
    up = (kr.direction == "increase") == (way == "harder")
    said = stems(kr.metric or "")
    values = {
        fact.target
        for fact in draft.facts
        if fact.target is not None
        and fact.unit in (kr.unit, None)
        and fact.status in ("goal", "observation", "superseded", "rejected")
        and likeness(fact, said) >= _ALIKE
        and (fact.target > kr.target if up else fact.target < kr.target)
    }
    return listed([amount(value, kr.unit) for value in sorted(values)[:_MOST]])
