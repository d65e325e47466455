"""A key result out of a fact: the fields, and the sentence that says the same numbers."""

from dataclasses import replace
from datetime import date

from assistant.drafter.amount import amount, day, limit
from assistant.drafter.metric_name import is_plural, metric_name, with_article, without_numbers
from assistant.evidence.facts import Fact
from assistant.language.units import convert
from assistant.language.words import polarity
from assistant.okr import Direction, KeyResult, Source

_VERBS: dict[Direction, str] = {"increase": "Increase", "decrease": "Reduce", "maintain": "Keep"}
_KEPT = {"<": "below {}", "<=": "at or below {}", ">": "above {}", ">=": "at {} or more"}


def wordings(fact: Fact, due: date) -> tuple[KeyResult, ...]:
    """Give the key results a fact can be worded as, best first; none where its metric has no name."""
    name = metric_name(fact.metric)
    if not name:
        return ()
    names = [name]
    shorter = without_numbers(name)
    if shorter and shorter != name:
        names.append(shorter)
    return tuple(_worded(fact, each, due) for each in names)


def direction(fact: Fact) -> Direction | None:
    """Say which way a fact should go: by its numbers, by what it says, by which way its metric is better."""
    start, end = start_in_unit(fact), fact.target
    if fact.direction == "maintain":
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


def start_in_unit(fact: Fact) -> float | None:
    """Give the baseline in the unit of the target; null where there is none or the two do not convert."""
    if fact.baseline is None or fact.baseline_unit in (None, fact.unit):
        return fact.baseline
    if fact.unit is None:
        return None
    return convert(fact.baseline, fact.baseline_unit or fact.unit, fact.unit)


def end_value(fact: Fact) -> float | None:
    """Give the target, worked out from a stated change where the fact has only that."""
    start = start_in_unit(fact)
    if fact.target is not None or start is None:
        return fact.target
    way = fact.direction
    if fact.relative_change is not None:
        move = fact.relative_change
        move = -abs(move) if way == "decrease" else move
        return _rounded(start * (1 + move))
    if fact.change is not None and not _is_share_of_share(fact):
        move = fact.change
        move = -abs(move) if way == "decrease" else move
        return _rounded(start + move)
    return None


def _is_share_of_share(fact: Fact) -> bool:
    """Say whether a change is in a unit that does not add to the baseline's."""
    return fact.unit in ("pp", "bps") and fact.baseline_unit not in ("%", "pp", "bps")


def _rounded(value: float) -> float:
    return float(round(value, 2)) if abs(value) < 1000 else float(round(value))


def _worded(fact: Fact, name: str, due: date) -> KeyResult:
    way = direction(fact)
    end = end_value(fact)
    derived = fact.target is None and end is not None
    unit, baseline_unit = fact.unit, fact.baseline_unit
    if derived and unit in ("pp", "bps") and baseline_unit == "%":
        unit, baseline_unit = "%", None
    if unit == "%" and is_plural(name) and not name.startswith(("share ", "percentage ")):
        name = f"share of {name}"
    if baseline_unit == unit:
        baseline_unit = None
    made = KeyResult(
        text="",
        metric=name,
        baseline=fact.baseline,
        baseline_unit=baseline_unit if fact.baseline is not None else None,
        target=end,
        comparator=fact.comparator if end is not None else None,
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
    )
    return replace(made, text=sentence(made))


def sentence(kr: KeyResult) -> str:
    """Say a key result's fields in one sentence."""
    named = _named(kr)
    if kr.direction == "maintain":
        return _keeping(kr, named)
    verb = _VERBS[kr.direction] if kr.direction is not None else "Bring"
    until = f" by {day(kr.due)}" if kr.due is not None else ""
    if kr.target is not None:
        end = f"to {limit(kr.comparator)}{amount(kr.target, kr.unit)}"
        if kr.baseline is not None:
            start = amount(kr.baseline, kr.baseline_unit or kr.unit)
            return f"{verb} {named} from {start} {end}{until}"
        return f"{verb} {named} {end}{until}"
    if kr.relative_change is not None:
        return f"{verb} {named} by {amount(abs(kr.relative_change) * 100, '%')}{until}"
    if kr.change is not None:
        unit = "pp" if kr.unit == "%" else kr.unit
        return f"{verb} {named} by {amount(abs(kr.change), unit)}{until}"
    if kr.baseline is not None:
        start = amount(kr.baseline, kr.baseline_unit or kr.unit)
        return f"{verb} {named} from {start} to a value the team still has to agree{until}"
    return f"{verb} {named} from a value still to be measured to one the team then agrees{until}"


def _named(kr: KeyResult) -> str:
    name = kr.metric or "the result"
    if kr.unit == "count" and is_plural(name) and not name.lower().startswith(("number ", "share ")):
        return f"the number of {name}"
    return with_article(name)


def _keeping(kr: KeyResult, named: str) -> str:
    value = kr.target if kr.target is not None else kr.baseline
    until = f" through {day(kr.due)}" if kr.due is not None else ""
    if value is None:
        return f"Keep {named} where it stands today{until}"
    said = amount(value, kr.unit if kr.target is not None else kr.baseline_unit or kr.unit)
    bound = _KEPT[kr.comparator].format(said) if kr.comparator is not None else f"at {said}"
    today = ""
    if kr.baseline is not None and kr.target is not None and kr.baseline != kr.target:
        today = f" ({amount(kr.baseline, kr.baseline_unit or kr.unit)} today)"
    return f"Keep {named} {bound}{today}{until}"
