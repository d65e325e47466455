"""The objective is a deliverable or an activity.

Finds titles whose verb makes or does something (launch, build, implement, hire, host) and titles that name such a deed
(release of the app). Creating a place, a habit or an experience for somebody is no deliverable and is left alone.

Why it matters: an objective that names the work decides the solution before the team has learnt whether it helps, and
is reached on the day of the launch whether or not anybody is better off.

Bad: Redesign the patient portal
Good: Make every customer feel known from the second visit on
"""

from functools import lru_cache

from assistant.checker.guides import BASICS, HERBIG
from assistant.checker.rule import Rule, Sighting, each_objective, severities
from assistant.checker.rules.aim import JUDGED, grades, praises
from assistant.checker.statement import Phrase, Statement
from assistant.checker.subject import ObjectiveSubject
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.checker.work_signs import changes_support, is_comparative


@lru_cache(maxsize=JUDGED)
def see(objective: ObjectiveSubject) -> Sighting | None:
    """Point at the words that make the title a piece of work."""
    statement = objective.statement
    match statement.build:
        case "order" if _is_work(statement, objective.vocabulary):
            span, acted_on = statement.verb_span, statement.span(statement.object)
            whole = (span[0], acted_on[1]) if span and acted_on else span
        case "phrase" if _is_deed(statement):
            span = whole = statement.span(statement.subject)
        case _:
            return None
    if span is None or whole is None:
        return None
    said = objective.title[whole[0] : whole[1]]
    return Sighting(
        f"{said!r} is work to be done, not a change for anybody.",
        span,
        f"What will be different for users or the business after this? Make that the title and {said!r} an initiative.",
    )


def _is_deed(statement: Statement) -> bool:
    """Say whether a bare phrase names something done once: "release of the seller app"."""
    following = [word.lower for word in statement.words[statement.subject.end :]]
    wished = is_comparative(statement, statement.vocabulary)
    return following[:1] == ["of"] and not wished and statement.head(statement.subject) in word_list("deeds")


def _is_work(statement: Statement, v: Vocabulary) -> bool:
    head, words = _head(statement), statement.lower(statement.object)
    named = statement.lemma == "establish" and statement.lower_after_object() == ("as",)
    if named or not {"ourselves", "itself", "themselves"}.isdisjoint(words):
        return False
    ships = _ships(statement)
    match statement.verbal:
        case "make" | "do":
            if head in word_list("bonds") or words[:1] in (("better",), ("more",)):
                return False
            if (ships and _has_object(statement)) or _is_thing(head, words, v) or _is_team(head, words, v):
                return True
            if statement.lemma == "give" or (statement.lemma == "bring" and not v.people.isdisjoint(words)):
                return False
            if changes_support(statement) or head in word_list("yardsticks"):
                return True
            if statement.lemma == "fix" and _is_fault(head, v):
                return True
            if statement.verbal == "do":
                return bool(head) and (head not in v.abstract or statement.lemma in word_list("assessing"))
            aim = head in v.abstract or head in v.measures or head in v.people or head in word_list("anybody")
            return bool(head) and not aim and v.superlatives.isdisjoint(words) and not praises(words, v)
        case "improve":
            return statement.lemma in ("modernise", "modernize") and head in v.works and head not in v.abstract
        case "effort":
            supported = statement.lemma in ("support", "work") and head in v.works and head not in v.abstract
            return supported or ships
        case "move" | "reach":
            if statement.lemma == "have":
                return _is_thing(head, words, v) and not praises(words, v)
            hired = _is_team(head, words, v) or (head in v.staff and head not in v.people)
            return hired and statement.lemma in word_list("staffing")
        case _:
            return False


def _head(statement: Statement) -> str:
    """Give the noun the verb acts on; not the participle behind it, as in "care based on evidence"."""
    phrase = statement.object
    if statement.head(phrase) in word_list("comparing") and phrase.head > phrase.start:
        phrase = Phrase(phrase.start, phrase.end, phrase.head - 1)
    return statement.head(phrase)


def _ships(statement: Statement) -> bool:
    """Say whether the verb, or one joined to it, puts work out: "launch", "create and deploy"."""
    at = statement.verb or 0
    verbs = statement.vocabulary.verbs
    said = [verbs[word.lower].lemma for word in statement.words[at + 1 : statement.object.start] if word.lower in verbs]
    return not word_list("shipping").isdisjoint((statement.lemma, *said))


def _is_thing(head: str, words: tuple[str, ...], v: Vocabulary) -> bool:
    """Say whether a noun names something made: "roadmap"; of words for whole fields, one or several: "a process"."""
    if head not in v.works or head not in v.abstract:
        return head in v.works
    plain = not praises(words, v) and v.mild.isdisjoint(words)
    return words[:1] in (("a",), ("an",), ("our",)) or "new" in words or (plain and head.endswith("s"))


def _is_team(head: str, words: tuple[str, ...], v: Vocabulary) -> bool:
    """Say whether people of a trade are to be hired: "a sales team", not "a great team" or "a lean organisation"."""
    if head not in word_list("teams") or praises(words, v):
        return False
    trades = [word for word in words[:-1] if word not in v.determiners and not grades(word, v)]
    return bool(trades) or (head == "team" and v.mild.isdisjoint(words))


def _is_fault(head: str, v: Vocabulary) -> bool:
    return head in v.measures and v.measures[head].category == "quality"


def _has_object(statement: Statement) -> bool:
    """Say whether something follows the verb; systems are moved to and joined with, not only acted on."""
    return statement.verb != len(statement.words) - 1 or statement.lemma in ("migrate", "integrate", "move")


RULE = Rule(
    code="OBJ002",
    name="output-objective",
    severity=severities(strict="error", balanced="warning", lenient="advice"),
    guide=f"{BASICS}; {HERBIG}",
    page=__doc__,
    look=each_objective(see),
)
