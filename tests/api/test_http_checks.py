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


NOTES = (
    "Mobile cart abandonment is 68%. Target for mobile cart abandonment: 60%. No, let's say 55%, agreed.\n"
    "Sales wants to cut contract review time from 14 to 9 days.\n"
    "Search success is 81% today.\n"
)


@pytest.mark.parametrize(
    ("sentence", "codes"),
    [
        ("Reduce mobile cart abandonment from 68% to 55%", set()),
        ("Reduce mobile cart abandonment from 68% to 60%", {"GND002"}),
        ("Reduce contract review time from 14 to 9 days", {"GND003"}),
        ("Reduce mobile cart abandonment from 68% to 45%", {"GND004"}),
        ("Increase search success to 75%", {"GND004", "KR010"}),
    ],
)
def test_key_results_are_held_to_what_became_of_a_number(client: TestClient, sentence: str, codes: set[str]) -> None:
    sent = {"okrs": [{**OKRS, "key_results": [sentence]}], "notes": [{"id": "sync.md", "text": NOTES}]}
    (report,) = answered(client.post("/v1/checks", json=sent), answers.Reports)["reports"]
    found = [one for one in report["findings"] if one["code"].startswith("GND") or one["code"] == "KR010"]
    assert {one["code"] for one in found} == codes
    assert all("sync.md line" in one["message"] for one in found if one["code"] not in ("GND001", "GND004"))


def test_citations_are_looked_up_in_the_notes_they_name(client: TestClient) -> None:
    def sent(document: str, text: str) -> dict:
        cited = {"document": document, "start": 0, "end": len(text), "text": text}
        key_result = {"text": "Reduce mobile cart abandonment from 68% to 55%", "citations": [cited]}
        okrs = {"objectives": [{"title": OKRS["objective"], "key_results": [key_result]}]}
        return {"okrs": [okrs], "notes": [{"id": "sync.md", "text": NOTES}]}

    def codes(body: dict) -> set[str]:
        (report,) = answered(client.post("/v1/checks", json=body), answers.Reports)["reports"]
        return {one["code"] for one in report["findings"]}

    assert "GND005" not in codes(sent("sync.md", NOTES.splitlines()[0]))
    assert "GND005" not in codes(sent("strategy.md", "Words of a document that is not here"))
    assert "GND005" in codes(sent("sync.md", "Mobile cart abandonment went from 68% to 55%"))


def test_objectives_are_held_to_parents(client: TestClient) -> None:
    sent = {"okrs": [OKRS], "parents": [{"owner": "Company", "objective": OKRS["objective"]}]}
    (report,) = answered(client.post("/v1/checks", json=sent), answers.Reports)["reports"]
    assert [one["objective"] for one in report["findings"] if one["code"] == "OBJ010"] == [1]


def test_house_style_decides_what_is_heard(client: TestClient) -> None:
    sent = {"okrs": [OKRS], "config": {"select": ["KR001"]}}
    (report,) = answered(client.post("/v1/checks", json=sent), answers.Reports)["reports"]
    assert {finding["code"] for finding in report["findings"]} == {"KR001"}


def test_a_whole_house_style_is_taken(client: TestClient) -> None:
    config = {
        "preset": "strict",
        "ignore": ["no-baseline", "SET"],
        "severity": {"KR001": "advice", "TEAM001": "error"},
        "thresholds": {"title_words_max": 5},
        "fiscal_year_start": "April",
        "words": {"jargon": ["effortless"]},
        "frameworks": ["ours"],
        "framework": {"ours": {"plain": ["TEAM001", "OBJ006"], "countable": ["KR001"], "grounded": ["GND001"]}},
        "rule": [
            {"code": "TEAM001", "name": "house-word", "pattern": "self serve", "message": "{said} is no word of ours."}
        ],
    }
    okrs = {
        **OKRS,
        "key_results": ["Increase onboarding completion from 61% to 78% by end of Q1", "Improve the import"],
    }
    sent = {"okrs": [{**okrs, "cycle": "FY28-Q1"}], "config": config}
    (report,) = answered(client.post("/v1/checks", json=sent), answers.Reports)["reports"]
    found = {finding["code"]: finding["severity"] for finding in report["findings"]}
    assert {code: found[code] for code in ("TEAM001", "KR001", "OBJ006", "OBJ007")} == {
        "TEAM001": "error",
        "KR001": "advice",
        "OBJ006": "warning",
        "OBJ007": "warning",
    }
    assert not {"KR003", "KR008"} & set(found)
    assert not any(code.startswith("SET") for code in found)
    assert report["verdict"] == "fail"
    assert report["key_results"][0]["due"] == "2027-06-30"
    assert report["frameworks"] == {
        "ours": {
            "plain": {"pass": False, "codes": ["TEAM001", "OBJ006"]},
            "countable": {"pass": False, "codes": ["KR001"]},
            "grounded": {"pass": None, "codes": []},
        }
    }


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ({"presset": "strict"}, ["config:", "'presset'", "'preset'"]),
        ({"preset": "strickt"}, ["'strickt'", "'strict'"]),
        ({"ignore": ["KR0O3"]}, ["ignore", "'KR0O3'", "'KR003'"]),
        ({"select": ["no-baselines"]}, ["select", "'no-baseline'"]),
        ({"select": [1]}, ["select must be a list of rule codes"]),
        ({"severity": {"KR003": "fatal"}}, ["severity.KR003", "error, warning, advice"]),
        ({"severity": ["KR003"]}, ["severity must be a table"]),
        ({"thresholds": {"key_result_max": 3}}, ["'key_result_max'", "'key_results_max'"]),
        ({"thresholds": {"key_results_max": 1.5}}, ["thresholds.key_results_max", "whole number"]),
        ({"fiscal_year_start": "Aprill"}, ["fiscal_year_start", "'Aprill'", "'april'"]),
        ({"words": {"jargons": ["x"]}}, ["'jargons'", "'jargon'"]),
        ({"frameworks": ["smrt"]}, ["frameworks", "'smrt'", "'smart'"]),
        ({"framework": {"ours": {"clear": ["OBJ099"]}}}, ["framework.ours.clear", "OBJ099"]),
        ({"framework": {"smart": {"clear": ["OBJ001"]}}}, ["framework.smart"]),
        ({"rule": [{"code": "KR999"}]}, ["rule[1].code"]),
        ({"rule": [{"kode": "TEAM001"}]}, ["rule[1]", "'kode'", "'code'"]),
        ({"rule": {"code": "TEAM001"}}, ["rule must be a list"]),
    ],
)
def test_a_bad_house_style_names_the_key_and_what_fits(client: TestClient, config: dict, said: list[str]) -> None:
    response = client.post("/v1/checks", json={"okrs": [OKRS], "config": config})
    found = problem(response, 422, response.json()["code"])
    assert found["code"] in ("unknown_name", "bad_setting")
    assert [part for part in said if part not in found["detail"]] == [], found["detail"]


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
