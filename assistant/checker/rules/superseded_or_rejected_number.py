"""A number that the notes refused or replaced.

Looked for only where notes are given. Finds baselines, targets and changes that the notes hold for this metric only as
a value somebody refused or another value replaced. Where the same value also stands as a goal, as today's value, in an
open dispute or in any other sentence on the matter, nothing is said.

Why it matters: an old number looks as well founded as the new one, since it does stand in the notes. The team then
works towards what it had decided against.

Bad:
    Notes: Cart abandonment on mobile is 68%. Target for cart abandonment: 60%. No, let's say 55%, agreed.
    Objective: Let shoppers finish what they start
    - Reduce mobile cart abandonment from 68% to 60%
Good:
    Notes: Cart abandonment on mobile is 68%. Target for cart abandonment: 60%. No, let's say 55%, agreed.
    Objective: Let shoppers finish what they start
    - Reduce mobile cart abandonment from 68% to 55%
"""

from collections.abc import Iterator

from assistant.checker.claims import NAMES, claims, said_by, span_of, written
from assistant.checker.config import Config
from assistant.checker.guides import HERBIG
from assistant.checker.notes import Notes
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import SetSubject
from assistant.evidence.facts import Fact
from assistant.evidence.metric_words import meaning
from assistant.evidence.numbers import Number, sides
from assistant.language.units import comparable


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Ask of every number whether the notes hold it for dead."""
    if not okrs.evidence:
        return
    notes = Notes.of(okrs.evidence)
    for kr in okrs.key_results:
        said, named = said_by(kr), meaning(kr.reading.metric or "")
        for side, number in claims(kr):
            dead = [fact for fact in notes.dead(number, side, said, named) if fact.status != "other_team"]
            if not dead:
                continue
            yield Sighting(
                f"The notes hold the {NAMES[side]} {written(number)} as {dead[0].status}:"
                f" {notes.place(dead[0], number)}.",
                span_of(kr, number),
                _instead(notes, number, said)
                if side == "target"
                else "Take today's value from the notes, or ask for it.",
                kr.objective,
                kr.number,
            )


def _instead(notes: Notes, number: Number, said: frozenset[str]) -> str:
    """Name the goal of the metric that stands, if there is one of the same kind."""
    goals = [(like, fact) for like, fact in notes.about(said) if fact.status == "goal" and _is_of_kind(fact, number)]
    if not goals:
        return "Ask which value holds, or leave the target open."
    _, goal = max(goals, key=lambda each: each[0])
    held = next(one for side, one in sides(goal) if side == "target")
    return f"Use {written(held)}, as {notes.line(goal.quotes[0])} says, or ask which value holds."


def _is_of_kind(fact: Fact, number: Number) -> bool:
    return fact.target is not None and bool(fact.quotes) and comparable(fact.unit, number.unit)


RULE = Rule(
    code="GND002",
    name="superseded-or-rejected-number",
    severity=severities(strict="error", balanced="error", lenient="warning"),
    guide=HERBIG,
    page=__doc__,
    look=look,
)
