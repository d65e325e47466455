"""How words, vectors and neighbours make an order."""

from retrieval.question import terms
from retrieval.ranking import NARROW, Candidate, ranked, stretches, words_scale


def _candidate(passage: int, words: float = 0.0, cosine: float | None = None) -> Candidate:
    return Candidate(passage, 1, passage, 9, words, cosine)


def _order(*candidates: Candidate, lending: tuple[float, ...] = NARROW) -> list[int]:
    return [one.candidate.passage for one in ranked(candidates, 1.0, lending)]


def test_words_and_vectors_both_count() -> None:
    assert _order(_candidate(1, 1.0), _candidate(5, 1.0, 0.9), _candidate(8, 0.0, 0.1)) == [5, 1, 8]
    assert _order(_candidate(1, cosine=0.2), _candidate(5, cosine=0.9)) == [5, 1]


def test_good_neighbours_lift_a_passage() -> None:
    assert _order(_candidate(1, 1.0), _candidate(4, 1.0), _candidate(5, 0.9), _candidate(6, 0.0))[0] == 4


def test_a_document_of_one_passage_is_not_behind() -> None:
    alone = Candidate(passage=7, document=2, ordinal=0, count=1, words=1.0, cosine=None)
    assert _order(_candidate(4, 1.0), alone) == [7, 4]


def test_relevance_lies_between_0_and_1_and_falls() -> None:
    found = ranked([_candidate(n, words=n * 3.0, cosine=n / 9 - 0.5) for n in range(9)], words_scale(2, 9), NARROW)
    values = [one.relevance for one in found]
    assert values == sorted(values, reverse=True)
    assert all(0 <= value < 1 for value in values)


def test_neighbours_are_read_as_one_stretch() -> None:
    order = ranked([_candidate(4, 1.0), _candidate(5, 0.9), _candidate(6, 0.8), _candidate(1, 0.1)], 1.0, ())
    assert [[one.candidate.passage for one in stretch] for stretch in stretches(order, 3)] == [[4, 5], [6]]


def test_a_query_is_its_telling_words() -> None:
    assert terms("What did we say about the Onboarding-onboarding of e_mail?") == ("onboarding", "e", "mail")
    assert terms("what is it") == ("what", "is", "it")
    assert terms("?!") == ()
    assert len(terms(" ".join(map(str, range(1000))))) == 64
