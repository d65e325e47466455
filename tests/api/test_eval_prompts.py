"""`okr eval --prompt` compares prompts: each configuration is told apart by its prompts in every report."""

import json
from pathlib import Path

import pytest

from prompts.folder import SHIPPED
from tests.api.inside import okr_inside
from tests.evals.model_run import dataset, reply
from tests.evals.own_method import OWN, own_method
from tests.servers.limited_server import limited
from tests.servers.openai_server import Received


def worse(request: Received) -> str:
    """Leave out a key result where one's own prompts ask."""
    said = json.loads(reply(request))
    if OWN in request.system:
        del said["objectives"][0]["key_results"][1:]
    return json.dumps(said)


def test_prompts_are_compared_in_one_run(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dataset(home / "cases.jsonl", 12)
    own_method(home)
    outputs = [word for form in ("json", "html", "md", "csv", "xml") for word in ("-o", f"r.{form}")]
    both = ("--model", "m", "--prompt", "current", "--prompt", "./mine", "--run", "./run")
    with limited(worse) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        made = okr_inside("eval", "cases.jsonl", *both, *outputs)
    said = made.stdout.decode()
    assert "current" in said.splitlines()[0]
    assert "run:current against run:mine: 12 pairs" in said
    assert "WORSE" in said
    told = json.loads((home / "r.json").read_text())
    first, second = (one["prompt"] for one in told["configurations"])
    assert (first["name"], first["sha256"], first["files"]) == ("current", SHIPPED.sha256, {})
    assert (second["name"], list(second["files"])) == ("mine", ["method/method.v2.md"])
    assert [one["one"] for one in told["comparisons"]] == ["run:current"]
    for form in ("html", "csv", "xml"):
        assert second["sha256"] in (home / f"r.{form}").read_text()
    assert f"| mine | mine | {second['sha256'][:12]} | method/method.v2.md |" in (home / "r.md").read_text()
    lines = (home / "run" / "results.jsonl").read_text().splitlines()
    used = {one["configuration"]: one["draft"]["provenance"]["prompt"] for one in map(json.loads, lines)}
    assert (used["current"]["version"], used["mine"]["version"].split("+")[2]) == ("v1+v1+v1+v1", "v2")
    assert used["current"]["sha256"] != used["mine"]["sha256"]
