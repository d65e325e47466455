"""Two readers could not agree what would be different.

Finds titles that say "better" about a whole field (improve the user experience), name one bare metric (increase revenue), or rest on a
word of praise (great, seamless, world-class). A title is concrete when it names who will be able to do what, what will end, the place to
be taken among others, or a metric narrow enough to find.

Why it matters: under a vague aim every initiative fits and no result disproves it, so it cannot help a team choose.

Bad: Improve user experience
Good: Make buying on a phone so quick that shoppers finish what they start
"""

from assistant.checker.guides import BASICS, SPOLADOR, TIWARY
from assistant.checker.rule import Rule, Sighting, each_objective, severities
from assistant.checker.rules import output_objective
from assistant.checker.statement import Phrase, Statement
from assistant.checker.subject import ObjectiveSubject
from assistant.checker.vocabulary import Vocabulary

_LETTING = frozenset(
    {
        "let",
        "get",
        "help",
        "enable",
        "allow",
        "give",
        "make",
        "encourage",
        "empower",
        "support",
        "inspire",
        "teach",
        "convince",
        "invite",
        "bring",
    }
)
_TURNING = frozenset({"make", "turn", "transform"})
_ENDING = frozenset({"eliminate", "stop", "end", "prevent", "catch", "remove", "kill", "free"})


def see(objective: ObjectiveSubject) -> Sighting | None:
    """Point at the words that leave the aim open."""
    statement, v = objective.statement, objective.vocabulary
    if statement.build in ("empty", "phrase") or objective.quantities or output_objective.see(objective) is not None:
        return None
    if _is_concrete(statement, v):
        return None
    span = statement.verb_span or (statement.words[0].start, statement.words[-1].end)
    obj = statement.span(statement.object)
    span = (span[0], max(span[1], obj[1])) if obj else span
    said = objective.title[span[0] : span[1]]
    return Sighting(
        f"{said!r} does not say what will be different.",
        span,
        "Say who will be able to do what, or what will no longer happen to them.",
    )


def _is_concrete(statement: Statement, v: Vocabulary) -> bool:
    lowers = [word.lower for word in statement.words]
    if not v.superlatives.isdisjoint(lowers) or _lets_people_act(statement, v):
        return True
    head = statement.head(statement.object)
    praised = not (v.praise | v.mild).isdisjoint(statement.lower(statement.object))
    if statement.build == "clause":
        acting = statement.head(statement.subject) in v.people and statement.verbal not in (
            "be",
            "have",
            "improve",
            "move",
        )
        return not statement.passive and not praised and (acting or statement.capable)
    match statement.verbal:
        case "improve" | "move":
            return _is_narrow(statement, statement.object, v)
        case "effort":
            return False
        case "hold":
            return not praised and head not in v.abstract
        case "reach" if statement.lemma in _TURNING:
            return not (praised and head in v.abstract) and len(lowers) > 4
        case "reach" if statement.lemma in _ENDING:
            return head not in v.abstract
        case _:
            return bool(head) and not praised and head not in v.abstract and head not in v.measures


def _is_narrow(statement: Statement, phrase: Phrase, v: Vocabulary) -> bool:
    """Say whether a phrase names a metric with what it is measured on: "response rate for critical bugs", "software costs"."""
    head = statement.head(phrase)
    if head not in v.measures or head in v.abstract:
        return False
    modifiers = [
        word
        for word in statement.lower(phrase)[:-1]
        if word not in v.determiners and word not in v.praise and word not in v.mild
    ]
    following = statement.words[phrase.end].lower if phrase.end < len(statement.words) else ""
    return bool(modifiers) or following in ("of", "for", "on", "in", "from", "among", "per", "at")


def _lets_people_act(statement: Statement, v: Vocabulary) -> bool:
    """Say whether people do something in it: "help learners finish", "easier for users to start", "so that customers come back"."""
    words = statement.words
    for i in range(len(words) - 1):
        if words[i].lower not in v.people and not (
            i > 0 and statement.lemma in _LETTING and i == statement.object.head
        ):
            continue
        for j in range(i + 1, min(i + 4, len(words))):
            verb = v.verbs.get(words[j].lower)
            if words[j].lower == "to" and j + 1 < len(words):
                return True
            if (
                verb is not None
                and verb.form == "base"
                and statement.verb is not None
                and j > statement.verb
                and verb.promise != "improve"
            ):
                return True
            if words[j].lower in v.prepositions:
                break
    return False


RULE = Rule(
    code="OBJ001",
    name="vague",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{BASICS}; {SPOLADOR}; {TIWARY}",
    page=__doc__,
    look=each_objective(see),
)
