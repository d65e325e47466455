"""Whom an objective is for: the group of people the notes speak of most."""

import re
from collections import Counter
from collections.abc import Iterable

from assistant.drafter.lexicon import plurals, table, word_set

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_PRIORITY, _METRIC, _NOTE = 12, 8, 1
_READ = 50_000  # characters of a note that show whom it speaks of
_LEAST = 2
_BEFORE_ONE = frozenset({"a", "an", "the", "each", "every", "per", "any", "one", "another", "which", "no"})


def audience(priorities: Iterable[str], metrics: Iterable[str], texts: Iterable[str], fallback: str) -> str:
    """Give a group of people in the plural, with the word that narrows it where the priority or a metric has one."""
    counted: Counter[str] = Counter()
    for weight, sources in ((_PRIORITY, priorities), (_METRIC, metrics), (_NOTE, texts)):
        for text in sources:
            for group, narrowed in groups(text):
                counted[group] += weight
                if narrowed and weight > _NOTE:
                    counted[narrowed] += weight
    if not counted:
        return fallback
    best, points = max(counted.items(), key=lambda item: (item[1], len(item[0].split()), item[0]))
    return best if points >= _LEAST else fallback


def groups(text: str) -> list[tuple[str, str]]:
    """Give each mention of people in the plural, and the same with the word before it where that narrows it."""
    words = [match[0].lower() for match in _WORD.finditer(text, 0, _READ)]
    found = []
    for i, word in enumerate(words):
        plural = plurals().get(word)
        if plural is None:
            abroad = table("audiences_abroad").get(word)
            if abroad is not None:
                found.append((abroad, ""))
            continue
        before = words[i - 1] if i else ""
        if word != plural and before not in _BEFORE_ONE and before not in word_set("audience_marks"):
            continue
        narrowed = f"{before} {plural}" if before in word_set("audience_marks") else ""
        found.append((plural, narrowed))
    return found
