"""The passage of the library that an objective serves."""

from collections.abc import Sequence
from typing import NamedTuple

from assistant.drafter.lexicon import word_set
from assistant.drafter.metric_name import stems
from assistant.language.sentences import sentences
from assistant.okr import Quote
from retrieval.passage import Passage

KINDS = ("company_okrs", "strategy", "roadmap", "previous_okrs")
_LEAST = 2  # words that sentence and objective must share
_LONGEST = 300


class Parent(NamedTuple):
    """The name of the document with the sentence, and the quote of it."""

    name: str
    quote: Quote


def parent(said: str, passages: Sequence[Passage]) -> Parent | None:
    """Find the sentence of a strategy or company OKR that shares most words with an objective; null below two."""
    wanted = frozenset(word for word in stems(said) if word not in word_set("small_words") and len(word) > 2)
    best: tuple[int, float] = (_LEAST - 1, 0.0)
    found: Parent | None = None
    for passage in passages:
        if passage.kind not in KINDS:
            continue
        for start, end in sentences(passage.text):
            text = passage.text[start:end]
            points = (len(stems(text) & wanted), passage.relevance)
            if end - start > _LONGEST or points[0] < _LEAST or points <= best:
                continue
            best = points
            quote = Quote(passage.document, passage.start + start, passage.start + end, text)
            found = Parent(f"{passage.title or passage.document}: {' '.join(text.split())}", quote)
    return found
