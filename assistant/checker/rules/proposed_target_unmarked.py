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

from assistant.checker.claims import claims, is_proposed, span_of, written
from assistant.checker.config import Config
from assistant.checker.guides import HERBIG, IMPLEMENTING
from assistant.checker.notes import Notes
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import SetSubject


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Hold every target that passes for stated against the numbers of the notes."""
    if not okrs.evidence:
        return
    notes = Notes.of(okrs.evidence)
    for kr in okrs.key_results:
        source = kr.given.source
        if is_proposed(kr) or (source is not None and source.target == "derived"):
            continue
        for side, number in claims(kr):
            if side != "target" or notes.hold(number) or notes.give(number, side, kr.reading.baseline):
                continue
            yield Sighting(
                f"The target {written(number)} is in none of the notes, and nothing marks it as proposed.",
                span_of(kr, number),
                "Take the value the notes give, write (proposed) behind it and set source.target to proposed,"
                " or leave the target open and ask for it.",
                kr.objective,
                kr.number,
            )


RULE = Rule(
    code="GND004",
    name="proposed-target-unmarked",
    severity=severities(strict="error", balanced="error", lenient="warning"),
    guide=f"{HERBIG}; {IMPLEMENTING}",
    page=__doc__,
    look=look,
)
