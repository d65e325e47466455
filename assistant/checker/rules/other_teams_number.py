"""A number that belongs to another team.

Looked for only where notes are given. Finds baselines, targets and changes that the notes hold for this metric only as
the number of another team, of the company, of a customer or of a competitor. Where the same value also stands as an
own goal, as today's value or in any other sentence on the matter, or where the OKRs are that team's, nothing is said.

Why it matters: a team answers for what it can move itself. A neighbour's number in its OKRs is counted twice, or by
nobody.

Bad:
    Notes: Sales wants to cut contract review time from 14 to 9 days. We bring search success from 54% to 75%.
    Objective: Make contract search the first place people trust
    - Reduce contract review time from 14 to 9 days
Good:
    Notes: Sales wants to cut contract review time from 14 to 9 days. We bring search success from 54% to 75%.
    Objective: Make contract search the first place people trust
    - Increase search success from 54% to 75%
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.checker.guides import HERBIG, IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, against_notes, severities

if TYPE_CHECKING:
    from assistant.checker.claims import Claims
    from assistant.checker.notes import Notes


def see(claims: "Claims", notes: "Notes") -> Iterator[Sighting]:
    """Ask of every number whether the notes hold it as somebody else's."""
    for side, number in claims.numbers():
        dead = notes.dead(number, side, claims.said, claims.named)
        if not dead or any(fact.status != "other_team" or notes.is_owned(fact, claims.owners) for fact in dead):
            continue
        owner = f" ({dead[0].owner})" if dead[0].owner else ""
        yield Sighting(
            f"The {notes.name(side, number)} is another team's{owner}: {notes.place(dead[0], number)}.",
            claims.span(number),
            "Take a number of your own for it, agree with them to share it, or leave the key result to them.",
        )


RULE = Rule(
    code="GND003",
    name="other-teams-number",
    severity=severities(strict="error", balanced="error", lenient="warning"),
    guide=f"{HERBIG}; {IMPLEMENTING}",
    page=__doc__,
    look=against_notes(see),
    beside="notes",
)
