"""Conversations over HTTP: drafted from the first message, revised by those that follow."""

import json
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2
import pytest
from starlette.testclient import TestClient

from api import answers
from api.store.conversation import Missing, NoVersion, SaidAgain
from assistant.errors import Unavailable
from tests.api.http import answered, problem
from tests.api.keyed import bearer, keyed_service, made_key
from tests.api.test_http_model import at
from tests.api.test_http_streams import ACCEPT, NOTES, Events, named, read
from tests.api.test_serve import serving as service
from tests.servers.openai_server import Stalls, serving

__all__ = ["at"]

FIRST = {"text": NOTES, "as_of": "2027-01-12"}
KEY = {"idempotency-key": "said-17"}


def begun(client: TestClient | httpx2.Client, **body: Any) -> str:
    return str(answered(client.post("/v1/conversations", json=body), answers.Conversation, 201)["id"])  # type: ignore[arg-type]


def say(client: TestClient | httpx2.Client, id: str, *texts: str, **body: Any) -> Any:
    """Say some things one after another; gives the last answer."""
    bodies = [{"text": text} for text in texts] or [body]
    for one in bodies:
        response = client.post(f"/v1/conversations/{id}/messages", json=one)
        told = answered(response, answers.AnsweredMessage)  # type: ignore[arg-type]
    return told


def whole(client: TestClient, id: str) -> Any:
    return answered(client.get(f"/v1/conversations/{id}"), answers.Conversation)


def events(client: TestClient, id: str, **body: Any) -> Events:
    path = f"/v1/conversations/{id}/messages"
    with client.stream("POST", path, json=body, headers=ACCEPT) as response:
        assert response.status_code == 200
        return list(read(response.iter_lines()))


def results(told: Any) -> list[Any]:
    return [kr for objective in told["draft"]["okrs"]["objectives"] for kr in objective["key_results"]]


def test_the_first_message_is_drafted_from_and_the_next_revise_it(client: TestClient) -> None:
    id = begun(client)
    first = say(client, id, **FIRST)
    assert (first["current"], first["message"]["number"], len(results(first))) == (1, 2, 2)
    second = say(client, id, "KR 1: target 80 %")
    assert results(second)[0]["target"] == 80
    assert {"document": "message-3", "text": "KR 1: target 80 %"}.items() <= {
        k: v for quote in results(second)[0]["citations"] for k, v in quote.items() if quote["document"] == "message-3"
    }.items()
    assert [change["field"] for change in second["changes"]] == ["text", "target"]
    assert answered(client.get(f"/v1/drafts/{second['draft']['id']}"), answers.Draft) == second["draft"]
    found = whole(client, id)
    assert [(one["number"], one["parent"], one["message"]) for one in found["versions"]] == [(1, None, 1), (2, 1, 3)]
    assert found["draft"] == second["draft"]
    assert found["title"] == first["draft"]["okrs"]["objectives"][0]["title"]
    assert [message["role"] for message in found["messages"]] == ["user", "assistant"] * 2


def test_words_that_change_nothing_leave_no_version(client: TestClient) -> None:
    id = begun(client)
    say(client, id, **FIRST)
    for text in ("why this baseline?", "banana"):
        told = say(client, id, text)
        assert (told["versions"], told["current"], told["message"]["version"], told["changes"]) == ([], 1, None, [])
        assert told["message"]["text"]
    assert len(client.get("/v1/drafts").json()["data"]) == 1


def test_undo_goes_back_and_what_follows_starts_from_there(client: TestClient) -> None:
    id = begun(client)
    say(client, id, **FIRST)
    assert "first version" in say(client, id, "undo")["message"]["text"]
    back = say(client, id, "drop KR 2", "undo")
    assert (back["current"], len(results(back)), back["versions"]) == (1, 2, [])
    assert say(client, id, "KR 1: target 80 %")["versions"][0]["parent"] == 1
    assert "no version 9" in say(client, id, "back to version 9")["message"]["text"]
    gone = answered(client.patch(f"/v1/conversations/{id}", json={"version": 2}), answers.Conversation)
    assert (gone["current"], len(results(gone))) == (2, 1)
    problem(client.patch(f"/v1/conversations/{id}", json={"version": 9}), 404, "no_such_version")


def test_what_is_said_of_a_version_that_another_window_left_is_not_done(client: TestClient) -> None:
    id = begun(client)
    path = f"/v1/conversations/{id}/messages"
    problem(client.post(path, json={**FIRST, "version": 1}), 409, "version_left")
    edited = say(client, id, **FIRST)["draft"]["okrs"]
    say(client, id, text="KR 1: target 80 %", version=1)
    edited["objectives"][0]["key_results"][1]["target"] = 2
    for body in ({"okrs": edited}, {"text": "drop KR 2"}, {"text": "undo"}):
        found = problem(client.post(path, json={**body, "version": 1}), 409, "version_left")
        assert "version 2" in found["detail"]
    assert len(whole(client, id)["messages"]) == 4
    assert say(client, id, text="undo", version=2)["current"] == 1
    problem(client.post(path, json={"version": 1}), 422, "invalid_request")


def test_settings_and_notes_draft_anew_and_edits_are_kept(client: TestClient) -> None:
    id = begun(client)
    say(client, id, **FIRST)
    say(client, id, "KR 1: target 80 %")
    told = say(client, id, role="ba", notes=[{"id": "call.md", "text": "NPS is 20, target 35 by March 2027."}])
    assert told["draft"]["brief"]["role"] == "ba"
    assert {kr["metric"] for kr in results(told)} >= {"NPS"}
    assert 80 in [kr["target"] for kr in results(told)]
    assert whole(client, id)["messages"][-2]["text"] == "Notes: call.md; Role: ba"
    problem(client.post(f"/v1/conversations/{id}/messages", json={"role": "ba"}), 422, "invalid_request")


def test_okrs_edited_by_hand_are_a_message_like_any_other(client: TestClient) -> None:
    id = begun(client)
    okrs = say(client, id, **FIRST)["draft"]["okrs"]
    okrs["objectives"][0]["key_results"][0]["target"] = 85
    told = say(client, id, okrs=okrs)
    assert results(told)[0]["target"] == 85
    assert "85" in whole(client, id)["messages"][-2]["text"]
    path = f"/v1/conversations/{id}/messages"
    problem(client.post(path, json={"okrs": told["draft"]["okrs"]}), 422, "invalid_request")
    problem(client.post(path, json={"okrs": okrs, "text": "drop KR 2"}), 422, "invalid_request")


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"role": "ba"},
        {"text": " "},
        {"retry": True, "text": "Hello."},
        {"text": "Hello.", "role": "wizard"},
        {"text": "Hello.", "config": {"preset": "none"}},
        {"text": "Hello.", "documents": ["none.md"]},
        {"notes": [{"id": "message-3", "text": "Hello."}]},
    ],
)
def test_what_cannot_be_drafted_from_is_refused_and_not_kept(client: TestClient, body: Any) -> None:
    id = begun(client)
    response = client.post(f"/v1/conversations/{id}/messages", json=body)
    problem(response, 422, response.json()["code"])
    assert whole(client, id)["messages"] == []


def test_all_that_is_wrong_with_a_message_is_told_at_once(client: TestClient) -> None:
    id = begun(client)
    path = f"/v1/conversations/{id}/messages"
    wrong = {"role": "wizard", "cycle": "2027-Q9", "documents": ["none.md"], "config": {"preset": "harsh"}}
    for first in (True, False):
        if not first:
            say(client, id, **FIRST)
        found = problem(client.post(path, json={"text": NOTES, **wrong}), 422, "invalid_request")
        assert sorted(one["field"] for one in found["errors"]) == sorted(wrong)
    edited = {"okrs": {"objectives": 3}, "documents": ["none.md"]}
    found = problem(client.post(path, json=edited), 422, "invalid_request")
    assert sorted(one["field"] for one in found["errors"]) == ["documents", "okrs"]
    okrs = whole(client, id)["draft"]["okrs"]
    okrs["objectives"].append({"title": "Ship it", "key_results": [{"text": "Launch the app"}]})
    found = problem(client.post(path, json={"okrs": okrs}), 422, "unreadable_input")
    assert [one["field"] for one in found["errors"]] == ["okrs"]


def test_what_no_draft_came_of_is_called_by_the_first_line_of_its_notes(client: TestClient) -> None:
    quiet = "\n## **Lunch** list\n\nLunch is at twelve.\n"
    id = begun(client)
    assert say(client, id, text=quiet)["draft"]["okrs"]["objectives"] == []
    assert whole(client, id)["title"] == "Lunch list"
    assert [one["title"] for one in client.get("/v1/conversations?query=lunch").json()["data"]] == ["Lunch list"]
    told = say(client, id, text="add: " + NOTES)
    assert whole(client, id)["title"] == told["draft"]["okrs"]["objectives"][0]["title"]
    named = begun(client, title="Mine")
    say(client, named, text=quiet)
    assert whole(client, named)["title"] == "Mine"
    of_notes = begun(client)
    say(client, of_notes, notes=[{"id": "a.md", "text": "- Menu\n" + quiet}])
    assert whole(client, of_notes)["title"] == "Menu"


def test_a_stream_tells_the_steps_and_ends_in_the_answer(client: TestClient) -> None:
    id = begun(client)
    found = events(client, id, **FIRST)
    names = [name for name, _ in found]
    assert names[:3] == ["accepted", "facts", "passages"]
    assert names[-1] == "done"
    done = named(found, "done")[0]
    answers.AnsweredMessage.model_validate(done)
    assert found[0][1] == {"id": done["draft"]["id"], "conversation": id, "message": 1}
    assert named(events(client, id, text="drop KR 2"), "done")[0]["versions"][0]["number"] == 2


def test_of_two_messages_at_once_one_is_answered(client: TestClient) -> None:
    id = begun(client)
    path = f"/v1/conversations/{id}/messages"
    with ThreadPoolExecutor(4) as pool:
        sent = list(pool.map(lambda _: client.post(path, json=FIRST), range(6)))
    for response in sent:
        if response.status_code != 200:
            problem(response, 409, "busy")
            assert response.headers["retry-after"] == "1"
    found = whole(client, id)
    assert len(found["versions"]) <= len([one for one in sent if one.status_code == 200])
    assert len(found["messages"]) == 2 * len([one for one in sent if one.status_code == 200])


def test_a_message_that_failed_says_its_code_and_can_be_retried(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise Unavailable("The disk is full; make room.")

    id = begun(client)
    path = f"/v1/conversations/{id}/messages"
    problem(client.post(path, json={"retry": True}), 409, "nothing_to_retry")
    with monkeypatch.context() as broken:
        broken.setattr("api.conversing.draft", fail)
        problem(client.post(path, json=FIRST), 503, "unavailable")
    (left,) = whole(client, id)["messages"]
    assert (left["state"], left["code"], left["text"]) == ("failed", "unavailable", NOTES)
    told = say(client, id, retry=True)
    assert (told["message"]["number"], told["current"]) == (2, 1)
    assert told["draft"]["brief"]["as_of"] == "2027-01-12"
    problem(client.post(path, json={"retry": True}), 409, "nothing_to_retry")


@pytest.mark.parametrize(
    ("fault", "status", "code"),
    [(NoVersion(), 404, "no_such_version"), (SaidAgain(), 409, "said_again"), (Missing(), 404, "not_found")],
)
def test_what_happened_meanwhile_is_told_apart(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, fault: Missing, status: int, code: str
) -> None:
    def fail(*arguments: object) -> None:
        raise fault

    id = begun(client)
    monkeypatch.setattr("api.store.conversations.Conversations.answer", fail)
    problem(client.post(f"/v1/conversations/{id}/messages", json=FIRST), status, code)


def test_a_fault_of_the_model_fails_the_message_and_offline_it_is_done_again(
    at: Callable[[str], TestClient],
) -> None:
    with serving(Stalls()) as server, at(server.base_url) as client:
        id = begun(client)
        body = {**FIRST, "model": "some-model", "fallback": False}
        problem(client.post(f"/v1/conversations/{id}/messages", json=body), 504, "model_timeout")
        assert whole(client, id)["messages"][0]["code"] == "model_timeout"
        assert say(client, id, retry=True, model="offline")["draft"]["provenance"]["drafter"] == "offline"


def test_an_answer_that_cannot_be_stored_is_handed_out(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object) -> None:
        raise Unavailable("The disk is full; make room.")

    id = begun(client)
    with monkeypatch.context() as broken:
        broken.setattr("api.store.conversations.Conversations.answer", fail)
        told = say(client, id, **FIRST)
    assert (told["current"], told["versions"], told["message"]["code"]) == (None, [], "unavailable")
    assert "not_stored" in {warning["code"] for warning in told["draft"]["warnings"]}
    assert whole(client, id)["messages"][0]["state"] == "failed"
    assert say(client, id, retry=True)["current"] == 1


def test_the_same_request_gives_the_same_answer(client: TestClient) -> None:
    one = client.post("/v1/conversations", json={}, headers=KEY).json()["id"]
    assert client.post("/v1/conversations", json={}, headers=KEY).json()["id"] == one
    path = f"/v1/conversations/{one}/messages"
    first = answered(client.post(path, json=FIRST, headers=KEY), answers.AnsweredMessage)
    say(client, one, "drop KR 2")
    assert answered(client.post(path, json=FIRST, headers=KEY), answers.AnsweredMessage) == first
    problem(client.post(path, json={"text": "Else."}, headers=KEY), 422, "idempotency_mismatch")
    assert len(whole(client, one)["messages"]) == 4
    client.delete(f"/v1/conversations/{one}")
    problem(client.post(path, json=FIRST, headers=KEY), 410, "gone")


def test_conversations_are_listed_searched_renamed_and_removed(client: TestClient) -> None:
    ids = [begun(client, title=title) for title in ("Onboarding", "Churn at Größe", "Else")]
    say(client, ids[0], **FIRST)
    first = answered(client.get("/v1/conversations?limit=2"), answers.Conversations)
    assert [one["id"] for one in first["data"]] == [ids[0], ids[2]]
    rest = client.get("/v1/conversations", params={"cursor": first["next"], "limit": 2}).json()
    assert ([one["id"] for one in rest["data"]], rest["has_more"]) == ([ids[1]], False)
    for query, found in (("churn", ids[:2]), ("CHURN grösse", [ids[1]]), ("none", []), ("", ids)):
        told = client.get("/v1/conversations", params={"query": query}).json()["data"]
        assert {one["id"] for one in told} == set(found)
    assert client.patch(f"/v1/conversations/{ids[2]}", json={"title": "New"}).json()["title"] == "New"
    problem(client.patch(f"/v1/conversations/{ids[2]}", json={}), 422, "invalid_request")
    assert client.delete(f"/v1/conversations/{ids[0]}").status_code == 204
    problem(client.get(f"/v1/conversations/{ids[0]}"), 404, "not_found")
    problem(client.post(f"/v1/conversations/{ids[0]}/messages", json=FIRST), 404, "not_found")
    assert client.get("/v1/drafts").json()["data"] == []
    problem(client.get("/v1/conversations?cursor=none!"), 422, "bad_cursor")


def test_an_erased_conversation_leaves_no_byte(client: TestClient, home: Path) -> None:
    id = begun(client)
    say(client, id, text="Quorl slept badly. Churn is at 4%, target 3%.")
    assert client.delete(f"/v1/conversations/{id}?erase=true").status_code == 204
    assert b"Quorl" not in b"".join(file.read_bytes() for file in (home / "data").rglob("*") if file.is_file())


def test_a_version_is_erased_with_its_conversation_only(client: TestClient) -> None:
    id = begun(client)
    made = say(client, id, **FIRST)["draft"]["id"]
    refused = client.delete(f"/v1/drafts/{made}?erase=true")
    problem(refused, 409, "in_conversation")
    assert f"/v1/conversations/{id}?erase=true" in refused.json()["detail"]
    assert client.delete(f"/v1/drafts/{made}").status_code == 204
    assert len(whole(client, id)["messages"]) == 2


def test_a_document_takes_along_a_conversation_whose_quoting_draft_is_removed(client: TestClient) -> None:
    text = "Onboarding completion is what Quorl is about."
    client.post("/v1/documents", json={"id": "a.md", "text": text})
    id = begun(client)
    made = say(client, id, **FIRST, documents=["a.md"])["draft"]
    named = [{"id": id, "title": made["okrs"]["objectives"][0]["title"]}]
    client.delete(f"/v1/drafts/{made['id']}")
    left = answered(client.delete("/v1/documents/a.md?erase=true"), answers.ErasedDocument)
    assert (left["left"], left["left_conversations"]) == ([], named)
    client.post("/v1/documents", json={"id": "a.md", "text": text})
    gone = answered(client.delete("/v1/documents/a.md?erase=true&with_drafts=true"), answers.ErasedDocument)
    assert (gone["erased"], gone["erased_conversations"]) == ([], named)
    problem(client.get(f"/v1/conversations/{id}"), 404, "not_found")


def test_no_workspace_sees_the_conversations_of_another(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with keyed_service(monkeypatch) as client:
        ours, theirs = bearer(made_key("growth", "admin")), bearer(made_key("sales", "admin"))
        id = client.post("/v1/conversations", json={"title": "Ours"}, headers=ours).json()["id"]
        path = f"/v1/conversations/{id}"
        client.post(f"{path}/messages", json=FIRST, headers=ours)
        assert client.get("/v1/conversations", headers=theirs).json()["data"] == []
        problem(client.get(path, headers=theirs), 404, "not_found")
        problem(client.patch(path, json={"version": 1}, headers=theirs), 404, "not_found")
        problem(client.post(f"{path}/messages", json=FIRST, headers=theirs), 404, "not_found")
        problem(client.delete(path, headers=theirs), 404, "not_found")
        assert client.get(path, headers=ours).json()["current"] == 1


def test_a_message_counts_as_a_draft_of_the_day(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with keyed_service(monkeypatch) as client:
        key = bearer(made_key("growth", "draft", drafts_a_day=1))
        id = client.post("/v1/conversations", json={}, headers=key).json()["id"]
        path = f"/v1/conversations/{id}/messages"
        assert client.post(path, json=FIRST, headers=key).status_code == 200
        problem(client.post(path, json={"text": "drop KR 2"}, headers=key), 429, "too_many_drafts")
        assert len(client.get(f"/v1/conversations/{id}", headers=key).json()["messages"]) == 2


def test_a_client_that_goes_away_interrupts_its_message(home: Path) -> None:
    with serving(Stalls()) as model:
        environment = {"OPENAI_BASE_URL": model.base_url, "OKR_MODEL": "m"}
        with service(environment=environment) as (address, _), httpx2.Client(base_url=address, timeout=30) as client:
            id = begun(client)
            path = f"/v1/conversations/{id}"
            with client.stream("POST", f"{path}/messages", json=FIRST, headers=ACCEPT) as response:
                told = read(response.iter_lines())
                assert next(told)[0] == "accepted"
                assert next(told)[0] == "facts"
                assert client.get(path).json()["messages"][0]["state"] == "running"
                assert client.post(f"{path}/messages", json=FIRST).json()["code"] == "busy"
            ended = time.perf_counter() + 60
            while client.get(path).json()["messages"][0]["state"] == "running" and time.perf_counter() < ended:
                time.sleep(0.05)
            (left,) = client.get(path).json()["messages"]
            assert (left["state"], left["code"], json.dumps(left["text"])) == ("interrupted", None, json.dumps(NOTES))
            assert say(client, id, retry=True, model="offline")["current"] == 1


def test_a_change_that_is_no_json_is_refused(client: TestClient) -> None:
    path = f"/v1/conversations/{begun(client)}"
    sent = {"content": b'{"title": "New"}', "headers": {"content-type": "text/plain"}}
    problem(client.patch(path, **sent), 415, "unsupported_media_type")  # type: ignore[arg-type]
