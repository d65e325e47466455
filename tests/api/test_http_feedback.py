"""Feedback over HTTP: kept with its draft, told to its workspace, gone with the draft."""

from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import answers, database
from api.settings import load_settings
from api.store.audit import Audit
from tests.api.http import answered, problem
from tests.places import ON_ALL_IN_TIME

pytestmark = ON_ALL_IN_TIME

NOTES = "Onboarding completion is at 61%. We agreed to get it to 78% by 31 March 2027."
SECRET = "Zebra-quartz-41"


def drafted(client: TestClient) -> str:
    body = {"notes": NOTES, "as_of": "2027-01-12", "documents": []}
    return str(answered(client.post("/v1/drafts", json=body), answers.Draft)["id"])


def given(client: TestClient, draft: str, **body: Any) -> dict[str, Any]:
    found: dict[str, Any] = answered(client.post(f"/v1/drafts/{draft}/feedback", json=body), answers.Opinion, 201)
    return found


def listed(client: TestClient, **asked: Any) -> dict[str, Any]:
    found: dict[str, Any] = answered(client.get("/v1/feedback", params=asked), answers.Opinions)
    return found


def test_a_thumb_with_a_reason_is_kept_and_listed(client: TestClient) -> None:
    draft = drafted(client)
    made = given(client, draft, thumb="down", reason="It is a guardrail \u2713", objective=1, key_result=1)
    assert (made["draft"], made["thumb"], made["reason"]) == (draft, "down", "It is a guardrail \u2713")
    assert (made["objective"], made["key_result"]) == (1, 1)
    assert listed(client) == {"data": [made], "has_more": False, "next": None}


def test_a_page_follows_a_page(client: TestClient) -> None:
    draft = drafted(client)
    made = [given(client, draft, thumb="up", **place) for place in ({}, {"objective": 1})]
    first = listed(client, limit=1)
    assert (first["data"], first["has_more"]) == ([made[1]], True)
    assert listed(client, limit=1, cursor=first["next"])["data"] == [made[0]]
    assert listed(client, draft=draft)["data"] == made[::-1]
    assert listed(client, draft="none")["data"] == []


@pytest.mark.parametrize("cursor", ["", "x", "LTE", "OTk5OTk5OTk5OTk5OTk5OTk5OQ", "\u00b2"])
def test_a_cursor_of_nobody_is_a_problem(client: TestClient, cursor: str) -> None:
    problem(client.get("/v1/feedback", params={"cursor": cursor}), 422, "bad_cursor")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"thumb": "sideways"},
        {"thumb": "up", "reason": ""},
        {"thumb": "up", "reason": " \n"},
        {"thumb": "up", "reason": "a\0"},
        {"thumb": "up", "reason": "x" * 2001},
        {"thumb": "up", "key_result": 1},
        {"thumb": "up", "objective": 0},
        {"thumb": "up", "objective": 2},
        {"thumb": "up", "objective": 1, "key_result": 2},
        {"thumb": "up", "objective": 10**30},
        {"thumb": "up", "other": 1},
    ],
)
def test_what_is_no_opinion_on_a_place_of_the_draft_is_a_problem(client: TestClient, body: dict[str, Any]) -> None:
    found = problem(client.post(f"/v1/drafts/{drafted(client)}/feedback", json=body), 422, "invalid_request")
    assert found["errors"]
    assert listed(client)["data"] == []


@pytest.mark.parametrize("id", ["none", "%00", "%f0%9f%8d%8e", "x" * 1000])
def test_a_draft_that_is_not_there_takes_no_feedback(client: TestClient, id: str) -> None:
    problem(client.post(f"/v1/drafts/{id}/feedback", json={"thumb": "up"}), 404, "not_found")


def test_feedback_goes_with_its_draft_and_the_log_never_has_its_words(client: TestClient, home: Path) -> None:
    draft = drafted(client)
    given(client, draft, thumb="down", reason=SECRET)
    assert client.delete(f"/v1/drafts/{draft}?erase=true").status_code == 204
    assert listed(client)["data"] == []
    engine = database.opened(load_settings())
    told = str(list(Audit(engine).entries("default")))
    engine.dispose()
    assert "feedback_given" in told
    assert SECRET not in told
    for file in (home / "data").glob("plumb.db*"):
        assert SECRET.encode() not in file.read_bytes()
