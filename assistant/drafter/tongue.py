"""Which language a text is in, as far as the drafter must know."""

import re
from collections import Counter
from functools import lru_cache

from assistant.drafter.lexicon import table

_WORD = re.compile(r"[^\W\d_]+")
_READ = 20_000  # characters that are enough to tell
_LEAST = 8  # small words of another language that make a text one in that language


@lru_cache(maxsize=8)
def tongue(text: str) -> str:
    """Name the language whose small words a text holds most of; English where none stands out."""
    counted = Counter(match[0].lower() for match in _WORD.finditer(text, 0, _READ))
    points = {name: sum(counted[word] for word in small.split()) for name, small in table("tongues").items()}
    best = max(points, key=lambda name: points[name])
    return best if points[best] >= _LEAST and points[best] > points["English"] else "English"


@lru_cache(maxsize=256)
def is_german(text: str) -> bool:
    """Say whether the small words of a sentence are German rather than of any other language."""
    found = [match[0].lower() for match in _WORD.finditer(text, 0, _READ)]
    counted = {name: sum(word in small.split() for word in found) for name, small in table("tongues").items()}
    german = counted.pop("German")
    return german > max(counted.values())


def is_english(text: str, *, doubtful: bool) -> bool:
    """Say whether a sentence is in English; `doubtful` is the answer where no small word tells."""
    found = [match[0].lower() for match in _WORD.finditer(text, 0, _READ)]
    small = {name: set(words.split()) for name, words in table("tongues").items()}
    english = sum(word in small["English"] for word in found)
    others = max(sum(word in words for word in found) for name, words in small.items() if name != "English")
    if not text.isascii() and english == 0:
        return False
    return doubtful if english == others == 0 else english >= others
