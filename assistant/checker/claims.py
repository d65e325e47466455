"""What a key result claims to have from notes: its numbers, and whether its target is only proposed."""

from collections.abc import Iterator

from assistant.checker.subject import KeyResultSubject
from assistant.checker.vocabulary import word_list
from assistant.evidence.metric_words import called
from assistant.evidence.numbers import Number, Side, ends, is_near, same, sides
from assistant.language.units import convert
from assistant.language.words import words

NAMES: dict[Side, str] = {"baseline": "baseline", "target": "target", "relative": "change", "change": "change"}


def said_by(kr: KeyResultSubject) -> frozenset[str]:
    """Give the words by which notes may call what a key result measures."""
    return called(f"{kr.text} {kr.reading.metric or ''}")


def claims(kr: KeyResultSubject) -> Iterator[tuple[Side, Number]]:
    """Give the numbers of a key result, without a target that its own baseline and change give."""
    return ((side, number) for side, number in sides(kr.reading) if side != "target" or not is_worked_out(kr))


def is_proposed(kr: KeyResultSubject) -> bool:
    """Say whether a target is marked as nobody's word yet, in the field or in the sentence."""
    source = kr.given.source
    if source is not None and source.target in ("proposed", "unknown"):
        return True
    named = frozenset(word.lower for word in words(kr.reading.metric or ""))
    return not (kr.lowers - named).isdisjoint(word_list("proposing"))


def is_worked_out(kr: KeyResultSubject) -> bool:
    """Say whether baseline and change give the target."""
    reading = kr.reading
    if reading.baseline is None or reading.target is None:
        return False
    start = reading.baseline
    if reading.baseline_unit is not None and reading.unit is not None:
        converted = convert(start, reading.baseline_unit, reading.unit)
        start = start if converted is None else converted
    return any(is_near(end, reading.target) for end in ends(start, reading.relative_change, reading.change))


def span_of(kr: KeyResultSubject, number: Number) -> tuple[int, int] | None:
    """Give where a sentence says a number, null where only a field does."""
    return next(
        (
            (quantity.start, quantity.end)
            for quantity in kr.said.quantities
            if same(number, Number(quantity.value, quantity.unit))
        ),
        None,
    )


def written(number: Number) -> str:
    """Write a number with its unit."""
    value = f"{round(number.value, 4):,}".removesuffix(".0")
    if number.unit == "%":
        return f"{value}%"
    return value if number.unit in (None, "count", "score") else f"{value} {number.unit}"
