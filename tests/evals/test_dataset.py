"""Cases are read from JSONL and tables; what cannot be read is told by file, line and field."""

import json
from pathlib import Path

import pytest

from assistant.errors import UnreadableInput
from evals.dataset import Dataset, case, cases, shipped


def read(path: Path, *rows: object) -> list:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows) + "\n")
    dataset = Dataset.of(str(path))
    return [case(row, dataset.where(row.line)) for row in dataset.rows()]


def test_notes_are_a_text_or_a_list(tmp_path: Path) -> None:
    one, two = read(
        tmp_path / "a.jsonl",
        {"id": "a", "notes": "Churn is 5%.", "role": "po", "as_of": "2027-01-15", "tags": {"industry": "retail"}},
        {"notes": [{"id": "sync.md", "text": "x"}, "y"], "cycle": "2027-Q1", "gold": {"parked": ["a dark mode"]}},
    )
    assert (one.id, one.role, one.as_of.isoformat(), one.tags["industry"]) == ("a", "pm", "2027-01-15", "retail")
    assert (two.id, [note.document for note in two.notes]) == ("line 2", ["sync.md", "notes-2"])
    assert two.gold == {"feature_requests": ["a dark mode"]}


def test_sets_and_drafts_are_judged(tmp_path: Path) -> None:
    short = {"id": 7, "objective": "Win", "key_results": ["Raise NPS from 3 to 4"], "org": "X", "verdict": "bad"}
    draft = {"id": "d", "okrs": short, "provenance": {}, "parked": [], "brief": {"notes": [{"id": "n", "text": "t"}]}}
    one, two = read(tmp_path / "a.jsonl", short, {**draft, "okrs": {"objective": "Win", "key_results": []}})
    assert one.okrs is not None
    assert one.okrs.objectives[0].key_results[0].text == "Raise NPS from 3 to 4"
    assert (one.id, one.tags) == ("7", {"org": "X"})
    assert (two.notes[0].document, two.parked) == ("n", ())


def test_a_table_holds_notes_or_sets(tmp_path: Path) -> None:
    notes = tmp_path / "notes.csv"
    notes.write_text('id,Notes,role,industry,must_not_appear\na,"Churn is\n5%",ba,retail,"one\ntwo"\n')
    dataset = Dataset.of(str(notes))
    found = [case(row, "x") for row in dataset.rows()]
    assert found[0].text == "Churn is\n5%"
    assert (found[0].role, found[0].tags, found[0].gold) == (
        "ba",
        {"industry": "retail"},
        {"must_not_appear": ["one", "two"]},
    )
    sets = tmp_path / "sets.csv"
    sets.write_text("objective,key_result\nWin,Raise NPS from 3 to 4\n,Cut churn from 5% to 3%\n")
    (row,) = Dataset.of(str(sets)).rows()
    assert len(case(row, "x").okrs.objectives[0].key_results) == 2


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("{", "a.jsonl:1: this is not JSON"),
        ([], "a.jsonl:1: a case must be an object"),
        ({"id": "a"}, "a.jsonl:1: holds neither notes nor OKRs"),
        ({"notes": ""}, "a.jsonl:1: holds neither notes nor OKRs"),
        ({"notes": "   "}, "a.jsonl:1: notes is blank; write notes"),
        ({"text": "\u00a0\u200b\n"}, "a.jsonl:1: text is blank; write notes"),
        ({"notes": [" ", {"id": "a", "text": ""}]}, "a.jsonl:1: notes is blank; write notes"),
        ({"notes": 3}, "a.jsonl:1: notes must be a text"),
        ({"notes": ["x", 3]}, r"a.jsonl:1: notes\[1\] must be a text"),
        ({"notes": "x", "role": "pmm"}, "a.jsonl:1: role: .*did you mean"),
        ({"notes": "x", "as_of": "soon"}, "a.jsonl:1: as_of must be a day"),
        ({"notes": "x", "as_of": 3}, "a.jsonl:1: as_of must be a day"),
        ({"notes": "x", "cycle": "Q9"}, "a.jsonl:1: cycle: "),
        ({"notes": "x", "gold": {"expected": []}}, "a.jsonl:1: gold.expected is unknown"),
        ({"notes": "x", "facts": [{}]}, r"a.jsonl:1: gold.facts\[0\] must be an object with a metric"),
        ({"notes": "x", "expected_krs": [0]}, r"a.jsonl:1: gold.expected_krs\[0\] must be the place of a fact"),
        ({"notes": "x", "must_not_regex": ["("]}, r"a.jsonl:1: gold.must_not_regex\[0\] is no regular expression"),
        ({"notes": "x", "documents": ["d"]}, r"a.jsonl:1: documents\[0\] must be"),
        ({"objective": 3}, "a.jsonl:1: "),
    ],
)
def test_errors_name_file_line_and_field(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: object, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.jsonl").write_text((row if isinstance(row, str) else json.dumps(row)) + "\n")
    with pytest.raises(UnreadableInput, match=said):
        Dataset.of("a.jsonl").refuse_bad_lines()


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("notes.csv", b"id,notes\na,Caf\xe9\n", r'notes\.csv:2: is not UTF-8 text; save the file as "CSV UTF-8"'),
        ("sets.csv", b"objective,key_result\nWin,a\nOpen the caf\xe9,b\n", r"sets\.csv:3: is not UTF-8 text"),
        ("a.csv", "id,notes\na,b\n".encode("utf-16"), r"a\.csv:1: is not UTF-8 text"),
        (
            "a.jsonl",
            b'{"notes": "x"}\n{"notes": "caf\xe9"}\n',
            r"a\.jsonl:2: is not UTF-8 text; save the file as UTF-8",
        ),
    ],
)
def test_what_is_not_utf8_is_told_by_file_and_line(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UnreadableInput, match=said):
        Dataset.of(str(tmp_path / name)).refuse_bad_lines()


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        ('a,"Churn is 4%, target 3%\nb,Churn is 5%\n', 2),
        ('a,fine\nb,"Churn is 4%\nc,Churn is 5%\nd,"CSAT is 4."\n', 3),
    ],
)
def test_a_quote_that_swallows_rows_is_refused_by_the_line_it_opens_on(tmp_path: Path, rows: str, line: int) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"id,notes\n{rows}")
    with pytest.raises(UnreadableInput, match=rf"a\.csv:{line}: is no row of a table"):
        Dataset.of(str(path)).refuse_bad_lines()


def test_a_table_may_have_long_cells_and_semicolons(tmp_path: Path) -> None:
    path, long = tmp_path / "a.csv", "Churn is 5%, they say. " * 9000
    path.write_text(f'id;notes\na;"{long}"\n')
    (row,) = Dataset.of(str(path)).rows()
    assert case(row, "x").text == long
    path.with_suffix(".tsv").write_text("id\tnotes\na\tone; two, three\n")
    (row,) = Dataset.of(str(path.with_suffix(".tsv"))).rows()
    assert case(row, "x").text == "one; two, three"


def test_a_folder_is_no_dataset(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="is a folder; name a JSONL or CSV file in it"):
        Dataset.of(str(tmp_path))


def test_an_id_stands_once(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "notes": "x"}\n\n{"id": "a", "notes": "y"}\n')
    with pytest.raises(UnreadableInput, match=r"a\.jsonl:3: the id 'a' stands on line 1 too"):
        Dataset.of(str(path)).refuse_bad_lines()


@pytest.mark.parametrize("name", shipped())
def test_shipped_datasets_are_sound(name: str) -> None:
    Dataset.of(name).refuse_bad_lines()
    assert all(one.id for one in cases(name))


def test_no_such_dataset_names_the_shipped_ones() -> None:
    with pytest.raises(UnreadableInput, match="meeting_notes"):
        Dataset.of("meeting")
