"""Prompts are compared: each configuration asks with its own, is told apart in every report, and pays for itself."""

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

import prompts
from assistant.drafter.openai_model import openai_model
from evals.configuration import Configuration
from evals.dataset import Dataset
from evals.evaluator import Evaluator, Task
from prompts.folder import SHIPPED
from prompts.own import own
from tests.evals.model_run import dataset, finished, reply, results
from tests.servers.limited_server import limited
from tests.servers.openai_server import Received

METHOD = Path(prompts.__file__).parent / "method" / "method.v1.md"
OWN = "Draft in our own way."


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    (folder / "method").mkdir(parents=True)
    text = METHOD.read_text(encoding="utf-8").replace("You draft Objectives", f"{OWN} You draft Objectives", 1)
    (folder / "method" / "method.v2.md").write_text(text, encoding="utf-8")
    return folder


def worse(request: Received) -> str:
    """Leave out a key result where one's own prompts ask."""
    said = json.loads(reply(request))
    if OWN in request.system:
        del said["objectives"][0]["key_results"][1:]
    return json.dumps(said)


def test_prompts_are_compared_in_one_run(tmp_path: Path, mine: Path) -> None:
    data, cases = tmp_path / "data", dataset(tmp_path / "cases.jsonl", 12)
    outputs = [word for form in ("json", "html", "md", "csv", "xml") for word in ("-o", str(tmp_path / f"r.{form}"))]
    both = ("--model", "m", "--prompt", "current", "--prompt", str(mine), "--run", "run")
    with limited(worse) as server:
        said = finished(data, server.base_url, str(cases), *both, *outputs)
    assert "current" in said.splitlines()[0]
    assert "run:current against run:mine: 12 pairs" in said
    assert "WORSE" in said
    told = json.loads((tmp_path / "r.json").read_text())
    first, second = (one["prompt"] for one in told["configurations"])
    assert (first["name"], first["sha256"], first["files"]) == ("current", SHIPPED.sha256, {})
    assert (second["name"], list(second["files"])) == ("mine", ["method/method.v2.md"])
    assert [one["one"] for one in told["comparisons"]] == ["run:current"]
    for form in ("html", "csv", "xml"):
        assert second["sha256"] in (tmp_path / f"r.{form}").read_text()
    assert f"| mine | mine | {second['sha256'][:12]} | method/method.v2.md |" in (tmp_path / "r.md").read_text()
    made = {one["configuration"]: one["draft"]["provenance"]["prompt"] for one in results(data)}
    assert (made["current"]["version"], made["mine"]["version"].split("+")[2]) == ("v1+v1+v1+v1", "v2")
    assert made["current"]["sha256"] != made["mine"]["sha256"]


def test_changed_words_are_asked_anew_and_the_same_words_are_not(tmp_path: Path, mine: Path) -> None:
    rows = list(Dataset.of(str(dataset(tmp_path / "cases.jsonl", 2))).rows())
    copy = tmp_path / "copy" / "method"
    copy.mkdir(parents=True)
    shutil.copy(METHOD, copy)
    folders = (SHIPPED, own(copy.parent), own(mine))
    with limited(reply) as server:
        evaluate = Evaluator(
            "cases",
            tuple(Configuration(one.name, "m", prompts=one) for one in folders),
            lambda name: openai_model(name, "sk-test", server.base_url),
            tmp_path / "answers",
            date(2027, 1, 12),
        )
        asked = []
        for at in range(len(folders)):
            made = evaluate([Task(number, row, at, 0) for number, row in enumerate(rows)])
            assert [json.loads(line)["state"] for line in made] == ["pass", "pass"]
            asked.append([one.asks_for for one in server.received])
            server.received.clear()
    assert asked == [["Facts", "Answer"] * 2, [], ["Answer"] * 2]  # reading is asked for as before
