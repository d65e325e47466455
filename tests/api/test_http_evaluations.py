"""Evaluations over HTTP."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from api import answers
from api.app import create_app
from api.parts import Parts
from api.settings import load_settings
from tests.api.http import answered, problem
from tests.api.keyed import bearer, keyed_service, made_key
from tests.places import ON_ALL_IN_TIME

LINES = {"content-type": "application/jsonl"}
NOTES = "Onboarding completion is at 61%. We agreed to get it to 78% by 31 March 2027."
OKRS = {"objective": "Keep clients", "key_results": ["Cut churn from 4% to 3% by 31 March 2027"]}
CASES = [
    {"custom_id": "a", "notes": NOTES, "as_of": "2027-01-12", "gold": {"must_not_appear": ["Salesforce"]}},
    {"custom_id": "b", "okrs": {"objective": "Ship it", "key_results": ["Launch the app"]}},
]


def lines(*cases: object) -> bytes:
    return b"".join(json.dumps(case).encode() + b"\n" for case in cases)


def begun(client: TestClient, cases: list[dict[str, Any]] | None = None, **options: Any) -> dict[str, Any]:
    body = {"cases": CASES if cases is None else cases, **options}
    told: dict[str, Any] = answered(client.post("/v1/evaluations", json=body), answers.Evaluation, 201)
    assert told["state"] in ("queued", "running")
    return told


def ended(client: TestClient, id: str, **more: Any) -> dict[str, Any]:
    """Wait for the end of an evaluation."""
    for _ in range(600):
        told: dict[str, Any] = answered(client.get(f"/v1/evaluations/{id}", **more), answers.Evaluation)
        if told["state"] not in ("queued", "running"):
            return told
        time.sleep(0.05)
    pytest.fail("it does not end")


def given(client: TestClient, id: str, what: str = "results") -> list[dict[str, Any]]:
    response = client.get(f"/v1/evaluations/{id}/{what}")
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/jsonl"
    assert response.headers["content-disposition"] == f'attachment; filename="evaluation-{id}-{what}.jsonl"'
    return [json.loads(line) for line in response.text.splitlines()]


@ON_ALL_IN_TIME
def test_notes_are_drafted_and_okrs_judged(client: TestClient) -> None:
    id = begun(client, name="Nightly", presets=["balanced", "strict"])["id"]
    told = ended(client, id)
    assert (told["state"], told["total"], told["name"]) == ("done", 4, "Nightly")
    assert sum(told["counts"].values()) == 4
    found = given(client, id)
    assert [(one["custom_id"], one["configuration"]) for one in found] == [
        ("a", "balanced"),
        ("a", "strict"),
        ("b", "balanced"),
        ("b", "strict"),
    ]
    assert found[0]["draft"]["okrs"]["objectives"]
    assert [one["state"] for one in found[2:]] == ["pass", "fail"]
    assert "KR002" in {finding["code"] for finding in found[2]["findings"]}
    assert given(client, id, "errors") == []


@pytest.mark.parametrize("kind", ["application/jsonl", "application/x-ndjson; charset=utf-8"])
def test_lines_in_the_style_of_batches_are_taken(client: TestClient, kind: str) -> None:
    body = lines(
        {"custom_id": "one", "method": "POST", "url": "/v1/evaluations", "body": {"okrs": OKRS}},
        {"custom_id": "two", **OKRS},
    )
    query = "?name=Lines&presets=balanced&presets=lenient"
    sent = client.post(f"/v1/evaluations{query}", content=b"\xef\xbb\xbf" + body, headers={"content-type": kind})
    told = answered(sent, answers.Evaluation, 201)
    assert [one["preset"] for one in told["configurations"]] == ["balanced", "lenient"]
    assert ended(client, told["id"])["counts"]["pass"] == 4
    assert [one["custom_id"] for one in given(client, told["id"])] == ["one", "one", "two", "two"]


WRONG = {
    "no JSON": (b"{", "This is not JSON"),
    "no object": (b"[1]", "must be an object"),
    "no custom_id": (lines({"notes": NOTES}), "custom_id must be"),
    "empty custom_id": (lines({"custom_id": "", "notes": NOTES}), "custom_id must be"),
    "twice": (lines({"custom_id": "a", "notes": NOTES}), "custom_id 'a' stands in line 1, too"),
    "nothing to do": (lines({"custom_id": "x"}), "holds neither notes nor OKRs"),
    "bad day": (lines({"custom_id": "x", "notes": NOTES, "as_of": "soon"}), "as_of must be a day"),
    "bad role": (lines({"custom_id": "x", "notes": NOTES, "role": "king"}), "role: "),
    "typo": (lines({"custom_id": "x", "notes": NOTES, "rol": "pm"}), '"rol" is no field of a case'),
    "pattern": (lines({"custom_id": "x", "notes": NOTES, "gold": {"must_not_regex": ["(a+)+$"]}}), "must_not_regex"),
    "beside a body": (lines({"custom_id": "x", "notes": NOTES, "body": {}}), '"notes" stands beside body'),
    "other address": (lines({"custom_id": "x", "url": "/v1/chat", "body": {"notes": NOTES}}), "method and url"),
    "a NUL": (lines({"custom_id": "x", "notes": "a\0b"}), "holds a NUL"),
    "half a character": (b'{"custom_id": "x", "notes": "\\ud800"}', "half of a character"),
    "not UTF-8": (b'{"custom_id": "x", "notes": "\xff"}', "not UTF-8"),
}


@pytest.mark.parametrize(("line", "said"), WRONG.values(), ids=WRONG)
def test_a_bad_line_is_named_and_nothing_is_begun(client: TestClient, line: bytes, said: str) -> None:
    sent = lines({"custom_id": "a", "notes": NOTES}) + b"\n" + line
    told = problem(client.post("/v1/evaluations", content=sent, headers=LINES), 422, "invalid_request")
    assert [one["field"] for one in told["errors"]] == ["line 3"]
    assert said in told["errors"][0]["message"]
    assert said in told["detail"]
    assert client.get("/v1/evaluations").json()["data"] == []


def test_all_bad_cases_are_named_at_once(client: TestClient) -> None:
    body = {"cases": [CASES[0], {"custom_id": "x", "notes": 3}, 7]}
    told = problem(client.post("/v1/evaluations", json=body), 422, "invalid_request")
    assert [one["field"] for one in told["errors"]] == ["cases.1", "cases.2"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "cases"),
        ({"cases": []}, "cases"),
        ({"cases": CASES, "presets": ["harsh"]}, "presets.0"),
        ({"cases": CASES, "repeat": 0}, "repeat"),
        ({"cases": CASES, "model": "offline"}, "model"),
    ],
)
def test_options_that_do_not_fit_are_named(client: TestClient, body: dict[str, Any], field: str) -> None:
    told = problem(client.post("/v1/evaluations", json=body), 422, "invalid_request")
    assert [one["field"] for one in told["errors"]] == [field]


def test_what_cannot_be_done_is_refused_before_it_begins(client: TestClient) -> None:
    problem(client.post("/v1/evaluations", json={"cases": CASES, "models": ["gguf:/etc/passwd"]}), 422, "bad_setting")
    problem(client.post("/v1/evaluations", json={"cases": CASES, "config": {"presett": "x"}}), 422, "unknown_name")
    problem(
        client.post("/v1/evaluations", content=b"a", headers={"content-type": "text/csv"}),
        415,
        "unsupported_media_type",
    )
    problem(client.post("/v1/evaluations?repeat=2", json={"cases": CASES}), 422, "invalid_request")
    problem(client.post("/v1/evaluations", content=b"\n\n", headers=LINES), 422, "invalid_request")
    problem(client.post("/v1/evaluations", content=b"{", headers={"content-type": "application/json"}), 400, "bad_json")
    many = [{"custom_id": str(number), "okrs": OKRS} for number in range(2000)]
    body = {"cases": many, "presets": ["balanced", "strict", "lenient"], "repeat": 20}
    problem(client.post("/v1/evaluations", json=body), 422, "invalid_request")


def test_lines_may_be_larger_than_other_bodies(client: TestClient) -> None:
    body = lines(CASES[1]) + b"\n" * 10_000_000
    sent = client.post("/v1/evaluations", content=body, headers=LINES)
    ended(client, answered(sent, answers.Evaluation, 201)["id"])
    problem(client.post("/v1/evaluations", content=b"\n" * 20_000_001, headers=LINES), 413, "too_large")
    json_body = json.dumps({"cases": CASES}).encode() + b" " * 4_000_000
    problem(
        client.post("/v1/evaluations", content=json_body, headers={"content-type": "application/json"}),
        413,
        "too_large",
    )


def test_too_many_that_wait_are_told_to_come_again(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.evaluating._MOST_WAITING", 0)
    response = client.post("/v1/evaluations", json={"cases": CASES})
    problem(response, 503, "busy")
    assert response.headers["retry-after"] == "60"


@pytest.mark.parametrize(
    ("form", "kind", "begins"),
    [
        ("html", "text/html; charset=utf-8", "<!doctype html>"),
        ("md", "text/markdown; charset=utf-8", "#"),
        ("json", "application/json", "{"),
        ("csv", "text/csv; charset=utf-8", "case,"),
        ("xml", "application/xml", "<?xml"),
    ],
)
def test_the_report_is_a_file_that_cannot_act_for_its_reader(
    client: TestClient, form: str, kind: str, begins: str
) -> None:
    id = begun(client, [{"custom_id": "<script>x", "okrs": OKRS}])["id"]
    ended(client, id)
    response = client.get(f"/v1/evaluations/{id}/report?format={form}")
    assert (response.status_code, response.headers["content-type"]) == (200, kind)
    assert response.text.startswith(begins)
    assert response.headers["content-disposition"] == f'attachment; filename="evaluation-{id}.{form}"'
    assert response.headers["content-security-policy"] == "sandbox allow-scripts"
    assert form != "html" or "<script>x" not in response.text


def test_a_report_of_nothing_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.evaluating.Evaluating._run", lambda *_: None)
    id = begun(client)["id"]
    problem(client.get(f"/v1/evaluations/{id}/report"), 409, "not_done")
    assert given(client, id) == []


@ON_ALL_IN_TIME
def test_the_list_goes_by_time_and_a_removed_one_is_gone(client: TestClient) -> None:
    ids = [begun(client, [CASES[1]], name=f"{number}")["id"] for number in range(3)]
    for id in ids:
        ended(client, id)
    first = answered(client.get("/v1/evaluations?limit=2"), answers.Evaluations)
    rest = answered(client.get(f"/v1/evaluations?limit=2&cursor={first['next']}"), answers.Evaluations)
    assert [one["id"] for one in (*first["data"], *rest["data"])] == ids[::-1]
    assert client.delete(f"/v1/evaluations/{ids[0]}?erase=true").status_code == 204
    for method, more in (("GET", ""), ("GET", "/results"), ("GET", "/report"), ("POST", "/cancel"), ("DELETE", "")):
        problem(client.request(method, f"/v1/evaluations/{ids[0]}{more}"), 404, "not_found")


def test_what_was_erased_leaves_no_byte(client: TestClient, home: Path) -> None:
    id = begun(client, [{"custom_id": "Xylophantis", "okrs": OKRS}])["id"]
    ended(client, id)
    assert client.delete(f"/v1/evaluations/{id}?erase=true").status_code == 204
    left = b"".join(file.read_bytes() for file in (home / "data").rglob("*") if file.is_file())
    assert b"Xylophantis" not in left


def test_the_service_erases_old_evaluations(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OKR_RETENTION_DAYS", "30")
    monkeypatch.setattr("api.retention._DAY", 0.05)
    kept = home / "data" / "evaluations" / "gone"
    kept.mkdir(parents=True)
    with TestClient(create_app(load_settings()), "http://127.0.0.1:8000") as client:
        ids = [begun(client, [CASES[1]])["id"] for _ in range(2)]
        for id in ids:
            ended(client, id)
        parts: Parts = client.app.state.parts  # type: ignore[attr-defined]
        with parts.database().execution_options(writes=True).begin() as connection:
            old = f"UPDATE evaluations SET updated = '2020-01-01 00:00:00.000000' WHERE id = '{ids[0]}'"
            connection.exec_driver_sql(old)
        for _ in range(1200):
            if [one["id"] for one in client.get("/v1/evaluations").json()["data"]] == ids[1:] and not kept.exists():
                return
            time.sleep(0.05)
    pytest.fail("it was not erased")


def test_the_same_request_begins_one_evaluation(client: TestClient) -> None:
    key = {"idempotency-key": "night-1"}
    first = client.post("/v1/evaluations", json={"cases": CASES}, headers=key).json()
    again = answered(client.post("/v1/evaluations", json={"cases": CASES}, headers=key), answers.Evaluation, 201)
    assert again["id"] == first["id"]
    problem(client.post("/v1/evaluations", json={"cases": CASES[:1]}, headers=key), 422, "idempotency_mismatch")
    client.delete(f"/v1/evaluations/{first['id']}")
    problem(client.post("/v1/evaluations", json={"cases": CASES}, headers=key), 410, "gone")


@pytest.fixture
def keyed(home: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    with keyed_service(monkeypatch) as client:
        yield client


@ON_ALL_IN_TIME
def test_every_draft_counts_all_or_none(keyed: TestClient) -> None:
    key = bearer(made_key("growth", "draft", drafts_a_day=3))
    notes = [{"custom_id": str(number), "notes": NOTES} for number in range(2)]
    body = {"cases": [*notes, CASES[1]], "presets": ["balanced", "strict"]}
    refused = keyed.post("/v1/evaluations", json=body, headers=key)
    problem(refused, 429, "too_many_drafts")
    assert refused.headers["ratelimit"] == '"drafts";r=3;t=' + refused.headers["ratelimit"].split("t=")[1]
    taken = keyed.post("/v1/evaluations", json={"cases": [*notes, CASES[1]]}, headers=key)
    assert answered(taken, answers.Evaluation, 201)
    assert '"drafts";r=1' in taken.headers["ratelimit"]
    problem(keyed.post("/v1/evaluations", json={"cases": notes}, headers=key), 429, "too_many_drafts")
    judged = keyed.post("/v1/evaluations", json={"cases": [CASES[1]]}, headers=key)
    ended(keyed, answered(judged, answers.Evaluation, 201)["id"], headers=key)


@ON_ALL_IN_TIME
def test_no_workspace_sees_anothers(keyed: TestClient) -> None:
    ours, theirs = (bearer(made_key(name, "admin")) for name in ("growth", "sales"))
    id = keyed.post("/v1/evaluations", json={"cases": CASES}, headers=ours).json()["id"]
    ended(keyed, id, headers=ours)
    assert keyed.get("/v1/evaluations", headers=theirs).json()["data"] == []
    for method, more in (
        *(("GET", more) for more in ("", "/results", "/errors", "/report")),
        *(("POST", more) for more in ("/cancel", "/resume?retry_errors=true")),
        ("DELETE", "?erase=true"),
    ):
        problem(keyed.request(method, f"/v1/evaluations/{id}{more}", headers=theirs), 404, "not_found")
    assert keyed.get(f"/v1/evaluations/{id}", headers=ours).status_code == 200


def test_the_log_tells_what_was_done_and_no_word_of_a_note(client: TestClient) -> None:
    id = begun(client, name="Quietly")["id"]
    ended(client, id)
    given(client, id)
    client.delete(f"/v1/evaluations/{id}")
    parts: Parts = client.app.state.parts  # type: ignore[attr-defined]
    acts = [entry.act for entry in parts.audit().entries("default")]
    assert [act.action for act in acts] == [
        "evaluation_begun",
        "evaluation_ended",
        "evaluation_exported",
        "evaluation_removed",
    ]
    assert "nboarding" not in str(acts)
    assert "Quietly" not in str(acts)
