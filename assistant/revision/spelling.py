"""Spelling: slips of the typing hand in the words that a request is made with, and in the names of metrics."""

import re
from functools import lru_cache

from assistant.formats.unit_names import unit_of
from assistant.language.quantities import quantities
from assistant.language.words import words
from assistant.okr import OkrSet
from assistant.revision.lexicon import every_word

_QUOTED = re.compile(r"[\"\u201c\u00ab][^\"\u201d\u00bb]*[\"\u201d\u00bb]?")
_SWAPPED = 5  # letters of a word from which two that changed places are put right: "form" is no "from"
_LEFT_OUT = 6  # and from which a missing one is


def spelled(text: str, okrs: OkrSet) -> str:
    """Put right what is one slip away from one word alone: two letters swapped, one left out, one typed twice."""
    stay = {at for match in _QUOTED.finditer(text) for at in range(*match.span())}
    stay.update(at for each in quantities(text) for at in range(each.start, each.end))
    named = _named(tuple(kr.metric or "" for each in okrs.objectives for kr in each.key_results))
    right = text
    for token in reversed(words(text)):
        is_name = token.text[:1].isupper() and token.start > 0
        is_known = token.lower in named or unit_of(token.lower) is not None  # "stars" are no "starts"
        if is_name or is_known or token.start in stay:
            continue
        meant = _meant(token.lower, named)
        if meant is not None:
            right = right[: token.start] + meant + right[token.end :]
    return right


@lru_cache(maxsize=64)
def _named(metrics: tuple[str, ...]) -> frozenset[str]:
    """Give the words that are right as they stand: those of our lists and of the metrics."""
    return every_word().union(token.lower for metric in metrics for token in words(metric))


@lru_cache(maxsize=1024)
def _meant(typed: str, known: frozenset[str]) -> str | None:
    if not typed.isalpha() or len(typed) < _SWAPPED - 1:
        return None
    found = {word for word in known if word.isalpha() and _is_slip(typed, word)}
    return found.pop() if len(found) == 1 else None


def _is_slip(typed: str, word: str) -> bool:
    if abs(len(typed) - len(word)) > 1 or word.rstrip("s") == typed.rstrip("s"):
        return False
    at = next((i for i, (one, other) in enumerate(zip(typed, word, strict=False)) if one != other), None)
    if at is None:
        return len(word) >= _LEFT_OUT and len(word) == len(typed) + 1
    if len(typed) == len(word):
        is_swapped = typed[at : at + 2] == word[at : at + 2][::-1]
        return len(word) >= _SWAPPED and is_swapped and typed[at + 2 :] == word[at + 2 :]
    if len(typed) < len(word):
        return len(word) >= _LEFT_OUT and typed[at:] == word[at + 1 :]
    return len(word) >= _SWAPPED and at > 0 and typed[at] == typed[at - 1] and typed[at + 1 :] == word[at:]
