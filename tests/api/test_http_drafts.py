"""Drafts over HTTP, offline and with a model that fails."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import answers
from api.app import create_app
from api.settings import load_settings
from assistant.drafter.model import ModelFault
from tests.api.http import answered, problem

NOTES = (
    "Growth sync, 12 January 2027\n"
    "Goal: increase onboarding completion from 61% to 78% by 31 March 2027.\n"
    "Goal: reduce monthly churn from 4% to 3% by 31 March 2027.\n"
    "Priority: make the first week effortless for new customers.\n"
    "Sales asked us to build a Salesforce export.\n"
)
BRIEF = {"notes": NOTES, "as_of": "2027-01-12"}


@contextmanager
def served() -> Iterator[TestClient]:
    with TestClient(create_app(load_settings()), "http://localhost", raise_server_exceptions=False) as client:
        yield client


def drafted(client: TestClient, **fields: Any) -> dict[str, Any]:
    found: dict[str, Any] = answered(client.post("/v1/drafts", json={**BRIEF, **fields}), answers.Draft)
    return found


def targets(draft: dict[str, Any]) -> set[float]:
    return {kr["target"] for objective in draft["okrs"]["objectives"] for kr in objective["key_results"]}


def test_notes_become_a_checked_and_cited_draft(client: TestClient) -> None:
    draft = drafted(client)
    assert {78.0, 3.0} <= targets(draft)
    assert draft["provenance"]["drafter"] == "offline"
    assert draft["report"]["verdict"] == "pass"
    quotes = [quote for o in draft["okrs"]["objectives"] for kr in o["key_results"] for quote in kr["citations"]]
    assert quotes
    assert all(quote["document"] == "notes" for quote in quotes)
    assert all(NOTES[quote["start"] : quote["end"]] == quote["text"] for quote in quotes)
    assert any("Salesforce" in parked["quote"]["text"] for parked in draft["parked"])


def test_notes_with_names_are_cited_by_them(client: TestClient) -> None:
    notes = [
        {"id": "sync.md", "text": NOTES},
        {"id": "backlog.txt", "text": "Goal: raise NPS from 20 to 30 by 31 March 2027."},
    ]
    draft = drafted(client, notes=notes)
    quotes = [quote for o in draft["okrs"]["objectives"] for kr in o["key_results"] for quote in kr["citations"]]
    assert {quote["document"] for quote in quotes} == {"sync.md", "backlog.txt"}


def test_the_house_style_of_a_draft_can_be_sent_again(client: TestClient) -> None:
    config = {
        "preset": "strict",
        "severity": {"KR003": "advice"},
        "fiscal_year_start": 4,
        "words": {"staff": ["dispatchers"]},
        "framework": {"ours": {"plain": ["TEAM001"]}},
        "rule": [{"code": "TEAM001", "name": "house-word", "words": ["world class"], "message": "{said} is no word."}],
    }
    first = drafted(client, config=config)
    assert first["okrs"]["cycle"] == "FY2027-Q4"
    assert first["brief"]["config"]["words"] == config["words"]
    again = drafted(client, config=first["brief"]["config"])
    assert (again["brief"], again["okrs"], again["report"]) == (first["brief"], first["okrs"], first["report"])


def test_the_brief_is_followed(client: TestClient) -> None:
    draft = drafted(client, role="PO", phase="growth", team_kind="platform", cycle="2027-H1")
    assert (draft["brief"]["role"], draft["brief"]["phase"]) == ("pm", "growth")
    assert (draft["okrs"]["cycle"], draft["okrs"]["team_kind"]) == ("2027-H1", "platform")


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"role": "wizard"}, "unknown_name"),
        ({"phase": "x" * 64}, "unknown_name"),
        ({"team_kind": "squid"}, "unknown_name"),
        ({"cycle": "next year"}, "bad_setting"),
        ({"config": {"preset": "harsh"}}, "unknown_name"),
        ({"okrs": {"objective": 1}}, "unreadable_input"),
        ({"documents": ["none.md"]}, "unknown_name"),
        ({"model": "gpt-5"}, "bad_setting"),
        ({"model": "gguf:/etc/passwd"}, "bad_setting"),
        ({"as_of": "yesterday"}, "invalid_request"),
        ({"fallback": "maybe"}, "invalid_request"),
        ({"stream": True}, "invalid_request"),
    ],
)
def test_a_brief_that_cannot_be_followed_is_said(client: TestClient, fields: dict, code: str) -> None:
    found = problem(client.post("/v1/drafts", json={**BRIEF, **fields}), 422, code)
    assert "Onboarding" not in found["detail"]


def test_all_that_is_wrong_with_a_brief_is_told_at_once(client: TestClient) -> None:
    wrong = {
        "role": "wizard",
        "phase": "dusk",
        "team_kind": "squid",
        "cycle": "2027-Q9",
        "documents": ["none.md", "nor-this.md", "none.md"],
        "config": {"preset": "harsh"},
        "okrs": {"objective": 1},
        "model": "gguf:/etc/passwd",
    }
    found = problem(client.post("/v1/drafts", json={**BRIEF, **wrong}), 422, "invalid_request")
    assert sorted(one["field"] for one in found["errors"]) == sorted([*wrong, "documents"])
    assert all(one["message"] and not one["message"].startswith(one["field"]) for one in found["errors"])
    names = problem(client.post("/v1/drafts", json={**BRIEF, "role": "wizard", "phase": "dusk"}), 422, "unknown_name")
    assert "wizard" in names["detail"]
    assert "dusk" in names["detail"]


def test_the_library_is_used_whole_in_part_or_not(client: TestClient) -> None:
    for id in ("strategy.md", "old.md"):
        text = f"# {id}\n\nMake onboarding effortless: self-serve first, for the mid-market, before any sales call.\n"
        assert client.post("/v1/documents", json={"id": id, "kind": "strategy", "text": text}).status_code == 201

    def used(documents: list[str] | None) -> set[str]:
        return {passage["document"] for passage in drafted(client, documents=documents)["provenance"]["passages"]}

    assert used(None) == {"strategy.md", "old.md"}
    assert used(["old.md"]) == {"old.md"}
    assert used([]) == set()


def test_kept_notes_join_the_library_under_the_name_that_the_draft_cites(client: TestClient) -> None:
    draft = drafted(client, keep=True)
    drafted(client, notes=NOTES + "More.", keep=True)
    kept = answered(client.get("/v1/documents"), answers.Documents)["data"]
    assert {document["kind"] for document in kept} == {"meeting_notes"}
    assert len(kept) == 2
    (cited,) = {q["document"] for o in draft["okrs"]["objectives"] for kr in o["key_results"] for q in kr["citations"]}
    assert answered(client.get(f"/v1/documents/{cited}"), answers.WholeDocument)["text"] == NOTES


def test_notes_that_are_not_kept_stay_out_of_the_library(client: TestClient) -> None:
    drafted(client)
    assert answered(client.get("/v1/documents"), answers.Documents)["data"] == []


def test_a_draft_whose_notes_cannot_be_kept_is_still_given(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.errors import Unavailable

    def fail(*arguments: object) -> None:
        raise Unavailable("The disk is full; make room.")

    monkeypatch.setattr("api.drafting.keep", fail)
    assert drafted(client, keep=True)["warnings"][-1] == {
        "code": "not_kept",
        "text": "The notes were not kept: The disk is full; make room.",
    }


def test_a_database_that_cannot_be_read_is_said_and_left_alone(home: Path) -> None:
    database = home / "data" / "plumb.db"
    database.parent.mkdir()
    database.write_bytes(b"this is no database" * 100)
    with served() as client:
        for response in (
            client.post("/v1/drafts", json=BRIEF),
            client.post("/v1/drafts", json={**BRIEF, "keep": True}),
            client.get("/v1/documents"),
            client.post("/v1/search", json={"text": "a"}),
            client.post("/v1/documents", json={"id": "a", "text": "b"}),
        ):
            problem(response, 503, "unavailable")
        assert client.post("/v1/drafts", json={**BRIEF, "documents": []}).status_code == 200
        ready = answered(client.get("/readyz"), answers.Readiness, 503)
        assert (ready["status"], ready["parts"]["model"]) == ("not_ready", "ok")
    assert database.read_bytes() == b"this is no database" * 100


@pytest.mark.parametrize(
    ("code", "status"),
    [
        ("model_timeout", 504),
        ("model_rate_limited", 502),
        ("model_quota", 502),
        ("model_refused", 502),
        ("model_truncated", 502),
        ("model_invalid", 502),
        ("model_unreachable", 502),
    ],
)
def test_a_fault_of_the_model_is_a_problem_only_where_the_offline_drafter_is_forbidden(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, code: Any, status: int
) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise ModelFault(code, "The model failed.")

    monkeypatch.setattr("api.drafting.draft", fail)
    problem(client.post("/v1/drafts", json={**BRIEF, "fallback": False}), status, code)


def test_a_server_that_nobody_runs_is_a_fault_of_the_model(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-secret-key")
    with served() as client:
        assert drafted(client)["provenance"]["drafter"] == "offline"
        draft = drafted(client, model="some-model")
        assert draft["provenance"]["fallback"] == "model_unreachable"
        assert draft["warnings"]
        assert {78.0, 3.0} <= targets(draft)
        refused = client.post("/v1/drafts", json={**BRIEF, "model": "some-model", "fallback": False})
        problem(refused, 502, "model_unreachable")
        assert "sk-secret-key" not in refused.text + str(draft)
