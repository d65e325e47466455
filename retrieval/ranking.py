"""The order of passages: words and vectors fused, and each passage lifted by its neighbours.

A question is answered by a stretch of a document rather than by one passage; within one document the stretch is wider.
The weights were measured on meeting transcripts, minutes, strategy pages and project goals.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

WIDE = (0.7, 0.5, 0.3)  # what neighbours lend, by their distance, where one document is searched
NARROW = (0.3,)  # and where many are
_VECTORS = 0.5  # weight of the cosine beside the share of words
_EDGE = 0.5  # what a passage lends itself where the document has no neighbour, so that short documents are not behind
_RARE = 0.3  # share of the highest possible BM25 score that a good passage reaches for a word


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage that words or vectors found: the `ordinal`-th of the `count` passages of its document."""

    passage: int
    document: int
    ordinal: int
    count: int
    words: float
    cosine: float | None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate and its relevance, from 0 to 1; queries of the same words compare whatever documents they search."""

    candidate: Candidate
    relevance: float


def words_scale(terms: int, passages: int) -> float:
    """Give the BM25 score that counts as one: a good passage's for so many words among so many passages."""
    return max(terms, 1) * _RARE * log(1 + max(passages, 1) / 1.5)


def ranked(candidates: Sequence[Candidate], scale: float, lending: Sequence[float]) -> list[Ranked]:
    """Order candidates, best first."""
    floor = min((one.cosine for one in candidates if one.cosine is not None), default=0.0)
    own = {
        (one.document, one.ordinal): one.words / scale + _VECTORS * (floor if one.cosine is None else one.cosine)
        for one in candidates
    }
    found = [Ranked(one, _relevance(_lifted(one, own, _VECTORS * floor, lending))) for one in candidates]
    return sorted(found, key=lambda one: (-one.relevance, one.candidate.passage))


def _lifted(one: Candidate, own: Mapping[tuple[int, int], float], missing: float, lending: Sequence[float]) -> float:
    score = own[one.document, one.ordinal]
    lifted = score
    for distance, share in enumerate(lending, 1):
        for ordinal in (one.ordinal - distance, one.ordinal + distance):
            there = 0 <= ordinal < one.count
            lifted += share * (own.get((one.document, ordinal), missing) if there else _EDGE * score)
    return lifted / (1 + 2 * sum(lending))


def _relevance(score: float) -> float:
    return max(score, 0.0) / (1 + max(score, 0.0))


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
