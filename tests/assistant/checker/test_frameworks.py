"""INVEST, SMART and a team's own: a criterion fails by the rules it names, and is open where nothing judges it."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant.checker import frameworks
from assistant.checker.check import check
from assistant.checker.finding import Criterion, Report
from assistant.checker.house_style import read_config
from assistant.checker.rules import RULES
from assistant.errors import BadSetting, PlumbError, UnknownName
from assistant.evidence.facts import Evidence
from assistant.okr import KeyResult, Objective, OkrSet

Checked = Callable[..., Report]


def test_every_code_of_a_framework_is_a_rule() -> None:
    codes = {rule.code for rule in RULES}
    named = {code for name in frameworks.NAMES for _, against in frameworks.criteria(name) for code in against}
    assert named - {frameworks.DOUBT} <= codes


def test_a_letter_fails_by_its_rules(checked: Checked) -> None:
    letters = checked("Reduce churn", "Launch the app").frameworks
    assert letters["smart"]["measurable"] == Criterion(False, ("KR001",))
    assert letters["smart"]["time_bound"] == Criterion(False, ("KR007",))
    assert letters["invest"]["negotiable"] == Criterion(False, ("KR002",))
    assert letters["invest"]["small"] == Criterion(True, ())


def test_a_letter_in_doubt_can_fail_but_not_pass(checked: Checked) -> None:
    assert checked("Reduce churn").frameworks["smart"]["relevant"] == Criterion(None, ())
    vain = checked("Reach 10,000 followers").frameworks["smart"]["relevant"]
    assert vain == Criterion(False, ("KR013",))


OURS = {"framework": {"ours": {"clear to all": ["OBJ", "vague-quantifier"], "proud": [], "shipped": ["?", "KR002"]}}}
OKRS = OkrSet((Objective("Improve the customer experience", key_results=(KeyResult("Launch the app"),)),))


def judged(settings: dict[str, Any]) -> dict[str, dict[str, Criterion]]:
    return check(OKRS, config=read_config(settings, "okr.toml")).frameworks


def test_a_team_has_a_framework_of_its_own() -> None:
    assert judged(OURS)["ours"] == {
        "clear to all": Criterion(False, ("OBJ001",)),
        "proud": Criterion(None, ()),
        "shipped": Criterion(False, ("KR002",)),
    }


def test_a_criterion_in_doubt_is_open_where_its_rules_saw_nothing() -> None:
    ours = judged({"framework": {"ours": {"firm": ["KR005"], "honest": ["?", "KR005"]}}})["ours"]
    assert (ours["firm"].passed, ours["honest"].passed) == (True, None)


def test_a_criterion_of_rules_about_notes_is_open_without_notes() -> None:
    config = read_config({"framework": {"ours": {"grounded": ["GND"], "mixed": ["GND", "KR005"]}}}, "okr.toml")
    bare = check(OKRS, config=config).frameworks["ours"]
    beside_notes = check(OKRS, config=config, evidence=(Evidence("notes", "We talked."),)).frameworks["ours"]
    assert (bare["grounded"].passed, bare["mixed"].passed) == (None, True)
    assert beside_notes["grounded"].passed is True


def test_a_team_selects_frameworks() -> None:
    assert list(judged({})) == ["invest", "smart"]
    assert list(judged(OURS)) == ["invest", "smart", "ours"]
    assert list(judged({"frameworks": ["ours", "smart", "ours"], **OURS})) == ["ours", "smart"]
    assert judged({"frameworks": []}) == {}
    assert judged({"frameworks": ["smart"]})["smart"] == judged({})["smart"]


@pytest.mark.parametrize(
    ("settings", "kind", "said"),
    [
        ({"frameworks": ["smrt"]}, UnknownName, "frameworks: 'smrt' is no framework; did you mean 'smart'"),
        ({"frameworks": ["our"], **OURS}, UnknownName, "did you mean 'ours'"),
        ({"frameworks": "smart"}, BadSetting, "frameworks must be a list"),
        ({"framework": ["ours"]}, BadSetting, "framework must be a table"),
        ({"framework": {"ours": {"clear": ["KR0001"]}}}, UnknownName, "framework.ours.clear names the rule 'KR0001'"),
        ({"framework": {"ours": {"clear": ["KR0001"]}}}, UnknownName, "did you mean 'KR001'"),
        ({"framework": {"ours": {"clear": ["vage"]}}}, UnknownName, "did you mean 'vague'"),
        ({"framework": {"ours": {"clear": "KR001"}}}, BadSetting, "framework.ours.clear must be a list"),
        ({"framework": {"ours": ["KR001"]}}, BadSetting, "framework.ours must be a table"),
        ({"framework": {"ours": {}}}, BadSetting, "framework.ours has no criterion"),
        ({"framework": {"ours": {" ": ["KR001"]}}}, BadSetting, "framework.ours"),
        ({"framework": {"smart": {"specific": ["KR001"]}}}, BadSetting, "framework.smart is there already"),
    ],
)
def test_a_bad_framework_names_file_key_and_the_nearest(
    settings: dict[str, Any], kind: type[PlumbError], said: str
) -> None:
    with pytest.raises(kind) as error:
        read_config(settings, "okr.toml")
    assert str(error.value).startswith("okr.toml: ")
    assert said in str(error.value)
