"""Role, phase and kind of team make a difference to the drafts of the shipped notes."""

import pytest

import prompts
from assistant.drafter.brief import Brief, Draft, Note
from assistant.drafter.draft import draft
from evals.dataset import Case, cases

CASES = [
    case for case in cases("meeting_notes") if case.id in ("dev-01", "dev-05", "dev-08", "dev-14", "dev-16", "dev-21")
]
TEAMS = (("pm", None), ("ba", None), ("engineering", "platform"))


def drafted(case: Case, phase: str, role: str = "pm", team_kind: str | None = None) -> Draft:
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
