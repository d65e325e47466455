"""Tells a state that two readers would agree is reached or not from a wish with no end."""

import re

from assistant.checker.rules.blur import ends_in_praise, is_blurred, is_undefined
from assistant.checker.rules.order import PACE, is_done_by_order
from assistant.checker.statement import Statement
from assistant.checker.subject import KeyResultSubject
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.checker.work_signs import is_comparative, means
from assistant.language.words import direction_of, only_better

_LEFT_OPEN = re.compile(
    r"\bas [\w ]{1,40} as possible\b|\b(?:where|when|as) (?:possible|needed|necessary|appropriate)\b", re.IGNORECASE
)
_TIMES = re.compile(
    r"\b(?:less|fewer|no more|not more) than (?:once|twice)\b|\bat (?:least|most) (?:once|twice)\b"
    r"|\b(?:once|twice) (?:a|per) \w",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"\bin (?:place|use|production|force|effect|operation|service)(?=\W*$| (?:by|before|for|at|until|since)\b)"
)
_PACES = re.compile(rf"\bfrom {PACE} (?:\w+ )?to {PACE}\b", re.IGNORECASE)
_NEAR = 5


def is_state(kr: KeyResultSubject) -> bool:
    """Say whether two readers would agree at the end that it is done or not done."""
    statement = kr.statement
    lowers = [word.lower for word in statement.words]
    if not lowers or lowers[0] in ("don't", "don’t", "never", "avoid") or lowers[:2] == ["do", "not"]:
        return False
    if _LEFT_OPEN.search(kr.text) or _also_improves(statement):
        return False
    if not word_list("ranks").isdisjoint(lowers) or _says_how_often(kr.text) or _is_first(kr):
        return True
    if _is_in_place(statement):
        return True
    if not word_list("articles").isdisjoint(means(statement)[:1]) or (lowers[0] == "ensure" and "no" in lowers[1:3]):
        return True
    match statement.build:
        case "order":
            return is_done_by_order(statement, kr.vocabulary, lowers)
        case "clause":
            return _is_stated(statement, kr.vocabulary, lowers)
        case "phrase":
            return _is_named(statement, kr.vocabulary, lowers)
        case _:
            return False


def _is_in_place(statement: Statement) -> bool:
    """Say whether something is said to be there: "a way to track incidents is in place"."""
    return statement.verbal not in ("improve", "move", "hold") and _IN_PLACE.search(statement.text) is not None


def _says_how_often(text: str) -> bool:
    return _PACES.search(text) is not None or _TIMES.search(text) is not None


def _also_improves(statement: Statement) -> bool:
    """Say whether its verb is joined with one that has no end: "measure and improve satisfaction"."""
    if statement.verb is None:
        return False
    behind = [word.lower for word in statement.words[statement.verb + 1 : statement.verb + 3]]
    return behind[:1] == ["and"] and (only_better(behind[-1]) or direction_of(behind[-1]) in ("increase", "decrease"))


def _is_first(kr: KeyResultSubject) -> bool:
    """Say whether it is reached with the first of something: "First paying customer in Germany"."""
    statement, v = kr.statement, kr.vocabulary
    if statement.verbal in ("improve", "effort"):
        return False
    lowers = [word.lower for word in statement.words]
    if "first" not in lowers:
        return False
    at = lowers.index("first") + 1
    return any(word in v.people or word in ("deal", "sale", "order", "contract") for word in lowers[at : at + _NEAR])


def _is_stated(statement: Statement, v: Vocabulary, lowers: list[str]) -> bool:
    words, head = statement.lower(statement.object), statement.head(statement.object)
    between = tuple(word.lower for word in statement.words[statement.subject.end : statement.verb])
    if is_blurred(words + between, v) or ends_in_praise(lowers, v) or (head in v.mild and not statement.passive):
        return False
    if is_undefined(lowers[: statement.subject.end]):
        return False
    if statement.passive:
        felt = statement.lemma in word_list("feeling") or statement.lemma in word_list("noticing")
        return "per" not in lowers and statement.verbal not in ("improve", "move") and not felt
    there = statement.verbal == "have" or lowers[0] == "there"
    articled = lowers[statement.object.start : statement.object.start + 1] in (["a"], ["an"], ["the"])
    if there and (any(_is_settled_by(word, v) for word in words) or (articled and head in v.works)):
        return True
    if statement.verbal in ("have", "be"):
        if statement.verbal == "be" and head.endswith("er") and head not in v.people and head not in v.staff:
            return False
        return head in ("open", "support") or (head not in v.measures and head not in v.abstract)
    told = statement.verbal in ("make", "do", "reach", "act") and statement.lemma not in word_list("feeling")
    direct = not v.prepositions.issuperset(lowers[statement.object.start : statement.object.start + 1])
    told = told or (statement.verbal == "effort" and (direct or lowers[0] in ("all", "every", "each", "no")))
    return statement.capable or told


def _is_settled_by(word: str, v: Vocabulary) -> bool:
    """Say whether a word tells that a thing was made or done: "an agreed process"."""
    verb = v.verbs.get(word)
    return verb is not None and verb.form == "ed" and verb.promise in ("make", "do")


def _is_named(statement: Statement, v: Vocabulary, lowers: list[str]) -> bool:
    head = statement.head(statement.object)
    if head and lowers[0] in ("no", "zero"):
        return True
    end = statement.subject.end
    behind = lowers[end : end + 1]
    if head == "works" and not v.prepositions.isdisjoint(behind):
        return True
    if head == "support" and behind == ["for"] and v.people.isdisjoint(lowers):
        return True
    open_ended = head in v.measures or (head in v.abstract and lowers[0] != "new")
    return (
        bool(head)
        and not is_blurred(statement.lower(statement.subject), v)
        and not is_comparative(statement, v)
        and (head in word_list("deeds") or not open_ended)
    )
