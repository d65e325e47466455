"""Role, phase and kind of team make a difference to the drafts of the shipped notes."""

from functools import cache

import pytest

import prompts
from assistant.drafter.brief import Brief, Draft, Note
from assistant.drafter.draft import draft
from evals.dataset import Case, cases

CASES = [
    case for case in cases("meeting_notes") if case.id in ("dev-01", "dev-05", "dev-08", "dev-14", "dev-16", "dev-21")
]
TEAMS = (("pm", None), ("ba", None), ("engineering", "platform"))


PHASES = prompts.names("phase")


def drafted(case: Case, phase: str, role: str = "pm", team_kind: str | None = None) -> Draft:
    return made_once(case.id, phase, role, team_kind)


@cache
def made_once(name: str, phase: str, role: str, team_kind: str | None) -> Draft:
    (case,) = (each for each in CASES if each.id == name)
    brief = Brief((Note("notes", case.text),), case.as_of, role, phase, team_kind)
    return draft(brief, lambda query: (), None)


def said(made: Draft) -> frozenset[str]:
    objectives = (*made.okrs.objectives, *made.alternatives)
    return frozenset(
        (*(each.title for each in objectives), *(kr.text for each in objectives for kr in each.key_results))
    )


@pytest.mark.parametrize(("role", "team_kind"), TEAMS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_discovery_has_its_two_alternatives_and_no_money(case: Case, role: str, team_kind: str | None) -> None:
    made = drafted(case, "discovery", role, team_kind)
    titles = [alternative.title for alternative in prompts.sheet("phase", "discovery").alternatives]
    assert [each.title for each in made.alternatives][:2] == titles
    assert not [kr for each in made.okrs.objectives for kr in each.key_results if kr.unit and kr.unit.isupper()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_no_two_phases_say_all_the_same(case: Case) -> None:
    texts = [said(drafted(case, phase)) for phase in prompts.names("phase")]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_platform_team_is_offered_adoption_and_satisfaction(case: Case) -> None:
    made = drafted(case, "deliver", "engineering", "platform")
    offered = " ".join(kr.text for each in made.alternatives for kr in each.key_results)
    assert "teams that choose the platform" in offered
    assert "satisfaction of the teams" in offered


@pytest.mark.parametrize(("role", "team_kind"), TEAMS)
@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_what_is_drafted_fits_phase_and_team(case: Case, phase: str, role: str, team_kind: str | None) -> None:
    made = drafted(case, phase, role, team_kind)
    codes = [finding.code for finding in made.report.findings]
    assert "SET008" not in codes
    shown = {kr.category for each in made.okrs.objectives for kr in each.key_results}
    assert "SET009" not in codes or (team_kind == "platform" and shown <= {"quality", "business"})


@pytest.mark.parametrize(("role", "team_kind"), TEAMS)
@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_limits_come_last_and_are_few(case: Case, phase: str, role: str, team_kind: str | None) -> None:
    for objective in drafted(case, phase, role, team_kind).okrs.objectives:
        held = [kr.direction == "maintain" for kr in objective.key_results]
        assert held == sorted(held)
        assert sum(held) <= (1 if held.count(False) > 1 else 2)


@pytest.mark.parametrize("phase", PHASES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_no_alternative_repeats_a_key_result(case: Case, phase: str) -> None:
    made = drafted(case, phase)
    texts = [kr.text for each in (*made.okrs.objectives, *made.alternatives) for kr in each.key_results]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_role_is_offered_what_others_are_not(case: Case) -> None:
    offered = [frozenset(each.title for each in drafted(case, "deliver", role).alternatives) for role in ("pm", "ba")]
    assert offered[0] != offered[1]
