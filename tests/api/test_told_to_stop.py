"""A service that is told to stop ends what it is asked, with a word to whoever waits, and forgets none of it."""

import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2

from api import answers
from api.bench import Bench, Task
from api.commands.serve import PATIENCE
from api.parts import Parts
from api.served import LAST
from api.settings import load_settings
from assistant.drafter.listening import Listener
from tests.api.http import answered, problem
from tests.api.test_http_streams import ACCEPT, NOTES, read
from tests.api.test_serve import serving as service
from tests.servers.openai_server import Stalls, serving

BODY = {"notes": NOTES, "as_of": "2027-01-12"}
FIRST = {"text": NOTES, "as_of": "2027-01-12"}


def begun(events: Iterator[tuple[str, Any]]) -> dict[str, Any]:
    """Give what a stream accepted, once its work is under way."""
    name, accepted = next(events)
    assert name == "accepted"
    assert next(events)[0] == "facts"
    return accepted


def test_each_stream_and_answer_ends_with_a_word_and_can_be_asked_for_again(home: Path) -> None:
    with serving(Stalls()) as model:
        environment = {"OPENAI_BASE_URL": model.base_url, "OKR_MODEL": "m"}
        with (
            service(environment=environment) as (address, process),
            httpx2.Client(base_url=address, timeout=60) as client,
            ThreadPoolExecutor(1) as pool,
        ):
            talk = client.post("/v1/conversations", json={}).json()["id"]
            said = f"/v1/conversations/{talk}/messages"
            with (
                client.stream("POST", "/v1/drafts", json=BODY, headers=ACCEPT) as draft,
                client.stream("POST", said, json=FIRST, headers=ACCEPT) as message,
            ):
                streams = [read(draft.iter_lines()), read(message.iter_lines())]
                accepted = [begun(events) for events in streams]
                plain = pool.submit(httpx2.post, f"{address}/v1/drafts", json=BODY, timeout=60)
                while len(model.received) < 3:
                    assert not plain.done()
                    time.sleep(0.05)
                process.send_signal(signal.SIGTERM)
                ends = [list(events)[-1] for events in streams]
            problem(plain.result(60), 503, "interrupted")
            assert [(name, told["code"], told["status"]) for name, told in ends] == [("error", "interrupted", 503)] * 2
            assert process.wait(PATIENCE + 10) in (0, -signal.SIGTERM)
            assert process.stderr is not None
            assert "Traceback" not in process.stderr.read()
    with service() as (address, _), httpx2.Client(base_url=address, timeout=60) as client:
        for each in accepted:
            assert client.get(f"/v1/drafts/{each['id']}").json()["state"] == "interrupted"
        left = answered(client.get(f"/v1/conversations/{talk}"), answers.Conversation)
        assert [one["state"] for one in left["messages"]] == ["interrupted"]
        assert NOTES.startswith(left["title"])
        assert left["title"]
        again = answered(client.post(said, json={"retry": True}), answers.AnsweredMessage)
        assert again["draft"]["okrs"]["objectives"]


def test_drafts_are_ended_before_the_server_breaks_answers_off() -> None:
    assert LAST < PATIENCE


def test_what_waits_for_its_turn_is_ended_too_until_the_service_starts_again(home: Path) -> None:
    parts = Parts(load_settings())
    bench = Bench(parts)
    try:
        running, waiting, later = Listener(), Listener(), Listener()
        with bench.held(Task("growth"), running):
            bench.stop()
        with bench.held(Task("growth"), waiting):
            pass
        assert running.stopped.done()
        assert waiting.stopped.done()
        bench.close()
        with bench.held(Task("growth"), later):
            pass
        assert not later.stopped.done()
    finally:
        bench.close()
        parts.close()
