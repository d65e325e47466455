"""The counts an operator sees at /metrics."""

import re

from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

NOTE = "Onboarding completion is at 61%. Our goal: raise onboarding completion from 61% to 78% by 31 March 2027."
Counts = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def counts(client: TestClient) -> Counts:
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.text)
        for sample in family.samples
    }


def test_requests_are_counted_by_route_and_status(client: TestClient) -> None:
    client.get("/v1/drafts/secret-name")
    client.get("/v1/nothing/here")
    client.request("BREW", "/healthz")
    found = counts(client)
    labels = lambda **given: tuple(sorted(given.items()))  # noqa: E731
    assert found["plumb_requests_total", labels(method="GET", route="/v1/drafts/{id}", status="404")] == 1
    assert found["plumb_requests_total", labels(method="GET", route="-", status="404")] == 1
    assert found["plumb_request_seconds_count", labels(method="GET", route="/v1/drafts/{id}")] == 1
    assert {dict(given)["method"] for name, given in found if name == "plumb_requests_total"} == {"GET", "other"}


def test_findings_of_checks_are_counted_by_code(client: TestClient) -> None:
    client.post("/v1/checks", json={"okrs": [{"objective": "", "key_results": ["Be better"]}]})
    codes = {
        dict(given)["code"]: value for (name, given), value in counts(client).items() if name == "plumb_findings_total"
    }
    assert codes["KR001"] == 1


def test_drafts_are_counted(client: TestClient) -> None:
    client.post("/v1/drafts", json={"notes": NOTE, "as_of": "2027-01-12"})
    found = {
        dict(given)["drafter"]: value for (name, given), value in counts(client).items() if name == "plumb_drafts_total"
    }
    assert found == {"offline": 1}


def test_nothing_that_was_sent_is_told(client: TestClient) -> None:
    client.post("/v1/drafts", json={"notes": f"{NOTE} Zanzibar.", "model": "zanzibar"})
    client.get("/v1/documents/zanzibar", headers={"x-request-id": "zanzibar"})
    assert not re.search("zanzibar|onboarding", client.get("/metrics").text, re.IGNORECASE)
