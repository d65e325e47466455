"""Searches the documents of one case by words: an evaluation never looks into anybody's library."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from math import log

from retrieval.passage import Passage, Query, SourceDocument
from retrieval.split import split

_WORDS = re.compile(r"[^\W_]{3,}")


def search_of(documents: Sequence[SourceDocument]) -> Callable[[Query], list[Passage]]:
    """Give the search of a case: passages that share rare words with the query come first."""
    passages = [
        Passage(one.id, one.title, one.kind, piece.heading, piece.start, piece.end, text, 0.0)
        for one in documents
        for piece in split(one.text)
        if (text := one.text[piece.start : piece.end])
    ]
    words = [_words(f"{one.title} {one.heading} {one.text}") for one in passages]
    spread = Counter(word for each in words for word in each)

    def search(query: Query) -> list[Passage]:
        wanted = {word: log(1 + len(passages) / spread[word]) for word in _words(query.text) if word in spread}
        whole = sum(wanted.values()) or 1.0
        found = []
        for passage, own in zip(passages, words, strict=True):
            if query.document not in (None, passage.document) or query.kind not in (None, passage.kind):
                continue
            relevance = sum(weight for word, weight in wanted.items() if word in own) / whole
            if relevance or query.kind is not None:
                found.append((relevance, passage))
        found.sort(key=lambda each: -each[0])
        return [_rated(passage, relevance) for relevance, passage in found[: query.k]]

    return search


def _rated(one: Passage, relevance: float) -> Passage:
    return Passage(one.document, one.title, one.kind, one.heading, one.start, one.end, one.text, round(relevance, 4))


def _words(text: str) -> frozenset[str]:
    return frozenset(word.lower()[:7] for word in _WORDS.findall(text))
