"""How words, vectors and neighbours make an order."""

from datetime import date

from retrieval.question import terms
from retrieval.ranking import NARROW, WIDE, Candidate, Lending, newer_first, ranked, stretches, words_scale

WEIGHT = 0.5


def _candidate(passage: int, words: float = 0.0, cosine: float | None = None) -> Candidate:
    return Candidate(passage, 1, passage, 9, words, cosine)


def _order(*candidates: Candidate, lending: Lending = NARROW) -> list[int]:
    return [one.candidate.passage for one in ranked(candidates, 1.0, lending, WEIGHT)]


def test_words_and_vectors_both_count() -> None:
    assert _order(_candidate(1, 1.0), _candidate(5, 1.0, 0.9), _candidate(8, 0.0, 0.3)) == [5, 1, 8]
    assert _order(_candidate(1, cosine=0.3), _candidate(5, cosine=0.9)) == [5, 1]


def test_good_neighbours_lift_a_passage() -> None:
    assert _order(_candidate(1, 1.0), _candidate(4, 1.0), _candidate(5, 0.9), _candidate(6, 0.0))[0] == 4


def test_the_best_passage_of_a_document_lifts_the_others_among_many_documents() -> None:
    best = Candidate(passage=1, document=1, ordinal=0, count=9, words=2.0, cosine=None)
    fellow = Candidate(passage=2, document=1, ordinal=5, count=9, words=0.9, cosine=None)
    other = Candidate(passage=3, document=2, ordinal=5, count=9, words=1.0, cosine=None)
    assert _order(best, fellow, other) == [1, 2, 3]
    assert _order(best, fellow, other, lending=WIDE) == [1, 3, 2]


def test_what_shares_no_word_and_is_not_near_is_no_hit() -> None:
    assert _order(_candidate(5, 0.0, -0.1), _candidate(8, 0.0, 0.04)) == []
    assert _order(_candidate(1, 1.0), _candidate(2, 0.0, 0.0), _candidate(8, 0.0, 0.04)) == [1, 2]


def test_a_word_that_all_passages_share_counts_a_little() -> None:
    found = ranked([_candidate(1, 1e-6)], 1.0, NARROW, WEIGHT)
    assert found[0].relevance > 0.02


def test_a_document_of_one_passage_is_not_behind() -> None:
    alone = Candidate(passage=7, document=2, ordinal=0, count=1, words=1.0, cosine=None)
    assert _order(_candidate(4, 1.0), alone) == [7, 4]


def test_relevance_lies_between_0_and_1_and_falls() -> None:
    found = ranked(
        [_candidate(n, words=n * 3.0, cosine=n / 9 - 0.5) for n in range(9)], words_scale(2, 9), NARROW, WEIGHT
    )
    values = [one.relevance for one in found]
    assert values == sorted(values, reverse=True)
    assert all(0 <= value < 1 for value in values)


def test_neighbours_are_read_as_one_stretch() -> None:
    order = ranked([_candidate(4, 1.0), _candidate(5, 0.9), _candidate(6, 0.8), _candidate(1, 0.1)], 1.0, WIDE, WEIGHT)
    assert [[one.candidate.passage for one in stretch] for stretch in stretches(order, 3)] == [[5, 4], [6]]


def test_a_query_is_its_telling_words() -> None:
    assert terms("What did we say about the Onboarding-onboarding of e_mail?") == ("onboarding", "e", "mail")
    assert terms("what is it") == ("what", "is", "it")
    assert terms("?!") == ()
    assert len(terms(" ".join(map(str, range(1000))))) == 64


def test_newer_documents_come_first_among_those_as_good() -> None:
    old = Candidate(1, 1, 0, 1, 1.0, None, date(2024, 1, 1))
    new = Candidate(2, 2, 0, 1, 0.9, None, date(2026, 1, 1))
    poor = Candidate(3, 3, 0, 1, 0.1, None, date(2026, 1, 1))
    order = ranked([old, new, poor], 1.0, NARROW, WEIGHT)
    assert [one.candidate.passage for one in order] == [1, 2, 3]
    assert [one.candidate.passage for one in newer_first(order)] == [2, 1, 3]
    assert newer_first([]) == []
