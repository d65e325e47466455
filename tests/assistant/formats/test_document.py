"""A document knows where its sentences stand, in whatever form they are written."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.errors import UnreadableInput
from assistant.formats import okr_json, read, read_document, read_line, write
from tests.assistant.formats.sets import FULL

YAML = """\
# OKRs of the crew
cycle: 2027-Q1
owner: Growth
objectives:
  - title: Growth
    key_results:
      - text: Raise "course completion" from 34% to 50%
        target: 50
      - text: >-
          Cut drop-outs in week one
          from 27% to 15%
      - Raise "course completion" from 34% to 50%
"""
MARKDOWN = """\
# OKRs 2027-Q1

## Objective 1: Help **every** learner finish

- KR1: Raise [course completion](https://a.example/x_1) from 34% to 50%
- KR2: Cut `drop-outs` in week one
  from 27% to 15%
"""


def shown(text: str, objective: int, key_result: int | None, span: tuple[int, int] | None = None) -> tuple[int, int]:
    place = read_document(text, "-").place(0, objective, key_result, span)
    assert place is not None
    return place.line, place.column


@pytest.mark.parametrize(
    ("objective", "key_result", "place"), [(1, None, (5, 12)), (1, 1, (7, 15)), (1, 2, (10, 11)), (1, 3, (12, 9))]
)
def test_yaml_values_are_found_on_their_own_lines(
    objective: int, key_result: int | None, place: tuple[int, int]
) -> None:
    assert shown(YAML, objective, key_result) == place


def test_marks_and_wrapped_lines_do_not_hide_a_sentence() -> None:
    assert shown(MARKDOWN, 1, None) == (3, 17)
    assert shown(MARKDOWN, 1, None, (11, 18)) == (3, 32)
    assert shown(MARKDOWN, 1, 1) == (5, 8)
    assert shown(MARKDOWN, 1, 2) == (6, 8)
    assert list(read_document(MARKDOWN, "-").lines_of(0)) == [(3, 3, (1, None)), (5, 5, (1, 1)), (6, 7, (1, 2))]


def test_a_span_is_found_behind_escapes() -> None:
    sentence = 'Für "alle" 5 Nutzer'
    for text in (json.dumps({"key_results": [sentence]}), json.dumps({"key_results": [sentence]}, ensure_ascii=False)):
        place = read_document(text, "-").place(0, 1, 1, (11, 12))
        assert place is not None
        assert text[place.column - 1 : place.end_column - 1] == "5"


def test_the_second_of_two_equal_sentences_is_the_second() -> None:
    text = "Objective: Grow\nKR1: Be agile\nKR2: Be agile\n\nObjective: Grow\nKR1: Be agile\n"
    assert [shown(text, *key) for key in ((1, 1), (1, 2), (2, None), (2, 1))] == [(2, 6), (3, 6), (5, 12), (6, 6)]


def test_a_set_stands_where_it_begins() -> None:
    document = read_document(f"{YAML}---\n{YAML}", "-")
    assert [document.place(number, None).line for number in (0, 1)] == [2, 15]  # type: ignore[union-attr]
    empty = read_document('\n{"objective": ""}', "-").place(0, None)
    assert empty is not None
    assert (empty.line, empty.column) == (1, 1) or (empty.line, empty.column) == (2, 1)


def test_a_line_of_many_says_its_number() -> None:
    line = json.dumps({"objective": "Grow", "key_results": ["Be agile"]})
    place = read_line(json.loads(line), line, "sets.jsonl", 7).place(0, 1, 1)
    assert place is not None
    assert (place.line, place.column) == (7, line.index("Be agile") + 1)


@pytest.mark.parametrize("form", ["yaml", "json", "jsonl", "markdown", "text", "csv"])
def test_every_sentence_of_a_written_set_is_found(form: str) -> None:
    text = write(FULL, form).decode()
    document = read_document(text, f"okrs.{form}", form)
    lines = text.split("\n")
    for number, objective in enumerate(document.sets[0].objectives, 1):
        for key, sentence in enumerate((objective.title, *(one.text for one in objective.key_results))):
            place = document.place(0, number, key or None)
            assert place is not None
            assert sentence.split()[0].strip('*"') in lines[place.line - 1]


def test_a_remark_to_the_checker_is_no_part_of_a_sentence() -> None:
    text = "Objective: Grow  # okr: ignore OBJ001 -- agreed\n# okr: ignore KR003 -- soon\nKR1: Reach issue #12 okr\n"
    (found,) = read(text, "-")
    assert [found.objectives[0].title, found.objectives[0].key_results[0].text] == ["Grow", "Reach issue #12 okr"]


TEXTS = st.text(st.sampled_from("ab ä\"'\\*_#-:|,\n\t5%\u2028😀"), max_size=40)


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.lists(TEXTS, max_size=3), st.sampled_from(["yaml", "json", "jsonl", "markdown", "text", "csv"]))
def test_any_place_lies_in_the_text(title: str, key_results: list[str], form: str) -> None:
    record = json.dumps({"objective": title, "key_results": key_results})
    try:
        text = write(read(record, "-")[0], form).decode()
        document = read_document(text, "-", form)
    except UnreadableInput:
        return
    last = len(text.splitlines()) + 1
    for number, okrs in enumerate(document.sets):
        assert document.place(number, None) is not None
        for at, objective in enumerate(okrs.objectives, 1):
            for key, sentence in enumerate((objective.title, *(one.text for one in objective.key_results))):
                for span in (None, (0, 1), (len(sentence) - 1, len(sentence))):
                    if not sentence:
                        continue
                    place = document.place(number, at, key or None, span)
                    if place is not None:
                        assert 1 <= place.line <= place.end_line <= last + 1
                        assert (place.line, place.column) <= (place.end_line, place.end_column)


def test_reading_with_places_reads_the_same() -> None:
    text = json.dumps(okr_json(FULL))
    assert read_document(text, "-").sets == read(text, "-")
