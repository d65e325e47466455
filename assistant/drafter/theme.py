"""What a metric is about, and the family of aim it belongs to."""

import re
from typing import NamedTuple

from assistant.checker.vocabulary import vocabulary
from assistant.drafter.lexicon import plurals, table, word_set
from assistant.language.units import family as unit_family
from assistant.language.words import lexicon, polarity
from assistant.okr import KeyResult

_WORD = re.compile(r"[^\W_]+(?:[-'’/][^\W_]+)*")
_LONGEST = 4
_DOWN_ONLY = frozenset({"stay", "give-up", "give-back", "cost", "contact", "wait"})
_AFTER = frozenset({"learn", "understand", "trust", "finish", "please"})  # may be named after the first link
_OPENING = frozenset({"of", "to", "the", "a", "an", "for", "from", "until", "on", "in", "with"})
_UNFINISHED = frozenset({"first", "new", "active", "average", "non-legal", "late", "own", "other", "last", "next"})


class Theme(NamedTuple):
    """`family`: one of words/aims.tsv, or fault, more, less. `thing`: a noun phrase without article, or empty."""

    family: str
    thing: str


def theme(kr: KeyResult) -> Theme:
    """Read a key result's metric: "median manual review time" is a wait for manual review."""
    words = _WORD.findall((kr.metric or "").partition(" (")[0])
    lowers = [word.lower() for word in words]
    family = _family(kr, lowers)
    return Theme(family, _thing(words, lowers, family))


def _family(kr: KeyResult, lowers: list[str]) -> str:
    decreasing = kr.direction == "decrease"
    is_time = kr.unit is not None and unit_family(kr.unit) == "time"
    if is_time:
        return "wait" if decreasing else "more"
    aims, end = table("aims"), _head_end(lowers)
    for word in reversed(lowers[:end]):
        known = aims.get(word)
        if known == "wait" and kr.unit not in (None, "count"):
            known = None
        if known is not None and (decreasing or known not in _DOWN_ONLY):
            return known
        if decreasing and _is_adverse(word):
            return "fault"
    for word in lowers[end:]:
        if decreasing and _is_adverse(word):
            return "fault"
        known = aims.get(word)
        if known in _AFTER:
            return known
    if decreasing and polarity(kr.metric or "") == "down":
        return "fault"
    return "less" if decreasing else "more"


def _is_adverse(word: str) -> bool:
    return word not in word_set("statistics") and (word in lexicon("adverse") or polarity(word) == "down")


def _head_end(lowers: list[str]) -> int:
    """Say where the noun phrase before the first link ends; "share of X" and "time to X" end later."""
    start = 0
    while start < len(lowers) and (lowers[start] in word_set("statistics") or lowers[start] in _OPENING):
        start += 1
    return next((i for i in range(start + 1, len(lowers)) if lowers[i] in word_set("links")), len(lowers))


def _thing(words: list[str], lowers: list[str], family: str) -> str:
    """Take the noun phrase before the first link; where that says nothing, the one behind it."""
    statistics = word_set("statistics")
    start = 0
    while start < len(lowers) and (lowers[start] in statistics or lowers[start] in _OPENING):
        start += 1
    opened = start > 0 and lowers[start - 1] in _OPENING
    found = _phrase(words, lowers, start, family, is_whole=opened)
    if found and not all(word.lower() in word_set("generic") for word in found):
        return " ".join(found)
    link = next((i for i in range(start, len(lowers)) if lowers[i] in word_set("links")), len(lowers))
    while link < len(lowers) and (lowers[link] in word_set("links") or lowers[link] in ("the", "a", "an")):
        link += 1
    found = _phrase(words, lowers, link, family, is_whole=True)
    return "" if all(word.lower() in word_set("generic") for word in found) else " ".join(found)


def _phrase(words: list[str], lowers: list[str], start: int, family: str, *, is_whole: bool) -> list[str]:
    """Give the words from `start` to the next link or number; without the measure at their end unless `is_whole`."""
    kept: list[str] = []
    for word, lower in zip(words[start:], lowers[start:], strict=True):
        if (lower in word_set("links") and kept) or any(letter.isdigit() for letter in lower) or len(kept) == _LONGEST:
            break
        kept.append(word if not word[1:].islower() else lower)
    drop = word_set("statistics")
    if family != "fault" and not is_whole:
        drop = drop | {noun for noun, known in table("aims").items() if known == family}
    while kept and kept[-1].lower() in drop and not (is_whole and len(kept) > 1):
        kept.pop()
    last = kept[-1].lower() if kept else ""
    verb = vocabulary().verbs.get(kept[0].lower()) if kept else None
    is_verb = verb is not None and verb.form == "base" and kept[0].lower() not in vocabulary().measures
    unclear = last in _UNFINISHED or (last in plurals() and family != "fault") or (is_whole and is_verb)
    return [] if unclear else kept


def article(thing: str) -> str:
    """Put "the" before a thing that English wants it with."""
    if not thing:
        return thing
    first, last = thing.split()[0].lower(), thing.split()[-1].lower()
    many = last.endswith("s") and not last.endswith("ss")
    bare = last in word_set("uncountable") or many or last.endswith("ing") or first.endswith("ing")
    return thing if bare or first in ("the", "a", "an") else f"the {thing}"


def plural(thing: str) -> str:
    """Put a countable thing into the plural: payment failure, payment failures."""
    last = thing.split()[-1].lower() if thing else ""
    unchanging = last in word_set("uncountable") or last.endswith(("ed", "en", "ing")) or last in ("churn", "late")
    if not last or unchanging or (last.endswith("s") and not last.endswith("ss")):
        return thing
    if last.endswith(("ss", "x", "ch", "sh")):
        return f"{thing}es"
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return f"{thing[:-1]}ies"
    return f"{thing}s"
