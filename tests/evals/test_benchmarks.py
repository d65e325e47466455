"""The checker's benchmark measures what it says, on text that is always the same."""

import subprocess
import sys

import pytest

from assistant.formats import read_record
from evals.benchmarks import checker
from evals.benchmarks.sentences import sets


def test_the_sets_are_the_same_each_time_and_differ_from_each_other() -> None:
    assert list(sets(5)) == list(sets(5))
    assert list(sets(2, first=3)) == list(sets(5))[3:]
    assert len({str(one["key_results"]) for one in sets(50)}) == 50
    assert all(read_record(one, "-").objectives[0].title for one in sets(5))


def test_speeds_are_of_what_was_checked() -> None:
    first, *_ = checker.speeds(5, 2)
    assert (first.name, first.key_results) == ("okr check", 20)
    assert first.rate > 100


def test_a_stream_is_checked_in_little_memory() -> None:
    if sys.platform == "win32":
        pytest.skip("Windows does not tell the memory of a child")
    assert checker.memory(500).megabytes < 100


def test_it_is_one_command() -> None:
    command = [sys.executable, "-m", "evals.benchmarks.checker", "--sets", "5", "--turns", "1", "--lines", "20"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "key results a second" in said
    assert "check, 2 lines" in said
    assert "check, 20 lines" in said


@pytest.mark.long
def test_a_limited_server_is_asked_by_one_command() -> None:
    command = [sys.executable, "-m", "evals.benchmarks.limited", "--cases", "20", "--rate", "20", "--seconds", "0.1"]
    said = subprocess.run([*command, "--bucket"], capture_output=True, text=True, check=True).stdout
    assert "20 cases have one result each" in said
    assert "% of the limit used" in said
