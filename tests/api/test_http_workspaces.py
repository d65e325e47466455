"""Whatever the keys of several workspaces send, no answer holds anything of another workspace, nor tells of it."""

import re
from base64 import urlsafe_b64decode
from collections import Counter
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from string import ascii_lowercase
from typing import Any

import httpx2
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from starlette.testclient import TestClient

from api.caller import SCOPES, Scope
from api.parts import Parts
from api.store.key import Made
from api.store.keys import Keys
from tests.api.http import problem
from tests.api.keyed import bearer, keyed_service
from tests.places import ON_ALL

QUOTA = 500
STREAM = {"accept": "text/event-stream"}
WORD = re.compile(r"quokka[a-z]{4}", re.IGNORECASE)
NEXT = re.compile(r'"next": ?"([\w-]+)"')
EXPORTS = ("markdown", "json", "csv", "yaml")
REPORTS = tuple(f"/report?format={form}" for form in ("html", "md", "json", "csv", "xml"))
HOLDERS = (*SCOPES, "expired", "revoked")
_numbers = count()


@dataclass
class Workspace:
    """What a workspace holds by rights, and the word that everything in it is marked with."""

    word: str
    keys: dict[str, Made]
    documents: dict[str, str] = field(default_factory=dict)
    drafts: dict[str, str] = field(default_factory=dict)
    conversations: dict[str, set[str]] = field(default_factory=dict)
    evaluations: set[str] = field(default_factory=set)
    once: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    calls: Counter[str] = field(default_factory=Counter)

    @property
    def ids(self) -> set[str]:
        """What only this workspace may be told."""
        keys = {key.key.id for key in self.keys.values()}
        return keys | self.drafts.keys() | self.conversations.keys() | self.evaluations


def word() -> str:
    """Give a word that no other workspace of this run has."""
    number = next(_numbers)
    return "quokka" + "".join(ascii_lowercase[number // 26**place % 26] for place in range(4))


def workspace(keys: Keys) -> Workspace:
    name = word()
    made: dict[str, Made] = {scope: keys.create(name, name, scope, requests_a_minute=QUOTA) for scope in SCOPES}
    made["expired"] = keys.create(name, name, "admin", expires=datetime.now(UTC))
    made["revoked"] = keys.create(name, name, "admin")
    keys.revoke(made["revoked"].key.id)
    return Workspace(name, made)


whose = st.integers(0, 1)
# A key that opens something, most of the time.
holder = st.sampled_from((*SCOPES, "draft", "admin", *HOLDERS))
number = st.integers(0, 3)


class Calls(RuleBasedStateMachine):
    """Two workspaces of one service, and calls with all their keys."""

    def __init__(self, client: TestClient) -> None:
        super().__init__()
        parts: Parts = client.app.state.parts  # type: ignore[attr-defined]
        self.client, self.parts = client, parts
        self.workspaces = [workspace(parts.keys()) for _ in range(2)]
        self.cursors: list[tuple[str, str]] = []
        self.gone: set[str] = set()

    @initialize()
    def begin(self) -> None:
        """Let both have a document of the same id, one of their own, and a draft."""
        for at in range(2):
            self.add(at, "draft", 0, False)
            self.add(at, "draft", at + 2, False)
            self.draft(at, "draft", 1, False, False)
            self.converse(at, "draft")
            self.evaluate(at, "draft", False)

    @rule(at=whose, by=holder, n=number, once=st.booleans())
    def add(self, at: int, by: str, n: int, once: bool) -> None:
        ours = self.workspaces[at]
        # Half of the documents have ids that both workspaces use.
        id = f"plan-{n}.md" if n < 2 else f"{ours.word}-{n}.md"
        text = f"Our strategy: onboarding of {ours.word} comes first. Page {n}.\n"
        headers = {"idempotency-key": f"{n}"} if once else {}
        body = {"id": id, "text": text, "title": f"Plan {ours.word}"}
        if self.sent(ours, by, "draft", "POST", "/v1/documents", 201, json=body, headers=headers):
            ours.documents[id] = text

    @rule(at=whose, by=holder, n=number)
    def show(self, at: int, by: str, n: int) -> None:
        ours, id = self.workspaces[at], self.document(n)
        found = self.sent(ours, by, "read", "GET", f"/v1/documents/{id}", 200 if id in ours.documents else 404)
        if found is not None and found.is_success:
            assert found.json()["text"] == ours.documents[id]

    @rule(at=whose, by=holder, n=number)
    def remove(self, at: int, by: str, n: int) -> None:
        ours, id = self.workspaces[at], self.document(n)
        if self.sent(ours, by, "draft", "DELETE", f"/v1/documents/{id}", 204 if id in ours.documents else 404):
            ours.documents.pop(id, None)

    @rule(at=whose, by=holder, n=number, drafts=st.booleans())
    def erase(self, at: int, by: str, n: int, drafts: bool) -> None:
        ours, id = self.workspaces[at], self.document(n)
        path = f"/v1/documents/{id}?erase=true&with_drafts={drafts}".lower()
        found = self.sent(ours, by, "admin", "DELETE", path, 200 if id in ours.documents else 404)
        if found is None:
            return
        ours.documents.pop(id, None)
        if found.is_success:
            told = found.json()
            assert {one["id"] for one in told["erased"] + told["left"]} <= ours.drafts.keys()
            erased = {one["id"] for one in told["erased"]}
            for id in erased:
                self.drop(ours, id)
            talks = {one["id"] for one in told["erased_conversations"]}
            assert talks | {one["id"] for one in told["left_conversations"]} <= ours.conversations.keys()
            assert talks >= {id for id, drafts in ours.conversations.items() if drafts & erased}
            for id in talks:
                del ours.conversations[id]

    @rule(at=whose, by=holder, n=number, limit=st.integers(1, 3))
    def list_documents(self, at: int, by: str, n: int, limit: int) -> None:
        ours = self.workspaces[at]
        self.page(ours, by, "/v1/documents", ours.documents.keys(), n, limit)

    @rule(at=whose, by=holder, n=number)
    def search(self, at: int, by: str, n: int) -> None:
        ours = self.workspaces[at]
        # One asks for what another has, as well as for what all have.
        text = (ours.word, self.workspaces[1 - at].word, "onboarding strategy", "plan")[n]
        found = self.sent(ours, by, "read", "POST", "/v1/search", 200, json={"text": text, "k": 20})
        if found is not None:
            assert {hit["document"] for hit in found.json()["hits"]} <= ours.documents.keys()

    @rule(at=whose, by=holder, n=number, streams=st.booleans(), once=st.booleans())
    def draft(self, at: int, by: str, n: int, streams: bool, once: bool) -> None:
        ours = self.workspaces[at]
        mine = f" {ours.word.capitalize()} asked for it." if n % 2 else ""
        notes = f"Onboarding completion is at 61%, target {70 + n}% by 31 March 2027.{mine}"
        name = f"order-{n // 2}"
        known = ours.once.get((ours.keys[by].key.id, name)) if once else None
        right = 200
        if known is not None and known[0] != notes:
            right = 422
        elif known is not None and known[1] in self.gone:
            right = 409  # for as long as the first might still be on its way
        headers = {**(STREAM if streams else {}), **({"idempotency-key": name} if once else {})}
        body = {"notes": notes, "as_of": "2027-01-12"}
        found = self.sent(ours, by, "draft", "POST", "/v1/drafts", right, json=body, headers=headers)
        if found is None or not found.is_success:
            return
        ids = re.findall(r'"id": ?"([^"]+)"', found.text)
        id = ids[0] if streams else found.json()["id"]
        if known is not None:
            assert id == known[1]
        else:
            assert id not in ours.drafts
        ours.drafts[id] = notes
        if once:
            ours.once[ours.keys[by].key.id, name] = (notes, id)

    @rule(at=whose, by=holder, n=number, limit=st.integers(1, 3))
    def list_drafts(self, at: int, by: str, n: int, limit: int) -> None:
        ours = self.workspaces[at]
        self.page(ours, by, "/v1/drafts", ours.drafts.keys(), n, limit)

    @rule(at=whose, by=holder, n=number, export=st.sampled_from((None, *EXPORTS)))
    def show_draft(self, at: int, by: str, n: int, export: str | None) -> None:
        ours, id = self.workspaces[at], self.one_draft(n)
        path = f"/v1/drafts/{id}" + (f"/export?format={export}" if export else "")
        self.sent(ours, by, "read", "GET", path, 200 if id in ours.drafts else 404)

    @rule(at=whose, by=holder, n=number, erases=st.booleans())
    def remove_draft(self, at: int, by: str, n: int, erases: bool) -> None:
        ours, id = self.workspaces[at], self.one_draft(n)
        path = f"/v1/drafts/{id}" + ("?erase=true" if erases else "")
        is_told = erases and any(id in drafts for drafts in ours.conversations.values())
        right = 404 if id not in ours.drafts else 409 if is_told else 204
        found = self.sent(ours, by, "admin" if erases else "draft", "DELETE", path, right)
        if found is not None and found.is_success:
            self.drop(ours, id)

    @rule(at=whose, by=holder)
    def converse(self, at: int, by: str) -> None:
        ours = self.workspaces[at]
        found = self.sent(ours, by, "draft", "POST", "/v1/conversations", 201, json={"title": f"Of {ours.word}"})
        if found is not None:
            ours.conversations[found.json()["id"]] = set()

    @rule(at=whose, by=holder, n=number, streams=st.booleans())
    def say(self, at: int, by: str, n: int, streams: bool) -> None:
        ours, id = self.workspaces[at], self.one_conversation(n)
        body = {"text": f"add: Churn is at {n + 4}%, target 3%, says {ours.word}.", "as_of": "2027-01-12"}
        path, headers = f"/v1/conversations/{id}/messages", STREAM if streams else {}
        right = 200 if id in ours.conversations else 404
        found = self.sent(ours, by, "draft", "POST", path, right, json=body, headers=headers)
        if found is not None and found.is_success:
            shown = self.sent(ours, "read", "read", "GET", f"/v1/conversations/{id}", 200)
            assert shown is not None
            for version in shown.json()["versions"]:
                ours.drafts.setdefault(version["draft"], body["text"])
                ours.conversations[id].add(version["draft"])

    @rule(at=whose, by=holder, n=number)
    def show_conversation(self, at: int, by: str, n: int) -> None:
        ours, id = self.workspaces[at], self.one_conversation(n)
        right = 200 if id in ours.conversations else 404
        self.sent(ours, by, "read", "GET", f"/v1/conversations/{id}", right)
        self.sent(ours, by, "draft", "PATCH", f"/v1/conversations/{id}", right, json={"title": f"Again {ours.word}"})

    @rule(at=whose, by=holder, n=number)
    def remove_conversation(self, at: int, by: str, n: int) -> None:
        ours, id = self.workspaces[at], self.one_conversation(n)
        right = 204 if id in ours.conversations else 404
        if self.sent(ours, by, "draft", "DELETE", f"/v1/conversations/{id}", right):
            for draft in ours.conversations.pop(id, ()):
                self.drop(ours, draft)

    @rule(at=whose, by=holder, n=number, limit=st.integers(1, 3))
    def list_conversations(self, at: int, by: str, n: int, limit: int) -> None:
        ours = self.workspaces[at]
        self.page(ours, by, "/v1/conversations", ours.conversations.keys(), n, limit)
        other = self.workspaces[1 - at].word
        found = self.sent(ours, by, "read", "GET", "/v1/conversations", 200, params={"query": other})
        assert found is None or found.json()["data"] == []

    @rule(at=whose, by=holder, drafts=st.booleans())
    def evaluate(self, at: int, by: str, drafts: bool) -> None:
        ours = self.workspaces[at]
        notes = f"Onboarding of {ours.word} is at 61%, target 78% by 31 March 2027."
        okrs = {"objective": f"Delight {ours.word}", "key_results": ["Cut churn from 4% to 3% by 31 March 2027"]}
        case = {"custom_id": ours.word, **({"notes": notes, "as_of": "2027-01-12"} if drafts else {"okrs": okrs})}
        body = {"name": f"Of {ours.word}", "cases": [case]}
        found = self.sent(ours, by, "draft", "POST", "/v1/evaluations", 201, json=body)
        if found is not None:
            ours.evaluations.add(found.json()["id"])

    @rule(at=whose, by=holder, n=number, part=st.sampled_from(("", "/results", "/errors", *REPORTS)))
    def show_evaluation(self, at: int, by: str, n: int, part: str) -> None:
        ours, id = self.workspaces[at], self.one_evaluation(n)
        # There is no report before there is a result.
        right = (200, 409) if part in REPORTS else (200,)
        self.sent(
            ours, by, "read", "GET", f"/v1/evaluations/{id}{part}", *(right if id in ours.evaluations else (404,))
        )

    @rule(at=whose, by=holder, n=number, act=st.sampled_from(("cancel", "resume", "resume?retry_errors=true")))
    def steer_evaluation(self, at: int, by: str, n: int, act: str) -> None:
        ours, id = self.workspaces[at], self.one_evaluation(n)
        # How far it is by now is another question.
        right = (200, 409) if id in ours.evaluations else (404,)
        self.sent(ours, by, "draft", "POST", f"/v1/evaluations/{id}/{act}", *right)

    @rule(at=whose, by=holder, n=number, erases=st.booleans())
    def remove_evaluation(self, at: int, by: str, n: int, erases: bool) -> None:
        ours, id = self.workspaces[at], self.one_evaluation(n)
        path = f"/v1/evaluations/{id}" + ("?erase=true" if erases else "")
        right = 204 if id in ours.evaluations else 404
        found = self.sent(ours, by, "admin" if erases else "draft", "DELETE", path, right)
        if found is not None:
            ours.evaluations.discard(id)

    @rule(at=whose, by=holder, n=number, limit=st.integers(1, 3))
    def list_evaluations(self, at: int, by: str, n: int, limit: int) -> None:
        ours = self.workspaces[at]
        self.page(ours, by, "/v1/evaluations", ours.evaluations, n, limit)

    @rule(at=whose, by=holder, n=number)
    def ask_wrongly(self, at: int, by: str, n: int) -> None:
        ours = self.workspaces[at]
        if n == 0:
            self.sent(ours, by, "admin", "GET", "/metrics", 200)
        elif n == 1:
            self.sent(ours, by, "read", "POST", "/v1/search", 422, json={"text": 3})
        else:
            path = ("/v1/drafts", "/v1/documents")[n - 2]
            self.sent(ours, by, "read", "GET", f"{path}?cursor=none!", 422)

    def teardown(self) -> None:
        """Each workspace holds what its own keys put there, and its log tells of nothing else."""
        for ours in self.workspaces:
            for path, kept in (
                ("/v1/documents", ours.documents),
                ("/v1/drafts", ours.drafts),
                ("/v1/conversations", ours.conversations),
                ("/v1/evaluations", dict.fromkeys(ours.evaluations)),
            ):
                found = self.sent(ours, "admin", "read", "GET", f"{path}?limit=200", 200)
                assert found is not None
                assert {one["id"] for one in found.json()["data"]} == kept.keys()
            for id, text in ours.documents.items():
                found = self.sent(ours, "read", "read", "GET", f"/v1/documents/{id}", 200)
                assert found is not None
                assert found.json()["text"] == text
            for id in ours.evaluations:  # few may wait at once
                assert self.sent(ours, "draft", "draft", "DELETE", f"/v1/evaluations/{id}", 204)
            self.closed(ours, "".join(map(str, self.parts.audit().entries(ours.word))))

    def document(self, n: int) -> str:
        """Give an id that both may have, or one of either."""
        return f"plan-{n}.md" if n < 2 else f"{self.workspaces[n - 2].word}-{n}.md"

    def one_draft(self, n: int) -> str:
        """Give the id of any draft there is, whosever it is."""
        all = [id for one in self.workspaces for id in one.drafts]
        return all[n * len(all) // 4] if all else "none"

    def one_conversation(self, n: int) -> str:
        """Give the id of any conversation there is, whosever it is."""
        all = [id for one in self.workspaces for id in one.conversations]
        return all[n * len(all) // 4] if all else "none"

    def one_evaluation(self, n: int) -> str:
        """Give the id of any evaluation there is, whosever it is."""
        all = sorted(id for one in self.workspaces for id in one.evaluations)
        return all[n * len(all) // 4] if all else "none"

    def drop(self, ours: Workspace, id: str) -> None:
        if ours.drafts.pop(id, None) is not None:
            self.gone.add(id)

    def page(self, ours: Workspace, by: str, path: str, kept: Any, n: int, limit: int) -> None:
        """List with a cursor that anybody got from anywhere, or none."""
        whence, cursor = self.cursors[-n] if 0 < n <= len(self.cursors) else (path, None)
        params = {"limit": str(limit), **({} if cursor is None else {"cursor": cursor})}
        # A cursor of the other list may be refused; it may never show more.
        found = self.sent(ours, by, "read", "GET", path, *((200,) if whence == path else (200, 422)), params=params)
        if found is None or not found.is_success:
            return
        told = found.json()
        ids = [one["id"] for one in told["data"]]
        assert len(ids) == len(set(ids)) <= limit
        assert set(ids) <= set(kept)
        if cursor is None:
            assert len(ids) == min(limit, len(kept))
            assert told["has_more"] == (len(kept) > limit)
        if told["next"]:
            self.cursors.append((path, told["next"]))

    def sent(
        self, ours: Workspace, by: str, scope: Scope, method: str, path: str, *right: int, **more: Any
    ) -> httpx2.Response | None:
        """Send a request, and give its answer where the key goes so far; look for what is not its workspace's."""
        key = ours.keys[by]
        response = self.client.request(method, path, **{**more, "headers": {**more.get("headers", {}), **bearer(key)}})
        told = response.text + "\n".join(f"{name}: {value}" for name, value in response.headers.items())
        self.closed(ours, told + "".join(map(read, NEXT.findall(response.text))))
        if by not in SCOPES:
            problem(response, 401, "unauthorized")
            return None
        ours.calls[by] += 1
        left = int(response.headers["ratelimit"].split("r=")[1].split(";")[0])
        assert left >= QUOTA - ours.calls[by], "another key's calls were counted"
        if SCOPES.index(by) < SCOPES.index(scope):
            problem(response, 403, "scope_too_small")
            return None
        assert response.status_code in right, (response.status_code, right, response.text)
        return response

    def closed(self, ours: Workspace, told: str) -> None:
        """Look for what is another workspace's, of this example or of any before it."""
        assert {found.lower() for found in WORD.findall(told)} <= {ours.word}
        for other in self.workspaces:
            if other is not ours:
                assert not [id for id in other.ids if id in told]


def read(cursor: str) -> str:
    return urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode("utf-8")


@ON_ALL
@pytest.mark.long
def test_no_answer_holds_anything_of_another_workspace(home: object, monkeypatch: pytest.MonkeyPatch) -> None:
    with keyed_service(monkeypatch) as client:
        run_state_machine_as_test(lambda: Calls(client), settings=settings(max_examples=20, stateful_step_count=15))
