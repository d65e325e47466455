"""CSV for spreadsheets and for Jira."""

import csv
import io
from dataclasses import replace

import pytest

from assistant.errors import UnreadableInput
from assistant.formats import read, write
from assistant.okr import KeyResult, Objective, OkrSet
from tests.assistant.formats.sets import FULL, said


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


@pytest.mark.parametrize("form", ["csv", "jira"])
@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "'="])
def test_no_text_is_a_formula(form: str, start: str) -> None:
    text = f"{start}HYPERLINK(1)"
    okrs = OkrSet((Objective(f"{start}x", why=text, key_results=(KeyResult(text, owner=text),)),), owner=text)
    for row in rows(write(okrs, form)):
        assert all(not cell.startswith(tuple("=+-@\t")) for cell in row.values())


def test_a_negative_number_stays_a_number() -> None:
    first = rows(write(FULL, "csv"))[0]
    assert (first["relative_change"], first["change"], first["baseline"]) == ("-0.25", "-1000", "61")


def test_a_table_of_a_spreadsheet_is_read() -> None:
    text = 'Objective;Key Result;Baseline;Target;Unit;Progress\nA;B;"1,200";1.5;$;ok\n;C;;;;\nD;;;;;\n'
    (okrs,) = read(text, "plan.csv")
    assert said(okrs) == [("A", ["B", "C"]), ("D", [])]
    first = okrs.objectives[0].key_results[0]
    assert (first.baseline, first.target, first.unit) == (1200.0, 1.5, "USD")


def test_rows_of_another_owner_are_another_set() -> None:
    sets = read("owner,objective,key_result\nA,One,x\nA,One,y\nB,Two,z\n", "-")
    assert [(okrs.owner, said(okrs)) for okrs in sets] == [("A", [("One", ["x", "y"])]), ("B", [("Two", ["z"])])]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a,b\n1,2\n", "plan.csv:1: the first line must name the columns"),
        (
            "objective,key_result,targett\nA,B,7\n",
            "plan.csv:1: 'targett' is no column of an OKR table; did you mean 'target'?",
        ),
        ("objective,key_result,kr\nA,B,7\n", "plan.csv:1: the column 'key_result' stands twice"),
        ("objective,key_result\nA,B,7\n", "plan.csv:2: the row has 3 cells, the head has 2"),
        ('objective,key_result\nA,"B\n', "plan.csv:2: this is not CSV"),
        ("objective,key_result\n", "plan.csv: holds no OKRs"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(text: str, sentence: str) -> None:
    with pytest.raises(UnreadableInput) as error:
        read(text, "plan.csv")
    assert sentence in str(error.value)


def test_jira_gets_epics_with_stories_under_them() -> None:
    long = replace(FULL.objectives[1], title="word " * 100)
    issues = rows(write(replace(FULL, objectives=(FULL.objectives[0], long)), "jira"))
    assert [(one["Issue ID"], one["Issue Type"], one["Parent ID"]) for one in issues] == [
        ("1", "Epic", ""),
        ("2", "Story", "1"),
        ("3", "Story", "1"),
        ("4", "Epic", ""),
    ]
    assert issues[1]["Due Date"] == "2027-03-31"
    assert "Initiative: Progress checklist (impact 4)" in issues[1]["Description"]
    assert len(issues[3]["Summary"]) <= 255
