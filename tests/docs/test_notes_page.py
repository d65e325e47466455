"""docs/notes-and-parents.md shows what `okr check` really says of the examples, by code and place."""

import re
from pathlib import Path

import pytest

from tests.api.inside import okr_inside

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "notes-and-parents.md").read_text(encoding="utf-8")
FOUND = re.compile(r"^(\S+:\d+:\d+: [A-Z]+\d+ \[\w+\] .*)$", re.MULTILINE)


def test_the_output_is_real(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    ((command, output),) = re.findall(r"```console\n\$ okr ([^\n]+)\n(.+?)```", PAGE, re.DOTALL)
    ran = okr_inside(*command.split())
    assert ran.returncode == 1
    assert FOUND.findall(ran.stdout.decode("utf-8")) == FOUND.findall(output)


def test_every_rule_of_the_table_is_seen_in_the_example_or_is_about_citations_and_baselines() -> None:
    listed = set(re.findall(r"^\| \[(\w+)\]", PAGE, re.MULTILINE))
    seen = set(re.findall(r": ([A-Z]+\d+) \[", PAGE))
    assert listed - seen == {"GND001", "GND005"}
