"""Reports for people and for programs."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.checker.finding import Report
from assistant.checker.output import render
from assistant.errors import UnknownName

Checked = Callable[..., Report]
TEXT = "objective: Help learners\nkey_results:\n  - Launch the app\n"


@pytest.fixture
def report(checked: Checked) -> Report:
    both = "Launch the app", "Increase course completion from 34% to 50%"
    return replace(
        checked(*both, objective="Help every learner finish what they start", cycle="2027-Q1"), source="okrs.yaml"
    )


def written(report: Report, output_format: str, texts: dict[str, str] | None = None) -> str:
    return "".join(render([report], output_format, texts or {}))


def test_full_marks_the_words_in_their_line(report: Report) -> None:
    lines = written(report, "full", {"okrs.yaml": TEXT}).splitlines()
    assert lines[0].startswith("KR002 output-key-result [warning]: ")
    assert lines[1] == "  --> okrs.yaml:3:5 (objective 1, key result 1)"
    assert lines[3] == "3  | Launch the app"
    assert lines[4] == "   | ^^^^^^"
    assert "= help: What will change for users" in lines[5]
    assert "Score 91 of 100: KR002 -9" in lines
    assert lines[-1] == "0 errors, 1 warning, 0 advice in 1 OKR set; score 91 of 100"


def test_full_marks_wide_letters_by_their_columns(checked: Checked) -> None:
    lines = written(checked("発売 Launch", "発売"), "full").splitlines()
    sentence = next(line for line in lines if line.endswith("発売 Launch"))
    assert "^" in lines[lines.index(sentence) + 1]


def test_concise_has_a_line_a_finding(report: Report) -> None:
    lines = written(report, "concise", {"okrs.yaml": TEXT}).splitlines()
    assert lines[0].startswith("okrs.yaml:3:5: KR002 [warning] objective 1, key result 1: ")
    assert len(lines) == 2


def test_json_is_one_document(report: Report) -> None:
    document = json.loads("".join(render([report, report], "json", {})))
    assert document["version"] == 1
    assert [one["source"] for one in document["reports"]] == ["okrs.yaml", "okrs.yaml"]


def test_jsonl_is_a_bare_line_a_report(report: Report) -> None:
    lines = "".join(render([report, report], "jsonl", {})).splitlines()
    assert [json.loads(line)["score"] for line in lines] == [91, 91]


def test_json_escapes_what_is_not_ascii(checked: Checked) -> None:
    assert "\\u00fc" in written(checked("Für 5 Nutzer"), "jsonl")


def test_no_control_character_reaches_a_terminal(checked: Checked) -> None:
    text = written(checked("Launch \x1b[31mred\u202e\udc80 app"), "full")
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\\x1b" in text
    text.encode("utf-8")


def test_an_unknown_format_lists_those_there_are() -> None:
    with pytest.raises(UnknownName, match="full, concise, json, jsonl"):
        render([], "xml", {})
