"""The drafter's word lists say where they are from, and hold each entry once."""

from importlib.resources import files

import pytest

from assistant.drafter.aims import _WITHOUT
from assistant.drafter.lexicon import lines, table

LISTS = sorted(each.name for each in (files("assistant.drafter") / "words").iterdir())


@pytest.mark.parametrize("name", LISTS)
def test_a_list_names_its_source(name: str) -> None:
    head = (files("assistant.drafter") / "words" / name).read_text(encoding="utf-8").splitlines()[:2]
    assert head[0].startswith("# ")
    assert head[1].startswith("# Source: ")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_each_entry_once(name: str) -> None:
    entries = lines(name)
    assert sorted(set(entries)) == sorted(entries)


def test_every_family_of_aim_has_a_clause() -> None:
    assert set(table("aims").values()) <= set(_WITHOUT)
