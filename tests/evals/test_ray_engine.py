"""A Ray cluster does what this machine does, with the same report, also when a worker of it is killed."""

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.errors import BadSetting
from evals.benchmarks.ray_nodes import RAY, RayCluster, running_ray
from evals.benchmarks.sentences import sets
from evals.ray_engine import OnRay
from tests.evals.model_run import finished, results, started, timeless

_NO_MODEL = "http://127.0.0.1:9"


@pytest.fixture(scope="module")
def cluster() -> Iterator[RayCluster]:
    if not RAY.is_file() or not Path("/proc").is_dir():
        pytest.skip("there is no command ray beside this Python")
    with running_ray() as found:
        yield found


@pytest.mark.long
def test_the_report_is_the_same_though_a_worker_of_each_node_is_killed(tmp_path: Path, cluster: RayCluster) -> None:
    local, away = tmp_path / "local.json", tmp_path / "ray.json"
    data = tmp_path / "ray"
    on_ray = ["--engine", "ray", "--address", cluster.address]
    cases = ["meeting_notes", "--limit", "16", "--run", "run"]
    process = started(data, _NO_MODEL, *cases, *on_ray, "-o", str(away))
    killed: dict[int, int] = {}
    until = time.monotonic() + 60
    while len(killed) < 2 and time.monotonic() < until and process.poll() is None:
        for node, pids in cluster.workers().items():
            if pids and node not in killed and results(data):
                os.kill(pids[0], signal.SIGKILL)
                killed[node] = pids[0]
        time.sleep(0.02)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 0, said.decode()
    assert set(killed) == {0, 1}
    finished(tmp_path / "local", _NO_MODEL, *cases, "-o", str(local))
    assert timeless(away) == timeless(local)


@pytest.mark.long
def test_sets_are_judged_the_same(tmp_path: Path, cluster: RayCluster) -> None:
    cases = tmp_path / "sets.jsonl"
    cases.write_text("".join(json.dumps({"okrs": one}) + "\n" for one in sets(700)))
    on_ray = ["--engine", "ray", "--address", cluster.address]
    said = finished(tmp_path / "ray", _NO_MODEL, str(cases), *on_ray, "--run", "run")
    assert said == finished(tmp_path / "local", _NO_MODEL, str(cases), "--run", "run")
    own = [sorted(map(str, results(tmp_path / each))) for each in ("ray", "local")]
    assert len(own[0]) == 700
    assert own[0] == own[1]


def test_ray_that_is_missing_is_told_in_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(BadSetting, match=r"needs Ray, which is not installed; run pip install 'plumb-okr\[ray\]'\.$"):
        OnRay()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--engine", "ray", "--address", "127.0.0.1:1"], "no Ray cluster answers there"),
        (["--engine", "ray", "--address", "the-cluster"], "write HOST:PORT"),
        (["--engine", "ray", "--model", "m"], "Leave out --engine ray, or --model and --judge."),
        (["--address", "127.0.0.1:1"], "add --engine ray"),
    ],
)
def test_what_cannot_run_on_ray_is_told_in_one_sentence(tmp_path: Path, arguments: list[str], sentence: str) -> None:
    pytest.importorskip("ray")
    process = started(tmp_path / "data", _NO_MODEL, "starter", *arguments)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 2
    assert sentence in said.decode()
    assert len(said.splitlines()) == 1
