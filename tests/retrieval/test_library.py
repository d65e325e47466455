"""Documents go in, cited passages come out, and nothing is found that should not be."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from retrieval.errors import BadDocument
from retrieval.library import Library
from retrieval.passage import Query
from tests.places import ON_ALL

from .conftest import document

pytestmark = ON_ALL

PAGE = (
    "# Strategy\r\n\r\nWe win the mid\u2011market \U0001f680 without a sales call.\r\n\r\n"
    "## Onboarding\r\n\r\nSelf-serve onboarding takes one day.\r\n"
)
LONG = "\n\n".join(f"Paragraph {n} speaks of topic{n} " + "and then of other things " * 30 for n in range(12))
ODD_QUERIES = ["", "?!", '"', "NEAR(a b)", "scope : w1", "a OR * -b ^c", "\udcff\udcfe", "\0", "x" * 50_000, "日本語"]
ODD_DOCUMENTS = [
    ("a", ""),
    ("a", " \n\t "),
    ("", "text"),
    ("a" * 2000, "text"),
    ("\u4e2d" * 601, "text"),
    ("\udcff", "text"),
    ("a", "\ud800"),
    ("a\nb", "text"),
]


def test_hits_are_exact_pieces_of_the_text(library: Library) -> None:
    library.add(document("page", PAGE))
    library.add(document("long", LONG))
    for text in ("onboarding", "topic7", "mid-market sales", "paragraph"):
        hits = library.search(Query(text))
        assert hits
        for hit in hits:
            kept = library.document(hit.document)
            assert kept is not None
            assert kept.text[hit.start : hit.end] == hit.text != ""
    assert library.find(Query("anything")).notice is None
    best = library.search(Query("self-serve onboarding"))[0]
    assert (best.document, best.kind, best.heading) == ("page", "strategy", "Strategy > Onboarding")


def test_each_write_tells_what_it_changed_and_nothing_else(library: Library) -> None:
    told: list[tuple[str, str, bool]] = []
    heard = library.telling(
        lambda _, changes: told.extend((one.workspace, one.id, one.sha256 is None) for one in changes)
    )
    heard.add_all([document("a", "Norway first."), document("b", "Sweden first.")])
    heard.add_all([document("a", "Norway first."), document("b", "Sweden last.")])
    heard.remove("a")
    heard.remove("a")
    heard.erase(["a", "b"])
    library.add(document("c", "Nobody hears this."))
    assert told == [
        *(("default", name, False) for name in ("a", "b", "b")),
        *(("default", name, True) for name in ("a", "b")),
    ]


def test_a_write_is_undone_where_nobody_can_be_told(library: Library) -> None:
    def refuse(connection: object, changes: object) -> None:
        raise RuntimeError("the log is full")

    with pytest.raises(RuntimeError):
        library.telling(refuse).add(document("a", "Norway first."))
    assert library.document("a") is None


def test_the_text_is_kept_as_it_was_given(library: Library) -> None:
    for number, text in enumerate((PAGE, " \n x\0y \u202e rtl \n", "\ufeffmarked", "ﬁ e\u0301 İ")):
        library.add(document(str(number), text))
        kept = library.document(str(number))
        assert kept is not None
        assert kept.text == text
        assert kept.characters == len(text)


def test_meaning_finds_what_words_do_not(library: Library) -> None:
    library.add(document("a", "Customers cancel their subscriptions because it costs too much."))
    library.add(document("b", "The build server compiles the code each night."))
    assert library.search(Query("pricing makes clients leave"))[0].document == "a"


def test_adding_again_changes_nothing(library: Library) -> None:
    assert library.add(document("a", PAGE))
    before = library.document("a")
    assert not library.add(document("a", PAGE))
    assert library.document("a") == before
    assert len(library.documents()) == 1


def test_a_changed_document_takes_the_place_of_the_old(library: Library) -> None:
    library.add(document("a", "We grow in Norway by partners."))
    assert library.search(Query("Norway"))[0].text == "We grow in Norway by partners."
    assert library.add(document("a", "We grow in Brazil by ourselves."))
    assert library.search(Query("Norway partners")) == []
    assert [hit.text for hit in library.search(Query("Brazil"))] == ["We grow in Brazil by ourselves."]
    assert library.add(document("a", "We grow in Brazil by ourselves.", kind="roadmap"))
    assert [one.kind for one in library.documents()] == ["roadmap"]
    assert [hit.kind for hit in library.search(Query("Brazil", kind="roadmap"))] == ["roadmap"]
    assert library.search(Query("Brazil", kind="strategy")) == []


def test_a_removed_document_is_found_no_more_and_can_come_back(library: Library) -> None:
    library.add(document("a", "Norway"))
    assert library.search(Query("Norway"))
    assert library.remove("a")
    assert not library.remove("a")
    assert library.document("a") is None
    assert library.search(Query("Norway")) == []
    library.add(document("a", "Norway"))
    assert [hit.document for hit in library.search(Query("Norway"))] == ["a"]
    assert library.search(Query("Norwegian fjords"))[0].document == "a"


def test_filters_hold(library: Library) -> None:
    library.add(document("a", LONG, kind="research"))
    library.add(document("b", LONG, kind="roadmap"))
    assert {hit.document for hit in library.search(Query("topic3", document="b"))} == {"b"}
    assert {hit.kind for hit in library.search(Query("topic3", kind="research"))} == {"research"}
    assert library.search(Query("topic3", document="a", kind="roadmap")) == []
    assert library.search(Query("topic3", document="c")) == []
    assert library.search(Query("topic3", document="\udcff", kind="\udcff")) == []


def test_k_is_the_most(library: Library) -> None:
    library.add(document("a", LONG))
    assert library.search(Query("paragraph topic", k=0)) == []
    for k in (1, 2, 5, 100):
        assert 1 <= len(library.search(Query("paragraph topic", k=k))) <= k


@pytest.mark.parametrize("text", ODD_QUERIES)
def test_any_query_is_answered(library: Library, text: str) -> None:
    library.add(document("a", PAGE))
    library.search(Query(text))
    assert library.find(Query("anything")).notice is None


def test_days_bound_a_search(library: Library) -> None:
    for day in ("2025-12-31", "2026-01-07", "2026-02-01"):
        library.add(document(f"sync-{day}", "We grow in Norway."))
    library.add(document("undated", "We grow in Norway."))
    jan, feb = date(2026, 1, 7), date(2026, 2, 1)

    def found(**days: date) -> set[str]:
        return {hit.document for hit in library.search(Query("Norway", **days))}

    assert found(since=jan, until=feb) == {"sync-2026-01-07", "sync-2026-02-01"}
    assert found(until=date(2025, 12, 31)) == {"sync-2025-12-31"}
    assert found(since=date.today() - timedelta(1)) >= {"undated"}
    assert found(since=feb, until=jan) == set()
    assert library.search(Query("Norway", document="sync-2026-01-07", since=feb)) == []
    assert library.search(Query("Norway", until=feb, recent=True))[0].document == "sync-2026-02-01"


def test_days_hold_within_the_indexes(library: Library) -> None:
    library.add_all([document(f"sync-2025-01-07 {n}", "Norway. Pricing makes clients leave.") for n in range(450)])
    library.add(document("sync-2026-01-07", "Among other things we spoke of Norway. " + "Nothing else was said. " * 20))
    library.add(document("sync-2026-01-08", "Customers cancel their subscriptions because it costs too much."))
    for query, expected in (("Norway", "sync-2026-01-07"), ("pricing makes clients leave", "sync-2026-01-08")):
        assert expected in [hit.document for hit in library.search(Query(query, since=date(2026, 1, 1)))]
    assert library.find(Query("anything")).notice is None


@pytest.mark.parametrize(("id", "text"), ODD_DOCUMENTS)
def test_what_cannot_be_kept_is_refused(library: Library, id: str, text: str) -> None:
    with pytest.raises(BadDocument):
        library.add(document(id, text))
    assert library.documents() == []


def test_a_name_may_be_long_in_any_script(library: Library) -> None:
    names = ["".join(chr(0x4E00 + (n * 7919 + at * 104_729) % 20_000) for at in range(600)) for n in range(3)]
    for name in names:
        library.add(document(name, "Norway."), "w" * 200)
    assert {hit.document for hit in library.search(Query("Norway"), "w" * 200)} == set(names)


def test_an_empty_library_finds_nothing_and_loads_nothing(library: Library, data: Path) -> None:
    assert library.search(Query("anything")) == []
    assert not (data / "vectors").exists()


def test_rebuilding_changes_no_answer(library: Library) -> None:
    library.add(document("kept", LONG))
    library.add(document("gone", "The acquisition of Xylophantis closes in May."))
    assert library.search(Query("Xylophantis"))[0].document == "gone"
    library.remove("gone")
    before = library.search(Query("topic5"))
    library.rebuild()
    assert library.search(Query("topic5")) == before
    assert library.find(Query("anything")).notice is None


def test_what_is_kept_is_there_after_opening_again(opened: Callable[[], Library]) -> None:
    first = opened()
    first.add(document("a", PAGE))
    hits = first.search(Query("onboarding"))
    first.close()
    assert opened().search(Query("onboarding")) == hits


def test_documents_added_at_once_are_kept_all_or_none(library: Library) -> None:
    first, second = document("a", "Norway."), document("b", "Sweden.")
    with pytest.raises(BadDocument):
        library.add_all([first, document("c", " ")])
    assert library.documents() == []
    assert library.add_all([first, second, first]) == [True, True, False]
    assert library.add_all([first, document("b", "Denmark.")]) == [False, True]
    assert [(one.id, library.document(one.id).text) for one in library.documents()] == [  # type: ignore[union-attr]
        ("a", "Norway."),
        ("b", "Denmark."),
    ]


@pytest.mark.parametrize("labels", [{"title": "t" * 1001}, {"kind": "k" * 201}])
def test_a_title_or_a_kind_that_is_a_text_of_its_own_is_refused(library: Library, labels: dict[str, str]) -> None:
    with pytest.raises(BadDocument, match="shorten it"):
        library.add(document("a", "Norway", **labels))
