"""Titles: words that stand as a name: a label, a heading, a short sentence of nouns."""

import re
from functools import cache

from assistant.evidence.cues import vocabulary
from assistant.evidence.metrics import Phrase, is_measure
from assistant.language.words import stem, words

_POINTED = re.compile(
    r"(?:(?:and|so|our|the|my) )*(?:(?:first|second|third|other|next|last|main|biggest|big|key|top|most important) )*"
    r"(?:one|thing|metric|topic|number|kpi|goal|priority|problem|issue|pain|concern|worry|focus)"
    r"(?: (?:for us|here|this quarter))? (?:is|was|remains|are) (?:(?:still|the|our) )*",
    re.IGNORECASE,
)
_SETTLED = frozenset({"agreed", "decided", "settled", "confirmed", "signed", "accepted", "noted", "discussed"})
_SIGNED = re.compile(r"[A-Z]{2,3} \d{1,2}[./]\d{1,2}\.?(?:\d{2,4})?")  # who wrote a comment, and when
_DAYS = frozenset({"yesterday", "today", "tonight", "tomorrow"})
_OPENS_NONE = frozenset(
    [
        "one",
        "another",
        "some",
        "two",
        "three",
        "and",
        "but",
        "this",
        "that",
        "these",
        "those",
        "here",
        "there",
        "what",
        "who",
        "why",
    ]
)


@cache
def _roles() -> frozenset[str]:
    """Give the words that say what a number or list is for, and name nothing: goal, limit, success, ideas."""
    told = (
        vocabulary("aims")
        | vocabulary("request_heads")
        | vocabulary("target")
        | vocabulary("guard")
        | vocabulary("current")
        | _ROLES
    )
    return frozenset(stem(word) for word in told if " " not in word)


_ROLES = frozenset(
    [
        "success",
        "status",
        "start",
        "decision",
        "who",
        "what",
        "why",
        "when",
        "us",
        "minimum",
        "maximum",
        "agreed",
        "scope",
        "kept",
        "dropped",
        "rejected",
    ]
)


def is_title(said: str) -> bool:
    """Say whether a few words are a title: nouns and what links them, no verb of being, no pronoun, no adverb."""
    tokens = words(said)
    if len(tokens) > 1 and tokens[-1].lower in vocabulary("judgements"):
        return False
    return all(token.lower in vocabulary("links") or token.lower not in vocabulary("stops") for token in tokens)


def label_phrase(text: str, start: int, end: int, people: frozenset[str]) -> Phrase | None:
    """Take a label or title as a metric's name, whole; null where it names nobody's metric."""
    while start < end and not (text[start].isalnum() or text[start] in "\"'\u201c("):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] in "%)\"'\u201d"):
        end -= 1
    pointed = _POINTED.match(text, start, end)
    start = pointed.end() if pointed is not None else start
    tokens = words(text[start:end])
    while len(tokens) > 1 and tokens[-1].lower in vocabulary("judgements"):
        tokens = tokens[:-1]
        end = start + tokens[-1].end
    if not 1 <= len(tokens) <= 12 or "=" in text[start:end]:
        return None
    named = frozenset(
        stem(token.lower)
        for token in tokens
        if token.lower not in vocabulary("generic")
        and token.lower not in vocabulary("stops")
        and token.lower not in vocabulary("common")
        and token.lower not in people
        and not any(letter.isdigit() for letter in token.lower[-2:])
        and len(token.lower) > 1
    )
    if not named and len(tokens) <= 2 and tokens[-1].lower in vocabulary("either"):
        named = frozenset(stem(token.lower) for token in tokens)  # "sick leave", "internal moves"
    if not named or tokens[-1].lower in vocabulary("inputs") or tokens[0].lower in vocabulary("inputs"):
        return None
    if tokens[0].lower in _OPENS_NONE or any(token.lower in ("i", "we", "you") for token in tokens):
        return None
    if any(token.lower in ("they", "he", "she", "it") for token in tokens[:4]):
        return None
    if named <= _roles() or tokens[0].lower in _SETTLED or _SIGNED.fullmatch(text, start, end) is not None:
        return None
    if not _DAYS.isdisjoint(token.lower for token in tokens) and not is_measure(text[start:end]):
        return None
    if any(token.lower in ("want", "goal", "target", "aim", "plan") for token in tokens[:4]):
        return None
    if any(token.lower in vocabulary("months") for token in tokens) and not is_measure(text[start:end]):
        return None
    said = " ".join(text[start:end].split())
    return Phrase(start, end, said, is_measure(said), named, True)
