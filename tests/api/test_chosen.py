"""A search that stays within chosen documents."""

from api.chosen import Chosen
from retrieval.passage import Passage, Query

RELEVANCE = {"a": 0.3, "b": 0.9, "c": 0.6}


def search(query: Query) -> list[Passage]:
    wanted = RELEVANCE if query.document is None else {query.document}
    found = [Passage(name, name, "strategy", "", 0, 1, "x", RELEVANCE[name]) for name in wanted]
    return sorted(found, key=lambda passage: -passage.relevance)[: query.k]


def found(documents: tuple[str, ...], query: Query) -> list[str]:
    return [passage.document for passage in Chosen(search, documents)(query)]


def test_hits_come_from_the_chosen_documents_best_first() -> None:
    assert found(("a", "c"), Query("x")) == ["c", "a"]
    assert found(("a", "b", "c"), Query("x", k=2)) == ["b", "c"]


def test_none_chosen_finds_nothing() -> None:
    assert found((), Query("x")) == []


def test_a_query_for_a_document_is_answered_only_where_it_is_chosen() -> None:
    assert found(("a", "b"), Query("x", document="b")) == ["b"]
    assert found(("a",), Query("x", document="b")) == []
