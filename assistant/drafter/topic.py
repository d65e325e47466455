"""What notes are about, in one to three words: from their heading, else the thing they name most."""

import re
from collections import Counter
from collections.abc import Sequence

from assistant.checker.vocabulary import vocabulary
from assistant.drafter.lexicon import plurals, word_set
from assistant.drafter.noun_phrase import is_sound
from assistant.drafter.tongue import tongue
from assistant.evidence.facts import Evidence

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NAMED = re.compile(
    r"\b(?:the|our|this|a|an|each|every|per)\s+([a-z]{4,}(?:-[a-z]+)?)\b(?=\s*(?:[.,;:!?)]|is\b|are\b|was\b|has\b|and\b|to\b|in\b|on\b|for\b|of\b|at\b|$))"
)
_READ = 20_000
_OFTEN = 3
_LONGEST_LINE = 90
_HEAD = 3  # words of a heading


def topic(evidence: Sequence[Evidence]) -> str:
    """Give a noun phrase without article; empty where nothing stands out or the notes are not in English."""
    texts = [each.text[:_READ] for each in evidence if tongue(each.text) == "English"]
    for text in texts:
        said = _heading(text)
        if said:
            return said
    return _named_most(texts)


def _heading(text: str) -> str:
    """Read the first line: "Interview scheduling, brief v0.4" is about interview scheduling."""
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if len(first) > _LONGEST_LINE or first.endswith((".", "?", "!")):
        return ""
    for part in re.split(r"\s*[:|,;()\[\]/]\s*|\s[-–—]+\s", first.lstrip("#*_=- ")):
        words = [match[0] for match in _WORD.finditer(part)]
        kept = [word for word in words if word.lower() not in word_set("meetings")]
        if kept and len(kept) <= _HEAD and part.lower().startswith(kept[0].lower()) and _is_topic(kept):
            return " ".join(word if word.isupper() and len(word) <= 5 else word.lower() for word in kept)
    return ""


def _is_topic(words: list[str]) -> bool:
    last, lowers = words[-1].lower(), [word.lower() for word in words]
    known = last in vocabulary().measures or last in vocabulary().works or last.endswith(("ing", "tion", "ment", "out"))
    people = any(word in plurals() for word in lowers)
    return known and is_sound(words) and not people and not all(word in word_set("generic") for word in lowers)


def _named_most(texts: Sequence[str]) -> str:
    counted: Counter[str] = Counter()
    for text in texts:
        counted.update(match[1] for match in _NAMED.finditer(text))
    for word, count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        if count < _OFTEN:
            break
        if word not in plurals() and word not in word_set("meetings") and _is_thing(word):
            return word
    return ""


def _is_thing(word: str) -> bool:
    general = word in word_set("generic") or word in word_set("statistics") or word in vocabulary().abstract
    return is_sound([word]) and not general and word not in word_set("focus")
