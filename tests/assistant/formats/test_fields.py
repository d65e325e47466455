"""A field that is not what it should be is named with its file and line."""

import pytest

from assistant.errors import UnreadableInput
from assistant.formats import read, read_record
from assistant.okr import KeyResult, Objective, OkrSet

PLAN = """\
version: 1
cycle: 2027-Q1
# the two that matter
objectives:
  - title: Help learners
    key_results:
      - text: Increase completion from 61% to 78%
        baseline: 61
      - text: Second
        {}
"""


def refused(text: str, name: str = "plan.yaml") -> str:
    with pytest.raises(UnreadableInput) as error:
        read(text, name)
    return str(error.value)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("target: soon", "target must be a number, not 'soon'."),
        ('target: "78%"', "target must be a number, not '78%'; write the number alone and unit: \"%\"."),
        ("target: .inf", "target must be a number, not '.inf'."),
        ("target: 1:30", "target must be a number, not '1:30'."),
        ("target: yes", "target must be a number, not 'yes'."),
        ("target: true", "target must be a number, not true."),
        ("target: [1]", "target must be a number, not a list."),
        ("due: 31.03.2027", "due must be a day such as 2027-03-31, not '31.03.2027'."),
        ("due: 2027-02-30", "due must be a day such as 2027-03-31, not '2027-02-30'."),
        ("due: 2027-03-31 10:00:00", "due must be a day such as 2027-03-31, not '2027-03-31 10:00:00'."),
        ("direction: up", "direction must be one of increase, decrease, maintain, not 'up'."),
        ("unit: users", "unit must be a unit such as"),
        ("grade: 7", "grade must be from 0.0 to 1.0, not 7."),
        ("metric: 5", "metric must be text, not 5; put it in quotes."),
        ("tagret: 5", "tagret is not a known field; did you mean 'target'?"),
        ("source: stated", "source must be a mapping of baseline and target, not 'stated'."),
        ("source: {baseline: proposed}", "source.baseline must be one of stated, unknown, not 'proposed'."),
        ("initiatives: [{impact: high}]", "initiatives[1].impact must be a number, not 'high'."),
        ("citations: [{document: a, start: 5, end: 2, text: b}]", "citations[1].end must not lie before start"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(line: str, said: str) -> None:
    told = refused(PLAN.format(line))
    assert told.startswith("plan.yaml:10: objectives[1].key_results[2].")
    assert said in told


def test_json_errors_name_the_line_too() -> None:
    text = '{\n "objective": "A",\n "key_results": [\n  "B",\n  {"text": "C",\n   "target": "soon"}\n ]\n}'
    assert refused(text, "-") == "standard input:6: key_results[2].target must be a number, not 'soon'."


def test_half_of_a_character_is_refused() -> None:
    assert "key_results[1].text holds half of a character" in refused('{"key_results": ["\\ud800"]}', "-")


def test_lines_of_json_name_the_line() -> None:
    text = '{"objective": "A"}\n\n{"objective": "B", "key_results": 3}\n'
    assert refused(text, "x.jsonl").startswith("x.jsonl:3: ")


def test_csv_and_markdown_errors_name_the_line() -> None:
    assert refused("objective,key_result,target\nA,B,7\n,C,soon\n", "x.csv").startswith("x.csv:3: ")
    told = refused("Cycle: next spring\n\n## Objective: A\n- B\n", "x.md")
    assert told.startswith("x.md:1: cycle 'next spring' cannot be read")
    assert "2027-Q1" in told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("objective: A\nkey_results: [B]\nobjective: C\n", "plan.yaml:3: objective stands twice; keep one of them."),
        ("objectives: [\n", "plan.yaml:2: this is not YAML: "),
        ("objective: A\nkey_result: [B]\n", "key_result is not a known field; did you mean 'key_results'?"),
        ("owner: A\n", "holds neither objectives nor key_results"),
        ("version: 2\nobjectives: []\n", "plan.yaml:1: version must be 1, not 2."),
        ("objectives:\n  a: b\n", "objectives must be a list, not a mapping"),
        ("key_results:\n- 7\n", "key_results[1] must be a mapping, not 7"),
        ("- 7\n- 8\n", "must hold an objective and key results, not 7"),
        ("# only a comment\n", "must hold an objective and key results, not nothing"),
        ("okrs: {objectives: []}\nowner: me\n", "owner is not a known field"),
        ("objective: &a [x]\nkey_results: *a\n", "plan.yaml:2: the alias *a names no short text above it"),
    ],
)
def test_a_wrong_file_is_told_apart(text: str, said: str) -> None:
    assert said in refused(text)


def test_a_duplicate_field_of_json_is_refused() -> None:
    assert "'owner' stands twice" in refused('{"objective": "A", "owner": "b", "owner": "c"}', "-")


@pytest.mark.parametrize("empty", ["", None, []])
def test_a_set_may_lack_its_parts(empty: object) -> None:
    title = None if empty == [] else empty
    assert read_record({"id": 7, "objective": title, "key_results": empty}, "x:1") == OkrSet((Objective(""),), id="7")
    assert read_record({"objectives": empty}, "x:1") == OkrSet()


def test_an_anchor_repeats_a_short_text() -> None:
    (okrs,) = read("objective: A\nkey_results:\n- {text: B, due: &end 2027-03-31}\n- {text: C, due: *end}\n", "-")
    assert {str(one.due) for one in okrs.objectives[0].key_results} == {"2027-03-31"}


@pytest.mark.parametrize(
    ("written", "name"),
    [("2027-Q1", "2027-Q1"), ("Q1 2027", "2027-Q1"), ("h2/2027", "2027-H2"), (2027, "2027"), ("Q1 FY27", "FY2027-Q1")],
)
def test_cycles_are_known_by_their_everyday_names(written: object, name: str) -> None:
    assert read_record({"objective": "A", "cycle": written}, "x").cycle == name


def test_units_are_known_by_their_everyday_names() -> None:
    def unit(written: str) -> str | None:
        return read_record({"key_results": [{"text": "a", "unit": written}]}, "x").objectives[0].key_results[0].unit

    assert [unit(one) for one in ("percent", "$", "hours", "EUR", "pp")] == ["%", "USD", "h", "EUR", "pp"]


def test_whatever_is_text_in_yaml_stays_text() -> None:
    (okrs,) = read("objective: no\ncycle: 2027\nkey_results: [012, 1:30, on, 2027-01-01]\n", "-")
    assert okrs.cycle == "2027"
    assert okrs.objectives == (Objective("no", key_results=tuple(map(KeyResult, ("012", "1:30", "on", "2027-01-01")))),)
