"""Tells a state that two readers would agree is reached or not from a wish with no end."""

import re
from itertools import pairwise

from assistant.checker.rules.blur import ends_in_praise, is_blurred, is_undefined
from assistant.checker.rules.limit import PACED, names_a_limit
from assistant.checker.rules.order import is_done_by_order
from assistant.checker.statement import Statement
from assistant.checker.subject import KeyResultSubject
from assistant.checker.vocabulary import Vocabulary, word_list
from assistant.checker.work_signs import is_comparative, means
from assistant.language.words import direction_of, only_better

_LEFT_OPEN = re.compile(
    r"\bas [\w ]{1,40} as possible\b|\b(?:where|when|as) (?:possible|needed|necessary|appropriate)\b"
    r"|\band keep (?:it|them)\b|\b(?:is|are|stays?|remains?) (?:up[ -]to[ -]date|under control|on track)\b",
    re.IGNORECASE,
)
_IN_PLACE = re.compile(
    r"\bin (?:place|use|production|force|effect|operation|service)(?=\W*$| (?:by|before|for|at|until|since)\b)"
)
_ASKING = frozenset({"how", "what", "whether", "why"})
_COMPARED = frozenset({"better", "easier", "faster", "fewer", "less", "quicker", "sooner"})
_MANNER = frozenset({"appropriately", "correctly", "effectively", "efficiently", "properly", "seamlessly", "smoothly"})
_AND = frozenset(",&")
_OPENINGS = frozenset(
    {"appropriate", "control", "date", "keep", "necessary", "needed", "possible", "track", "up-to-date"}
)
_LISTED = 7
_NEAR = 5


def is_state(kr: KeyResultSubject) -> bool:
    """Say whether two readers would agree at the end that it is done or not done."""
    statement = kr.statement
    lowers = [word.lower for word in statement.words]
    if not lowers or lowers[0] in ("don't", "don’t", "never", "avoid") or lowers[:2] == ["do", "not"]:
        return False
    if lowers[0] == "nobody":
        return True
    if lowers[0] in _ASKING or _is_left_open(kr.text, lowers) or _also_improves(statement):
        return False
    if not word_list("ranks").isdisjoint(lowers) or names_a_limit(kr.text, lowers) or _is_first(kr):
        return True
    if _is_in_place(statement) or _is_paced(statement):
        return True
    if not word_list("articles").isdisjoint(means(statement)[:1]) or (lowers[0] == "ensure" and "no" in lowers[1:3]):
        return True
    match statement.build:
        case "order":
            if lowers[0] == "working" and statement.head(statement.object) in kr.vocabulary.works:
                return True
            return is_done_by_order(statement, kr.vocabulary, lowers)
        case "clause":
            return _is_stated(statement, kr.vocabulary, lowers)
        case "phrase":
            return _is_named(statement, kr.vocabulary, lowers)
        case _:
            return False


def _is_in_place(statement: Statement) -> bool:
    """Say whether something is said to be there: "a way to track incidents is in place"."""
    settled = statement.verbal not in ("improve", "move", "hold") and " in " in statement.text
    return settled and _IN_PLACE.search(statement.text) is not None


def _is_paced(statement: Statement) -> bool:
    """Say whether it opens with how often something is made: "Weekly market report"."""
    head, v = statement.head(statement.object), statement.vocabulary
    return PACED.fullmatch(statement.words[0].lower) is not None and head in v.works and head not in v.measures


def _is_left_open(text: str, lowers: list[str]) -> bool:
    return not _OPENINGS.isdisjoint(lowers) and _LEFT_OPEN.search(text) is not None


def _also_improves(statement: Statement) -> bool:
    """Say whether its verb is joined with one that has no end: "measure and improve satisfaction"."""
    if statement.verb is None:
        return False
    words = statement.words
    for last, word in pairwise(words[statement.verb : statement.verb + _LISTED]):
        verb = statement.vocabulary.verbs.get(word.lower)
        base = verb is not None and verb.form == "base"
        if word.lower == "and":
            continue
        if last.lower != "and" and _AND.isdisjoint(statement.text[last.end : word.start]):
            return False
        moved = direction_of(word.lower) in ("increase", "decrease")
        kept_up = base and verb is not None and verb.promise == "effort" and last is words[statement.verb + 1]
        if only_better(word.lower) or moved or kept_up:
            return True
        if not base:
            return False
    return False


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
    if is_undefined(lowers[: statement.subject.end]) or not _COMPARED.isdisjoint(lowers[statement.object.end :]):
        return False
    if any(how in _MANNER and done.endswith("ed") for how, done in pairwise(lowers)):
        return False
    if statement.passive:
        felt = statement.lemma in word_list("feeling") or statement.lemma in word_list("noticing")
        return "per" not in lowers and statement.verbal not in ("improve", "move") and not felt
    there = statement.verbal == "have" or lowers[0] == "there"
    articled = lowers[statement.object.start : statement.object.start + 1] in (["a"], ["an"], ["the"])
    if there and (any(_is_settled_by(word, v) for word in words) or (articled and head in v.works)):
        return True
    if statement.verbal in ("have", "be"):
        if statement.verbal == "be" and (_is_on_its_way(words, v) or words[:1] == ("easy",)):
            return False
        if statement.verbal == "be" and head.endswith("er") and head not in v.people and head not in v.staff:
            return False
        return head in ("open", "support") or (head not in v.measures and head not in v.abstract)
    told = statement.verbal in ("make", "do", "reach", "act") and statement.lemma not in word_list("feeling")
    if statement.lemma in word_list("feeling") | word_list("noticing") and not statement.capable:
        return False
    direct = not v.prepositions.issuperset(lowers[statement.object.start : statement.object.start + 1])
    told = told or (statement.verbal == "effort" and (direct or lowers[0] in ("all", "every", "each", "no")))
    return statement.capable or told


def _is_named_thing(statement: Statement, v: Vocabulary, i: int) -> bool:
    """Say whether word i opens the name of one thing: "handling of the March storm", not "of complaints"."""
    word = statement.words[i] if i < len(statement.words) else None
    return word is not None and (word.lower in v.determiners or word.text[:1].isupper())


def _is_on_its_way(words: tuple[str, ...], v: Vocabulary) -> bool:
    """Say whether something is only under way: "is growing", "is clearly sloping down"."""
    verb = v.verbs.get(words[1]) if len(words) > 1 else None
    making = verb is not None and verb.promise in ("make", "do")
    manner = len(words) > 1 and words[0].endswith("ly") and words[1].endswith("ing") and not making
    return manner or words in (("growing",), ("improving",), ("increasing",), ("thriving",))


def _is_settled_by(word: str, v: Vocabulary) -> bool:
    """Say whether a word tells that a thing was made or done: "an agreed process"."""
    verb = v.verbs.get(word)
    return verb is not None and verb.form == "ed" and verb.promise in ("make", "do")


def _is_named(statement: Statement, v: Vocabulary, lowers: list[str]) -> bool:
    head = statement.head(statement.object)
    if head and lowers[0] in ("no", "zero"):
        return True
    if lowers[0] in ("additional", "extra", "further"):
        return False
    first = v.verbs.get(lowers[0])
    if first is not None and first.form == "ing" and lowers[1:2] == ["of"] and not _is_named_thing(statement, v, 2):
        return False
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
