"""Names that a note says as a clause: made a noun phrase where grammar allows it, else seen as none."""

from itertools import pairwise

from assistant.checker.vocabulary import vocabulary
from assistant.drafter.lexicon import plurals, table, word_set
from assistant.drafter.metric_name import is_many, metric_name
from assistant.drafter.tongue import is_german
from assistant.evidence.facts import Fact
from assistant.language.units import family as unit_family

_BEING = ("be", "have")
_LY_NOUNS = frozenset({"anomaly", "assembly", "family", "monopoly", "reply", "resupply", "supply"})
_OPENING = 4  # words within which the subject of a clause ends


def fact_name(fact: Fact) -> str:
    """Give the name of a fact's metric as a noun phrase; empty where it has none."""
    return as_noun(said_name(fact), fact.unit)


def said_name(fact: Fact) -> str:
    """Give the name of a fact's metric as its quotes say it, which may be a clause."""
    return metric_name(fact.metric, german=is_german("\n".join(quote.text for quote in fact.quotes)))


def as_noun(name: str, unit: str | None) -> str:
    """Turn "letters come back with a question" into "letters that come back with a question".

    A verb before an article gets its people back; what people are doing for a time becomes that time.
    """
    words = name.split()
    lowers = [word.lower() for word in words]
    if not words:
        return ""
    timed = unit is not None and unit_family(unit) == "time"
    if len(words) == 1:
        return f"{name} time" if timed and _is_deed(lowers[0]) else name
    if lowers[-1] == "spoken":
        return f"interviews with {_people(words[:-1])}"
    if unit == "%" and lowers[1] in vocabulary().determiners:
        if _is_past(lowers[0]):
            return f"people who {name}"
        if lowers[0].endswith("ing"):
            return f"people {name}"
    if timed and _is_doing(lowers):
        return f"time {name}"
    if timed and _is_done_to_one(lowers):
        return f"time to {name}"
    at = _verb_of_many(lowers)
    if at is not None and at + 1 < len(words):
        who = "who" if lowers[at - 1] in plurals() else "that"
        return " ".join([*words[:at], who, *words[at:]])
    if lowers[-1] in word_set("measuring_verbs"):
        return " ".join(words[:-1])
    return name


def is_clause(name: str) -> bool:
    """Say whether a name is still a clause: it ends on its verb, opens with a deed, or says what something is."""
    lowers = [word.lower() for word in name.split()]
    v = vocabulary()
    if len(lowers) < 2:
        return False
    ends = v.verbs.get(lowers[-1])
    links = ("who", "that", "which", "whose")
    on_its_verb = ends is not None and ends.form == "s" and not _is_noun(lowers[-1], ends.lemma)
    if on_its_verb and not any(word in links for word in lowers):
        return True
    at = _verb_of_many(lowers)
    if at is not None:  # no object follows it, or as_noun would have taken the verb into the phrase
        return True
    if (_is_past(lowers[0]) or lowers[0].endswith("ed")) and lowers[1] in word_set("links"):
        return True
    if _is_done_to_one(lowers):
        return True
    if lowers[-1].endswith("ly") and lowers[-1] not in _LY_NOUNS:
        return True
    return any(
        one.endswith(("'s", "\u2019s")) and two in ("the", "a", "an", "no", "not") for one, two in pairwise(lowers)
    )


def is_foreign_clause(name: str) -> bool:
    """Say whether a name opens or ends on a small word of another language, so that a part was left behind."""
    words = name.lower().split()
    own = set(table("tongues")["English"].split())
    others = set(" ".join(small for tongue, small in table("tongues").items() if tongue != "English").split())
    return any(len(word) > 1 and word not in own and word in others for word in (*words[:1], *words[-1:]))


def _is_past(word: str) -> bool:
    verb = vocabulary().verbs.get(word)
    return verb is not None and verb.form == "ed" and verb.lemma not in _BEING


def _people(words: list[str]) -> str:
    """Leave off a preposition whose object was cut away: customers with."""
    while len(words) > 1 and words[-1].lower() in word_set("links"):
        words = words[:-1]
    return " ".join(words)


def _is_deed(word: str) -> bool:
    """Say whether a word names what somebody does: unlock, restore."""
    verb = vocabulary().verbs.get(word)
    return verb is not None and verb.form == "base" and word not in vocabulary().measures


def _is_done_to_one(lowers: list[str]) -> bool:
    """Say whether a bare verb opens a clause about one thing, as no noun stands before an article: detect a bad one."""
    first = lowers[0]
    small = first in word_set("links") or first in vocabulary().determiners or first in word_set("number_words")
    bare = not first.endswith(("s", "ed", "ing", "ly"))
    return lowers[1] in ("a", "an", "the") and bare and not small and first.isalpha()


def _is_doing(lowers: list[str]) -> bool:
    verb = vocabulary().verbs.get(lowers[0])
    doing = lowers[0].endswith("ing") and (verb is None or verb.form == "ing")
    return doing and lowers[1] in word_set("links")


def _verb_of_many(lowers: list[str]) -> int | None:
    """Find the verb right behind a plural that opens the name: letters come, users had to."""
    for at in range(1, min(len(lowers), _OPENING)):
        subject, word = lowers[at - 1], lowers[at]
        if word in word_set("links"):
            return None
        verb = vocabulary().verbs.get(word)
        if verb is None or not (is_many(subject) or subject in plurals().values()):
            continue
        had_to = word == "had" and lowers[at + 1 : at + 2] == ["to"]
        if had_to or (verb.form == "base" and not _is_noun(word, verb.lemma)):
            return at
    return None


def _is_noun(word: str, lemma: str) -> bool:
    v = vocabulary()
    known = any(each in v.measures or each in v.works or each in v.services for each in (word, lemma))
    return known or lemma in word_set("metric_nouns")
