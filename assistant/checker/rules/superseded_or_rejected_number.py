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
from typing import TYPE_CHECKING

from assistant.checker.guides import HERBIG
from assistant.checker.rule import Rule, Sighting, against_notes, severities

if TYPE_CHECKING:
    from assistant.checker.claims import Claims
    from assistant.checker.notes import Notes


def see(claims: "Claims", notes: "Notes") -> Iterator[Sighting]:
    """Ask of every number whether the notes hold it for refused or replaced."""
    for side, number in claims.numbers():
        dead = [fact for fact in notes.dead(number, side, claims.said, claims.named) if fact.status != "other_team"]
        if not dead:
            continue
        goal = notes.goal(number, claims.said) if side == "target" else None
        yield Sighting(
            f"The notes hold the {notes.name(side, number)} as {dead[0].status}: {notes.place(dead[0], number)}.",
            claims.span(number),
            f"Use {goal}, or ask which value holds."
            if goal is not None
            else "Take the value that holds from the notes, or leave the number open and ask for it.",
        )


RULE = Rule(
    code="GND002",
    name="superseded-or-rejected-number",
    severity=severities(strict="error", balanced="error", lenient="warning"),
    guide=HERBIG,
    page=__doc__,
    look=against_notes(see),
    beside="notes",
)
