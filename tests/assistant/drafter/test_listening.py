"""Who listens to a draft hears its events in order, and stops it."""

import threading
import time
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from assistant.drafter import draft as drafting
from assistant.drafter import offline
from assistant.drafter.brief import Brief, Note
from assistant.drafter.draft import draft
from assistant.drafter.listening import Listener, Stopped, nobody
from assistant.drafter.openai_model import openai_model
from retrieval.passage import Passage, Query
from tests.servers.openai_server import Says, Stalls, serving

NOTES = (
    "Goal: raise onboarding completion from 61% to 78% by 31 March 2027.\nGoal: cut churn from 4% to 3% by June 2027.\n"
)
BRIEF = Brief(notes=(Note("sync.md", NOTES),), as_of=date(2027, 1, 12))


def test_events_come_in_the_order_in_which_they_happen() -> None:
    heard: list[tuple[str, Any]] = []
    made = draft(BRIEF, lambda query: [], None, listener=Listener(lambda *event: heard.append(event)))
    names = [name for name, _ in heard]
    assert names[:3] == ["facts", "passages", "delta"]
    deltas = [data["text"] for name, data in heard if name == "delta"]
    assert deltas[0] == made.okrs.objectives[0].title
    assert {kr.text for each in made.okrs.objectives for kr in each.key_results} <= set(deltas)
    last_repair = len(names) - names[::-1].index("repair") if "repair" in names else 0
    found = [data["code"] for name, data in heard[last_repair:] if name == "finding"]
    assert found == [finding.code for finding in made.report.findings]


def test_a_draft_is_the_same_whether_anybody_listens() -> None:
    alone = draft(BRIEF, lambda query: [], None, id="one")
    heard = draft(BRIEF, lambda query: [], None, id="one", listener=Listener(lambda *event: None))
    assert (heard.okrs, heard.report, heard.questions) == (alone.okrs, alone.report, alone.questions)


def test_a_stopped_draft_goes_no_further() -> None:
    heard: list[str] = []
    listener = Listener(lambda name, data: (heard.append(name), listener.stop()))
    with pytest.raises(Stopped):
        draft(BRIEF, lambda query: [], None, listener=listener)
    assert heard == ["facts"]


def test_a_stop_is_noticed_while_a_note_is_read() -> None:
    asked = 0

    class Patient(Listener):
        def refuse_stopped(self) -> None:
            nonlocal asked
            asked += 1
            if asked == 3:
                self.stop()
            super().refuse_stopped()

    note = Note("long.md", "\n\n".join(NOTES for _ in range(50)))
    with pytest.raises(Stopped):
        draft(Brief((note,), date(2027, 1, 12)), lambda query: [], None, listener=Patient())
    assert asked == 3


@pytest.mark.parametrize("last", ["gather", "compose", "check", "retitled", "mend"])
def test_a_stop_amid_a_step_lets_no_other_begin(last: str, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    listener = nobody()

    def step(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def run(*args: Any, **named: Any) -> Any:
            begun.append(name)
            if name == last:
                listener.stop()
            return real(*args, **named)

        return run

    for name in ("gather", "check", "retitled", "mend", "without_secrets"):
        monkeypatch.setattr(drafting, name, step(name, getattr(drafting, name)))
    monkeypatch.setattr(offline, "compose", step("compose", offline.compose))
    with pytest.raises(Stopped):
        draft(BRIEF, lambda query: [], None, listener=listener)
    assert begun[-1] == last


def test_a_stopped_draft_asks_the_library_nothing_more() -> None:
    listener, asked = nobody(), []

    def search(query: Query) -> list[Passage]:
        asked.append(query)
        listener.stop()
        return []

    with pytest.raises(Stopped):
        draft(BRIEF, search, None, listener=listener)
    assert len(asked) == 1


@pytest.mark.usefixtures("asked_once")
@pytest.mark.parametrize("hears", [True, False])
def test_stopping_cuts_a_call_of_the_model_at_once(hears: bool) -> None:
    listener = Listener((lambda *event: None) if hears else None)
    with serving(Stalls()) as server:
        model = openai_model("m", "sk-1", server.base_url)

        def stop() -> None:
            while not server.received:
                time.sleep(0.01)
            listener.stop()

        stopping = threading.Thread(target=stop)
        stopping.start()
        begun = time.perf_counter()
        with pytest.raises(Stopped):
            draft(BRIEF, lambda query: [], model, listener=listener)
        stopping.join()
        assert time.perf_counter() - begun < 5


def test_a_stop_is_no_fault_that_the_offline_drafter_steps_in_for() -> None:
    heard: list[str] = []

    def hear(name: str, data: Any) -> None:
        heard.append(name)
        if name == "delta":
            listener.stop()

    listener = Listener(hear)
    answer = '{"objectives": [{"quotes": [], "title": "Help customers", "key_results": []}]}'
    with serving(Says(answer), reads=Says('{"facts": []}')) as server, pytest.raises(Stopped):
        draft(BRIEF, lambda query: [], openai_model("m", "sk-1", server.base_url), listener=listener)
    assert heard[-1] == "delta"


def test_a_pause_ends_when_the_draft_is_stopped() -> None:
    listener = nobody()
    threading.Timer(0.05, listener.stop).start()
    begun = time.perf_counter()
    with pytest.raises(Stopped):
        listener.pause(30)
    assert time.perf_counter() - begun < 5


def test_one_who_tells_somebody_else_is_stopped_with_the_first() -> None:
    first = Listener(lambda *event: None)
    other = first.heard_by(lambda *event: None)
    first.stop()
    first.stop()
    with pytest.raises(Stopped):
        other.tell("facts", {})
