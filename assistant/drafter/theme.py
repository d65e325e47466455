"""What a metric is about, and the family of aim it belongs to."""

import re
from typing import NamedTuple

from assistant.checker.vocabulary import vocabulary
from assistant.drafter.lexicon import plurals, table, word_set
from assistant.drafter.metric_name import describes, is_many, is_plural
from assistant.drafter.noun_phrase import counted, is_sound, phrase
from assistant.language.units import family as unit_family
from assistant.language.words import lexicon, polarity
from assistant.okr import KeyResult

_WORD = re.compile(r"[^\W_]+(?:[-'’/][^\W_]+)*")
_DOWN_ONLY = frozenset({"stay", "give-up", "give-back", "cost", "contact", "wait"})
_UP_ONLY = frozenset({"return", "finish", "convert", "use", "trust", "money", "understand", "learn", "join"})
_AFTER = frozenset({"learn", "understand", "trust", "finish", "please"})  # may be named after the first link
_OPENING = frozenset({"of", "to", "the", "a", "an", "for", "from", "until", "on", "in", "with"})
_PRACTICES = ("ing", "tion", "sion", "ment", "ance", "ence", "ure", "al", "service", "processing")
_PACES = frozenset({"weekly", "monthly", "daily"})
_TIMES = frozenset({"time", "times", "days", "hours", "weeks", "minutes", "seconds", "months", "lead"})


class Theme(NamedTuple):
    """`family`: one of words/aims.tsv, or fault, more, less, hold.

    `thing` is a noun phrase without article, `things` a plural with what describes it, `does` what people do; where a
    metric does not say one plainly it is empty.
    """

    family: str
    thing: str = ""
    things: str = ""
    does: str = ""


def theme(kr: KeyResult, *, english: bool = True) -> Theme:
    """Read a key result's metric: "median manual review time" is a wait for manual review."""
    words = _WORD.findall((kr.metric or "").partition(" (")[0])
    lowers = [word.lower() for word in words]
    family = _family(kr, lowers)
    if kr.direction == "maintain":
        family = "trust" if polarity(kr.metric or "") == "up" else "hold"
        if family == "trust" and any(table("aims").get(word) == "please" for word in lowers):
            return Theme("please")
        if family == "trust" and is_plural(" ".join(words[_start(lowers) :])):
            return Theme(family)  # people rely on a service, not on a number of things
    if not english:
        return Theme(family)
    if kr.direction is None:
        return Theme("learn", _joined(phrase(words, _start(lowers))))
    if family == "wait":
        return _waiting(words, lowers)
    start = _start(lowers)
    plain = _lone_plural(words[start:])
    if plain and family in ("fault", "less"):
        return Theme("less", "", plain)
    things = counted([word for word in _until_per(words[start:]) if word.lower() not in _PACES])
    if things and family in ("fault", "less", "more"):
        return Theme("less" if family == "fault" else family, "", things)
    thing = _thing(words, lowers, family)
    if family == "more" and not thing and kr.unit == "%":
        return Theme("trust", _joined(phrase(words, start)))  # a share of the time that something is as it should be
    return Theme(family, thing)


def _until_per(words: list[str]) -> list[str]:
    lowers = [word.lower() for word in words]
    return words[: lowers.index("per")] if "per" in lowers else words


def _lone_plural(words: list[str]) -> str:
    """Give a plural that stands alone: refunds, or refunds per week."""
    alone = len(words) == 1 or (len(words) > 1 and words[1].lower() == "per")
    return words[0] if alone and is_many(words[0].lower()) and words[0].lower() not in plurals() else ""


def _family(kr: KeyResult, lowers: list[str]) -> str:
    decreasing = kr.direction == "decrease"
    if decreasing and _is_span(lowers):
        return "wait"
    if kr.unit is not None and unit_family(kr.unit) == "time":
        lost = any(table("aims").get(word) == "fault" for word in lowers[: _head_end(lowers)])
        return "more" if not decreasing else "fault" if lost else "wait"
    if any(word.endswith("-free") for word in lowers) and not decreasing:
        return "trust"
    aims, end = table("aims"), _head_end(lowers)
    for word in (*reversed(lowers[:end]), *lowers[-1:]):
        known = aims.get(word)
        if known == "wait" and kr.unit not in (None, "count"):
            known = None
        if known == "use" and kr.unit == "%" and _is_counted(word, lowers):
            known = None
        if known is not None and known not in (_UP_ONLY if decreasing else _DOWN_ONLY):
            return known
        if decreasing and _is_adverse(word):
            return "fault"
    for word in lowers[end:]:
        if decreasing and _is_adverse(word):
            return "less"
        known = aims.get(word)
        if known in _AFTER:
            return known
    return "less" if decreasing else "more"


def _is_span(lowers: list[str]) -> bool:
    """Say whether a metric counts what passes until something: "weeks to decision", "business days to issue"."""
    end = _head_end(lowers)
    return lowers[end - 1 : end] != [] and lowers[end - 1] in _TIMES and "to" in lowers[end:-1]


def _is_counted(word: str, lowers: list[str]) -> bool:
    """Say whether a share is one of things with what describes them: visits fixed first time are no habit."""
    at = lowers.index(word) + 1
    return is_many(word) and at < len(lowers) and describes(lowers[at])


def _is_adverse(word: str) -> bool:
    return word not in lexicon("statistics") and (word in lexicon("adverse") or polarity(word) == "down")


def _start(lowers: list[str]) -> int:
    start = 0
    while start < len(lowers) and (lowers[start] in lexicon("statistics") or lowers[start] in _OPENING):
        start += 1
    return start


def _head_end(lowers: list[str]) -> int:
    """Say where the noun phrase before the first link ends; "share of X" ends later."""
    start = _start(lowers)
    return next((i for i in range(start + 1, len(lowers)) if lowers[i] in word_set("links")), len(lowers))


def _waiting(words: list[str], lowers: list[str]) -> Theme:
    """Read what is waited for: "wait for X", "time to X", "days from Y to X", "X time", "X latency"."""
    for i, word in enumerate(lowers[:-1]):
        if word in ("wait", "waiting", "queue") and lowers[i + 1] == "for":
            return Theme("wait", _joined(_bared(phrase(words, i + 2))))
    if "to" in lowers[1:]:
        at = len(lowers) - 1 - lowers[::-1].index("to")
        after = lowers[at + 1] if at + 1 < len(lowers) else ""
        if after in word_set("people_do") and at + 2 < len(lowers) and lowers[at - 1] in _TIMES:
            rest = " ".join(_until_number(words[at + 1 :]))
            return Theme("wait", does=rest if len(rest.split()) <= 5 and len(rest.split()) > 1 else "")
        found = _bared(phrase(words, at + 1))
        found = found[:-1] if found and found[-1].lower() in _TIMES and len(found) > 1 else found
        return Theme("wait", _joined(found))
    aims = table("aims")
    found = phrase(words, _start(lowers))
    while found and (found[-1].lower() in lexicon("statistics") or aims.get(found[-1].lower()) == "wait"):
        found.pop()
    return Theme("wait", _joined(found))


def _bared(words: list[str]) -> list[str]:
    return words[1:] if words and words[0].lower() in ("the", "a", "an") else words


def _until_number(words: list[str]) -> list[str]:
    kept = []
    for word in words:
        if any(letter.isdigit() for letter in word):
            break
        kept.append(word)
    return kept


def _thing(words: list[str], lowers: list[str], family: str) -> str:
    """Take the noun phrase before the first link without its measure; where that says nothing, the one behind it."""
    aims, start = table("aims"), _start(lowers)
    if "active" in lowers:  # who is active is people, not what they use
        return ""
    found = phrase(words, start)
    while (
        found
        and family != "hold"
        and (
            found[-1].lower() in lexicon("statistics") or (family != "fault" and aims.get(found[-1].lower()) == family)
        )
    ):
        found.pop()
    said = _joined(found, people=family == "fault")
    if family == "return" and any(aims.get(word) == family for word in said.lower().split()):
        return ""
    if family == "more" and said and not _is_practice(said.split()[-1].lower()):
        return ""
    if said or family in ("fault", "more", "less"):
        return said
    link = next((i for i in range(start, len(lowers)) if lowers[i] in word_set("links")), len(lowers))
    while link < len(lowers) and (lowers[link] in word_set("links") or lowers[link] in ("the", "a", "an")):
        link += 1
    return _joined(phrase(words, link))


def _is_practice(word: str) -> bool:
    """Say whether a noun names something that can become the norm: parking, self-service, acceptance."""
    return word in vocabulary().measures or word in word_set("metric_nouns") or word.endswith(_PRACTICES)


def _joined(found: list[str], *, people: bool = False) -> str:
    if not is_sound(found) or all(word.lower() in word_set("generic") for word in found):
        return ""
    if not people and found[-1].lower() in plurals():
        return ""
    opening = vocabulary().verbs.get(found[0].lower())
    if found[-1].endswith("ing") and len(found) > 1 and opening is not None and opening.form == "base":
        known = found[0].lower() in vocabulary().measures or found[0].lower() in vocabulary().works
        return " ".join(found) if known else ""  # "keep asking" is what people do, no thing
    return " ".join(found)
