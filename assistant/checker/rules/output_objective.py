"""The objective is a deliverable or an activity.

Finds titles whose verb makes or does something: launch, build, implement, hire, host. Creating a place, a habit or an
experience for somebody is no deliverable and is left alone.

Why it matters: an objective that names the work decides the solution before the team has learnt whether it helps, and
is reached on the day of the launch whether or not anybody is better off.

Bad: Redesign the patient portal
Good: Make every customer feel known from the second visit on
"""

from assistant.checker.guides import BASICS, HERBIG
from assistant.checker.rule import Rule, Sighting, each_objective, severities
from assistant.checker.statement import Statement
from assistant.checker.subject import ObjectiveSubject
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.checker.work_signs import changes_support


def see(objective: ObjectiveSubject) -> Sighting | None:
    """Point at the verb that makes the title a piece of work."""
    statement = objective.statement
    span, obj = statement.verb_span, statement.span(statement.object)
    if statement.build != "order" or span is None or not _is_work(statement, objective.vocabulary):
        return None
    said = objective.title[span[0] : obj[1] if obj else span[1]]
    return Sighting(
        f"{said!r} is work to be done, not a change for anybody.",
        span,
        f"What will be different for users or the business after this? Make that the title and {said!r} an initiative.",
    )


def _is_work(statement: Statement, v: Vocabulary) -> bool:
    head, words = statement.head(statement.object), statement.lower(statement.object)
    if not {"ourselves", "itself", "themselves"}.isdisjoint(words):
        return False
    match statement.verbal:
        case "make" | "do":
            single = words[:1] in (("a",), ("an",)) or "new" in words
            thing = head in v.works and (head not in v.abstract or single)
            if head in word_list("bonds"):
                return False
            if (statement.lemma in word_list("shipping") and _has_object(statement)) or thing:
                return True
            if statement.lemma == "give" or (statement.lemma == "bring" and not v.people.isdisjoint(words)):
                return False
            if changes_support(statement):
                return True
            if statement.verbal == "do":
                return bool(head) and head not in v.abstract
            aim = head in v.abstract or head in v.measures or head in v.people or head in word_list("anybody")
            return bool(head) and not aim and v.superlatives.isdisjoint(words) and v.praise.isdisjoint(words)
        case "effort" if statement.build == "order":
            supported = statement.lemma == "support" and head in v.works and head not in v.abstract
            return supported or statement.lemma in word_list("shipping")
        case "move" | "reach":
            praised = not v.praise.isdisjoint(words)
            hired = (head == "team" and not praised) or (head in v.staff and head not in v.people)
            return hired and statement.lemma in word_list("staffing")
        case _:
            return False


def _has_object(statement: Statement) -> bool:
    """Say whether the verb has something to act on; systems are moved to and joined with, not only acted on."""
    return statement.head(statement.object) != "" or statement.lemma in ("migrate", "integrate", "move")


RULE = Rule(
    code="OBJ002",
    name="output-objective",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{BASICS}; {HERBIG}",
    page=__doc__,
    look=each_objective(see),
)
