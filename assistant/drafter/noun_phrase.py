"""Noun phrases out of a metric's name that a title can hold."""

from assistant.checker.vocabulary import vocabulary
from assistant.drafter.lexicon import plurals, word_set
from assistant.drafter.metric_name import describes, is_many
from assistant.language.words import lexicon

LONGEST = 4  # words of a plain noun phrase
LONGEST_COUNTED = 9  # words of a counted one with what describes it
_LED = 3  # words from a preposition to the number it leads to
_ADJECTIVE = ("able", "ible", "ous", "ful", "less", "ive", "est", "ly", "ed", "en", "-free", "-serve")
_UNFINISHED = frozenset({"able", "still", "ready", "made", "kept", "held"})
_ARTICLES = frozenset({"the", "a", "an", "their", "our", "its"})


def up_to_number(words: list[str]) -> list[str]:
    """Give the words before the first number, and before the preposition that led to it."""
    for i, word in enumerate(words):
        if any(letter.isdigit() for letter in word) or word.lower() in word_set("number_words"):
            links = [at for at in range(max(0, i - _LED), i) if words[at].lower() in word_set("links")]
            return words[: links[0]] if links else words[:i]
    return words


def phrase(words: list[str], start: int) -> list[str]:
    """Give the noun phrase from `start` to the next preposition."""
    kept: list[str] = []
    for word in up_to_number(words[start:]):
        if (word.lower() in word_set("links") and kept) or len(kept) == LONGEST:
            break
        kept.append(word)
    return kept


def is_sound(words: list[str]) -> bool:
    """Say whether words can stand as a noun phrase: plain words, a noun at the end, no pronoun, nothing left open."""
    if not words or len(words) > LONGEST or not _are_plain(words):
        return False
    v, last, lowers = vocabulary(), words[-1].lower(), [word.lower() for word in words]
    if any(word in word_set("pronouns") or word in lexicon("trailing") for word in lowers):
        return False
    if (
        last in word_set("links")
        or last in word_set("not_last")
        or last in word_set("not_metrics")
        or last in lexicon("adverse")
    ):
        return False
    if last in v.measures or last in v.works or last in v.abstract or last in v.people or last in plurals():
        return True
    verb = v.verbs.get(last)
    is_noun = verb is None or verb.form == "ing" or (verb.form == "base" and len(words) > 1)
    return is_noun and (last not in v.services or len(words) > 1) and not last.endswith(_ADJECTIVE) and len(last) > 2


def counted(words: list[str]) -> str:
    """Give a plural with what describes it: "orders sent to a pickup point"; empty where it is none."""
    kept = up_to_number(words)
    while kept and kept[-1].lower() in {*lexicon("trailing"), *word_set("links"), *_ARTICLES, *_UNFINISHED}:
        kept = kept[:-1]
    if not 2 <= len(kept) <= LONGEST_COUNTED or not _are_plain(kept):
        return ""
    lowers = [word.lower() for word in kept]
    for at, word in enumerate(lowers):
        if word in word_set("links") or word in word_set("pronouns"):
            return ""
        if is_many(word) and (at + 1 == len(lowers) or describes(lowers[at + 1])):
            return " ".join(kept) if at < LONGEST else ""
    return ""


def _are_plain(words: list[str]) -> bool:
    return all(word.replace("-", "").replace("'", "").isalpha() for word in words)


def article(thing: str) -> str:
    """Put "the" before a thing that English wants it with."""
    if not thing:
        return thing
    first, last = thing.split()[0].lower(), thing.split()[-1].lower()
    bare = last in word_set("uncountable") or is_many(last) or last.endswith("ing") or first.endswith("ing")
    named = thing.split()[-1][0].isupper() and not thing.split()[-1].isupper()
    return thing if bare or named or first in _ARTICLES else f"the {thing}"


def plural(thing: str) -> str:
    """Put a countable thing into the plural: payment failure, payment failures."""
    last = thing.split()[-1].lower() if thing else ""
    unchanging = last in word_set("uncountable") or last.endswith(("ed", "en", "ing")) or last in ("churn", "late")
    if not last or unchanging or is_many(last):
        return thing
    if last.endswith(("ss", "x", "ch", "sh")):
        return f"{thing}es"
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return f"{thing[:-1]}ies"
    return f"{thing}s"
