"""A target that today's value reaches already.

Looked for only where notes are given. Finds key results that raise or lower a metric to a value which its value of
today in the notes reaches, after unit conversion. The metric must be the same both ways, by its words; levels to keep,
values of a pilot or a part, and key results whose own baseline stands in the notes are left alone.

Why it matters: a target that is met before the cycle begins moves nobody. It is graded 1.0 in the first week, and the
team learns nothing.

Bad:
    Notes: Search success is 81% today, the best we ever had.
    Objective: Make search the first place people trust
    - Increase search success to 75%
Good:
    Notes: Search success is 61% today, the best we ever had.
    Objective: Make search the first place people trust
    - Increase search success to 75%
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assistant.checker.guides import IMPLEMENTING, SPOLADOR
from assistant.checker.rule import Rule, Sighting, against_notes, severities
from assistant.checker.subject import KeyResultSubject

if TYPE_CHECKING:
    from assistant.checker.claims import Claims
    from assistant.checker.notes import Notes

_REACHING = frozenset({"reach", "achieve", "attain", "hit"})


def see(claims: "Claims", notes: "Notes") -> Iterator[Sighting]:
    """Hold a target against what the notes say of today."""
    kr, aim, own = claims.key_result, claims.target, claims.start
    if aim is None or not _moves(kr) or (own is not None and (claims.reaches(own) or notes.hold(own))):
        return
    today = [(fact, number) for fact, number in notes.of_today(claims.said) if claims.is_of(fact)]
    if not today or not all(claims.reaches(number) for _, number in today):
        return
    fact, number = today[0]
    further = "higher" if kr.reading.direction == "increase" else "lower"
    yield Sighting(
        f"Today's {notes.written(number)} reaches the {notes.name('target', aim)} already:"
        f" {notes.place(fact, number)}.",
        claims.span(aim),
        f"Take a {further} target, say that the level is to be kept, or name the part it is for.",
    )


def _moves(kr: KeyResultSubject) -> bool:
    """Say whether a key result orders a move to a level; a count to be reached may begin anew with the cycle."""
    reading, statement = kr.reading, kr.statement
    if reading.direction not in ("increase", "decrease"):
        return False
    return statement.verbal in ("move", "improve") or (statement.lemma in _REACHING and reading.unit != "count")


RULE = Rule(
    code="KR010",
    name="already-met",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{IMPLEMENTING}; {SPOLADOR}",
    page=__doc__,
    look=against_notes(see),
    beside="notes",
)
