"""A number that the notes do not hold.

Looked for only where notes are given. Finds baselines and changes that neither a fact nor any number of the notes
says, after unit conversion, and targets said to be worked out that the baseline and the change do not give. A target
that is said to stand in the notes is the matter of GND004.

Why it matters: a number nobody said is either a slip or an invention, and it reads just like the others once it
stands in the OKR.

Bad:
    Notes: Checkout completion is stuck at 61%. We agreed on 78% by March.
    Objective: Let shoppers finish what they start
    - Increase checkout completion from 64% to 78%
Good:
    Notes: Checkout completion is stuck at 61%. We agreed on 78% by March.
    Objective: Let shoppers finish what they start
    - Increase checkout completion from 61% to 78%
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.checker.guides import HERBIG
from assistant.checker.rule import Rule, Sighting, against_notes, severities

if TYPE_CHECKING:
    from assistant.checker.claims import Claims
    from assistant.checker.notes import Notes


def see(claims: "Claims", notes: "Notes") -> Iterator[Sighting]:
    """Hold every baseline, change and derived target against the numbers of the notes."""
    aim = claims.target
    for side, number in claims.numbers():
        if side == "target" and claims.source != "derived":
            continue
        if side in ("relative", "change") and (
            claims.is_proposed or (aim is not None and claims.is_worked_out and notes.hold(aim))
        ):
            continue
        if not notes.hold(number) and not notes.give(number, side, claims.start, claims.said):
            yield Sighting(
                f"The {notes.name(side, number)} is in none of the notes.",
                claims.span(number),
                "Take the value the notes give, or leave the number open and ask for it.",
            )


RULE = Rule(
    code="GND001",
    name="ungrounded-number",
    severity=severities(strict="error", balanced="error", lenient="warning"),
    guide=HERBIG,
    page=__doc__,
    look=against_notes(see),
    beside="notes",
)
