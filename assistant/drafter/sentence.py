"""The sentence of a key result: it says the same numbers as the fields."""

from assistant.drafter.amount import amount, day, limit, number
from assistant.drafter.metric_name import is_plural, with_article
from assistant.language.quantities import quantities
from assistant.okr import Direction, KeyResult

_VERBS: dict[Direction, str] = {"increase": "Increase", "decrease": "Reduce", "maintain": "Keep"}
_KEPT = {"<": "below {}", "<=": "at or below {}", ">": "above {}", ">=": "at {} or more"}
_ROUNDING, _UNEVEN_COUNT, _WHOLE = 0.006, 0.05, 100


def sentence(kr: KeyResult) -> str:
    """Say a key result's fields in one sentence."""
    named = with_article(kr.metric or "the result")
    if kr.direction == "maintain":
        return _keeping(kr, named)
    verb = _VERBS[kr.direction] if kr.direction is not None else "Move"
    until = f" by {day(kr.due)}" if kr.due is not None else ""
    if kr.target is not None:
        end = f"to {limit(kr.comparator)}{_said(kr.target, kr.unit, kr)}"
        if kr.baseline is not None:
            start = _said(kr.baseline, kr.baseline_unit or kr.unit, kr)
            return f"{verb} {named} from {start} {end}{until}"
        return f"{verb} {named} {end}{until}"
    if kr.relative_change is not None:
        return f"{verb} {named} by {amount(abs(kr.relative_change) * 100, '%')}{until}"
    if kr.change is not None:
        unit = "pp" if kr.unit == "%" else kr.unit
        return f"{verb} {named} by {amount(abs(kr.change), unit)}{until}"
    if kr.baseline is not None:
        start = amount(kr.baseline, kr.baseline_unit or kr.unit)
        return f"{verb} {named} from {start}{until} (target to be agreed)"
    return f"{verb} {named}{until} (baseline to be measured, target to be agreed)"


def _said(value: float, unit: str | None, kr: KeyResult) -> str:
    """Write a value, and beside a share worked out of a count the count itself: 38.89% (7 of 18)."""
    written = amount(value, unit)
    if unit != "%" or value == int(value):
        return written
    for quote in kr.citations:
        for quantity in quantities(quote.text):
            if quantity.unit == "%" and quantity.out_of and abs(quantity.value - value) < _ROUNDING:
                part = value * quantity.out_of / 100
                if abs(part - round(part)) < _UNEVEN_COUNT and quantity.out_of != _WHOLE:
                    return f"{written} ({round(part):,} of {number(quantity.out_of)})"
    return written


def _keeping(kr: KeyResult, named: str) -> str:
    value = kr.target if kr.target is not None else kr.baseline
    until = f" through {day(kr.due)}" if kr.due is not None else ""
    if value is None:
        return f"Keep {named} as {'they are' if is_plural(kr.metric or '') else 'it is'} today{until}"
    said = amount(value, kr.unit if kr.target is not None else kr.baseline_unit or kr.unit)
    bound = _KEPT[kr.comparator].format(said) if kr.comparator is not None else f"at {said}"
    today = ""
    if kr.baseline is not None and kr.target is not None:
        today = f" ({amount(kr.baseline, kr.baseline_unit or kr.unit)} today)"
    return f"Keep {named} {bound}{today}{until}"
