"""Stored drafts over HTTP: what was handed out is there, in every form, until it is removed."""

from base64 import urlsafe_b64encode
from io import BytesIO
from typing import Any, get_args
from zipfile import ZipFile

import pytest
from starlette.testclient import TestClient

from api import answers, examples
from api.exported import Form
from assistant import formats
from assistant.errors import Unavailable
from tests.api.http import answered, problem
from tests.api.inside import okr_inside
from tests.places import ON_ALL_IN_TIME

pytestmark = ON_ALL_IN_TIME

NOTES = "Goal: increase onboarding completion from 61% to 78% by 31 March 2027.\n"
BRIEF = {"notes": NOTES, "as_of": "2027-01-12", "documents": []}


def drafted(client: TestClient, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = answered(client.post("/v1/drafts", json={**BRIEF, **more}), answers.Draft)
    return found


def test_a_draft_is_stored_as_it_was_handed_out(client: TestClient) -> None:
    made = drafted(client)
    assert answered(client.get(f"/v1/drafts/{made['id']}"), answers.Draft) == made
    assert made["brief"]["notes"] == [{"id": "notes", "text": NOTES}]


def test_drafts_outlive_the_service(client: TestClient) -> None:
    from api.app import create_app
    from api.settings import load_settings

    made = drafted(client)
    with TestClient(create_app(load_settings()), "http://localhost") as again:
        assert answered(again.get(f"/v1/drafts/{made['id']}"), answers.Draft) == made


def test_the_list_gives_pages_newest_first(client: TestClient) -> None:
    made = [drafted(client)["id"] for _ in range(3)]
    first = answered(client.get("/v1/drafts", params={"limit": 2}), answers.StoredDrafts)
    rest = answered(client.get("/v1/drafts", params={"limit": 2, "cursor": first["next"]}), answers.StoredDrafts)
    assert [one["id"] for one in first["data"] + rest["data"]] == made[::-1]
    assert (first["has_more"], rest["has_more"], rest["next"]) == (True, False, None)
    assert first["data"][0]["title"]
    assert NOTES.strip() not in str(first)


def cursor(key: str) -> str:
    return urlsafe_b64encode(key.encode()).decode()


@pytest.mark.parametrize(
    "given",
    ["%", "x", cursor("a"), cursor("2027-01-12T00:00:00 a"), cursor("0001-01-01T00:00:00+14:00 a"),
     cursor("2027-01-12T00:00:00+00:00 a\0")],
)  # fmt: skip
def test_a_cursor_that_was_never_given_is_refused(client: TestClient, given: str) -> None:
    problem(client.get("/v1/drafts", params={"cursor": given}), 422, "bad_cursor")


def test_a_removed_draft_is_gone(client: TestClient) -> None:
    made, other = drafted(client), drafted(client)
    assert client.delete(f"/v1/drafts/{made['id']}").status_code == 204
    for response in (
        client.get(f"/v1/drafts/{made['id']}"),
        client.get(f"/v1/drafts/{made['id']}/export"),
        client.delete(f"/v1/drafts/{made['id']}"),
    ):
        problem(response, 404, "not_found")
    assert [one["id"] for one in client.get("/v1/drafts").json()["data"]] == [other["id"]]


@pytest.mark.parametrize("id", ["none", "%00", "%F0%9F%8E%AF", "x" * 3000])
def test_an_id_that_no_draft_has_is_not_found(client: TestClient, id: str) -> None:
    problem(client.get(f"/v1/drafts/{id}"), 404, "not_found")
    problem(client.delete(f"/v1/drafts/{id}"), 404, "not_found")


def test_every_form_can_be_exported() -> None:
    assert set(get_args(Form)) == {*formats.WRITE_FORMS, "walkthrough"}


@pytest.mark.parametrize("form", formats.WRITE_FORMS)
def test_the_okrs_are_exported_as_a_file(client: TestClient, form: str) -> None:
    made = drafted(client)
    response = client.get(f"/v1/drafts/{made['id']}/export", params={"format": form})
    assert response.status_code == 200, response.text
    assert f'attachment; filename="okrs-{made["id"]}.' in response.headers["content-disposition"]
    if form == "docx":
        with ZipFile(BytesIO(response.content)) as file:
            said = file.read("word/document.xml").decode()
    else:
        said = response.text
    assert "78" in said
    assert "nboarding completion" in said
    if form in formats.READ_FORMS:
        (again,) = formats.read(response.text, "export", form)
        assert len(again.objectives) == len(made["okrs"]["objectives"])


def test_the_markdown_is_the_draft_as_the_command_prints_it(client: TestClient) -> None:
    """But for what the score counts and no finding tells, which no report in JSON holds."""
    made = drafted(client, notes=examples.NOTES, role="ba", phase="define")
    told = client.get(f"/v1/drafts/{made['id']}/export?format=markdown").text
    printed = okr_inside("draft", "--as-of", "2027-01-12", "--role", "ba", "--phase", "define", stdin=examples.NOTES)
    lines = printed.stdout.decode().splitlines(keepends=True)
    assert told == "".join(line for line in lines if not line.startswith("- The score counts "))
    for heading in ("Questions", "Parked requests", "Check", "Sources"):
        assert f"## {heading}" in told


def test_the_walkthrough_is_the_page_as_the_command_prints_it(client: TestClient) -> None:
    response = client.get(f"/v1/drafts/{drafted(client, notes=examples.NOTES)['id']}/export?format=walkthrough")
    printed = okr_inside("draft", "--as-of", "2027-01-12", "--output-format", "walkthrough", stdin=examples.NOTES)
    assert response.content == printed.stdout
    assert response.text.startswith("# Walkthrough: OKRs 2027-Q1\n")
    assert response.headers["content-disposition"].endswith('.walkthrough.md"')


def test_an_unknown_form_is_refused(client: TestClient) -> None:
    made = drafted(client)
    problem(client.get(f"/v1/drafts/{made['id']}/export?format=pdf"), 422, "invalid_request")


def test_a_draft_that_cannot_be_stored_is_still_given(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise Unavailable("The disk is full; make room.")

    monkeypatch.setattr("api.store.drafts.Drafts.put", fail)
    made = drafted(client)
    assert made["okrs"]["objectives"]
    assert made["warnings"][-1] == {
        "code": "not_stored",
        "text": "The draft was not stored; keep this answer: The disk is full; make room.",
    }
    left = answered(client.get(f"/v1/drafts/{made['id']}"), answers.UnfinishedDraft)
    assert (left["state"], left["code"]) == ("failed", "unavailable")
    told = problem(client.get(f"/v1/drafts/{made['id']}/export"), 409, "not_done")
    assert told["detail"] == "The state of this draft is failed; only one that is done can be exported."


def test_drafts_that_quote_an_erased_document_stay_or_go_with_it(client: TestClient) -> None:
    for name in ("a.md", "b.md"):
        client.post("/v1/documents", json={"id": name, "text": f"Onboarding completion is what {name} is about."})
    quoting = {name: drafted(client, documents=[name])["id"] for name in ("a.md", "b.md")}
    problem(client.delete("/v1/documents/a.md?with_drafts=true"), 422, "bad_setting")
    titled = {
        name: {"id": id, "title": client.get(f"/v1/drafts/{id}").json()["okrs"]["objectives"][0]["title"]}
        for name, id in quoting.items()
    }
    no_talk: dict[str, Any] = {"erased_conversations": [], "left_conversations": []}
    erased = answered(client.delete("/v1/documents/a.md?erase=true"), answers.ErasedDocument)
    assert erased == {"id": "a.md", "erased": [], "left": [titled["a.md"]], **no_talk}
    assert client.get(f"/v1/drafts/{quoting['a.md']}").status_code == 200
    erased = answered(client.delete("/v1/documents/b.md?erase=true&with_drafts=true"), answers.ErasedDocument)
    assert erased == {"id": "b.md", "erased": [titled["b.md"]], "left": [], **no_talk}
    assert client.get(f"/v1/drafts/{quoting['b.md']}").status_code == 404
    assert client.get(f"/v1/drafts/{quoting['a.md']}").status_code == 200


def test_a_name_the_library_does_not_hold_takes_no_draft_along(client: TestClient) -> None:
    made = drafted(client)
    problem(client.delete("/v1/documents/notes?erase=true&with_drafts=true"), 404, "not_found")
    assert client.get(f"/v1/drafts/{made['id']}").status_code == 200
