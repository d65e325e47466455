"""The order of passages: words and vectors fused, and each passage lifted by its neighbours and by its document.

A question is answered by a stretch of a document rather than by one passage; within one document the stretch is wider.
Among many documents, one with a very good passage is likelier to hold the answer than one with many fair ones.
The weights were measured on meeting transcripts, minutes, strategy pages and project goals; see docs/quality.md.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import log

_EDGE = 0.5  # what a passage lends itself where the document has no neighbour, so that short documents are not behind
_WORD = 0.05  # what a shared word counts at least, for BM25 gives nothing for one that most passages share
_FADES = 180  # days in which half of what age takes is gone
_RARE = 0.3  # share of the highest possible BM25 score that a good passage reaches for a word


@dataclass(frozen=True, slots=True)
class Lending:
    """What a passage is lent: by its neighbours, a share for each distance, and by the best passage of its document.

    Where no word of the query stands in it or as near as its neighbours, a cosine under `chance` says nothing.
    """

    neighbours: tuple[float, ...]
    document: float
    chance: float


WIDE = Lending((0.7, 0.5, 0.3), 0.0, 0.0)  # where one document is searched
NARROW = Lending((0.3,), 0.6, 0.1)  # where many are


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that words or vectors found: the `ordinal`-th of the `count` passages of its document."""

    passage: int
    document: int
    ordinal: int
    count: int
    words: float
    cosine: float | None
    dated: date | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate and its relevance, from 0 to 1; queries of the same words compare whatever documents they search."""

    candidate: Candidate
    relevance: float


def words_scale(terms: int, passages: int) -> float:
    """Give the BM25 score that counts as one: a good passage's for so many words among so many passages."""
    return max(terms, 1) * _RARE * log(1 + max(passages, 1) / 1.5)


def ranked(candidates: Sequence[Candidate], scale: float, lending: Lending, weight: float) -> list[Ranked]:
    """Order candidates, best first, without those that only chance brought near the query.

    `weight` is that of the cosine beside the share of words.
    """
    floor = min((one.cosine for one in candidates if one.cosine is not None), default=0.0)
    worded = {_place(one): max(one.words / scale, _WORD) for one in candidates if one.words > 0}
    own = {
        _place(one): worded.get(_place(one), 0.0) + weight * (floor if one.cosine is None else one.cosine)
        for one in candidates
    }
    best: dict[int, float] = {}
    for (document, _), score in own.items():
        best[document] = max(score, best.get(document, score))
    found = []
    for one in candidates:
        if (one.cosine or 0.0) > lending.chance or _is_worded(one, worded, len(lending.neighbours)):
            lifted = _lifted(one, own, weight * floor, lending.neighbours) + lending.document * best[one.document]
            found.append(Ranked(one, _relevance(lifted / (1 + lending.document))))
    return sorted(found, key=lambda one: (-one.relevance, one.candidate.passage))


def _place(one: Candidate) -> tuple[int, int]:
    return one.document, one.ordinal


def _is_worded(one: Candidate, worded: Container[tuple[int, int]], reach: int) -> bool:
    """Say whether a word of the query stands in a passage or near it."""
    return any((one.document, one.ordinal + aside) in worded for aside in range(-reach, reach + 1))


def _lifted(one: Candidate, own: Mapping[tuple[int, int], float], missing: float, shares: Sequence[float]) -> float:
    score = own[_place(one)]
    lifted = score
    for distance, share in enumerate(shares, 1):
        for ordinal in (one.ordinal - distance, one.ordinal + distance):
            there = 0 <= ordinal < one.count
            lifted += share * (own.get((one.document, ordinal), missing) if there else _EDGE * score)
    return lifted / (1 + 2 * sum(shares))


def _relevance(score: float) -> float:
    return max(score, 0.0) / (1 + max(score, 0.0))


def newer_first(order: Sequence[Ranked]) -> list[Ranked]:
    """Order anew: what is older than the newest found loses of its relevance, half at most."""
    newest = max((one.candidate.dated for one in order if one.candidate.dated), default=date.min)

    def faded(one: Ranked) -> Ranked:
        age = (newest - (one.candidate.dated or newest)).days
        return replace(one, relevance=one.relevance * (1 + 0.5 ** (age / _FADES)) / 2)

    return sorted(map(faded, order), key=lambda one: (-one.relevance, one.candidate.passage))


def stretches(order: Sequence[Ranked], k: int) -> list[list[Ranked]]:
    """Take the `k` best passages and join those that stand next to each other, two at most; best first."""
    joined: list[list[Ranked]] = []
    alone: dict[tuple[int, int], list[Ranked]] = {}
    for one in order[:k]:
        document, ordinal = one.candidate.document, one.candidate.ordinal
        beside = alone.pop((document, ordinal - 1), None) or alone.pop((document, ordinal + 1), None)
        if beside is not None:
            beside.append(one)
        else:
            joined.append([one])
            alone[document, ordinal] = joined[-1]
    return joined
