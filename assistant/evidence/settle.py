"""Settling: what stands of each metric at the end. Later statements win; what nobody settled is a conflict."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from assistant.evidence.events import Event, Thread
from assistant.evidence.facts import Conflict, Fact, Status
from assistant.evidence.goals import ENOUGH, bounded, convinces, direction_of, is_offered, support
from assistant.evidence.named_units import named_unit
from assistant.evidence.names import name_of
from assistant.okr import Quote

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Settled:
    """The facts of one metric and the conflicts nobody settled."""

    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]


def settle(thread: Thread, text: str, document: str, shared_due: tuple[date | None, str] | None) -> Settled:
    """Turn one thread into facts."""
    name = name_of(thread)
    if any(event.role == "target" and event.accepted and not event.theirs for event in thread.events):
        for event in thread.events:
            event.theirs = event.theirs and not event.reported
    own = [event for event in thread.events if not event.theirs]
    others = [event for event in thread.events if event.theirs]
    facts: list[Fact] = []
    conflicts: list[Conflict] = []

    def quotes(*spans: Span) -> tuple[Quote, ...]:
        return tuple(Quote(document, s, e, text[s:e]) for s, e in sorted(set(_apart(spans))))

    def fact(
        status: Status, base: Event | None, aim: Event | None, spans: Sequence[Span], tentative: bool = False
    ) -> Fact:
        return _fact(name, status, base, aim, quotes(*spans), thread, tentative)

    currents = [event for event in own if event.role == "current" and not event.dead and not event.rejected]
    now = [event for event in currents if not event.was]
    currents = now or currents
    currents = [event for event in currents if not event.aside] or currents
    base = _current(currents)
    if thread.disputed and base is not None:
        rivals = [event for event in currents if not _close(event, base)]
        if rivals:
            conflicts.append(Conflict(name, quotes(base.quote, *(event.quote for event in rivals))))
            base = None
    targets = [event for event in own if event.role == "target"]
    targets = [event for event in targets if not event.aside] or targets
    if base is None and not currents and not thread.disputed:
        base = _measured_last(own)
    live: list[Event] = []
    buried: list[Event] = []
    for event in targets:
        gone = event.dead and (not event.accepted or any(_equal(each, event) for each in live))
        if event.rejected or gone:
            live = [each for each in live if not _equal(each, event)]
            buried.append(event)
        if event.rejected:
            facts.append(fact("rejected", base, event, [event.quote]))
            continue
        if gone:
            facts.append(fact("superseded", None, event, [event.quote]))
            continue
        if any(_equal(each, event) for each in buried) and not _is_cued(event):
            continue
        same = [each for each in live if _equal(each, event)]
        if same:
            _confirm(same[-1], event)
            if _is_cued(event) or not event.loose:
                live.sort(key=lambda each: each is same[-1])
        else:
            live.append(event)
    wanted = _wanted(live, thread, base)
    for one, other in pairwise(live):
        if one.unsure and other.unsure and not (one.accepted or other.accepted):
            conflicts.append(Conflict(name, quotes(one.quote, other.quote)))
    facts += [fact("superseded", None, each, [each.quote]) for each in live if each not in wanted]
    live = wanted
    if thread.dropped and not live:
        facts.append(fact("rejected", base, None, [base.quote] if base else [e.quote for e in own[:1]]))
        return Settled(tuple(facts), ())
    for aim in live:
        if aim.due_text is None and shared_due is not None:
            aim.due, aim.due_text = shared_due
        used = _before(aim, currents, base)
        aim = bounded(name, used, aim)
        firm = convinces(name, thread, used, aim)
        if not (firm or is_offered(name, used, aim)):
            continue
        spans = [aim.quote, *([used.quote] if used else [])]
        unsure = not firm or (aim.unsure and not aim.accepted)
        facts.append(fact("observation" if unsure else "goal", used, aim, spans, tentative=unsure))
    used_numbers = {f.baseline for f in facts if f.status == "goal" or f.tentative}
    for event in currents:
        if event.number in used_numbers:
            continue
        if event is base or (base is not None and not _close(event, base)):
            facts.append(fact("observation", event, None, [event.quote]))
    for event in own:
        if event.role == "past" and (event is not base or not live):
            facts.append(fact("past", event, None, [event.quote]))
        elif event.role == "current" and event.dead:
            facts.append(fact("superseded", event, None, [event.quote]))
    if others:
        theirs_base = next((e for e in reversed(others) if e.role in ("current", "past")), None)
        theirs_aim = next((e for e in reversed(others) if e.role == "target"), None)
        spans = [e.quote for e in (theirs_base, theirs_aim) if e is not None]
        facts.append(fact("other_team", theirs_base, theirs_aim, spans))
    return Settled(tuple(facts), tuple(conflicts))


def _current(currents: list[Event]) -> Event | None:
    if not currents:
        return None
    counts = {id(event): sum(_close(event, other) for other in currents) + event.accepted for event in currents}
    sure = [event for event in currents if event.sure]
    pool = sure or currents
    most = max(counts[id(event)] for event in pool)
    if most == 1 and all(event.was for event in pool):
        return pool[-1]
    return next(event for event in (pool if most == 1 else reversed(pool)) if counts[id(event)] == most)


def _is_cued(event: Event) -> bool:
    """Say whether something but its place says that a number is to be reached."""
    return (
        event.sure
        or event.accepted
        or event.limit
        or event.comparator is not None
        or (event.due_text is not None and not event.loose)
    )


def _measured_last(own: list[Event]) -> Event | None:
    """Give the value of a period gone by that a target follows at once, where nothing is said of today."""
    aims = [event for event in own if event.role == "target" and event.stands]
    gone = [event for event in own if event.role == "past" and event.number is not None and not event.dead]
    if len(gone) != 1 or not aims or not 0 <= aims[-1].turn - gone[0].turn <= 3 or gone[0].start > aims[-1].start:
        return None
    return gone[0]


def _before(aim: Event, currents: list[Event], base: Event | None) -> Event | None:
    """Choose the value of today that a target starts from: what was said again and again, else the last before it."""
    if base is None or sum(_close(base, other) for other in currents) > 1:
        return base
    earlier = [event for event in currents if event.start < aim.start and event.turn <= aim.turn]
    if not earlier:
        return base
    last = earlier[-1]
    named = [event for event in earlier if event.own]
    if named and not last.own and not last.sure:
        last = named[-1]
    return last if last.sure or not base.sure else base


def _close(one: Event, other: Event) -> bool:
    return one.number is not None and other.number is not None and abs(one.number - other.number) < 1e-9


def _equal(one: Event, other: Event) -> bool:
    if one.number is not None and other.number is not None:
        return _close(one, other)
    return (
        one.number is None
        and other.number is None
        and one.relative == other.relative
        and one.absolute == other.absolute
    )


def _confirm(kept: Event, again: Event) -> None:
    """Let a repeated target lend what it adds: assent, a date, a bound."""
    kept.accepted = kept.accepted or again.accepted or (kept.pending and not again.pending)
    kept.pending = kept.pending and again.pending
    kept.unsure = (kept.unsure and again.unsure) or again.unsure
    kept.comparator = kept.comparator or again.comparator
    kept.unit = kept.unit if kept.unit not in (None, "count") else again.unit or kept.unit
    kept.limit = kept.limit or again.limit
    if again.due_text is not None and again.due_text != kept.due_text and not again.pending:
        kept.due, kept.due_text, kept.quote = again.due, again.due_text, again.quote


def _wanted(live: list[Event], thread: Thread, base: Event | None) -> list[Event]:
    """Choose what the room wants of the numbers that stand: the last with enough support, and its steps."""
    if len(live) < 2:
        return live
    backed = [each for each in live if support(thread, base, each) >= ENOUGH]
    firm = [
        each
        for each in live
        if each in backed or ((not each.loose or _is_cued(each)) and not (each.pending or each.unsure))
    ]
    best = (firm or live)[-1]
    return [each for each in live if each is best or _is_step(each, best, base) or _is_step(best, each, base)]


def _is_step(one: Event, other: Event, base: Event | None) -> bool:
    """Say whether two targets are steps of one staircase: each with its own date, the later one further."""
    if one.due is None or other.due is None or one.due == other.due or one.quote != other.quote:
        return False
    if base is None or base.number is None or one.number is None or other.number is None:
        return True
    first, last = (one.number, other.number) if one.due < other.due else (other.number, one.number)
    return abs(last - base.number) > abs(first - base.number)


def _apart(spans: Sequence[Span]) -> list[Span]:
    """Leave out quotes that lie inside another."""
    return [
        span
        for span in spans
        if not any(other != span and other[0] <= span[0] and span[1] <= other[1] for other in spans)
    ]


def _fact(
    name: str,
    status: Status,
    base: Event | None,
    aim: Event | None,
    quotes: tuple[Quote, ...],
    thread: Thread,
    tentative: bool,
) -> Fact:
    unit = (aim.unit if aim else None) or (base.unit if base else None) or thread.unit or named_unit(name)
    base_unit = base.unit if base is not None and base.unit is not None and base.unit != unit else None
    if base_unit == "count" or unit == "count":
        base_unit = None
    direction = direction_of(name, base, aim)
    return Fact(
        metric=name,
        status=status,
        quotes=quotes,
        direction=direction,
        baseline=base.number if base else None,
        baseline_unit=base_unit,
        target=aim.number if aim else None,
        comparator=aim.comparator if aim else None,
        unit=unit,
        relative_change=aim.relative if aim else None,
        change=aim.absolute if aim else None,
        due=aim.due if aim else None,
        due_text=aim.due_text if aim else None,
        tentative=tentative,
        owner=thread.owner if status == "other_team" else None,
    )
