"""The passage of the library that an objective serves."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from assistant.drafter.lexicon import word_set
from assistant.evidence.metric_words import stems
from assistant.evidence.orders import is_in_order
from assistant.language.sentences import sentences
from assistant.okr import Objective, OkrSet, Quote
from retrieval.passage import Passage

KINDS = ("company_okrs", "strategy", "roadmap", "previous_okrs")
_ABOVE = ("company_okrs", "strategy")  # what a team answers to; a roadmap and its own old OKRs are not above it
_LEAST = 2  # words that sentence and objective must share
_MARKS = re.compile(r"[*_`#>|\[\]]+")
_LIST_MARK = re.compile(r"^\s*(?:[-+\u2022]|\d{1,2}[.)])\s+")
_LONGEST = 300
_SHORT = 2  # letters of a word that says nothing


class Parent(NamedTuple):
    """The name of the document with the sentence, and the quote of it."""

    name: str
    quote: Quote


def given_parent(title: str, noted: str, okrs: OkrSet | None) -> str | None:
    """Find the objective of a set given with the brief that shares most words with an objective; null below two.

    One word at least must be of what is `noted`, the priority and the metrics: a title has words of ours.
    """
    titles = [objective.title for objective in okrs.objectives] if okrs is not None else []
    best = max(titles, key=lambda each: _shared(each, title, noted), default="")
    if _shared(best, title, noted) < _LEAST:
        return None
    owner = okrs.owner if okrs is not None and okrs.owner else "Given OKRs"
    return f"{owner}: {best}"


def above(passages: Sequence[Passage], okrs: OkrSet | None) -> tuple[OkrSet, ...]:
    """Give what a draft should serve, as sets: the one given with the brief, and a set for each document above it."""
    said: dict[str, list[Objective]] = {}
    for passage in passages:
        if passage.kind in _ABOVE:
            titles = (_plain(passage.text[start:end]) for start, end in _said(passage))
            listed = said.setdefault(passage.title or passage.document, [])
            listed += [Objective(title) for title in titles if len(title) <= _LONGEST]
    given = (okrs,) if okrs is not None else ()
    return (*given, *(OkrSet(tuple(listed), owner=name) for name, listed in said.items()))


def _said(passage: Passage) -> Iterator[tuple[int, int]]:
    """Give the sentences of a passage; an order to a model in it is nothing to serve."""
    spans = sentences(passage.text)
    return (span for span in spans if not is_in_order(passage.text, *span))


def _plain(text: str) -> str:
    return " ".join(_MARKS.sub(" ", _LIST_MARK.sub("", text)).split())


def _wanted(said: str) -> frozenset[str]:
    return frozenset(word for word in stems(said) if word not in word_set("small_words") and len(word) > _SHORT)


def _shared(sentence: str, title: str, noted: str) -> int:
    """Count the words a sentence shares with an objective; none where it shares only what the title added."""
    said = stems(sentence)
    return len(said & _wanted(f"{title} {noted}")) if said & _wanted(noted) else 0


def parent(title: str, noted: str, passages: Sequence[Passage]) -> Parent | None:
    """Find the sentence of a strategy or company OKR that shares most words with an objective; null below two.

    One word at least must be of what is `noted`, the priority and the metrics: a title has words of ours.
    """
    best: tuple[int, float] = (_LEAST - 1, 0.0)
    found: Parent | None = None
    for passage in passages:
        if passage.kind not in KINDS:
            continue
        for start, end in _said(passage):
            text = passage.text[start:end]
            points = (_shared(text, title, noted), passage.relevance)
            if end - start > _LONGEST or points[0] < _LEAST or points <= best:
                continue
            best = points
            quote = Quote(passage.document, passage.start + start, passage.start + end, text)
            found = Parent(f"{passage.title or passage.document}: {_plain(text)}", quote)
    return found
