"""Metric phrases: the words near a number, or alone in a question, that say what is measured."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.evidence.cues import vocabulary
from assistant.language.words import Word, polarity, stem, words

_LONGEST = 9
_MODIFIES = re.compile(r"\s*(?:by|per|in|on|within|each|a|from|via|at|this|last|$|[^\w\s])", re.IGNORECASE)
_PLAIN = frozenset({"new", "old", "final", "real", "exact", "official", "right", "honest", "actual", "latest", "only"})
_HYPHENED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_BEING = frozenset(["was", "were", "been", "being"])
# What follows one of these is its verb: "we automate", "it touches".
_SUBJECTS = frozenset(["i", "we", "they", "he", "she", "it"])
_TIGHT = frozenset(" -/'\u2019\"\u201c\u201d&\u2192>+.\u00a0\n\t\u00b7_")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A metric's words at `start:end`.

    `sure`: they hold a noun of measure, so they are a metric whatever surrounds them. `label`: they stand before a
    colon or as a title.
    """

    start: int
    end: int
    text: str
    sure: bool
    stems: frozenset[str]
    label: bool = False

    @property
    def head(self) -> str | None:
        """The word the others describe: the last before "of", "per" and the like, "rate" and "share" left out."""
        found: str | None = None
        for token in words(self.text):
            if token.lower in vocabulary("links") and found is not None:
                break
            if token.lower not in vocabulary("heads") and stem(token.lower) in self.stems:
                found = stem(token.lower)
        return found

    def holds(self, name: str) -> bool:
        """Say whether one of its words is in a word list."""
        return any(token.lower in vocabulary(name) for token in words(self.text))


def phrases(text: str, start: int, end: int, avoid: Iterable[tuple[int, int]], people: frozenset[str]) -> list[Phrase]:
    """Give the noun phrases between two places, in order; `avoid` are spans of numbers, dates and cues to leave out."""
    spans = sorted(avoid)
    base = text[start:end]
    tokens = [token for token in words(base) if not _inside(start + token.start, start + token.end, spans)]
    found: list[Phrase] = []
    run: list[Word] = []
    pending: list[Word] = []

    def close() -> None:
        if run:
            phrase = _phrase(text, start, run, people)
            if phrase is not None:
                found.append(phrase)
        run.clear()
        pending.clear()

    last: Word | None = None
    for token in tokens:
        gap = base[last.end : token.start] if last is not None else ""
        if not _TIGHT.issuperset(gap) or "\n\n" in gap or ". " in gap:
            close()
        done = last is not None and last.lower in _BEING and token.lower.endswith("ed") and not run
        acts = last is not None and last.lower in _SUBJECTS and gap == " " and not run
        before = last.lower if last is not None else ""
        last = token
        compound = base[token.end : token.end + 1] == "-" and base[token.end + 1 : token.end + 2].isalpha()
        joined = compound or (gap == "-" and bool(run) and run[-1].end == token.start - 1)
        if joined or _is_noun(base, token, before, people):
            run.extend(pending)
            pending.clear()
            run.append(token)
        elif token.lower in vocabulary("saying"):
            if not pending and _MODIFIES.match(base, token.end) is None:
                run.clear()
            close()
        elif done or acts or (token.lower in people and not run):
            close()
        elif token.lower in vocabulary("links") and run:
            pending.append(token)
        elif token.lower in vocabulary("stops") or _ITEM.fullmatch(token.lower) is not None:
            close()
        else:
            run.extend(pending)
            pending.clear()
            run.append(token)
    close()
    return found


def _is_noun(base: str, token: Word, before: str, people: frozenset[str]) -> bool:
    """Say whether a word that is also a verb is a noun here: being or a mark follows it, and nobody stands before."""
    if token.lower not in vocabulary("either") or before in _SUBJECTS | people:
        return False
    return _GOES_ON.match(base, token.end) is not None


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < stop and begin < end for begin, stop in spans)


def _phrase(text: str, at: int, run: list[Word], people: frozenset[str]) -> Phrase | None:
    tokens = run if len(run) <= _LONGEST else run[:_LONGEST]
    first = at + tokens[0].start
    if len(tokens) > 1 and tokens[0].lower in _PERIODS and _TIMED.search(text[max(0, first - 12) : first]) is not None:
        tokens = tokens[1:]
    while len(tokens) > 1 and tokens[-1].lower in vocabulary("judgements") | {"first", "next", "then"}:
        tokens = tokens[:-1]
    while tokens and tokens[-1].lower in vocabulary("links") and text[at + tokens[-1].start - 1] != "-":
        tokens = tokens[:-1]
    content = [token for token in tokens if token.lower not in vocabulary("links")]
    named = frozenset(
        stem(token.lower)
        for token in content
        if token.lower not in vocabulary("generic")
        and token.lower not in people
        and not token.lower.isdigit()
        and not (token.lower.endswith(("'s", "\u2019s")) and text[at + token.start].isupper())
    )
    ends = {content[0].lower, content[-1].lower} if content else set()
    if len(content) >= 2 and ends & vocabulary("heads") and (not named or named <= vocabulary("heads")):
        if content[0].lower.endswith(("'s", "\u2019s")):
            return None
        named = frozenset(stem(token.lower) for token in content)
    if not named or not any(len(word) > 1 for word in named) or named <= vocabulary("heads") | _PLAIN:
        return None
    start, end = at + tokens[0].start, at + tokens[-1].end
    said = text[start:end]
    if "=" in said or all(token.lower in vocabulary("pointing") for token in content):
        return None
    if (
        content[0].lower in ("none", "nobody", "nothing")
        or _is_person(said)
        or (content[0].lower.endswith("san") and "-san" in said)
    ):
        return None
    if (
        said.lower() in vocabulary("inputs")
        or (
            tokens[-1].lower in vocabulary("inputs")
            and not (len(tokens) > 2 and tokens[-2].lower in ("to", "per", "until"))
        )
        or tokens[0].lower in ("headcount", "budget")
    ):
        return None
    if len(content) == 1 and content[0].lower.endswith(("ed", "ing")) and not is_measure(said):
        return None
    return Phrase(start, end, " ".join(said.split()), is_measure(said), named)


def _is_person(said: str) -> bool:
    """Say whether words look like somebody's name: each with a capital, none of them a noun of measure."""
    tokens = said.split()
    capital = all(token[0].isupper() and token[1:].islower() for token in tokens if token.isalpha())
    return len(tokens) <= 2 and all(token.isalpha() for token in tokens) and capital and not is_measure(said)


@cache
def _nouns() -> tuple[frozenset[str], frozenset[str]]:
    weak = (
        vocabulary("weak") | vocabulary("audience") | vocabulary("generic") | vocabulary("common") | vocabulary("stops")
    )
    return frozenset(stem(word) for word in vocabulary("measures") if word not in weak), frozenset(weak)


# What follows a noun and never a verb: being, or a mark before its value.
_GOES_ON = re.compile(
    r"\s*(?:(?:is|are|was|were|has been|have been|should|must|may|will|stands?|sits?|currently) |[:=|]|->|\u2192)",
    re.IGNORECASE,
)
_ITEM = re.compile(r"(?:kr|okr|o|obj)[ -]?\d{1,2}")
_PERIODS = frozenset({"day", "week", "sprint", "month", "quarter", "year", "season", "term"})
_TIMED = re.compile(r"\b(?:last|this|next|previous|past|each|every)[ \n]\Z", re.IGNORECASE)
_COUNT_OF = re.compile(
    r"(?:the )?(?:number|share|percentage|proportion|rate|amount|volume|count|average|median|level|length"
    r"|duration)s? of \w",
    re.IGNORECASE,
)
# Day-n retention, as products write it.
_RETENTION = re.compile(r"\bd(?:1|3|7|14|28|30|60|90)\b", re.IGNORECASE)
_STATISTIC = re.compile(
    r"(?:average|avg\.?|mean|median) (?!of\b|(?:second|minute|hour|day|week|month|year)s?\b)[^\W\d_]{3}", re.IGNORECASE
)
_SPANS = frozenset({"week", "month", "quarter", "year", "day", "today", "first", "next", "last"})


@lru_cache(maxsize=4096)
def is_measure(said: str) -> bool:
    """Say whether words hold a noun of measure: rate, time, churn, tickets; or two weak ones: "active users"."""
    nouns, weak = _nouns()
    tokens = words(said)
    if _COUNT_OF.match(said) is not None or _STATISTIC.match(said) is not None:
        return True
    if _RETENTION.search(said) is not None or any(
        match[0] in vocabulary("measures") for match in _HYPHENED.finditer(said.lower())
    ):
        return True
    strong = [token.lower for token in tokens if token.lower not in weak]
    if len(tokens) >= 2 and tokens[-1].lower in vocabulary("heads"):
        small = vocabulary("stops") | vocabulary("heads") | _SPANS
        return any(token.lower not in small and len(token.lower) > 2 for token in tokens[:-1])
    if len(tokens) == 1 and said.lower().endswith("ed"):
        return False
    if any(stem(word) in nouns for word in strong):
        return True
    if any(polarity(word) is not None for word in strong):
        return True
    return (len(tokens) >= 2 and sum(token.lower in vocabulary("measures") for token in tokens) >= 2) or (
        len(tokens) >= 2 and polarity(said) is not None and bool(strong) and tokens[-1].lower in vocabulary("measures")
    )


def likeness(one: Phrase, other: Phrase) -> float:
    """Say how far two phrases name the same metric: the share of the shorter one's words that the other has.

    A single word names a longer metric only where it is its head: "churn" the logo churn, not the churn survey.
    """
    common = len(one.stems & other.stems)
    if not common:
        return 0.0
    short, long = (one, other) if len(one.text) <= len(other.text) else (other, one)
    if " " in short.text and f" {short.text.lower()} " in f" {long.text.lower()} ":
        return 1.0
    short, long = (one, other) if len(one.stems) <= len(other.stems) else (other, one)
    if len(short.stems) == 1 and len(long.stems) > 1:
        first = _first(long) if long.label or short.label else None
        if next(iter(short.stems)) not in (long.head, first):
            return 0.0
    return common / len(short.stems)


def _first(phrase: Phrase) -> str | None:
    """Give the first content word of a phrase, which often stands alone: "Detection" of "detection time"."""
    return next((stem(token.lower) for token in words(phrase.text) if stem(token.lower) in phrase.stems), None)
