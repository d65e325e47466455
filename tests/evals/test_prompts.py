"""What is asked in other words is asked anew, and what is asked in the same words is not."""

import json
import shutil
from datetime import date
from pathlib import Path

from assistant.drafter.openai_model import openai_model
from evals.configuration import Configuration
from evals.dataset import Dataset
from evals.evaluator import Evaluator, Task
from prompts.folder import SHIPPED
from prompts.own import own
from tests.evals.model_run import dataset, reply
from tests.evals.own_method import METHOD, own_method
from tests.servers.limited_server import limited


def test_changed_words_are_asked_anew_and_the_same_words_are_not(tmp_path: Path) -> None:
    rows = list(Dataset.of(str(dataset(tmp_path / "cases.jsonl", 2))).rows())
    copy = tmp_path / "copy" / "method"
    copy.mkdir(parents=True)
    shutil.copy(METHOD, copy)
    mine = own_method(tmp_path)
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
