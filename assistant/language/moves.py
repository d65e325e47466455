"""Moves: the words by which a text says that a number goes up or down, and which of the two."""

import re
from functools import cache
from typing import Literal

from assistant.language.patterns import pattern
from assistant.language.runs import word_before
from assistant.language.verbs import verb_before
from assistant.language.words import Direction, lexicon

Sign = Literal[-1, 0, 1]

BY = pattern(
    r"(?<![^\W_])(?:by|um)[ \u00a0](?:(?:an?|the|about|around|roughly|approximately|another|(?:an )?additional"
    r"|a further|some|average(?: of)?|at least|up to|over|more than|no more than)[ \u00a0])*$"
)
NOUN_OF = pattern(
    r"(?<![^\W_])(?:(?P<down>reduction|decrease|decline|drop|cut|fall|dip|(?P<saved>saving))s?|(?P<up>increase|growth"
    r"|uplift|lift|rise|gain|jump|boost|uptick|bump)s?|(?P<any>improvement|change|delta)s?)"
    r"(?: rate)?[ \u00a0](?:of|by)[ \u00a0](?:(?:an?|about|around|roughly|at least|over|up to|more than)[ \u00a0])*$"
)
NOUN_AFTER = pattern(
    r"[ \u00a0-](?:(?:[a-z]+ly|yoy|mom|qoq|relative|overall|net|more|point"
    r"|points)[ \u00a0])?(?:(?P<down>reduction|decrease|decline|drop|cut|fewer|less|lower|cheaper|shorter|fall"
    r"|weniger|runter|niedriger|menos|de moins|minder|below (?:last|the|today|current|baseline))"
    r"|(?P<up>increase|growth|uplift|lift|rise|gain|boost|jump|more|higher|larger|bigger|greater|increment"
    r"|growing|bump|mehr|höher|más|de plus|meer|above (?:last|today|current|baseline))"
    r"|(?P<any>improvement|faster|quicker|better|change|yoy|mom|qoq|year[- ](?:over|on)[- ]year"
    r"|month[- ](?:over|on)[- ]month|quarter[- ](?:over|on)[- ]quarter|w/w|y/y|m/m|q/q))(?![^\W_])"
)
SHORTER = pattern(
    r" (?:(?P<down>shorter|faster|quicker|less|fewer|earlier|sooner)|(?P<up>longer))(?![^\W_])(?! than(?![^\W_]))"
)
UP_DOWN = pattern(r"(?<![^\W_])(?:(?P<up>up)|(?P<down>down))[ \u00a0](?:by[ \u00a0])?$")
SIGNS: dict[Direction | None, Sign] = {"increase": 1, "decrease": -1, "maintain": 0, None: 0}
_SAID: dict[str, Sign] = {"up": 1, "down": -1}


def verb_sign(text: str, at: int) -> Sign | None:
    """Say which way the verb in front moves: 1 up, -1 down, 0 only better; null where there is none."""
    verb = verb_before(text, at)
    return None if verb is None else SIGNS[verb.direction]


def said_sign(lower: str, at: int) -> Sign | None:
    """Read the way that stands right before a place: "brought down by", "up by"."""
    return _SAID.get(word_before(lower, at))


def is_part_of_verb(lower: str, moved: re.Match[str]) -> bool:
    """Say whether the "up" or "down" of a match belongs to the verb before it: "set up 3 days", "make up a fifth"."""
    return word_before(lower, moved.start()) in _particles()


@cache
def _particles() -> frozenset[str]:
    return frozenset(lexicon("particle_verbs"))
