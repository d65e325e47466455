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

from assistant.checker.claims import NAMES, claims, said_by, span_of, written
from assistant.checker.config import Config
from assistant.checker.guides import HERBIG, IMPLEMENTING
from assistant.checker.notes import Notes
from assistant.checker.rule import Rule, Sighting, severities
from assistant.checker.subject import KeyResultSubject, SetSubject
from assistant.evidence.facts import Fact
from assistant.evidence.metric_words import meaning


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Ask of every number whether the notes hold it as somebody else's."""
    if not okrs.evidence:
        return
    notes = Notes.of(okrs.evidence)
    for kr in okrs.key_results:
        said, named = said_by(kr), meaning(kr.reading.metric or "")
        for side, number in claims(kr):
            dead = notes.dead(number, side, said, named)
            if not dead or any(fact.status != "other_team" or _is_own(fact, kr, okrs) for fact in dead):
                continue
            owner = f" ({dead[0].owner})" if dead[0].owner else ""
            yield Sighting(
                f"The {NAMES[side]} {written(number)} is another team's{owner}: {notes.place(dead[0], number)}.",
                span_of(kr, number),
                "Take a number of your own for it, agree with them to share it, or leave the key result to them.",
                kr.objective,
                kr.number,
            )


def _is_own(fact: Fact, kr: KeyResultSubject, okrs: SetSubject) -> bool:
    """Say whether the OKRs are of the team that the notes name."""
    owners = f"{okrs.okrs.owner or ''} {kr.given.owner or ''}"
    return bool(meaning(fact.owner or "") & meaning(owners))


RULE = Rule(
    code="GND003",
    name="other-teams-number",
    severity=severities(strict="error", balanced="error", lenient="warning"),
    guide=f"{HERBIG}; {IMPLEMENTING}",
    page=__doc__,
    look=look,
)
