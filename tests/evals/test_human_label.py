"""What people said of a case is one label of the whole, or none."""

from pathlib import Path
from typing import Any

import pytest

from assistant.errors import UnreadableInput
from evals.dataset import Dataset, case
from evals.human_label import human_label
from tests.evals.judging import SET, judged, verdict

UP, DOWN = {"thumb": "up"}, {"thumb": "down"}


@pytest.mark.parametrize(
    ("said", "label"),
    [
        (None, None),
        ("up", "up"),
        ("down", "down"),
        ([], None),
        ([UP, DOWN, UP], "up"),
        ([UP, DOWN], None),
        ([{**DOWN, "objective": 1, "key_result": 2}], None),
        ([{**DOWN, "objective": 1, "key_result": None}, UP], "up"),
        ([{**DOWN, "reason": "too long", "objective": None, "key_result": None}], "down"),
    ],
)
def test_most_of_what_was_said_of_the_whole_is_the_label(said: Any, label: str | None) -> None:
    assert human_label({"human": said}) == label


@pytest.mark.parametrize("said", ["good", 1, {"thumb": "up"}, [{"thumb": "sideways"}], ["up"], [{}]])
def test_what_is_no_label_is_told_with_its_place(tmp_path: Path, said: Any) -> None:
    (one,), _ = judged(tmp_path, [{**SET, "gold": {"human": said}}], verdict(4))
    assert one["error"]["message"].startswith("cases:1: gold.human")


def test_a_column_of_a_table_holds_labels(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("id,objective,key_results,human\na,Delight new customers,Reduce churn from 4% to 3%,down\n")
    (row,) = Dataset.of(str(file)).rows()
    assert human_label(case(row, "a").gold) == "down"
    file.write_text(file.read_text().replace(",down", ",poor"))
    (row,) = Dataset.of(str(file)).rows()
    with pytest.raises(UnreadableInput, match=r"gold\.human must be up or down"):
        case(row, "a")
