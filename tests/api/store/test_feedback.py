"""Feedback in the store, on SQLite and on PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import Engine, func, select

from api import audited
from api.caller import ANYBODY
from api.store import tables
from api.store.audit import Audit
from api.store.drafts import Drafts
from api.store.feedback import Feedback, Opinion, Thumb
from tests.api.store.test_drafts import draft as record
from tests.places import ON_ALL

pytestmark = ON_ALL

SECRET = "Zebra-quartz-41"


@pytest.fixture
def feedback(engine: Engine) -> Feedback:
    return Feedback(engine)


@pytest.fixture
def drafts(engine: Engine) -> Drafts:
    made = Drafts(engine)
    for id in ("one", "two"):
        made.put("growth", record(id))
    return made


def given(
    feedback: Feedback, draft: str, thumb: Thumb = "up", key: str | None = None, workspace: str = "growth", **more: Any
) -> Opinion | None:
    opinion = Opinion(str(uuid4()), draft, datetime.now(UTC), thumb, **more)
    act = audited.feedback_given(ANYBODY, opinion.id, draft, thumb)
    return opinion if feedback.add(workspace, opinion, key, act) else None


def kept(engine: Engine) -> int | None:
    with engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(tables.feedback))


def test_opinions_are_listed_newest_first_a_page_at_a_time(feedback: Feedback, drafts: Drafts) -> None:
    made = [given(feedback, "one", objective=place, reason=f"reason {place} \u2713") for place in range(1, 6)]
    first = feedback.page("growth", limit=2)
    assert list(first.opinions) == [made[4], made[3]]
    second = feedback.page("growth", before=first.next, limit=2)
    assert list(second.opinions) == [made[2], made[1]]
    last = feedback.page("growth", before=second.next, limit=2)
    assert (list(last.opinions), last.next) == ([made[0]], None)


def test_the_opinions_on_one_draft_can_be_asked_for(feedback: Feedback, drafts: Drafts) -> None:
    one, two = given(feedback, "one"), given(feedback, "two", "down")
    assert feedback.page("growth", "one").opinions == (one,)
    assert feedback.page("growth", "two").opinions == (two,)
    assert feedback.page("growth", "none").opinions == ()


def test_who_thinks_again_of_the_same_place_is_counted_once(feedback: Feedback, drafts: Drafts) -> None:
    given(feedback, "one", "up")
    given(feedback, "one", "up", objective=1)
    elsewhere = given(feedback, "one", "up", objective=1, key_result=1)
    again = [given(feedback, "one", "down", reason="no"), given(feedback, "one", "down", objective=1)]
    assert set(feedback.page("growth").opinions) == {elsewhere, *again}
    other = given(feedback, "one", "up", key="0123456789ab")
    assert set(feedback.page("growth").opinions) == {elsewhere, *again, other}


def test_of_many_opinions_at_once_on_one_place_one_is_kept(feedback: Feedback, drafts: Drafts, engine: Engine) -> None:
    def give(number: int) -> bool:
        return given(feedback, "one", "up" if number % 2 else "down", key="0123456789ab", objective=1) is not None

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(give, range(24)))
    assert kept(engine) == 1


def test_no_workspace_sees_the_feedback_of_another(feedback: Feedback, drafts: Drafts) -> None:
    drafts.put("sales", record("one"))
    ours = given(feedback, "one")
    theirs = given(feedback, "one", workspace="sales")
    assert feedback.page("growth").opinions == (ours,)
    assert feedback.page("sales").opinions == (theirs,)
    assert given(feedback, "two", workspace="sales") is None


def test_feedback_on_no_draft_is_not_kept_and_not_in_the_log(feedback: Feedback, engine: Engine) -> None:
    assert given(feedback, "none") is None
    assert kept(engine) == 0
    assert list(Audit(engine).entries(ANYBODY.workspace)) == []


def test_feedback_goes_with_its_draft(feedback: Feedback, drafts: Drafts, engine: Engine) -> None:
    given(feedback, "one", reason=SECRET)
    given(feedback, "two", reason=SECRET)
    drafts.remove("growth", ["one"])
    assert [one.draft for one in feedback.page("growth").opinions] == ["two"]
    assert kept(engine) == 1
    drafts.expire(datetime.now(UTC) + timedelta(seconds=1))
    assert kept(engine) == 0


def test_the_log_tells_of_feedback_without_its_words(feedback: Feedback, drafts: Drafts, engine: Engine) -> None:
    opinion = given(feedback, "one", "down", reason=SECRET)
    assert opinion is not None
    (entry,) = Audit(engine).entries(ANYBODY.workspace)
    assert entry.act.action == "feedback_given"
    assert entry.act.details == {"feedback": opinion.id, "draft": "one", "thumb": "down"}
    assert SECRET not in str(entry)
