"""Every role, phase and kind of team has a sheet that the drafter and a prompt can use."""

import re
from typing import get_args

import pytest

import prompts
from assistant.language.words import direction_of
from assistant.okr import Category, Indicator
from prompts import Sheet, UnknownSheet

KINDS = ("role", "phase", "team_kind")
SHEETS = [prompts.sheet(kind, name) for kind in KINDS for name in prompts.names(kind)]


@pytest.fixture(params=SHEETS, ids=lambda sheet: f"{sheet.kind}-{sheet.name}")
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return request.param


def test_the_names_are_those_of_the_product() -> None:
    assert prompts.names("role") == (
        "pm", "ba", "executive", "product-leader", "project-manager", "engineering", "design", "data", "marketing",
        "sales", "support",
    )  # fmt: skip
    assert prompts.names("phase") == ("discovery", "define", "design", "deliver", "growth")
    assert prompts.names("team_kind") == ("feature", "cross-functional", "platform", "leadership")


def test_a_sheet_is_named_as_its_file(sheet: Sheet) -> None:
    assert prompts.sheet(sheet.kind, sheet.name) is sheet


def test_preferred_categories_and_indicators_exist_and_stand_once(sheet: Sheet) -> None:
    assert sheet.categories
    assert set(sheet.categories) <= set(get_args(Category))
    assert len(set(sheet.categories)) == len(sheet.categories)
    assert sheet.indicators
    assert set(sheet.indicators) <= set(get_args(Indicator))


def test_alternatives_are_measures_with_a_direction_and_without_a_number(sheet: Sheet) -> None:
    assert sheet.alternatives
    for alternative in sheet.alternatives:
        assert len(alternative.measures) >= 2
        assert not re.search(r"\d", str(alternative))
        assert all(direction_of(measure.split()[0]) for measure in alternative.measures)


def test_the_body_is_short_guidance(sheet: Sheet) -> None:
    assert 200 < len(sheet.body) < 1500
    assert sheet.body.count("\n- ") >= 3


def test_discovery_offers_ways_of_working_and_progress_and_no_money() -> None:
    sheet = prompts.sheet("phase", "discovery")
    assert len(sheet.alternatives) == 2
    assert "business" not in sheet.categories


@pytest.mark.parametrize(
    ("kind", "word", "name"),
    [
        ("role", "po", "pm"),
        ("role", "Product Owner", "pm"),
        ("role", "lead", "product-leader"),
        ("role", "ux", "design"),
        ("role", "project_manager", "project-manager"),
        ("phase", "Launch", "deliver"),
        ("team_kind", "Cross Functional", "cross-functional"),
        ("team_kind", "enabling", "platform"),
    ],
)
def test_aliases_and_spellings_are_understood(kind: prompts.Kind, word: str, name: str) -> None:
    assert prompts.sheet(kind, word).name == name


@pytest.mark.parametrize("kind", KINDS)
def test_no_alias_means_two_sheets(kind: prompts.Kind) -> None:
    aliases = [alias for sheet in SHEETS if sheet.kind == kind for alias in sheet.aliases]
    assert len(set(aliases)) == len(aliases)
    assert set(aliases).isdisjoint(prompts.names(kind))


def test_an_unknown_word_names_the_nearest() -> None:
    with pytest.raises(UnknownSheet, match="did you mean 'engineering'"):
        prompts.sheet("role", "enginering")


def test_a_strange_word_names_all_and_is_shown_harmless() -> None:
    with pytest.raises(UnknownSheet) as caught:
        prompts.sheet("team_kind", "\ud800" + "x" * 500)
    assert "feature, cross-functional, platform, leadership" in str(caught.value)
    assert len(str(caught.value).encode("ascii")) < 200
