"""Tells orders that are done or not from those of which more could always be done."""

import re

from assistant.checker.rules.blur import ends_in_praise, is_blurred
from assistant.checker.statement import Statement
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.checker.work_signs import changes_support, is_ended, is_work_participle
from assistant.language.words import only_better

PACE = r"(?:hourly|daily|weekly|monthly|quarterly|yearly|annually|annual)"
PACED = re.compile(PACE)
_MEASURING = frozenset({"measure", "track"})
_INWARD = word_list("feeling") | word_list("noticing")
_NAMED_BY = 3
_FIRST = 6


def is_done_by_order(statement: Statement, v: Vocabulary, lowers: list[str]) -> bool:
    """Say whether an order is done or not at the end: "launch the app", not "improve the app"."""
    words, head = statement.lower(statement.object), statement.head(statement.object)
    if changes_support(statement) or is_ended(statement, v) or _enters(statement, v):
        return True
    told = lowers[statement.object.start - 1 : statement.object.start + 1]
    if statement.lemma in ("prove", "show") and "that" in told:
        return v.praise.isdisjoint(lowers)
    if statement.lemma in word_list("contacting") | word_list("seeking") and _is_anything(statement, v):
        return False
    if statement.lemma == "support" and not is_blurred(words, v) and v.people.isdisjoint(lowers):
        return lowers[statement.object.end : statement.object.end + 1] in (["in"], ["across"], ["on"])
    if statement.verbal == "effort":
        return bool(head) and lowers[statement.object.start] in ("all", "every", "each") and not is_blurred(words, v)
    if statement.verbal in ("make", "do") or _is_one_act(statement, v):
        return not _has_no_end(statement, v, lowers)
    if statement.lemma == "be":
        done = [v.verbs[word].lemma for word in words if word in v.verbs and v.verbs[word].form == "ed"]
        return any(lemma not in word_list("noticing") for lemma in done) or head in word_list("states")
    raised = statement.verbal in ("hold", "reach", "have") or statement.lemma == "raise"
    if raised and not word_list("milestones").isdisjoint(words):
        return v.mild.isdisjoint(words) and not is_blurred(words, v)
    if statement.verbal not in ("reach", "have"):
        return False
    if statement.lemma == "have" and any(is_work_participle(word, v) for word in words):
        return not is_blurred(words, v)
    outdone = head in (v.superlatives if statement.lemma == "become" else v.people)
    loose = head in v.measures or head in v.abstract or outdone or not v.mild.isdisjoint(words)
    involved = statement.lemma == "get" and not v.people.isdisjoint(words)
    return bool(head) and not (is_blurred(words, v) or loose or involved)


def _has_no_end(statement: Statement, v: Vocabulary, lowers: list[str]) -> bool:
    """Say whether a verb of work asks for something of which more could always be done."""
    obj, head, words = statement.object, statement.head(statement.object), statement.lower(statement.object)
    behind = lowers[obj.start :]
    if head in v.abstract and statement.lemma not in _MEASURING and _is_open_ended(statement, v):
        return True
    if lowers[0] == "further" or not word_list("indefinite").isdisjoint(lowers[statement.verb or 0 :][:_FIRST]):
        return True
    if statement.lemma in word_list("letting") and is_blurred(tuple(lowers[obj.end :]), v):
        return True
    if statement.lemma in ("start", "begin") and behind and only_better(behind[0]):
        return True
    more = behind[:1] in (["additional"], ["extra"], ["further"]) and head.endswith("s")
    if more or (head in v.mild and head.endswith("er")) or _is_just_some(statement, v):
        return True
    manner = any(word.endswith("ly") and not PACED.fullmatch(word) for word in words[:1])
    aimless = manner and not head and lowers[-1:] != [statement.lemma]
    return aimless or ends_in_praise(lowers, v) or is_blurred(words + _with_what(statement), v)


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
    named = [word for word in phrase if word.lower != "new"]
    bare = not any(word.lower in v.determiners or word.lower in v.works or word.text[:1].isupper() for word in named)
    bare = bare and {"all", "every", "each", "per"}.isdisjoint(word.lower for word in statement.words)
    return bare and len(phrase) < _NAMED_BY


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
