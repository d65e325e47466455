"""A target of the writer's own that is not marked as a proposal.

Looked for only where notes are given. Finds targets that no note holds, after unit conversion, and that neither the
field `source.target` nor the sentence marks as proposed. A target that the baseline and a stated change give is left
alone.

Why it matters: a proposal is welcome as long as the team can see that it is one. Unmarked, it passes for something
that was agreed.

Bad:
    Notes: First-attempt pass rate is 61%. I'd want it up, but no number until spring.
    Objective: Let honest applicants through the first time
    - Increase first-attempt pass rate from 61% to 75%
Good:
    Notes: First-attempt pass rate is 61%. I'd want it up, but no number until spring.
    Objective: Let honest applicants through the first time
    - Increase first-attempt pass rate from 61% to 75% (proposed)
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.checker.guides import HERBIG, IMPLEMENTING
from assistant.checker.rule import Rule, Sighting, against_notes, severities

if TYPE_CHECKING:
    from assistant.checker.claims import Claims
    from assistant.checker.notes import Notes


def see(claims: "Claims", notes: "Notes") -> Iterator[Sighting]:
    """Hold a target that passes for stated against the numbers of the notes."""
    if claims.is_proposed or claims.source == "derived":
        return
    for side, number in claims.numbers():
        if side != "target" or notes.hold(number) or notes.give(number, side, claims.start, claims.said):
            continue
        goal = notes.goal(number, claims.said)
        yield Sighting(
            f"The {notes.name(side, number)} is in none of the notes, and nothing marks it as proposed.",
            claims.span(number),
            f"{f'Use {goal}' if goal is not None else 'Leave the target open and ask for it'}; or write (proposed)"
            " behind it and set source.target to proposed.",
        )


RULE = Rule(
    code="GND004",
    name="proposed-target-unmarked",
    severity=severities(strict="error", balanced="error", lenient="warning"),
    guide=f"{HERBIG}; {IMPLEMENTING}",
    page=__doc__,
    look=against_notes(see),
    beside="notes",
)
