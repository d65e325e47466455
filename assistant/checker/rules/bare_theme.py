"""The objective is a heading, not an aim.

Finds titles that are a bare noun phrase with no verb: a theme such as a field of work, with nothing that is to become
different. A title that is missing altogether is found, too, and a set without any objective.

Why it matters: a theme says where a team will be busy, not what it wants to be true at the end. Everything fits under
it, so it helps nobody to say no.

Bad: Operational brilliance
Good: Let every customer rely on our numbers without checking them twice
"""

from collections.abc import Iterator

from assistant.checker.config import Config
from assistant.checker.guides import BASICS, SPOLADOR
from assistant.checker.rule import Rule, Sighting, each_objective, severities
from assistant.checker.rules import output_objective
from assistant.checker.rules.mid_sentence import mid_sentence
from assistant.checker.subject import ObjectiveSubject, SetSubject

_LONGEST = 9
_LINKS = frozenset({"that", "which", "who", "where", "so"})
_ANYBODY = frozenset({"nobody", "everybody", "everyone"})
_MISSING = Sighting("There is no objective.", None, "Say who gains what, in words people remember.")


def see(objective: ObjectiveSubject) -> Sighting | None:
    """Say that a title has no verb."""
    statement = objective.statement
    if not objective.title.strip():
        return _MISSING
    if statement.build != "phrase" or objective.quantities or len(statement.words) > _LONGEST:
        return None
    lowers = [word.lower for word in statement.words]
    if not _LINKS.isdisjoint(lowers) or not objective.vocabulary.superlatives.isdisjoint(lowers[:-1]):
        return None
    if lowers[0] in _ANYBODY or output_objective.see(objective) is not None:
        return None
    span = (statement.words[0].start, statement.words[-1].end)
    said = objective.title[span[0] : span[1]]
    named = mid_sentence(said, objective.vocabulary)
    return Sighting(
        f"{said!r} is a theme: it does not say what will be different.",
        span,
        f"Say who gains what: what can they do, or rely on, once {named} is where it should be?",
    )


def look(okrs: SetSubject, config: Config) -> Iterator[Sighting]:
    """Look at each title; where there is none at all, say so of the set."""
    if not okrs.objectives:
        yield _MISSING
    yield from each_objective(see)(okrs, config)


RULE = Rule(
    code="OBJ009",
    name="bare-theme",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{BASICS}; {SPOLADOR}",
    page=__doc__,
    look=look,
)
