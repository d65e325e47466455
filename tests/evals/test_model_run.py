"""A run with a model: killed and resumed it pays for nothing twice; a server with a limit is asked within it."""

import json
import time
from pathlib import Path
from random import Random

import pytest

from tests.evals.model_run import dataset, finished, reply, results, started, timeless
from tests.servers.limited_server import Limit, case_of, limited
from tests.servers.openai_server import Received

pytestmark = pytest.mark.long(minutes=2)


def slowly(request: Received) -> str:
    time.sleep(0.1)
    return reply(request)


def test_a_model_is_asked_once_for_what_two_styles_share(tmp_path: Path) -> None:
    cases = dataset(tmp_path / "cases.jsonl", 3)
    with limited(reply) as server:
        styles = ("--preset", "balanced", "--preset", "lenient")
        finished(tmp_path / "data", server.base_url, str(cases), "--model", "m", *styles, "--run", "run")
        first = len(server.received)
        finished(tmp_path / "data", server.base_url, str(cases), "--model", "m", "--run", "again")
        assert len(server.received) == first
        assert set(server.asked.values()) == {1}
        finished(tmp_path / "data", server.base_url, str(cases), "--model", "m", "--repeat", "2", "--run", "twice")
        assert len(server.received) > first
    assert {one["state"] for one in results(tmp_path / "data")} == {"pass"}
    assert all(one["answers"] for one in results(tmp_path / "data"))


@pytest.mark.parametrize("kills", [2, pytest.param(10, marks=pytest.mark.long)])
def test_a_killed_run_goes_on_and_pays_nothing_twice(tmp_path: Path, kills: int) -> None:
    cases = dataset(tmp_path / "cases.jsonl", 12 * kills)
    random = Random(kills)
    data, whole = tmp_path / "data", tmp_path / "whole"
    with limited(slowly) as server:
        arguments = [str(cases), "--model", "m", "-j", "2", "--run", "run"]
        for _ in range(kills):
            before, asked = len(results(data)), len(server.received)
            done = {one["case"].removeprefix("c") for one in results(data)}
            process = started(data, server.base_url, *arguments)
            until = time.monotonic() + 60
            while len(results(data)) < before + random.randint(1, 6) and time.monotonic() < until:
                time.sleep(random.random() / 10)
            process.kill()
            process.communicate()
            assert not done & {case_of(one) for one in server.received[asked:]}
            arguments = ["--resume", "run", "-j", "2"]
        asked = len(server.received)
        done = {one["case"].removeprefix("c") for one in results(data)}
        assert len(done) < 12 * kills
        report = ["-o", str(tmp_path / "killed.json")]
        finished(data, server.base_url, "--resume", "run", *report)
        assert not done & {case_of(one) for one in server.received[asked:]}
        # A question is put again only where a kill cut off its answer: two at most were on their way each time.
        assert sum(times - 1 for times in server.asked.values()) <= 2 * kills
        report = ["-o", str(tmp_path / "whole.json")]
        finished(whole, server.base_url, str(cases), "--model", "m", "--run", "run", *report)
    assert timeless(tmp_path / "killed.json") == timeless(tmp_path / "whole.json")


def test_a_limited_failing_stalling_server_is_asked_within_its_limit(tmp_path: Path) -> None:
    count, rate = 40, 40
    cases = dataset(tmp_path / "cases.jsonl", count)
    random = Random(7)
    faults = random.sample(range(1, 2 * count), count // 10)
    fails, stalls = frozenset(faults[:-2]), frozenset(faults[-2:])
    with limited(reply) as faultless:
        finished(tmp_path / "good", faultless.base_url, str(cases), "--model", "m", "--run", "run")
    with limited(reply, Limit(rate), fails=fails, stalls=stalls) as server:
        finished(
            tmp_path / "data", server.base_url, str(cases), "--model", "m", "-j", "16", "--timeout", "8", "--run", "run"
        )
        assert len(server.received) <= 1.5 * len(faultless.received)
    assert sorted(one["case"] for one in results(tmp_path / "data")) == sorted(f"c{at}" for at in range(count))
    assert {one["state"] for one in results(tmp_path / "data")} == {"pass"}


@pytest.mark.long(minutes=2)
def test_of_500_cases_none_is_lost_or_doubled_by_a_limited_failing_stalling_server(tmp_path: Path) -> None:
    count, rate = 500, 40
    cases = dataset(tmp_path / "cases.jsonl", count)
    faults = Random(8).sample(range(1, 2 * count), count // 10)
    with limited(reply) as faultless:
        finished(tmp_path / "good", faultless.base_url, str(cases), "--model", "m", "--run", "run")
    with limited(reply, Limit(rate), fails=frozenset(faults[:-6]), stalls=frozenset(faults[-6:])) as server:
        process = started(
            tmp_path / "data",
            server.base_url,
            str(cases),
            "--model",
            "m",
            "-j",
            "16",
            "--timeout",
            "15",
            "--run",
            "run",
        )
        _, err = process.communicate(timeout=600)
    found = results(tmp_path / "data")
    errors = [one for one in found if one["state"] == "error"]
    assert sorted(one["case"] for one in found) == sorted(f"c{at}" for at in range(count))
    assert {one["state"] for one in found} <= {"pass", "error"}
    assert process.returncode == (2 if errors else 0), err.decode()
    assert len(faultless.received) == 2 * count
    assert len(server.received) <= 1.5 * len(faultless.received)


def test_errors_are_kept_apart_and_done_again(tmp_path: Path) -> None:
    cases = dataset(tmp_path / "cases.jsonl", 4)

    def garbled(request: Received) -> str:
        return "no JSON" if case_of(request) == "2" else reply(request)

    with limited(garbled) as server:
        said = finished(tmp_path / "data", server.base_url, str(cases), "--model", "m", "--run", "run", status=2)
        assert "model_invalid 1" in said
        states = {one["case"]: one["state"] for one in results(tmp_path / "data")}
        assert states == {"c0": "pass", "c1": "pass", "c2": "error", "c3": "pass"}
        server.reply = reply
        finished(tmp_path / "data", server.base_url, "--resume", "run", "--retry-errors")
    assert {one["state"] for one in results(tmp_path / "data")} == {"pass"}
    assert len(results(tmp_path / "data")) == 4


def test_a_refused_key_is_shown_to_the_server_once_or_so(tmp_path: Path) -> None:
    from tests.servers.openai_server import Sends, error, serving

    cases = dataset(tmp_path / "cases.jsonl", 30)
    with serving(Sends(401, error("invalid_api_key"))) as server:
        finished(tmp_path / "data", server.base_url, str(cases), "--model", "m", "-j", "4", "--run", "run", status=2)
        assert len(server.received) <= 8
    assert {one["error"]["code"] for one in results(tmp_path / "data")} == {"model_unreachable"}


def test_a_server_that_is_down_is_not_stormed(tmp_path: Path) -> None:
    from tests.servers.openai_server import Sends, error, serving

    cases = dataset(tmp_path / "cases.jsonl", 30)
    with serving(Sends(503, error("overloaded"))) as server:
        finished(tmp_path / "data", server.base_url, str(cases), "--model", "m", "--run", "run", status=2)
        assert len(server.received) <= 1.5 * 60
    assert json.dumps([one["state"] for one in results(tmp_path / "data")]).count("error") == 30
