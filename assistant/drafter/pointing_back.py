"""Whether a sentence can be understood alone, or points at something said before it."""

import re

from assistant.drafter.lexicon import word_set

_WORD = re.compile(r"[^\W\d_]+")
_EARLY = 4  # words into a sentence; further on it may itself have said what is meant
_SHORT = 8  # words of a sentence that has no room to say it
_AHEAD = frozenset({"who", "that", "which", "what", "if", "when", "where", "why"})  # a clause says what is meant


def rests_on_before(said: str) -> bool:
    """Say whether a sentence rests on a word that points back: "we move it first", "that's the honest one".

    What comes behind such a word may say what it means: "it matters that staff trust the board".
    """
    words = [match[0].lower() for match in _WORD.finditer(said)]
    if words[:1] == ["that"]:
        return True
    reach = len(words) if len(words) <= _SHORT else _EARLY
    at = next((at for at, word in enumerate(words[:reach]) if word in word_set("pointing_back")), None)
    return at is not None and _AHEAD.isdisjoint(words[at + 1 :])
