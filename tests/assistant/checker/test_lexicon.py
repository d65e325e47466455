"""Rules that are a list of words are rows of one file: sorted, without doubles, and found whole words only."""

import tomllib
from pathlib import Path

import pytest

from assistant.checker import lexicon
from assistant.checker.check import check
from assistant.checker.house_style import read_config
from assistant.checker.rules import RULES
from assistant.okr import KeyResult, Objective, OkrSet

ROWS = tomllib.loads((Path(lexicon.__file__).with_name("rules") / "lexicon.toml").read_text(encoding="utf-8"))["rule"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["code"])
def test_words_are_sorted_and_there_once(row: dict[str, str]) -> None:
    words = row["words"].split("\n")[:-1]
    assert words == sorted(set(words))
    assert all(words)


def test_every_row_is_a_rule() -> None:
    assert {row["code"] for row in ROWS} == set(lexicon.lexicon_rules()) <= {rule.code for rule in RULES}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Reach 400 page-views", "page-views"),
        ("Reach 400 PAGE VIEWS", "PAGE VIEWS"),
        ("Reach 400 website traffic sources and website traffic", "website traffic"),
        ("Reach 400 pages viewed", None),
        ("Reach 400 unlikes", None),
    ],
)
def test_an_entry_is_found_as_whole_words(text: str, said: str | None) -> None:
    report = check(OkrSet((Objective("", key_results=(KeyResult(text),)),)))
    spans = [finding.span for finding in report.findings if finding.code == "KR013"]
    assert [text[slice(*span)] for span in spans if span] == ([said] if said else [])


def test_an_entry_for_the_beginning_is_found_there_only() -> None:
    def codes(title: str) -> set[str]:
        return {finding.code for finding in check(OkrSet((Objective(title),))).findings}

    assert "OBJ008" in codes("Maintain our tools")
    assert "OBJ008" not in codes("Let workshops maintain their tools without us")


def test_a_team_adds_words_to_a_rule_of_words() -> None:
    config = read_config({"words": {"jargon": ["north-starring"]}}, "okr.toml")
    okrs = OkrSet((Objective("Let clinics do more north starring"),))
    assert "OBJ006" in {finding.code for finding in check(okrs, config=config).findings}
    assert "OBJ006" not in {finding.code for finding in check(okrs).findings}
