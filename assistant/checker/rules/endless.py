"""Tells work of which more could always be done: "recruit volunteers", "create content", "build awareness"."""

from assistant.checker.rules.blur import ends_in_praise, is_blurred
from assistant.checker.rules.limit import PACED
from assistant.checker.statement import Statement
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.language.words import only_better

_MEASURING = frozenset({"measure", "track"})
_UNCOUNTED = frozenset({"debt", "documentation"})
_AIMS = frozenset({"goals", "kpis", "metrics", "okrs", "targets"})
_LOANS = frozenset({"code", "design", "legacy", "tech", "technical"})
_NAMED_BY = 3
_FIRST = 6


def has_no_end(statement: Statement, v: Vocabulary, lowers: list[str]) -> bool:
    """Say whether a verb of work asks for something of which more could always be done."""
    obj, head, words = statement.object, statement.head(statement.object), statement.lower(statement.object)
    behind = lowers[obj.start :]
    let = statement.lemma in word_list("letting")
    unnamed = head in v.abstract and statement.lemma not in _MEASURING and _is_open_ended(statement, v)
    if unnamed and not (let and lowers[obj.end : obj.end + 1] == ["to"]):
        return True
    if lowers[0] == "further" or not word_list("indefinite").isdisjoint(lowers[statement.verb or 0 :][:_FIRST]):
        return True
    if let and (is_blurred(tuple(lowers[obj.end :]), v) or (lowers[-1].endswith("ly") and "to" in lowers)):
        return True
    if not head and behind[:1] == lowers[1:2] and is_blurred(tuple(lowers[2:4]), v):
        return True
    if statement.lemma in ("start", "begin") and behind and only_better(behind[0]):
        return True
    more = behind[:1] in (["additional"], ["extra"], ["further"]) and head.endswith("s")
    if (
        more
        or (head in v.mild and head.endswith("er"))
        or _is_just_some(statement, v)
        or _is_felt(statement, v, lowers)
    ):
        return True
    manner = any(word.endswith("ly") and not PACED.fullmatch(word) for word in words[:1])
    aimless = manner and not head and lowers[-1:] != [statement.lemma]
    bettered = words[:1] in (("improved",), ("enhanced",), ("optimised",), ("optimized",))
    bettered = bettered and statement.lemma not in ("launch", "release", "ship")
    return aimless or bettered or ends_in_praise(lowers, v) or is_blurred(words + _with_what(statement), v)


def is_anything(statement: Statement, v: Vocabulary) -> bool:
    """Say whether an object is some things of a kind, neither "the" nor "all" nor named ones: "identify risks"."""
    obj = statement.object
    phrase = statement.words[obj.start : obj.end]
    settled = any(word.lower in v.determiners or word.text[:1].isupper() for word in phrase)
    return statement.head(obj).endswith("s") and not settled


def _is_felt(statement: Statement, v: Vocabulary, lowers: list[str]) -> bool:
    """Say whether it is made ready for, felt or owed, not made: "prepare for winter", "develop a culture of care"."""
    head, words, behind = statement.head(statement.object), statement.lower(statement.object), lowers[1:3]
    if statement.lemma == "prepare" and behind[:1] == ["for"]:
        return True
    if head == "debt" and words[0] in _LOANS and statement.object.end == len(lowers):
        return True
    if lowers[statement.object.end :] == ["on", "time"] and head.endswith("s") and len(words) == 1:
        return True
    if head == "content" and words[0] not in v.determiners and not lowers[statement.object.end :]:
        return True
    moody = head in word_list("moods") and statement.lemma in ("build", "create", "develop", "establish", "form")
    return moody and (head != "space" or len(words) > _NAMED_BY)


def _is_open_ended(statement: Statement, v: Vocabulary) -> bool:
    """Say whether nothing marks which or how much of it is made: "build brand awareness"."""
    phrase = statement.words[statement.object.start : statement.object.end]
    named = [word for word in phrase if word.lower != "new"]
    bare = not any(word.lower in v.determiners or word.lower in v.works or word.text[:1].isupper() for word in named)
    bare = bare and {"all", "every", "each", "per"}.isdisjoint(word.lower for word in statement.words)
    return bare and len(phrase) < _NAMED_BY


def _is_just_some(statement: Statement, v: Vocabulary) -> bool:
    """Say whether nothing but a plural or a mass says what is made or done: "recruit volunteers", "create content"."""
    obj, head = statement.object, statement.head(statement.object)
    words = [word for word in statement.lower(obj) if word != "new"]
    alone = len(words) == 1 and obj.end == len(statement.words)
    known = head in v.people or head in v.staff or head in v.works or head.removesuffix("s") in v.abstract
    known = known or head in _AIMS or (head in v.measures and statement.lemma not in _MEASURING)
    return alone and (head in v.abstract or head in _UNCOUNTED or (head.endswith("s") and known))


def _with_what(statement: Statement) -> tuple[str, ...]:
    """Give the words that say what goes into the object: "with helpful tips"."""
    behind = tuple(word.lower for word in statement.words[statement.object.end : statement.object.end + _NAMED_BY])
    return behind[1:] if behind[:1] == ("with",) else ()
