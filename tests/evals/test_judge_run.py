"""A run with a judge that is killed and resumed puts no question to the judge twice."""

import json
import time
from pathlib import Path
from threading import Event, Lock

from evals.scorers.judge import rubric
from tests.evals.judging import NOTES, SET, VERDICT
from tests.evals.model_run import finished, results, started
from tests.servers.limited_server import case_of, limited
from tests.servers.openai_server import Received

COUNT, FIRST, WORKERS = 10, 3, 2


class Halting:
    """Gives so many verdicts, and no more until it may go on."""

    def __init__(self) -> None:
        self.goes_on = Event()
        self._lock, self._given = Lock(), 0

    def __call__(self, request: Received) -> str:
        with self._lock:
            self._given += 1
            halts = self._given > FIRST
        if halts:
            self.goes_on.wait(60)
        return VERDICT


def test_a_killed_run_asks_the_judge_for_nothing_twice(tmp_path: Path) -> None:
    data, cases = tmp_path / "data", tmp_path / "cases.jsonl"
    sets = [{**SET, "id": f"c{at}", "notes": f"{NOTES}\nMinutes {at}.", "gold": {"human": "up"}} for at in range(COUNT)]
    cases.write_text("".join(json.dumps(one) + "\n" for one in sets))
    judge = Halting()
    with limited(judge) as server:
        process = started(data, server.base_url, str(cases), "--judge", "m", "-j", str(WORKERS), "--run", "run")
        until = time.monotonic() + 120
        while (len(results(data)), len(server.received)) < (FIRST, FIRST + WORKERS) and time.monotonic() < until:
            time.sleep(0.05)
        process.kill()
        process.communicate()
        judge.goes_on.set()
        done, asked = {one["case"].removeprefix("c") for one in results(data)}, len(server.received)
        assert (len(done), asked) == (FIRST, FIRST + WORKERS)
        said = finished(data, server.base_url, "--resume", "run")
        assert not done & {case_of(one) for one in server.received[asked:]}
        assert len(server.received) == COUNT + WORKERS  # again only what the kill cut off
    assert {one.asks_for for one in server.received} == {"Verdict"}
    assert all(one.system == rubric().text for one in server.received)
    assert "too few labels (30 needed)" in said
    assert [one["human"] for one in results(data)] == ["up"] * COUNT
    assert {one["scores"]["judge"]["value"] for one in results(data)} == {3}
