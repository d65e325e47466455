"""Drafts in the store, on SQLite and on PostgreSQL."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from api.store import tables
from api.store.audit import Audit
from api.store.drafts import Drafts
from tests.places import ON_ALL

pytestmark = ON_ALL

NOW = datetime.now(UTC)


@pytest.fixture
def drafts(engine: Engine) -> Drafts:
    return Drafts(engine)


def draft(id: str, *, objective: str = "Make onboarding effortless", notes: str = "sync.md", **more: Any) -> Any:
    return {
        "id": id,
        "state": "done",
        "status": "ready",
        "brief": {"notes": [{"id": notes, "text": "Churn is at 4%."}], "okrs": None, "config": {}},
        "okrs": {"objectives": [{"title": objective, "key_results": []}]},
        "provenance": {"drafter": "offline", "model": None, "passages": []},
        **more,
    }


def listed(drafts: Drafts, workspace: str, limit: int) -> list[str]:
    page = drafts.page(workspace, limit=limit)
    found = [one.id for one in page.items]
    while page.next is not None:
        page = drafts.page(workspace, page.next, limit)
        found += [one.id for one in page.items]
    return found


@pytest.mark.parametrize("odd", ["plain", "a\0b", "half \ud800 of one", "\ufdd0 1", "naïve 🎯"])
def test_a_draft_comes_back_as_it_was_given(drafts: Drafts, odd: str) -> None:
    made = draft("one", objective=odd, notes=odd)
    drafts.put("default", made)
    assert drafts.get("default", "one") == made
    assert [one.id for one in drafts.quoting("default", [odd]).drafts] == ["one"]


def test_what_is_listed_tells_of_a_draft_without_its_text(drafts: Drafts) -> None:
    drafts.put("default", draft("one"))
    (found,) = drafts.page("default").items
    assert (found.workspace, found.id, found.state, found.status) == ("default", "one", "done", "ready")
    assert (found.title, found.drafter, found.model) == ("Make onboarding effortless", "offline", None)
    assert abs(found.created - NOW) < timedelta(minutes=10)


def test_a_draft_without_objectives_has_no_title(drafts: Drafts) -> None:
    drafts.put("default", draft("one", okrs={"objectives": []}))
    assert drafts.page("default").items[0].title == ""


def test_a_draft_kept_again_takes_its_own_place(drafts: Drafts, engine: Engine) -> None:
    for id in ("one", "two"):
        drafts.put("default", draft(id))
    before = drafts.page("default").items
    drafts.put("default", draft("one", objective="Keep customers", notes="other.md"))
    after = drafts.page("default").items
    assert [one.created for one in after] == [one.created for one in before]
    assert after[1].title == "Keep customers"
    assert after[1].updated > before[1].updated
    assert [one.id for one in drafts.quoting("default", ["sync.md"]).drafts] == ["two"]


@pytest.mark.parametrize("limit", [1, 2, 5, 9])
def test_pages_give_every_draft_once_newest_first(drafts: Drafts, limit: int) -> None:
    ids = [f"draft {number}" for number in range(5)]
    for id in ids:
        drafts.put("default", draft(id))
    assert listed(drafts, "default", limit) == ids[::-1]


def test_a_page_follows_a_draft_that_was_removed_meanwhile(drafts: Drafts) -> None:
    for id in ("one", "two", "three"):
        drafts.put("default", draft(id))
    first = drafts.page("default", limit=1)
    drafts.remove("default", ["three"])
    assert [one.id for one in drafts.page("default", first.next).items] == ["two", "one"]


def test_removing_tells_which_drafts_were_there_and_leaves_no_row(drafts: Drafts, engine: Engine) -> None:
    drafts.put("default", draft("one"))
    assert drafts.remove("default", ["one", "none", "one"]) == ["one"]
    assert drafts.get("default", "one") is None
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(tables.quoted)) == 0


@pytest.mark.parametrize(
    "more",
    [
        {"okrs": {"objectives": [{"title": "x", "key_results": [{"citations": [{"document": "s.md"}]}]}]}},
        {"provenance": {"drafter": "offline", "model": None, "passages": [{"document": "s.md"}]}},
        {"facts": [{"quotes": [{"document": "s.md"}]}]},
        {"parked": [{"quote": {"document": "s.md"}}]},
        {"brief": {"notes": [{"id": "s.md", "text": ""}], "okrs": None, "config": {}}},
        {
            "brief": {
                "notes": [],
                "okrs": {"objectives": [{"title": "x", "citations": [{"document": "s.md"}]}]},
                "config": {},
            }
        },
    ],
)
def test_drafts_with_words_of_a_document_are_found(drafts: Drafts, more: dict[str, Any]) -> None:
    drafts.put("default", draft("one", **more))
    drafts.put("default", draft("two"))
    assert [one.id for one in drafts.quoting("default", ["s.md", *map(str, range(1200))]).drafts] == ["one"]


def test_drafts_last_stored_before_a_time_expire(drafts: Drafts, engine: Engine) -> None:
    drafts.put("default", draft("one"))
    drafts.put("other", draft("two"))
    between = datetime.now(UTC)
    drafts.put("default", draft("three"))
    assert drafts.expire(between - timedelta(days=1)) == []
    assert sorted(drafts.expire(between)) == ["one", "two"]
    for workspace, id in (("default", "one"), ("other", "two")):
        told = [(entry.act.action, entry.act.details) for entry in Audit(engine).entries(workspace)]
        assert told == [("draft_removed", {"draft": id})]
    assert listed(drafts, "default", 1) == ["three"]
    assert drafts.get("other", "two") is None


def test_a_workspace_sees_and_touches_only_its_own_drafts(drafts: Drafts) -> None:
    drafts.put("a", draft("same", objective="Of a"))
    drafts.put("b", draft("same", objective="Of b"))
    drafts.put("b", draft("only b's"))
    assert drafts.get("a", "only b's") is None
    assert listed(drafts, "a", 1) == ["same"]
    assert [one.title for one in drafts.quoting("a", ["sync.md"]).drafts] == ["Of a"]
    assert drafts.remove("a", ["only b's", "same"]) == ["same"]
    assert listed(drafts, "b", 1) == ["only b's", "same"]
    assert drafts.quoting("c", ["sync.md"]) == ((), ())
