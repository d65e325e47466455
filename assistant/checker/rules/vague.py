"""Two readers could not agree what would be different.

Finds titles that say "better" about a whole field (improve the user experience), name one bare metric (increase
revenue), or rest on a word of praise (great, seamless, world-class). A title is concrete when it names who will be
able to do what, what will end, the place to be taken among others, or a metric narrow enough to find.

Why it matters: under a vague aim every initiative fits and no result disproves it, so it cannot help a team choose.

Bad: Improve the customer experience
Good: Make buying on a phone so quick that shoppers finish what they start
"""

from assistant.checker.guides import BASICS, SPOLADOR, TIWARY
from assistant.checker.rule import Rule, Sighting, each_objective, severities
from assistant.checker.rules import metric_in_objective, output_objective
from assistant.checker.statement import Phrase, Statement
from assistant.checker.subject import ObjectiveSubject
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.language.words import direction_of

_OPEN_FROM = 1
_SHORT = 4


def see(objective: ObjectiveSubject) -> Sighting | None:
    """Point at the words that leave the aim open."""
    statement, v = objective.statement, objective.vocabulary
    if statement.build in ("empty", "phrase") or output_objective.see(objective) is not None:
        return None
    if _openness(objective) < _OPEN_FROM:
        return None
    praise = next((word for word in statement.words if word.lower in v.praise), None)
    if praise is not None:
        return Sighting(
            f"Each reader measures {praise.text!r} with their own rule; nothing else says what will be different.",
            (praise.start, praise.end),
            "Say who will be able to do what, or what will no longer happen to them.",
        )
    span, obj = (
        statement.verb_span or (statement.words[0].start, statement.words[-1].end),
        statement.span(statement.object),
    )
    span = (span[0], max(span[1], obj[1])) if obj else span
    said = objective.title[span[0] : span[1]]
    return Sighting(
        f"{said!r} does not say what will be different.",
        span,
        "Say who will be able to do what, or what will no longer happen to them.",
    )


def _openness(objective: ObjectiveSubject) -> int:
    """Weigh what leaves the aim open against what pins it down; a point is one reason for two readers to agree or not.

    The points were set by a logistic regression on hand-labelled objectives of many organisations and rounded.
    """
    statement, v = objective.statement, objective.vocabulary
    lowers = [word.lower for word in statement.words]
    head, order = statement.head(statement.object), statement.build == "order"
    people = any(word in v.people and not _describes(statement, i, v) for i, word in enumerate(lowers))
    people = people or _act_by_name(statement, v)
    specific = len(_specific(statement, v))
    points = 3 - min(specific, 4) + min(sum(word in v.praise or word in v.mild for word in lowers), 2)
    points += len(lowers) <= _SHORT and specific < 2
    points -= people
    ready = statement.verbal == "be" and not word_list("states").isdisjoint(lowers)
    points -= 2 * (ready or lowers[0] in ("no", "zero") or not word_list("absolute").isdisjoint(lowers))
    points -= 2 * (metric_in_objective.see(objective) is not None)
    points -= 2 * any(part in v.superlatives for word in lowers for part in word.split("-"))
    points -= 2 * _lets_people_act(statement, v)
    if statement.build == "clause":
        acting = statement.capable or (people and statement.verbal not in ("be", "have"))
        points -= (
            acting
            and not statement.passive
            and statement.lemma not in word_list("feeling")
            and statement.verbal != "improve"
        )
        return points + 2 * (not acting) + (statement.verbal in ("be", "have"))
    if not order:
        return points
    turning = statement.lemma in word_list("turning")
    letting = statement.lemma in word_list("letting")
    points += statement.verbal in ("improve", "effort") and not turning and not letting
    ensuring = statement.lemma in ("ensure", "assure", "guarantee")
    points += ensuring
    points -= (statement.verbal in ("move", "reach", "act", "make", "do") and not ensuring) or turning
    points -= 2 * (statement.lemma in word_list("pleasing") and head in v.people)
    points -= statement.lemma in word_list("ending") and bool(head) and head not in v.abstract
    points -= turning and _becomes_something(statement)
    points -= 2 * (
        statement.verbal in ("do", "effort", "reach") and any(word in word_list("asking") for word in lowers)
    )
    return points - _narrowness(statement, statement.object, v)


def _act_by_name(statement: Statement, v: Vocabulary) -> bool:
    """Say whether a plural that no list knows does something, as people do: "Hauliers recommend us"."""
    subject = statement.head(statement.subject)
    if (
        statement.build != "clause"
        or statement.passive
        or statement.verbal in ("be", "have")
        or not subject.endswith("s")
    ):
        return False
    return subject not in v.abstract and subject not in v.works and subject not in v.measures


def _describes(statement: Statement, i: int, v: Vocabulary) -> bool:
    """Say whether people only describe a noun: "customer support experience"."""
    words = statement.words
    if i + 1 >= len(words) or words[i].lower.endswith("s") or statement.text[words[i].end : words[i + 1].start] != " ":
        return False
    after = words[i + 1].lower
    return after in v.abstract or after in v.works or after in v.measures


def _specific(statement: Statement, v: Vocabulary) -> list[str]:
    """Give the words that narrow the aim: neither the verb nor praise nor names of whole fields."""
    return [
        word.lower
        for i, word in enumerate(statement.words)
        if i != statement.verb and not _is_general(word.lower, v) and not _says_better(word.lower, v)
    ]


def _is_general(word: str, v: Vocabulary) -> bool:
    closed = word in v.determiners or word in v.prepositions or word in v.openers or word in word_list("being")
    empty = word in v.abstract or word in v.praise or word in v.mild or word in word_list("anybody")
    return closed or empty or (word.endswith("ly") and len(word) > 4)


def _says_better(word: str, v: Vocabulary) -> bool:
    verb = v.verbs.get(word)
    return direction_of(word) is not None or (verb is not None and verb.promise in ("improve", "effort"))


def _narrowness(statement: Statement, phrase: Phrase, v: Vocabulary) -> int:
    """Say how narrow a metric is: 2 for "response rate for critical bugs", 1 for "team retention", 0 for "revenue"."""
    head = statement.head(phrase)
    counted = head in v.measures or head in v.people or (statement.verbal == "move" and head in v.works)
    if not counted or head in v.abstract:
        return 0
    described = [word for word in statement.lower(phrase)[:-1] if word not in v.determiners and word not in v.praise]
    following = statement.words[phrase.end].lower if phrase.end < len(statement.words) else ""
    scoped = following in word_list("scoping")
    if scoped or any(not _is_general(word, v) for word in described):
        return 2
    return 1 if described else 0


def _becomes_something(statement: Statement) -> bool:
    """Say whether a thing is turned into something named: "into a habit", "a competitive advantage"."""
    lowers = [word.lower for word in statement.words[(statement.verb or 0) + 1 :]]
    return (
        "into" in lowers
        or (statement.lemma == "become" and "for" in lowers)
        or any(word in ("a", "an") for word in lowers[1:])
    )


def _lets_people_act(statement: Statement, v: Vocabulary) -> bool:
    """Say whether people do something in it: "help learners finish", "easier for users to start"."""
    words = statement.words
    letting = statement.lemma in word_list("letting")
    for i in range(len(words) - 1):
        if words[i].lower not in v.people and not (letting and i == statement.object.head):
            continue
        for j in range(i + 1, min(i + 4, len(words))):
            word = words[j].lower
            if word == "to" and j + 1 < len(words):
                after = words[j + 1].lower
                return after not in v.determiners and after not in v.abstract
            verb = v.verbs.get(word)
            if verb is not None and verb.form == "base" and j > (statement.verb or 0) and verb.promise != "improve":
                return True
            if word in v.prepositions:
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
