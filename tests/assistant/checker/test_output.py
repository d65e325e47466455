"""Reports for people and for programs."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from api.commands.check import OUTPUTS
from assistant.checker.checked import Checked
from assistant.checker.finding import Report
from assistant.checker.output import FORMATS, render
from assistant.errors import UnknownName
from assistant.formats import read_document

Run = Callable[..., Report]
TEXT = "objective: Help learners\nkey_results:\n  - Launch the app\n"


@pytest.fixture
def report(checked: Run) -> Report:
    both = "Launch the app", "Increase course completion from 34% to 50%"
    return replace(
        checked(*both, objective="Help every learner finish what they start", cycle="2027-Q1"), source="okrs.yaml"
    )


def written(report: Report, output_format: str, text: str | None = None) -> str:
    document = read_document(text, "okrs.yaml") if text is not None else None
    return "".join(render([Checked(report, document)], output_format))


def test_full_marks_the_words_in_their_line(report: Report) -> None:
    lines = written(report, "full", TEXT).splitlines()
    assert lines[0].startswith("KR002 output-key-result [warning]: ")
    assert lines[1] == "  --> okrs.yaml:3:5 (objective 1, key result 1)"
    assert lines[3] == "3  | Launch the app"
    assert lines[4] == "   | ^^^^^^"
    assert "= help: What will change for users" in lines[5]
    assert "okrs.yaml: score 91 of 100 (KR002 -9)" in lines
    assert lines[-1] == "0 errors, 1 warning, 0 advice in 1 OKR set; score 91 of 100"


def test_the_last_line_counts_all_sets(report: Report) -> None:
    last = "".join(render([Checked(report), Checked(replace(report, score=100))], "concise")).splitlines()[-1]
    assert last == "0 errors, 2 warnings, 0 advice in 2 OKR sets; mean score 96 of 100"


def test_full_marks_wide_letters_by_their_columns(checked: Run) -> None:
    lines = written(checked("発売 Launch", "発売"), "full").splitlines()
    sentence = next(line for line in lines if line.endswith("発売 Launch"))
    assert "^" in lines[lines.index(sentence) + 1]


def test_emoji_of_several_signs_stay_whole(checked: Run) -> None:
    said = "".join(render([Checked(checked("Reduce 👩\u200d👧 churn from 5% to 8%"))], "full"))
    assert "👩\u200d👧 churn" in said


def test_concise_has_a_line_a_finding(report: Report) -> None:
    lines = written(report, "concise", TEXT).splitlines()
    assert lines[0].startswith("okrs.yaml:3:5: KR002 [warning] objective 1, key result 1: ")
    assert len(lines) == 2


def test_json_is_one_document(report: Report) -> None:
    document = json.loads("".join(render([Checked(report), Checked(report)], "json")))
    assert document["version"] == 1
    assert [one["source"] for one in document["reports"]] == ["okrs.yaml", "okrs.yaml"]


def test_jsonl_is_a_bare_line_a_report(report: Report) -> None:
    lines = "".join(render([Checked(report), Checked(report)], "jsonl")).splitlines()
    assert [json.loads(line)["score"] for line in lines] == [91, 91]


def test_json_escapes_what_is_not_ascii(checked: Run) -> None:
    assert "\\u00fc" in written(checked("Für 5 Nutzer"), "jsonl")


def test_no_control_character_reaches_a_terminal(checked: Run) -> None:
    text = written(checked("Launch \x1b[31mred\u202e\udc80 app"), "full")
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\\x1b" in text
    text.encode("utf-8")


def test_an_unknown_format_lists_those_there_are() -> None:
    with pytest.raises(UnknownName, match="full, concise, json, jsonl, sarif, github, junit"):
        render([], "xml")


def test_the_command_offers_every_format() -> None:
    assert OUTPUTS == FORMATS
