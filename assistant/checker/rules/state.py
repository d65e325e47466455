"""Tells a state that two readers would agree is reached or not from a wish with no end."""

import re

from assistant.checker.statement import Statement
from assistant.checker.subject import KeyResultSubject
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.checker.work_signs import changes_support, is_comparative, is_ended, is_work_participle, means
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
_PACE = r"(?:hourly|daily|weekly|monthly|quarterly|yearly|annually|annual)"
_PACED = re.compile(_PACE)
_PACES = re.compile(rf"\bfrom {_PACE} (?:\w+ )?to {_PACE}\b", re.IGNORECASE)
_INWARD = word_list("feeling") | word_list("noticing")
_NEAR = 5
_NAMED_BY = 3


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
            return _is_done_by_order(statement, kr.vocabulary, lowers)
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


def _is_done_by_order(statement: Statement, v: Vocabulary, lowers: list[str]) -> bool:
    words, head = statement.lower(statement.object), statement.head(statement.object)
    if changes_support(statement) or is_ended(statement, v) or _enters(statement, v):
        return True
    if statement.verbal == "reach" and "that" in lowers[statement.object.start - 1 : statement.object.start + 1]:
        return v.praise.isdisjoint(lowers)
    if statement.lemma in word_list("contacting") | word_list("seeking") and _is_anything(statement, v):
        return False
    if statement.verbal == "effort":
        return bool(head) and lowers[statement.object.start] in ("all", "every", "each") and not _is_blurred(words, v)
    if statement.verbal in ("make", "do") or _is_one_act(statement, v):
        if (head in v.abstract and _is_open_ended(statement, v)) or (head in v.mild and head.endswith("er")):
            return False
        manner = any(word.endswith("ly") and not _PACED.fullmatch(word) for word in words[:1])
        more = words[:1] in (("additional",), ("extra",), ("further",)) and head.endswith("s")
        if more or _is_just_some(statement, v):
            return False
        aimless = manner and not head and lowers[-1:] != [statement.lemma]
        return not (aimless or _is_blurred(words + _with_what(statement), v))
    if statement.lemma == "be":
        done = [v.verbs[word].lemma for word in words if word in v.verbs and v.verbs[word].form == "ed"]
        return any(lemma not in word_list("noticing") for lemma in done) or head in word_list("states")
    raised = statement.verbal in ("hold", "reach", "have") or statement.lemma == "raise"
    if raised and not word_list("milestones").isdisjoint(words):
        return v.mild.isdisjoint(words) and not _is_blurred(words, v)
    if statement.verbal not in ("reach", "have"):
        return False
    if statement.lemma == "have" and any(is_work_participle(word, v) for word in words):
        return not _is_blurred(words, v)
    outdone = head in (v.superlatives if statement.lemma == "become" else v.people)
    loose = head in v.measures or head in v.abstract or outdone or not v.mild.isdisjoint(words)
    involved = statement.lemma == "get" and not v.people.isdisjoint(words)
    return bool(head) and not (_is_blurred(words, v) or loose or involved)


def _enters(statement: Statement, v: Vocabulary) -> bool:
    """Say whether a named place is entered: "expand to Chile", "grow into the Nordics"."""
    obj = statement.object
    if statement.verbal != "move" or statement.verb is None or obj.head < 0:
        return False
    between = [word.lower for word in statement.words[statement.verb + 1 : obj.start]]
    named = statement.words[obj.head].text[:1].isupper() and statement.head(obj) not in v.measures
    return named and not {"to", "into"}.isdisjoint(between)


def _is_one_act(statement: Statement, v: Vocabulary) -> bool:
    """Say whether an order asks for one thing that is done or not: "join the consortium", not "use it", "feel it"."""
    obj = statement.object
    if statement.verbal != "act" or statement.verb is None or statement.lemma in _INWARD | word_list("using"):
        return False
    return obj.start == statement.verb + 1 and statement.head(obj) not in v.measures


def _is_open_ended(statement: Statement, v: Vocabulary) -> bool:
    """Say whether nothing marks which or how much of it is made: "build brand awareness"."""
    phrase = statement.words[statement.object.start : statement.object.end]
    bare = not any(word.lower in v.determiners or word.lower in v.works or word.text[:1].isupper() for word in phrase)
    bare = bare and {"all", "every", "each", "per"}.isdisjoint(word.lower for word in statement.words)
    return bare and len(phrase) < _NAMED_BY and not phrase[-1].lower.endswith("s")


def _is_anything(statement: Statement, v: Vocabulary) -> bool:
    """Say whether an object is some things of a kind, neither "the" nor "all" nor named ones: "identify risks"."""
    obj = statement.object
    phrase = statement.words[obj.start : obj.end]
    settled = any(word.lower in v.determiners or word.text[:1].isupper() for word in phrase)
    return statement.head(obj).endswith("s") and not settled


def _is_just_some(statement: Statement, v: Vocabulary) -> bool:
    """Say whether nothing but a plural says what is made or done: "recruit volunteers"."""
    obj, head = statement.object, statement.head(statement.object)
    alone = obj.end - obj.start == 1 and obj.end == len(statement.words)
    return alone and head.endswith("s") and (head in v.people or head in v.staff or head in v.works)


def _with_what(statement: Statement) -> tuple[str, ...]:
    """Give the words that say what goes into the object: "with helpful tips"."""
    behind = tuple(word.lower for word in statement.words[statement.object.end : statement.object.end + _NAMED_BY])
    return behind[1:] if behind[:1] == ("with",) else ()


def _is_stated(statement: Statement, v: Vocabulary, lowers: list[str]) -> bool:
    words, head = statement.lower(statement.object), statement.head(statement.object)
    between = tuple(word.lower for word in statement.words[statement.subject.end : statement.verb])
    if _is_blurred(words + between, v) or (head in v.mild and not statement.passive):
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
        and not _is_blurred(statement.lower(statement.subject), v)
        and not is_comparative(statement, v)
        and (head in word_list("deeds") or not open_ended)
    )


def _is_blurred(words: tuple[str, ...], v: Vocabulary) -> bool:
    return not v.praise.isdisjoint(words) or not word_list("indefinite").isdisjoint(words)
