"""How far an objective's title leaves open what would be different: signs in it, and what each weighs."""

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain
from pathlib import Path

from assistant.checker.rules import metric_in_objective
from assistant.checker.rules.aim import Aim, aim_of, is_field
from assistant.checker.rules.narrowness import narrowness
from assistant.checker.statement import Statement
from assistant.checker.subject import ObjectiveSubject
from assistant.checker.vocabulary import word_list
from assistant.lists import entries

_MOST = 2


def openness(objective: ObjectiveSubject) -> int:
    """Add up what leaves an aim open and what pins it down; above 0 two readers would not agree."""
    aim = aim_of(objective)
    points = _points()
    found = chain(("title",), _words(aim), _verb(aim), _people(aim), _anchors(objective, aim))
    return sum([points[sign] for sign in found])


@cache
def _points() -> Mapping[str, int]:
    rows = (line.split("\t") for line in entries(Path(__file__).with_name("openness.tsv")))
    return {sign: int(points) for sign, points, _ in rows}


def _words(aim: Aim) -> Iterator[str]:
    specific = aim.specific()
    if specific:
        yield "own word"
    if specific > 1:
        yield "own words"
        if _improves(aim.statement):
            yield "improvement"
    yield from ("praise",) * min(_MOST, len(aim.praise.intersection(aim.told)))
    yield from ("grade",) * min(_MOST, len(aim.mild.intersection(aim.told)))


def _improves(statement: Statement) -> bool:
    """Say whether a field is to get better or more: "improve hiring", "increase visibility"."""
    if statement.build != "order" or statement.lemma in word_list("turning"):
        return False
    return statement.verbal in ("improve", "effort") or (statement.verbal == "move" and _acts_on_field(statement))


def _acts_on_field(statement: Statement) -> bool:
    return is_field(statement.head(statement.object), statement.vocabulary)


def _verb(aim: Aim) -> Iterator[str]:
    statement = aim.statement
    if statement.build == "clause":
        done = statement.passive and statement.verbal == "make"
        if not statement.capable and not done and not _acts_in_a_clause(aim):
            yield "state"
        return
    match statement.verbal:
        case "make":
            yield "making"
        case "move" if not _acts_on_field(statement):
            yield "moving"
        case "hold":
            yield "holding"
    if _is_made_so(aim):
        yield "made so"
    elif statement.lemma in word_list("turning"):
        yield "turning"
        if _becomes_something(statement):
            yield "becoming"
    head, v = statement.head(statement.object), statement.vocabulary
    if statement.lemma in word_list("pleasing") and head in v.people:
        yield "pleasing"
    if statement.lemma in word_list("ending") and head and (head in v.people or head not in v.abstract):
        yield "end"


def _people(aim: Aim) -> Iterator[str]:
    statement = aim.statement
    if any(aim.names_people(i) for i in aim.told) or _act_by_name(statement):
        yield "people"
    if _lets_people_act(aim):
        yield "deed of people"
    if statement.capable:
        yield "ability"
    if _has_a_consequence(statement):
        yield "consequence"
    lowers = [word.lower for word in statement.words]
    if statement.passive and "by" in lowers and _are_people(lowers[-1], statement):
        yield "done by people"


def _anchors(objective: ObjectiveSubject, aim: Aim) -> Iterator[str]:
    statement, v = aim.statement, aim.statement.vocabulary
    lowers = [word.lower for word in statement.words]
    narrow = narrowness(aim)
    if narrow:
        yield "metric"
    if narrow > 1:
        yield "narrow metric"
    if any(word in v.measures and word not in v.abstract for word in lowers[aim.reason :]):
        yield "metric as reason"
    if metric_in_objective.see(objective) is not None:
        yield "number"
    if _claims_a_place(statement):
        yield "place"
    ready = statement.verbal == "be" and not word_list("states").isdisjoint(lowers)
    if ready or lowers[0] in ("no", "zero") or not word_list("absolute").isdisjoint(lowers):
        yield "absence"
    if statement.lemma in word_list("finding_out") and not word_list("asking").isdisjoint(lowers):
        yield "question"


def _is_made_so(aim: Aim) -> bool:
    """Say whether a thing is made better without saying what it becomes: "make search reliable", "be data-driven"."""
    statement = aim.statement
    if statement.lemma not in word_list("staying"):
        return False
    judged = [i for i in aim.told if i > (statement.verb or 0) and aim.is_judged(i)]
    following = [word.lower for i in judged for word in statement.words[i + 1 : i + 2]]
    ends = len(following) < len(judged)
    return ends or any(word in statement.vocabulary.prepositions or word in ("enough", "the") for word in following)


def _becomes_something(statement: Statement) -> bool:
    """Say whether a thing is turned into something named: "into a habit", "a competitive advantage"."""
    lowers = [word.lower for word in statement.words[(statement.verb or 0) + 1 :]]
    return (
        "into" in lowers
        or (statement.lemma == "become" and "for" in lowers)
        or any(word in ("a", "an") for word in lowers[1:])
    )


def _act_by_name(statement: Statement) -> bool:
    """Say whether a plural that no list knows does something, as people do: "Hauliers recommend us"."""
    acting = statement.build == "clause" and not statement.passive and statement.verbal not in ("be", "have")
    return acting and _are_people(statement.head(statement.subject), statement)


def _are_people(noun: str, statement: Statement) -> bool:
    """Say whether a noun names people, or is a plural that names nothing else we know."""
    v = statement.vocabulary
    known = noun in v.abstract or noun in v.works or noun in v.measures
    return noun in v.people or (noun.endswith("s") and not known)


def _lets_people_act(aim: Aim) -> bool:
    """Say whether people do something in it: "help learners finish", "easier for users to start"."""
    statement, v = aim.statement, aim.statement.vocabulary
    words, letting = statement.words, statement.lemma in word_list("letting")
    for i in range(len(words) - 1):
        if not aim.names_people(i) and not (letting and i == statement.object.head):
            continue
        for j in range(i + 1, min(i + 4, len(words))):
            word = words[j].lower
            at = j + 1 if word == "to" and i < aim.reason and j + 1 < len(words) else j
            verb = v.verbs.get(words[at].lower)
            if verb is not None and verb.form == "base" and at > (statement.verb or 0) and verb.promise != "improve":
                return True
            if word in v.prepositions:
                break
    return _acts_in_a_clause(aim)


def _has_a_consequence(statement: Statement) -> bool:
    """Say whether something is so good that something follows: "so quick that shoppers finish"."""
    lowers = [word.lower for word in statement.words]
    return "so" in lowers and "that" in lowers[lowers.index("so") + 2 :]


def _acts_in_a_clause(aim: Aim) -> bool:
    statement = aim.statement
    if statement.build != "clause" or statement.passive or statement.verbal in ("be", "have", "improve"):
        return False
    subject = range(statement.subject.start, statement.subject.end)
    people = any(aim.names_people(i) for i in subject) or _act_by_name(statement)
    return people and statement.lemma not in word_list("feeling")


def _claims_a_place(statement: Statement) -> bool:
    """Say whether a place among others is to be taken: "the smoothest booking", "become the leader", "go-to tool"."""
    superlatives, turning = statement.vocabulary.superlatives, statement.lemma in word_list("turning")
    lowers = [word.lower for word in statement.words]
    for i, word in enumerate(lowers):
        said = word if word in superlatives else word.partition("-")[0]
        if said not in superlatives:
            continue
        if said in word_list("standing") or turning:
            return lowers[i - 1 : i] != ["thought"]
        if said not in ("first", "leader") and "the" in lowers[max(0, i - 3) : i]:
            return True
    return False
