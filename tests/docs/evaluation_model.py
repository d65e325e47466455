"""What docs/evaluation.md needs beside the product: cases, prompts of a team, and a model that plays its part."""

import json
from pathlib import Path

from tests.evals.judging import NOTES, SET, verdict
from tests.evals.model_run import dataset, reply
from tests.evals.own_method import OWN, own_method
from tests.servers.limited_server import case_of
from tests.servers.openai_server import Received

_USEFUL, _LABELLED = 24, 40


def lay_out(home: Path) -> None:
    """Write the files that the page's commands name."""
    dataset(home / "cases.jsonl", 12)
    own_method(home).rename(home / "my-prompts")
    cases = [
        {**SET, "id": f"set-{at}", "notes": f"{NOTES}\nMinutes {at}.", "gold": {"human": _label(at)}}
        for at in range(_LABELLED)
    ]
    (home / "labelled.jsonl").write_text("".join(json.dumps(case) + "\n" for case in cases))


def _label(at: int) -> str:
    return "up" if at < _USEFUL else "down"


def answered(request: Received) -> str:
    """Draft half of what is wanted unless one's own prompts ask, and judge as people do but for a few cases."""
    at = int(case_of(request))
    if request.asks_for != "Verdict":
        made = json.loads(reply(request))
        if request.asks_for == "Answer" and OWN not in request.system and at % 3:
            del made["objectives"][0]["key_results"][1:]
        return json.dumps(made)
    if at == _LABELLED - 1:
        return "It is hard to say."
    agrees = at % 9 != 4
    value = (3 + at % 2) if (_label(at) == "up") == agrees else (1 + at % 2)
    return str(verdict(value, "Both key results stand in the notes.").content)
