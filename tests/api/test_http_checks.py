"""Checks, evidence and rules over HTTP."""

import pytest
from starlette.testclient import TestClient

from api import answers
from tests.api.http import PLAIN, answered, problem

OKRS = {
    "id": "set-1",
    "objective": "Make self-serve onboarding effortless for new customers",
    "key_results": ["Increase onboarding completion from 61% to 78% by 31 March 2027", "Improve the import"],
}


def test_each_set_gets_its_report_in_order(client: TestClient) -> None:
    sets = [OKRS, {"objective": "", "key_results": []}, {"okrs": OKRS}]
    found = answered(client.post("/v1/checks", json={"okrs": sets}), answers.Reports)["reports"]
    assert [report["id"] for report in found][:1] == ["set-1"]
    assert len(found) == 3
    assert found[0]["verdict"] == "fail"
    assert "KR001" in {finding["code"] for finding in found[0]["findings"]}


def test_the_command_line_and_the_service_say_the_same(client: TestClient) -> None:
    import json

    from tests.api.okr import okr

    (over_http,) = answered(client.post("/v1/checks", json={"okrs": [OKRS]}), answers.Reports)["reports"]
    run = okr("check", "--output-format", "json", stdin=json.dumps(OKRS))
    (on_the_line,) = json.loads(run.stdout)["reports"]
    assert {**on_the_line, "source": None} == over_http


def test_numbers_are_held_to_the_notes(client: TestClient) -> None:
    sent = {"okrs": [{**OKRS, "key_results": ["Increase onboarding completion from 55% to 78% by 31 March 2027"]}]}
    (report,) = answered(client.post("/v1/checks", json={**sent, "notes": [PLAIN]}), answers.Reports)["reports"]
    assert "GND001" in {finding["code"] for finding in report["findings"]}


def test_house_style_decides_what_is_heard(client: TestClient) -> None:
    sent = {"okrs": [OKRS], "config": {"select": ["KR001"]}}
    (report,) = answered(client.post("/v1/checks", json=sent), answers.Reports)["reports"]
    assert {finding["code"] for finding in report["findings"]} == {"KR001"}


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"config": {"preset": "harsh"}}, "unknown_name"),
        ({"config": {"colour": 1}}, "unknown_name"),
        ({"config": {"select": "x" * 100_000}}, "bad_setting"),
        ({"okrs": [{"objective": 3}]}, "unreadable_input"),
        ({"okrs": [{"objective": "a", "key_results": [{"text": "a", "baseline": "x"}]}]}, "unreadable_input"),
        ({"parents": [{"objective": []}]}, "unreadable_input"),
        ({"okrs": []}, "invalid_request"),
        ({"notes": [PLAIN, PLAIN]}, "invalid_request"),
        ({"notes": "text"}, "invalid_request"),
    ],
)
def test_what_cannot_be_checked_is_said(client: TestClient, sent: dict, code: str) -> None:
    found = problem(client.post("/v1/checks", json={"okrs": [OKRS], **sent}), 422, code)
    assert len(found["detail"]) < 1100


def test_evidence_of_a_text_and_of_notes(client: TestClient) -> None:
    sent = {"text": PLAIN["text"], "as_of": "2027-01-12"}
    one = answered(client.post("/v1/evidence", json=sent), answers.Evidence)
    many = answered(client.post("/v1/evidence", json={"notes": [PLAIN], "as_of": "2027-01-12"}), answers.EvidenceList)
    alone = answered(
        client.post("/v1/evidence", json={"notes": PLAIN["text"], "as_of": "2027-01-12"}), answers.Evidence
    )
    assert one == alone
    assert many["evidence"] == [{**one, "id": "growth-sync.md"}]
    (goal,) = (fact for fact in one["facts"] if fact["status"] == "goal")
    assert (goal["baseline"], goal["target"], goal["unit"], goal["due"]) == (61.0, 78.0, "%", "2027-03-31")
    quotes = [quote for fact in one["facts"] for quote in fact["quotes"]]
    assert all(PLAIN["text"][quote["start"] : quote["end"]] == quote["text"] for quote in quotes)


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"text": "a", "notes": "a"},
        {"text": "a", "as_of": "12/01/2027"},
        {"text": "a", "as_of": "2027-02-30"},
        {"text": "a", "as_of": "0001-01-01"},
        {"text": "a", "as_of": 20270112},
        {"notes": []},
        {"notes": [{"id": "a"}]},
        {"notes": [{"id": "a", "text": "b", "more": 1}]},
    ],
)
def test_evidence_that_cannot_be_asked_for(client: TestClient, sent: dict) -> None:
    problem(client.post("/v1/evidence", json=sent), 422, "invalid_request")


def test_the_rules_and_a_rule_by_code_or_name(client: TestClient) -> None:
    rules = answered(client.get("/v1/rules"), answers.Rules)["rules"]
    by_code = answered(client.get("/v1/rules/KR001"), answers.Rule)
    assert by_code in rules
    assert answered(client.get("/v1/rules/not-measurable"), answers.Rule) == by_code
    assert "KR0" in problem(client.get("/v1/rules/KR0O1"), 404, "not_found")["detail"]
