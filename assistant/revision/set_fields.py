"""Single key results: a sentence read as one, a field set, a proposed value confirmed."""

import re
from dataclasses import replace
from datetime import date

from assistant.drafter.amount import amount
from assistant.drafter.sentence import sentence
from assistant.evidence.metric_words import stems
from assistant.language.cycles import Cycle
from assistant.language.reading import read
from assistant.language.units import comparable, convert, family
from assistant.language.words import polarity
from assistant.okr import Direction, KeyResult, OkrSet, Quote, Source
from assistant.revision.edit import Edit

_FACTORS = {1.0: "twice", 2.0: "three times", -0.5: "half of", -0.6667: "a third of"}
_FACTORS |= {-0.3333: "a third less than", 0.3333: "a third more than"}
_THIRDS = {round(part / 3, 4): part / 3 for part in (-2, -1, 1, 2)}  # a third is held as 0.3333, and reckoned exactly
_PROPOSED = re.compile(r"\s*\((?:target )?proposed[^()]*\)", re.IGNORECASE)


def sentence_read(text: str, okrs: OkrSet, quote: Quote | None) -> KeyResult:
    """Read a sentence that a person wrote as a key result; its numbers are stated, for the message says them."""
    said = read(text, None if okrs.cycle is None else Cycle.parse(okrs.cycle))
    moved = said.change is not None or said.relative_change is not None
    return KeyResult(
        text=text,
        metric=said.metric,
        baseline=said.baseline,
        baseline_unit=said.baseline_unit,
        target=said.target,
        comparator=said.comparator,
        unit=said.unit,
        relative_change=said.relative_change,
        change=said.change,
        direction=said.direction,
        due=said.due,
        source=Source(
            "stated" if said.baseline is not None else "unknown",
            "stated" if said.target is not None or moved else "unknown",
        ),
        citations=() if quote is None else (quote,),
    )


def field_set(kr: KeyResult, edit: Edit, okrs: OkrSet) -> KeyResult:
    """Set the field an edit names, and write the sentence that says it."""
    field, value = edit.field, edit.value
    if field == "text":
        return _reworded(kr, value, okrs, edit.quote)
    if field in ("baseline", "target", "change", "relative_change"):
        return _valued(kr, edit)
    if field == "due":
        kr = replace(kr, due=None if value is None else date.fromisoformat(str(value)))
    elif field == "unit":
        kr = _in_unit(kr, None if value is None else str(value))
    elif field == "direction" or field in ("indicator", "category", "commitment"):
        kr = replace(kr, **{field: value})  # type: ignore[arg-type]
    elif field is not None:
        kr = replace(kr, **{field: None if value is None else str(value)})  # type: ignore[arg-type]
    kr = _cited(kr, edit.quote) if field in ("due", "metric", "unit") else kr
    return replace(kr, text=sentence(kr)) if field in ("due", "metric", "unit", "direction") else kr


def _reworded(kr: KeyResult, value: float | str | None, okrs: OkrSet, quote: Quote | None) -> KeyResult:
    """Write the sentence anew from the fields, or take one that a person wrote, and what it says with it."""
    if value is None:
        return replace(kr, text=sentence(kr))
    said = sentence_read(str(value), okrs, quote)
    metric = kr.metric if _names(said.text, kr.metric) else said.metric or kr.metric
    if _says_the_same(said, kr):
        return replace(kr, text=said.text, metric=metric, due=said.due or kr.due)
    kept = replace(
        said,
        metric=metric,
        due=said.due or kr.due,
        indicator=kr.indicator,
        category=kr.category,
        commitment=kr.commitment,
        measured_by=kr.measured_by,
        owner=kr.owner,
        how_might_we=kr.how_might_we,
        initiatives=kr.initiatives,
        citations=kr.citations,
    )
    return _cited(kept, quote)


def _names(text: str, metric: str | None) -> bool:
    """Say whether a sentence still has every word of a metric's name."""
    return metric is not None and stems(metric) <= stems(text)


def _says_the_same(said: KeyResult, kr: KeyResult) -> bool:
    """Say whether a sentence has the numbers that a key result has, in no other units and with no other limit."""
    numbers = ("baseline", "target", "change", "relative_change")
    start, mine = said.baseline_unit or said.unit, kr.baseline_unit or kr.unit
    units = ((said.unit, kr.unit), (start if said.baseline is not None else None, mine))
    return (
        all(getattr(said, name) == getattr(kr, name) for name in numbers)
        and all(one in (None, "count", other) for one, other in units)
        and said.comparator in (None, kr.comparator)
    )


def _valued(kr: KeyResult, edit: Edit) -> KeyResult:
    """Set a number. Nothing is left that another number said: a target replaces a change, and the other way round."""
    source = kr.source or Source("unknown", "unknown")
    number = None if edit.value is None else float(edit.value)
    known = "unknown" if number is None else "stated"
    if edit.field == "baseline":
        unit = edit.unit if edit.unit not in (None, "count") else None
        kr = replace(
            kr,
            baseline=number,
            baseline_unit=unit if unit != kr.unit and kr.unit is not None else None,
            unit=kr.unit or unit,
            source=Source(known, source.target),  # type: ignore[arg-type]
        )
        if source.target == "derived" and (kr.change is not None or kr.relative_change is not None):
            # The target was worked out from the baseline before: what is stated is the change.
            kr = _worked_out(replace(kr, target=None, source=Source(known, "stated")))  # type: ignore[arg-type]
    elif edit.of == "target":
        moved = moved_target(kr, edit)
        if moved is None:
            return kr
        kr = _aimed(kr, moved, replace(edit, unit=kr.unit, comparator=None))
        kr = replace(kr, source=Source(source.baseline, "derived"))
    elif edit.field == "target":
        kr = _aimed(kr, number, edit)
        kr = replace(kr, source=Source(source.baseline, known))  # type: ignore[arg-type]
    else:
        if edit.field == "change" and number is not None and edit.unit is not None and kr.unit is not None:
            number = convert(number, edit.unit, kr.unit)
            if number is None:
                return kr
        kr = replace(kr, target=None, comparator=None, change=None, relative_change=None)
        kr = replace(kr, **{edit.field or "change": number}, source=Source(source.baseline, known))  # type: ignore[arg-type]
        if edit.field == "change" and kr.unit is None:
            kr = replace(kr, unit="%" if edit.unit == "pp" else edit.unit)
        kr = _worked_out(kr)
    kr = _directed(_cited(kr, edit.quote))
    return replace(kr, text=sentence(kr))


def moved_target(kr: KeyResult, edit: Edit) -> float | None:
    """Work out where a change of the target leads; null where there is no target, or the units do not convert."""
    if kr.target is None or edit.value is None:
        return None
    if edit.field == "relative_change":
        return _moved(kr.target, float(edit.value))
    by: float | None = float(edit.value)
    if by is not None and edit.unit not in (None, "count") and kr.unit is not None:
        by = convert(by, str(edit.unit), kr.unit)
    return None if by is None else round(kr.target + by, 6)


def _moved(start: float, part: float) -> float:
    return round(start * (1 + _THIRDS.get(part, part)), 6)


def reckoned(edit: Edit, old: KeyResult) -> str:
    """Say what a changed value was worked out from, to follow the value; empty where it was not."""
    start = old.target if edit.of == "target" else old.baseline
    if edit.field not in ("change", "relative_change") or edit.value is None or start is None:
        return ""
    factor = _FACTORS.get(float(edit.value)) if edit.field == "relative_change" else None
    size, unit = abs(float(edit.value)), edit.unit if edit.unit not in (None, "count") else old.unit
    by = amount(size * 100, "%") if edit.field == "relative_change" else amount(size, "pp" if unit == "%" else unit)
    way = "more" if float(edit.value) > 0 else "less"
    how = factor or f"{by} {way} than"
    if edit.of == "target":
        return f", {how} the target of {amount(start, old.unit)}"
    return f", {how} today's {amount(start, old.baseline_unit or old.unit)}"


def _aimed(kr: KeyResult, number: float | None, edit: Edit) -> KeyResult:
    """Set the target in its own unit, and keep the baseline's where it differs."""
    unit = edit.unit if edit.unit not in (None, "count") else kr.unit
    started = kr.baseline_unit or kr.unit
    return replace(
        kr,
        target=number,
        comparator=None if edit.comparator == "=" else edit.comparator or kr.comparator,  # type: ignore[arg-type]
        unit=unit,
        baseline_unit=started if kr.baseline is not None and started != unit else None,
        change=None,
        relative_change=None,
    )


def _worked_out(kr: KeyResult) -> KeyResult:
    """Work a target out of today's value and a change, where both are known."""
    started, unit = kr.baseline_unit or kr.unit, kr.unit
    start = kr.baseline
    if start is not None and started != unit:
        start = None if started is None or unit is None else convert(start, started, unit)
    if start is None:
        return kr
    target = _moved(start, kr.relative_change) if kr.relative_change is not None else start + (kr.change or 0)
    source = kr.source or Source("unknown", "unknown")
    return replace(kr, target=round(target, 6), source=Source(source.baseline, "derived"))


def _directed(kr: KeyResult) -> KeyResult:
    """Turn the direction where the two numbers say another, unless the name says which way is better."""
    if kr.baseline is None or kr.target is None or kr.direction == "maintain":
        return kr
    start: float | None = kr.baseline
    if kr.baseline_unit is not None and kr.unit is not None and family(kr.baseline_unit) == family(kr.unit):
        start = convert(kr.baseline, kr.baseline_unit, kr.unit)
    if start is None or start == kr.target or polarity(kr.metric or "") is not None:
        return kr
    way: Direction = "increase" if kr.target > start else "decrease"
    return kr if kr.direction is not None else replace(kr, direction=way)


def _in_unit(kr: KeyResult, unit: str | None) -> KeyResult:
    """Count in another unit: values that convert are converted, so that they still say what the notes say."""
    if kr.baseline is not None and not comparable(unit, kr.baseline_unit or kr.unit):
        return replace(kr, unit=unit, baseline_unit=kr.baseline_unit or kr.unit)  # what the notes say stays as it is
    if unit is None or kr.unit is None or family(unit) != family(kr.unit) or unit == kr.unit:
        return replace(kr, unit=unit, baseline_unit=kr.baseline_unit if kr.baseline_unit != unit else None)

    def there(value: float | None, of: str) -> float | None:
        moved = None if value is None else convert(value, of, unit)
        return None if moved is None else round(moved, 4)

    start = there(kr.baseline, kr.baseline_unit or kr.unit)
    if kr.baseline is not None and start is None:
        return kr
    return replace(
        kr,
        unit=unit,
        baseline=start,
        baseline_unit=None,
        target=there(kr.target, kr.unit),
        change=there(kr.change, kr.unit),
    )


def confirmed(kr: KeyResult, quote: Quote | None) -> KeyResult:
    """Take a proposed value as agreed; the sentence no longer says that it is proposed."""
    source = kr.source or Source("unknown", "unknown")
    if source.target != "proposed":
        return kr
    return _cited(replace(kr, source=Source(source.baseline, "stated"), text=_PROPOSED.sub("", kr.text).strip()), quote)


def _cited(kr: KeyResult, quote: Quote | None) -> KeyResult:
    return kr if quote is None or quote in kr.citations else replace(kr, citations=(*kr.citations, quote))
