"""What notes are about, in one noun: the thing they name most, above all in their heading and their metrics."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from assistant.checker.vocabulary import vocabulary
from assistant.drafter.lexicon import plurals, word_set
from assistant.drafter.metric_name import is_many
from assistant.drafter.noun_phrase import is_sound
from assistant.drafter.tongue import tongue
from assistant.evidence.facts import Evidence
from assistant.language.words import lexicon

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DETERMINERS = frozenset({"the", "our", "this", "that", "a", "an", "each", "every", "per", "their", "no", "new", "of"})
_READ = 20_000
_OFTEN = 4  # points that make a thing the topic
_PLAIN = 7  # points from which any word will do
_NOUNS = ("tion", "ment", "ing", "ance", "ence", "ity", "ness", "ship", "age")
_HEADING, _METRIC = 2, 2
_HEAD = 200  # characters of a heading
_SHORTEST = 4


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


def _points(text: str, evidence: Evidence) -> Counter[str]:
    """Count what stands after a determiner, and again what also stands in the heading or names a metric."""
    words = [match[0] for match in _WORD.finditer(text)]
    found = Counter(two for one, two in pairwise(words) if one.lower() in _DETERMINERS and two.islower())
    head = {match[0].lower() for match in _WORD.finditer(_heading(text))}
    own = (fact for fact in evidence.facts if fact.status != "other_team")
    metrics = Counter(match[0].lower() for fact in own for match in _WORD.finditer(fact.metric))
    for word in found:
        found[word] += _HEADING * (word in head) + _METRIC * min(metrics[word], 2)
    return found


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
