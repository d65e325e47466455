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

from assistant.checker.claims import NAMES, claims, is_proposed, is_worked_out, span_of, written
from assistant.checker.config import Config
from assistant.checker.guides import HERBIG
from assistant.checker.notes import Notes
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import KeyResultSubject, SetSubject
from assistant.evidence.numbers import Number, Side, sides


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Hold every baseline, change and derived target against the numbers of the notes."""
    if not okrs.evidence:
        return
    notes = Notes.of(okrs.evidence)
    for kr in okrs.key_results:
        for side, number in _stated(kr):
            if notes.hold(number) or notes.give(number, side, kr.reading.baseline):
                continue
            if side in ("relative", "change") and is_worked_out(kr) and _is_aim_held(kr, notes):
                continue
            yield Sighting(
                f"The {NAMES[side]} {written(number)} is in none of the notes.",
                span_of(kr, number),
                "Take the value the notes give, or leave the number open and ask for it.",
                kr.objective,
                kr.number,
            )


def _stated(kr: KeyResultSubject) -> Iterator[tuple[Side, Number]]:
    source = kr.given.source
    derived = source is not None and source.target == "derived"
    for side, number in claims(kr):
        if side == "baseline" or (derived if side == "target" else not is_proposed(kr)):
            yield side, number


def _is_aim_held(kr: KeyResultSubject, notes: Notes) -> bool:
    return any(side == "target" and notes.hold(number) for side, number in sides(kr.reading))


RULE = Rule(
    code="GND001",
    name="ungrounded-number",
    severity=severities(strict="error", balanced="error", lenient="warning"),
    guide=HERBIG,
    page=__doc__,
    look=look,
)
