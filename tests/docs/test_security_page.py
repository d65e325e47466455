"""The page on security names tests that exist, and goes through the whole list."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def test_every_named_test_exists() -> None:
    named = set(re.findall(r"`(tests/[^`]+)`", PAGE))
    assert len(named) > 10
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []


def test_every_item_of_the_list_has_a_row_with_a_test() -> None:
    rows = re.findall(r"^\| (LLM\d\d) .*`tests/", PAGE, re.MULTILINE)
    assert rows == [f"LLM{number:02}" for number in range(1, 11)]
