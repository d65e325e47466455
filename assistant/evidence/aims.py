"""Aims: every number that a sentence says is to be reached, so that a draft can tell what became of each."""

from collections.abc import Iterator, Sequence

from assistant.evidence.events import Event
from assistant.evidence.facts import Aim
from assistant.evidence.pieces import piece
from assistant.evidence.statements import Statement, Value
from assistant.okr import Quote

_MOST = 200  # in one note


def aims_of(
    wanted: Sequence[tuple[Statement, Value, list[Event]]], text: str, document: str, talk: Sequence[Quote]
) -> tuple[Aim, ...]:
    """Give what is wanted and nobody took back, in order; `talk` about a person's work aims at nothing."""
    return tuple(_aims(wanted[:_MOST], text, document, talk))


def _aims(
    wanted: Sequence[tuple[Statement, Value, list[Event]]], text: str, document: str, talk: Sequence[Quote]
) -> Iterator[Aim]:
    for statement, value, heard in wanted:
        if heard and not any(_is_wanted(event) for event in heard):
            continue
        quote = piece(document, text, statement.start, statement.end)
        number = _number(value)
        personal = any(each.start < statement.end and statement.start < each.end for each in talk)
        if quote is not None and number is not None and not personal:
            yield Aim(quote, *number)


def _is_wanted(event: Event) -> bool:
    """Say whether a number is to be reached, or proposed, and nobody took it back, refused it or gave it away."""
    gone = event.dead or event.rejected or event.theirs or event.aside
    return event.role == "target" and not gone


def _number(value: Value) -> tuple[float, str | None] | None:
    """Give the number that is to be reached: the second of a pair, the size of a change."""
    if value.pair is not None:
        return value.pair.target.value, value.pair.target.unit
    if value.change is not None:
        if value.change.relative is not None:
            return abs(value.change.relative) * 100, "%"
        return (abs(value.change.absolute), value.change.unit) if value.change.absolute is not None else None
    return value.first
