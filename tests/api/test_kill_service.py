"""A service or worker that is killed under load loses nothing it acknowledged, and tells nothing false."""

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Any

import httpx2
import pytest

from api.answers import Conversation, Draft, UnfinishedDraft
from api.store.jobs import LEASE
from tests.api.test_http_streams import ACCEPT, read
from tests.api.test_serve import serving as service
from tests.api.test_workers import children, until_served
from tests.places import ON_ALL, ON_SERVERS
from tests.servers.openai_server import Stalls, serving

pytestmark = pytest.mark.long(minutes=6)
KILLS = 10
NOTES = "Our goal: raise onboarding completion from 61% to 78% by 31 March 2027. Churn is 4%, goal 3% by March 2027."


@dataclass
class Told:
    """What clients were told: drafts, documents and answers they were given, and drafts they only saw begin.

    The answers are those of a conversation, in order.
    """

    drafts: dict[str, dict[str, Any]] = field(default_factory=dict)
    documents: dict[str, str] = field(default_factory=dict)
    begun: set[str] = field(default_factory=set)
    answers: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


Act = Callable[[httpx2.Client, Told, str], None]


def _plain(client: httpx2.Client, told: Told, name: str) -> None:
    answer = client.post("/v1/drafts", json={"notes": f"{NOTES} {name}", "as_of": "2027-01-12"})
    assert answer.status_code == 200, answer.text
    draft = answer.json()
    assert "not_stored" not in answer.text
    told.drafts[draft["id"]] = draft


def _streamed(client: httpx2.Client, told: Told, name: str, model: str = "offline") -> None:
    body = {"notes": f"{NOTES} {name}", "as_of": "2027-01-12", "model": model}
    with client.stream("POST", "/v1/drafts", json=body, headers=ACCEPT) as answer:
        assert answer.status_code == 200
        id = ""
        for event, data in read(answer.iter_lines()):
            if event == "accepted":
                id = data["id"]
            elif event == "done":
                told.drafts[data["id"]] = data
            else:
                assert event != "error", data
                told.begun.add(id)


def _stalled(client: httpx2.Client, told: Told, name: str) -> None:
    _streamed(client, told, name, "m")


def _document(client: httpx2.Client, told: Told, name: str) -> None:
    text = f"What {name} says of onboarding.\n"
    answer = client.post("/v1/documents", json={"id": name, "text": text})
    assert answer.status_code == 201, answer.text
    told.documents[name] = text


def _conversing(client: httpx2.Client, told: Told, name: str) -> None:
    """Hold a conversation that leaves three versions; where it is broken off, the next begins another."""
    begun = client.post("/v1/conversations", json={})
    assert begun.status_code == 201, begun.text
    id = begun.json()["id"]
    told.answers[id] = []
    for text in (f"{NOTES} {name}", "KR 1: target 80 %", "KR 1: target 82 %"):
        answer = client.post(f"/v1/conversations/{id}/messages", json={"text": text})
        assert answer.status_code == 200, answer.text
        assert "not_stored" not in answer.text
        given = answer.json()
        told.answers[id].append(given)
        told.drafts[given["draft"]["id"]] = given["draft"]


@contextmanager
def _read(process: subprocess.Popen[str]) -> Iterator[None]:
    """Read the log, which would fill its pipe, of a process that ends meanwhile; it tells no failure and no note."""
    lines: list[str] = []
    reading = Thread(target=lambda: lines.extend(process.stderr or ()))
    reading.start()
    yield
    reading.join(30)
    assert not reading.is_alive()
    log = "".join(lines)
    assert "Traceback" not in log
    assert "onboarding" not in log


def _client(address: str, patience: float = 60) -> httpx2.Client:
    return httpx2.Client(base_url=address, timeout=patience)


def _load(address: str, told: Told, round: int, kill: Callable[[], None], seconds: float) -> None:
    """Send all kinds of requests at once, and kill amid them."""
    over, before = Event(), told.drafts.keys() | told.begun
    said = sum(map(len, told.answers.values()))

    def sending(act: Act, sender: int) -> None:
        count = 0
        with _client(address, 3 if act is _stalled else 60) as client:
            while not over.is_set():
                count += 1
                try:
                    act(client, told, f"{round}-{sender}-{count}.md")
                except httpx2.TransportError:
                    over.wait(0.05)

    acts: tuple[Act, ...] = (_plain, _streamed, _stalled, _stalled, _document, _conversing, _conversing)

    def is_amid() -> bool:
        drafted, begun = told.drafts.keys() - before, told.begun - told.drafts.keys() - before
        return bool(drafted and begun and sum(map(len, list(told.answers.values()))) > said)

    with ThreadPoolExecutor(len(acts)) as pool:
        sent = [pool.submit(sending, act, number) for number, act in enumerate(acts)]
        _until(is_amid)
        time.sleep(seconds)
        over.set()
        kill()
        wait(sent)
    for each in sent:
        each.result()


def _check_conversation(client: httpx2.Client, id: str, given: list[dict[str, Any]], states: set[str]) -> None:
    """Look for every answer with its version, and for a message after them at most, which is in one of these states."""
    found = client.get(f"/v1/conversations/{id}").json()
    Conversation.model_validate(found)
    last = len(given)
    assert found["messages"][1 : 2 * last : 2] == [one["message"] for one in given]
    assert found["versions"][:last] == [version for one in given for version in one["versions"]]
    left = found["messages"][2 * last :]
    assert {message["state"] for message in left} <= states
    assert [message["role"] for message in left] in ([], ["user"], ["user", "assistant"])
    is_answered = len(left) == 2
    assert [version["number"] for version in found["versions"]] == list(range(1, last + is_answered + 1))
    assert found["current"] == (last + is_answered or None)


def _until(holds: Callable[[], object]) -> None:
    """Wait for what the first request of a process takes its time to load."""
    for _ in range(600):
        if holds():
            return
        time.sleep(0.05)
    pytest.fail("nothing is answered")


def _check(address: str, told: Told, *running: str) -> dict[str, str]:
    """Look for all that was acknowledged; gives the states of the drafts that were only begun."""
    states: dict[str, str] = {}
    with _client(address) as client:
        for id, given in told.answers.items():
            _check_conversation(client, id, given, {"done", "interrupted", *running})
        for id, draft in told.drafts.items():
            assert client.get(f"/v1/drafts/{id}").json() == draft
        for id in told.begun - told.drafts.keys():
            answer = client.get(f"/v1/drafts/{id}")
            assert answer.status_code == 200, answer.text
            states[id] = answer.json()["state"]
            (Draft if states[id] == "done" else UnfinishedDraft).model_validate(answer.json())
        listed = _listed(client, "/v1/drafts")
        assert told.drafts.keys() <= set(listed)
        assert set(listed.values()) <= {"done"}
        assert told.documents.keys() <= _listed(client, "/v1/documents").keys()
        for name, text in told.documents.items():
            assert client.get(f"/v1/documents/{name}").json()["text"] == text
    return states


def _listed(client: httpx2.Client, path: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    page = client.get(path, params={"limit": 200}).json()
    found |= {each["id"]: each.get("state") for each in page["data"]}
    while page["has_more"]:
        page = client.get(path, params={"limit": 200, "cursor": page["next"]}).json()
        found |= {each["id"]: each.get("state") for each in page["data"]}
    return found


def _check_ended(address: str, told: Told) -> None:
    """Once the leases have run out nothing is told as running; what was begun is whole, or interrupted."""
    time.sleep(LEASE.total_seconds() + 1)
    states = _check(address, told)
    assert set(states.values()) <= {"done", "interrupted"}
    assert "interrupted" in states.values()


@ON_ALL
def test_a_killed_service_loses_nothing(home: Path, place: Mapping[str, str]) -> None:
    told, chance = Told(), random.Random(6)
    with serving(Stalls()) as model:
        environment = {"OPENAI_BASE_URL": model.base_url}
        for round in range(KILLS):
            with service(environment=environment) as (address, process), _read(process):
                until_served(address)
                _check(address, told, "running")
                _load(address, told, round, process.kill, chance.uniform(0, 1.5))
        with service(environment=environment) as (address, process), _read(process):
            until_served(address)
            _check_ended(address, told)
            process.kill()


@ON_SERVERS
def test_a_killed_worker_loses_nothing(home: Path, place: Mapping[str, str]) -> None:
    told, chance = Told(), random.Random(6)

    def kill() -> None:
        os.kill(chance.choice(children(process)), signal.SIGKILL)

    with (
        serving(Stalls()) as model,
        service("--workers", "2", environment={"OPENAI_BASE_URL": model.base_url}) as (address, process),
        _read(process),
    ):
        until_served(address)
        for round in range(KILLS):
            _load(address, told, round, kill, chance.uniform(0, 1.5))
            until_served(address)
            _check(address, told, "running")
        _check_ended(address, told)
        process.terminate()
