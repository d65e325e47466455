"""INVEST and SMART: a letter fails by the rules it names, and is not judged where nothing judges it."""

from collections.abc import Callable

from assistant.checker import frameworks
from assistant.checker.finding import Criterion, Report
from assistant.checker.rules import RULES

Checked = Callable[..., Report]


def test_every_code_of_a_framework_is_a_rule() -> None:
    codes = {rule.code for rule in RULES}
    assert all(set(against) <= codes for name in frameworks.NAMES for against in frameworks.criteria(name).values())


def test_a_letter_fails_by_its_rules(checked: Checked) -> None:
    letters = checked("Reduce churn", "Launch the app").frameworks
    assert letters["smart"]["measurable"] == Criterion(False, ("KR001", "KR004"))
    assert letters["smart"]["time_bound"] == Criterion(False, ("KR007",))
    assert letters["invest"]["negotiable"] == Criterion(False, ("KR002",))
    assert letters["invest"]["small"] == Criterion(True, ())


def test_a_letter_in_doubt_can_fail_but_not_pass(checked: Checked) -> None:
    assert checked("Reduce churn").frameworks["smart"]["relevant"] == Criterion(None, ())
    vain = checked("Reach 10,000 followers").frameworks["smart"]["relevant"]
    assert vain == Criterion(False, ("KR013",))
