"""What a person is told of an OKR set beside titles and sentences, as labels and values."""

from collections.abc import Iterator

from assistant.formats.okr_json import plain_number
from assistant.okr import KeyResult, OkrSet


def front(okrs: OkrSet) -> Iterator[tuple[str, str]]:
    """Give the set's own fields."""
    for label, value in (
        ("Id", okrs.id),
        ("Cycle", okrs.cycle),
        ("Owner", okrs.owner),
        ("Role", okrs.role),
        ("Phase", okrs.phase),
        ("Team kind", okrs.team_kind),
        ("Review", okrs.review),
    ):
        if value:
            yield label, value


def details(key_result: KeyResult) -> Iterator[tuple[str, str]]:
    """Give what its sentence does not say: who, how, by what work, how far."""
    for label, value in (
        ("Metric", key_result.metric),
        ("Indicator", key_result.indicator),
        ("Category", key_result.category),
        ("Commitment", key_result.commitment),
        ("Measured by", key_result.measured_by),
        ("Owner", key_result.owner),
        ("To explore", key_result.how_might_we),
    ):
        if value:
            yield label, value
    if key_result.grade is not None:
        yield "Grade", str(plain_number(key_result.grade))
    for initiative in key_result.initiatives:
        impact = "" if initiative.impact is None else f" (impact {plain_number(initiative.impact)})"
        yield "Initiative", f"{initiative.title}{impact}"
