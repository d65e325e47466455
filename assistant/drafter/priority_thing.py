"""A priority as the thing it is about: a noun phrase without article."""

from itertools import pairwise

from assistant.checker.parser import take_apart
from assistant.checker.vocabulary import vocabulary
from assistant.drafter.lexicon import word_set
from assistant.drafter.noun_phrase import is_sound
from assistant.drafter.priority_order import lower_first
from assistant.language.quantities import quantities
from assistant.language.words import words

_THING = 7
_NUMBERS = frozenset({"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_NOT_FIRST = frozenset({"no", "not", "more", "less", "fewer", "most", "all", "every", "each", "first", "only", "just"})
_NOT_LAST = frozenset(
    {"first", "second", "one", "only", "now", "else", "all", "important", "this", "less", "more", "done"}
)
_BE = frozenset({"is", "are", "was", "were", "be", "been"})


def thing_of(text: str) -> str:
    """Give the noun phrase that plain words are; empty where they are more or no aim."""
    parts = text.split()
    if not 1 <= len(parts) <= _THING or not all(part.replace("-", "").isalpha() for part in parts):
        return ""
    statement = take_apart(text, words(text), quantities(text), vocabulary())
    lowers = [part.lower() for part in parts]
    if any(one in word_set("links") and two in word_set("links") for one, two in pairwise(lowers)):
        return ""
    links = [i for i, word in enumerate(lowers) if word in word_set("links")]
    plain = _is_gerund(lowers[0]) or is_sound(parts[: links[0] if links else None])
    if len(links) > 1 or not plain or not word_set("number_words").isdisjoint(lowers):
        return ""
    is_named = statement.build == "phrase" or _is_gerund(lowers[0])
    if not is_named or not word_set("pronouns").isdisjoint(lowers) or not _BE.isdisjoint(lowers):
        return ""
    if lowers[0] in ("the", "a", "an", "our"):
        lowers, parts = lowers[1:], parts[1:]
    if not parts or not _NUMBERS.isdisjoint(lowers) or lowers[-1] in word_set("focus"):
        return ""
    if lowers[0] in vocabulary().prepositions or (len(parts) == 1 and lowers[0] not in vocabulary().measures):
        return ""
    if lowers[0] in _NOT_FIRST or lowers[-1] in _NOT_LAST or _is_remark(lowers[0]):
        return ""
    return lower_first(" ".join(parts))


def _is_remark(word: str) -> bool:
    """Say whether a verb that makes no aim opens the words, and no noun it could be: do, but not order."""
    v = vocabulary()
    return word in word_set("not_aims") and word not in v.measures and word not in v.works


def _is_gerund(word: str) -> bool:
    verb = vocabulary().verbs.get(word)
    return word.endswith("ing") and (verb is None or verb.form == "ing")
