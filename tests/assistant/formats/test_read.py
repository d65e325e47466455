"""Whatever form OKRs come in, they are the same OKRs."""

import json
import subprocess
import sys

import pytest

from assistant.errors import UnreadableInput
from assistant.formats import okr_json, read, read_record, write
from tests.assistant.formats.sets import FULL


def test_a_draft_is_read_for_its_okrs() -> None:
    draft = {"version": 1, "id": "d1", "status": "ready", "okrs": okr_json(FULL), "report": {}, "provenance": {}}
    assert read_record(draft, "x:1") == FULL
    assert read(json.dumps(draft), "draft.json") == (FULL,)


def test_several_sets_are_read_from_a_list_and_from_documents() -> None:
    one = okr_json(FULL)
    assert read(json.dumps([one, one]), "-") == (FULL, FULL)
    text = write(FULL, "yaml").decode()
    assert read(f"{text}---\n{text}", "-") == (FULL, FULL)


def test_a_byte_order_mark_is_passed_over() -> None:
    assert read("\ufeff" + write(FULL, "yaml").decode(), "-") == (FULL,)


@pytest.mark.parametrize("text", ["[]", "\n\n", "# OKRs\n"])
def test_a_file_without_okrs_says_so(text: str) -> None:
    with pytest.raises(UnreadableInput, match="holds no OKRs"):
        read(text, "x")


def test_json_is_data_with_days_as_text_and_whole_numbers_whole() -> None:
    record = okr_json(FULL)
    assert list(record)[:3] == ["version", "id", "cycle"]
    first = record["objectives"][0]["key_results"][0]
    assert (first["due"], first["baseline"], first["source"]) == (
        "2027-03-31",
        61,
        {"baseline": "stated", "target": "proposed"},
    )
    assert json.loads(json.dumps(record)) == record


def test_yaml_and_docx_are_loaded_when_they_are_needed() -> None:
    code = (
        "import sys, assistant.formats as formats; formats.read('{\"objective\": \"A\"}', '-');"
        "print({'yaml', 'docx', 'csv'} & set(sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "set()\n"
