"""The objective is a deliverable or an activity.

Finds titles whose verb makes or does something: launch, build, implement, hire, host. Creating a place, a habit or an experience for
somebody is no deliverable and is left alone.

Why it matters: an objective that names the work decides the solution before the team has learnt whether it helps, and is reached on the
day of the launch whether or not anybody is better off.

Bad: Launch user profile redesign
Good: Make every customer feel known from the second visit on
"""

from assistant.checker.guides import BASICS, HERBIG
from assistant.checker.rule import Rule, Sighting, each_objective, severities
from assistant.checker.subject import ObjectiveSubject

_SHIPPING = frozenset(
    {
        "automate",
        "deploy",
        "design",
        "file",
        "hire",
        "host",
        "implement",
        "install",
        "introduce",
        "launch",
        "migrate",
        "publish",
        "rebuild",
        "recruit",
        "redesign",
        "refactor",
        "release",
        "relaunch",
        "replace",
        "roll",
        "rollout",
        "run",
        "ship",
        "upgrade",
        "write",
    }
)


def see(objective: ObjectiveSubject) -> Sighting | None:
    """Point at the verb that makes the title a piece of work."""
    statement, v = objective.statement, objective.vocabulary
    head = statement.head(statement.object)
    span = statement.verb_span
    if statement.build != "order" or span is None:
        return None
    if statement.verbal in ("move", "reach", "improve"):
        hired = (head in v.staff and head not in v.people) or head == "team"
        if not (
            hired and statement.lemma in ("expand", "grow", "increase", "scale", "double", "complete", "find", "build")
        ):
            return None
    elif statement.verbal not in ("make", "do"):
        return None
    elif statement.lemma not in _SHIPPING:
        words = statement.lower(statement.object)
        aim = head in v.abstract or head in v.measures or head in v.people
        if (
            (aim and head not in v.works)
            or not v.superlatives.isdisjoint(words)
            or not v.praise.isdisjoint(words)
            or not head
        ):
            return None
    said = objective.title[span[0] : statement.span(statement.object)[1] if statement.object.end else span[1]]  # type: ignore[index]
    return Sighting(
        f"{said!r} is work to be done, not a change for anybody.",
        span,
        f"What will be different for users or the business after this? Make that the title and {said!r} an initiative.",
    )


RULE = Rule(
    code="OBJ002",
    name="output-objective",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{BASICS}; {HERBIG}",
    page=__doc__,
    look=each_objective(see),
)
