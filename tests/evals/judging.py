"""OKR sets and a judge over a socket: what a scripted model says of them becomes results."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assistant.drafter.openai_model import openai_model
from evals.configuration import Configuration
from evals.dataset import Dataset
from evals.evaluator import Evaluator, Task
from tests.servers.openai_server import OpenAIServer, Says, Step, serving

NOTES = "Goal: increase onboarding completion from 61% to 78% by 31 March 2027.\nGoal: reduce churn from 4% to 3%."
SET: Mapping[str, Any] = {
    "id": "a",
    "role": "pm",
    "objective": "Make the first week effortless for new customers",
    "key_results": [
        "Increase onboarding completion from 61% to 78% by 31 March 2027",
        "Reduce monthly churn from 4% to 3% by 31 March 2027",
    ],
}
VERDICT = json.dumps({"reason": "Key result 1 shows it.", "value": 3})


def verdict(value: Any, reason: str = "Key result 1 shows it.") -> Says:
    """Answer with this value."""
    return Says(json.dumps({"reason": reason, "value": value}))


def judged(
    folder: Path, cases: Sequence[Mapping[str, Any]], *script: Step
) -> tuple[list[dict[str, Any]], OpenAIServer]:
    """Let a scripted judge judge cases, and give the results and what the server was asked."""
    file = folder / "cases.jsonl"
    file.write_text("".join(json.dumps(case) + "\n" for case in cases))
    with serving(*script) as server:
        evaluate = Evaluator(
            "cases",
            (Configuration(""),),
            lambda name: openai_model(name, "sk-test", server.base_url),
            folder / "answers",
            date(2027, 1, 12),
            judge="m",
        )
        rows = Dataset.of(str(file)).rows()
        return [json.loads(line) for line in evaluate([Task(at, row, 0, 0) for at, row in enumerate(rows)])], server
