"""Every phase and kind of team that is offered has a row in the fit data, and every row is one that is offered."""

from typing import get_args

from assistant.checker.rules.fit import phase_fits, team_kind_fits
from assistant.okr import Category
from prompts import names


def test_every_phase_has_a_row() -> None:
    assert tuple(phase_fits()) == names("phase")


def test_every_kind_of_team_has_a_row() -> None:
    assert tuple(team_kind_fits()) == names("team_kind")


def test_rows_name_known_categories_and_say_what_to_measure_instead() -> None:
    for fit in (*phase_fits().values(), *team_kind_fits().values()):
        assert {*fit.unfit, *fit.needs} <= set(get_args(Category))
        assert fit.instead
