"""Documents over HTTP: added, listed by pages, shown, replaced, removed."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from api import answers, database
from api.settings import load_settings
from api.store.audit import Audit
from tests.api.http import answered, problem
from tests.places import ON_ALL_IN_TIME
from tests.retrieval import samples

pytestmark = ON_ALL_IN_TIME

TEXT = "# Where we play\n\nWin the mid-market without a sales call: self-serve onboarding comes first.\n"


def add(client: TestClient, id: str, text: str = TEXT, **fields: str) -> dict:
    return answered(client.post("/v1/documents", json={"id": id, "text": text, **fields}), answers.Document, 201)


def ids(client: TestClient) -> list[str]:
    return [document["id"] for document in answered(client.get("/v1/documents"), answers.Documents)["data"]]


def test_a_document_is_kept_as_it_was_sent(client: TestClient) -> None:
    text = "Über 40 % — naïve\r\n\r\nDone 😀\n"
    kept = add(client, "notes/a b.md", text, title="A b", kind="research")
    assert (kept["id"], kept["title"], kept["kind"]) == ("notes/a b.md", "A b", "research")
    shown = answered(client.get(f"/v1/documents/{quote('notes/a b.md')}"), answers.WholeDocument)
    assert shown == {**kept, "text": text}


@pytest.mark.parametrize("id", ["strategy.md", "a/b/c.md", "a b", "ä?#.md", "100%", "*", "..a", "😀", "a" * 200])
def test_any_id_can_be_shown_and_removed(client: TestClient, id: str) -> None:
    add(client, id)
    assert answered(client.get(f"/v1/documents/{quote(id)}"), answers.WholeDocument)["id"] == id
    assert client.delete(f"/v1/documents/{quote(id, safe='')}").status_code == 204
    assert ids(client) == []


def test_the_same_id_replaces_and_the_same_text_changes_nothing(client: TestClient) -> None:
    first = add(client, "a.md")
    assert add(client, "a.md") == first
    assert add(client, "a.md", "Other words.\n")["sha256"] != first["sha256"]
    assert ids(client) == ["a.md"]


def test_a_file_is_sent_as_a_form(client: TestClient) -> None:
    sent = client.post(
        "/v1/documents", files={"file": ("plan.md", TEXT.encode())}, data={"kind": "strategy", "title": "The plan"}
    )
    kept = answered(sent, answers.Document, 201)
    assert (kept["id"], kept["title"], kept["kind"]) == ("plan.md", "The plan", "strategy")
    named = client.post("/v1/documents", files={"file": ("plan.md", TEXT.encode())}, data={"id": "other.md"})
    assert answered(named, answers.Document, 201)["sha256"] == kept["sha256"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "unreadable_input"),
        (b" \n", "unreadable_input"),
        (b"%PDF-1.7\x00\xff", "unreadable_input"),
        (b"a\x00b", "unreadable_input"),
        (b"a" * 2_100_000, "unreadable_input"),
    ],
    ids=["empty", "blank", "binary", "NUL", "large"],
)
def test_a_file_that_is_no_text_is_refused(client: TestClient, data: bytes, code: str) -> None:
    problem(client.post("/v1/documents", files={"file": ("a.md", data)}), 422, code)
    assert ids(client) == []


def test_a_file_in_a_format_that_is_not_read_is_refused_by_its_name(client: TestClient) -> None:
    found = problem(client.post("/v1/documents", files={"file": ("plan.rst", b"text")}), 422, "unreadable_input")
    assert "plan.rst" in found["detail"]


def test_files_are_read_as_what_they_are(client: TestClient) -> None:
    sent = client.post("/v1/documents", files={"file": ("plan.pdf", samples.docx())})
    kept = answered(sent, answers.Document, 201)
    assert (kept["id"], kept["title"], kept["kind"]) == ("plan.pdf", "Strategy 2027", "strategy")
    shown = answered(client.get("/v1/documents/plan.pdf"), answers.WholeDocument)
    assert "| Trial churn | 12% | 8% |" in shown["text"]
    locked = samples.locked(samples.pdf(["Secret"]), "word")
    refused = problem(client.post("/v1/documents", files={"file": ("a.pdf", locked)}), 422, "unreadable_input")
    assert "password" in refused["detail"]
    assert ids(client) == ["plan.pdf"]


def test_a_file_may_be_larger_than_a_body(client: TestClient) -> None:
    large = samples.with_picture(samples.docx(), 6_000_000)
    sent = client.post("/v1/documents", files={"file": ("plan.docx", large)})
    assert answered(sent, answers.Document, 201)["title"] == "Strategy 2027"
    too_large = ("plan.pdf", b"%PDF-1.7" + b"x" * 30_200_000)
    problem(client.post("/v1/documents", files={"file": too_large}), 413, "too_large")
    problem(client.post("/v1/checks", files={"file": ("a.md", b"x" * 5_000_000)}), 415, "unsupported_media_type")


def test_a_file_of_lines_is_many_documents(client: TestClient) -> None:
    lines = b"\n".join(
        [
            b'{"id": "a", "title": "A", "kind": "research", "text": "Norway"}',
            b"",
            b"no json",
            b'{"id": 7, "text": "Churn is high."}',
            b'{"text": "Nameless."}',
            b'{"id": "b"}',
            b'{"id": "..", "text": "x"}',
            b'{"id": "c", "text": "x", "more": 1}',
        ]
    )
    sent = client.post("/v1/documents", files={"file": ("all.jsonl", lines)})
    kept = answered(sent, answers.DocumentLines, 201)
    assert [document["id"] for document in kept["data"]] == ["7", "a", "all.jsonl:5"] == ids(client)
    assert [(one["line"], one["error"]["code"]) for one in kept["refused"]] == [
        (3, "bad_json"),
        (6, "unreadable_input"),
        (7, "unreadable_input"),
        (8, "unreadable_input"),
    ]
    file = {"file": ("all.jsonl", b'{"id": "a", "text": "Sweden"}')}
    other = answered(client.post("/v1/documents", files=file, data={"kind": "strategy"}), answers.DocumentLines, 201)
    assert [document["kind"] for document in other["data"]] == ["strategy"]
    problem(client.post("/v1/documents", files=file, data={"id": "x"}), 422, "invalid_request")
    for none in (b"no json", b"\n"):
        problem(client.post("/v1/documents", files={"file": ("all.jsonl", none)}), 422, "unreadable_input")


def test_title_and_kind_are_guessed_where_they_are_not_given(client: TestClient) -> None:
    kept = add(client, "strategy-2027.md", "# Where we play\n\nWin the mid-market.\n")
    assert (kept["title"], kept["kind"]) == ("Where we play", "strategy")


def test_forms_that_do_not_fit_are_refused(client: TestClient) -> None:
    file = ("a.md", b"text")
    for form in (
        {"data": {"id": "a"}, "files": {"other": file}},
        {"data": {"text": "a"}, "files": {"file": file}},
        {"data": {"kind": " "}, "files": {"file": file}},
        {"data": {"id": ["a", "b"]}, "files": {"file": file}},
        {"data": {"shape": "round"}, "files": {"file": file}},
    ):
        response = client.post("/v1/documents", **form)
        assert 400 <= response.status_code < 500, response.text
        problem(response, response.status_code, response.json()["code"])
    two = [("file", file), ("file", file)]
    assert client.post("/v1/documents", files=two).status_code == 400
    broken = {"content-type": "multipart/form-data"}
    problem(client.post("/v1/documents", content=b"--x", headers=broken), 400, "bad_request")
    assert ids(client) == []


def test_the_list_comes_in_pages_that_hold_when_documents_come_and_go(client: TestClient) -> None:
    names = [f"{number:02d}.md" for number in range(7)]
    for name in reversed(names):
        add(client, name)
    first = answered(client.get("/v1/documents?limit=3"), answers.Documents)
    assert [document["id"] for document in first["data"]] == names[:3]
    assert first["has_more"]
    client.delete("/v1/documents/02.md")
    add(client, "00a.md")
    second = answered(client.get("/v1/documents", params={"limit": 3, "cursor": first["next"]}), answers.Documents)
    assert [document["id"] for document in second["data"]] == names[3:6]
    last = answered(client.get("/v1/documents", params={"limit": 3, "cursor": second["next"]}), answers.Documents)
    assert [document["id"] for document in last["data"]] == names[6:]
    assert (last["has_more"], last["next"]) == (False, None)


@pytest.mark.parametrize("id", [".", "..", "", " ", "a\nb", "a\0b", "a" * 201])
def test_an_id_that_could_not_be_asked_for_again_is_refused(client: TestClient, id: str) -> None:
    problem(client.post("/v1/documents", json={"id": id, "text": TEXT}), 422, "invalid_request")


def test_what_is_erased_is_in_no_file_of_the_data_folder(
    client: TestClient, home: Path, place: Mapping[str, str]
) -> None:
    add(client, "a.md")
    add(client, "b.md", "Other words, which stay.")
    client.post("/v1/search", json={"text": "onboarding"})
    erased = answered(client.delete("/v1/documents/a.md?erase=true"), answers.ErasedDocument)
    conversations = {"erased_conversations": [], "left_conversations": []}
    assert erased == {"id": "a.md", "erased": [], "left": [], **conversations}
    left = b"".join(file.read_bytes() for file in (home / "data").rglob("*") if file.is_file())
    assert b"mid-market" not in left
    assert place or b"which stay" in left
    problem(client.delete("/v1/documents/a.md?erase=true"), 404, "not_found")
    problem(client.delete("/v1/documents/b.md?erase=perhaps"), 422, "invalid_request")
    assert ids(client) == ["b.md"]


def test_an_empty_library_is_an_empty_list(client: TestClient) -> None:
    assert answered(client.get("/v1/documents"), answers.Documents) == {"data": [], "has_more": False, "next": None}


@pytest.mark.parametrize("cursor", ["!", "a", "_w", "€", "A" * 1999])
def test_a_cursor_of_nobody_is_refused(client: TestClient, cursor: str) -> None:
    response = client.get("/v1/documents", params={"cursor": cursor})
    if response.status_code != 200:
        problem(response, 422, "bad_cursor")


@pytest.mark.parametrize("limit", ["0", "201", "-1", "x", "1e3", "9" * 5000])
def test_a_limit_out_of_bounds_is_refused(client: TestClient, limit: str) -> None:
    problem(client.get("/v1/documents", params={"limit": limit}), 422, "invalid_request")


@pytest.mark.parametrize("id", ["none.md", "%00", "%ff", "..%2f..%2fetc%2fpasswd", "a%0ab", ""])
def test_what_is_not_there_is_said(client: TestClient, id: str) -> None:
    problem(client.get(f"/v1/documents/{id}"), 404, "not_found")
    problem(client.delete(f"/v1/documents/{id}"), 404, "not_found")


def test_the_audit_log_tells_what_was_added_removed_and_erased(client: TestClient) -> None:
    for name in ("a.md", "b.md"):
        add(client, name)
    client.delete("/v1/documents/a.md")
    client.delete("/v1/documents/b.md?erase=true")
    engine = database.opened(load_settings())
    said = [entry.act.action for entry in Audit(engine).entries("default")]
    engine.dispose()
    assert said == ["documents_added", "documents_added", "document_removed", "document_erased"]


def test_a_line_with_the_id_of_another_is_refused(client: TestClient) -> None:
    lines = b'{"id": "a", "text": "Norway"}\n{"id": "a", "text": "Sweden"}'
    sent = client.post("/v1/documents", files={"file": ("all.jsonl", lines)})
    (refused,) = answered(sent, answers.DocumentLines, 201)["refused"]
    assert (refused["line"], refused["id"]) == (2, "a")
    assert "line 1, too" in refused["error"]["message"]
    assert client.get("/v1/documents/a").json()["text"] == "Norway"
