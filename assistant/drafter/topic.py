"""What notes are about, in one noun: the thing they name most, above all in their heading and their metrics."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from assistant.checker.vocabulary import vocabulary
from assistant.drafter.clause_name import fact_name, is_clause, is_foreign_clause
from assistant.drafter.doubt import names_metric
from assistant.drafter.lexicon import plurals, word_set
from assistant.drafter.metric_name import is_many
from assistant.drafter.noun_phrase import is_sound
from assistant.drafter.theme import theme
from assistant.drafter.tongue import tongue
from assistant.evidence.facts import Evidence, Fact, Status
from assistant.language.words import lexicon, polarity
from assistant.okr import KeyResult

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DETERMINERS = frozenset({"the", "our", "this", "that", "a", "an", "each", "every", "per", "their", "no", "new", "of"})
_READ = 20_000
_OFTEN = 4  # points that make a thing the topic
_PLAIN = 7  # points from which any word will do
_NOUNS = ("tion", "ment", "ing", "ance", "ence", "ity", "ness", "ship", "age")
_HEADING, _METRIC = 2, 2
_HEAD = 200  # characters of a heading
_SHORTEST = 4
_LEFT_OUT: tuple[Status, ...] = ("other_team", "rejected", "superseded", "past")
_MOST_WORDS = 4


def topic(evidence: Sequence[Evidence]) -> str:
    """Give a noun without article; empty where nothing stands out or the notes are not in English."""
    counted: Counter[str] = Counter()
    for each in evidence:
        text = each.text[:_READ]
        if tongue(text) == "English":
            counted.update(_points(text, each))
    for word, points in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        if points < _OFTEN:
            break
        if _is_thing(word) and (points >= _PLAIN or _is_known(word)):
            return word
    return ""


def observed(evidence: Sequence[Evidence]) -> str:
    """Give what the goals of the notes measure, as a noun without article; a figure that is only reported is no aim."""
    for each in evidence:
        if tongue(each.text) != "English":
            continue
        for fact in each.facts:
            if fact.status == "goal" and not _is_asked_for(fact, each):
                said = _measured_thing(fact)
                if said:
                    return said
    return ""


def _is_asked_for(fact: Fact, evidence: Evidence) -> bool:
    """Say whether a fact is read out of a request: what somebody wants built is not what the notes are about."""
    return any(
        quote.start < request.end and request.start < quote.end
        for quote in fact.quotes
        for request in evidence.feature_requests
    )


def _measured_thing(fact: Fact) -> str:
    name = fact_name(fact)
    way = polarity(name)
    if not names_metric(name) or is_clause(name) or is_foreign_clause(name):
        return ""
    read = theme(KeyResult("", metric=name, unit=fact.unit, direction="increase" if way == "up" else "decrease"))
    words = (read.thing or read.things).split()
    if not 0 < len(words) <= _MOST_WORDS or not all(word.islower() or word.isupper() for word in words):
        return ""
    lowers = [word.lower() for word in words]
    verbs = (vocabulary().verbs.get(word) for word in lowers[:-1])
    acted = any(verb is not None and verb.form in ("ed", "s") for verb in verbs)
    told = _DETERMINERS.isdisjoint(lowers) and lowers[-1].removesuffix("s") not in word_set("not_metrics")
    doing = lowers[-1].endswith("ing") and lowers[-1] not in vocabulary().measures
    noun = (_is_known(lowers[-1]) and not doing) or lowers[-1] in word_set("metric_nouns")
    people = lowers[-1] in plurals() or "active" in lowers
    return " ".join(words) if told and noun and not acted and not people else ""


def _points(text: str, evidence: Evidence) -> Counter[str]:
    """Count what stands after a determiner, and again what also stands in the heading or names a metric.

    What names only metrics that are another team's, refused or over is left out.
    """
    words = [match[0] for match in _WORD.finditer(text)]
    found = Counter(two for one, two in pairwise(words) if one.lower() in _DETERMINERS and two.islower())
    head = {match[0].lower() for match in _WORD.finditer(_heading(text))}
    metrics = _named(fact for fact in evidence.facts if fact.status not in _LEFT_OUT)
    elsewhere = _named(fact for fact in evidence.facts if fact.status in _LEFT_OUT)
    for word in [each for each in found if each in elsewhere and each not in metrics]:
        del found[word]
    for word in found:
        found[word] += _HEADING * (word in head) + _METRIC * min(metrics[word], 2)
    return found


def _named(facts: Iterable[Fact]) -> Counter[str]:
    return Counter(match[0].lower() for fact in facts for match in _WORD.finditer(fact.metric))


def _heading(text: str) -> str:
    subject = re.search(r"^(?:subject|betreff|title)\s*:(.{1,200})$", text, re.IGNORECASE | re.MULTILINE)
    return f"{text.lstrip()[:_HEAD].splitlines()[0] if text.strip() else ''} {subject[1] if subject else ''}"


def _is_known(word: str) -> bool:
    """Say whether a word is surely a noun: one the checker knows, a plural, or one by its ending."""
    return word in vocabulary().measures or word in vocabulary().works or is_many(word) or word.endswith(_NOUNS)


def _is_thing(word: str) -> bool:
    v = vocabulary()
    if len(word) < _SHORTEST or word in v.abstract or word in v.praise or word in v.mild or word in plurals():
        return False
    lists = ("generic", "focus", "meetings", "number_words", "not_last")
    if word in lexicon("statistics") or any(word in word_set(name) for name in lists):
        return False
    return is_sound([word])
