"""The shipped datasets: labelled notes, one case a line."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled note. `gold` holds the labels as written in the file."""

    id: str
    text: str
    role: str
    phase: str
    as_of: date
    gold: dict[str, Any]


def cases(name: str) -> Iterator[Case]:
    """Read the dataset `evals/datasets/<name>.jsonl`, in its own order."""
    lines = (files("evals") / "datasets" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        row = json.loads(line)
        yield Case(row["id"], row["text"], row["role"], row["phase"], date.fromisoformat(row["as_of"]), row)
