"""The catalogue says of each rule what `okr rules`, `okr explain` and docs/rules print."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.checker import catalogue
from assistant.checker.config import Config
from assistant.checker.rules import RULES
from assistant.errors import UnknownName

ROOT = Path(__file__).parents[3]


def test_the_pages_in_docs_are_those_of_the_rules() -> None:
    folder = ROOT / "docs" / "rules"
    written = {file.name: file.read_text(encoding="utf-8") for file in folder.glob("*.md")}
    assert written == catalogue.pages(), "run: make docs"


def test_the_command_writes_pages_and_removes_those_of_rules_that_are_gone(tmp_path: Path) -> None:
    (tmp_path / "KR999.md").write_text("old")
    subprocess.run([sys.executable, "-m", "assistant.checker.catalogue", str(tmp_path)], check=True, cwd=ROOT)
    assert {file.name for file in tmp_path.iterdir()} == {"README.md", *(f"{rule.code}.md" for rule in RULES)}


def test_a_rule_is_explained_by_code_or_name() -> None:
    assert catalogue.explain("KR001").startswith("# KR001 not-measurable\n")
    assert catalogue.explain("not-measurable") == catalogue.explain("kr001") == catalogue.explain("KR001")


def test_a_page_says_what_the_house_style_makes_of_the_rule() -> None:
    assert "house style" not in catalogue.explain("KR002")
    assert " In your house style it is error.\n" in catalogue.explain("KR002", Config(severity=(("KR002", "error"),)))
    assert " In your house style it is off.\n" in catalogue.explain("KR002", Config(ignore=("KR",)))


def test_an_unknown_rule_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="KR001"):
        catalogue.explain("KR01")


def test_the_catalogue_as_data_follows_the_configuration() -> None:
    listed = catalogue.catalogue_json(Config(ignore=("KR003",), severity=(("KR002", "error"),)))
    rules = {rule["code"]: rule for rule in listed["rules"]}
    assert listed["version"] == 1
    assert [rule["code"] for rule in listed["rules"]] == [rule.code for rule in RULES]
    assert not rules["KR003"]["on"]
    assert rules["KR002"]["severity"] == "error"
    assert all(rules[rule.code]["bad"] and rules[rule.code]["why"] for rule in RULES)


def test_the_catalogue_as_text_has_a_line_a_rule() -> None:
    lines = catalogue.catalogue_text(Config(ignore=("KR003",))).splitlines()
    assert [line.split()[0] for line in lines] == [rule.code for rule in RULES]
    assert "off" in next(line for line in lines if line.startswith("KR003"))


def test_the_version_is_a_hash() -> None:
    assert re.fullmatch("[0-9a-f]{16}", catalogue.rules_version())
