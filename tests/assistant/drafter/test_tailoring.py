"""One note gives another draft for each role, phase and kind of team."""

from datetime import date
from itertools import combinations

import pytest

from assistant.drafter.brief import Brief, Draft, Note
from assistant.drafter.draft import draft
from prompts import names, sheet

NOTES = (
    "# Planning, 12 January 2027\n"
    "Priority: product teams must be able to integrate payments on their own.\n"
    "Adoption of the payments API stands at 35%. We agreed on 80% by 31 March.\n"
    "Developer satisfaction should go from 3.4 to 4.2 by 31 March.\n"
    "Monthly revenue from payments: 40,000 USD today, agreed 55,000 USD by 31 March.\n"
)
PHASES = names("phase")
TEAMS = [("pm", None), ("ba", None), ("pm", "platform")]


def made(role: str, team_kind: str | None, phase: str) -> Draft:
    brief = Brief((Note("notes", NOTES),), date(2027, 1, 12), role, phase, team_kind)
    return draft(brief, lambda query: (), None)


def said(one: Draft) -> frozenset[str]:
    objectives = (*one.okrs.objectives, *one.alternatives)
    return frozenset([each.title for each in objectives] + [kr.text for each in objectives for kr in each.key_results])


@pytest.mark.parametrize(("role", "team_kind"), TEAMS)
@pytest.mark.parametrize("phase", PHASES)
def test_a_draft_fits_its_phase_and_kind_of_team(role: str, team_kind: str | None, phase: str) -> None:
    one = made(role, team_kind, phase)
    assert [kr for each in one.okrs.objectives for kr in each.key_results]
    assert {"SET008", "SET009"}.isdisjoint(finding.code for finding in one.report.findings)


@pytest.mark.parametrize(("role", "team_kind"), TEAMS)
def test_discovery_offers_its_two_alternatives_and_no_money(role: str, team_kind: str | None) -> None:
    one = made(role, team_kind, "discovery")
    measured = {kr.metric for each in one.alternatives for kr in each.key_results}
    alternatives = sheet("phase", "discovery").alternatives
    assert len(alternatives) == 2
    for alternative in alternatives:
        names_measured = {measure.partition(" ")[2].removeprefix("the ") for measure in alternative.measures}
        assert measured & names_measured
    assert not [kr for each in one.okrs.objectives for kr in each.key_results if kr.unit == "USD"]
    delivered = made(role, team_kind, "deliver").okrs.objectives
    assert [kr for each in delivered for kr in each.key_results if kr.unit == "USD"]


def test_a_platform_team_in_discovery_gets_no_third_alternative() -> None:
    assert len(made("pm", "platform", "discovery").alternatives) == 2


@pytest.mark.parametrize(("role", "team_kind"), TEAMS)
def test_no_two_phases_share_all_their_text(role: str, team_kind: str | None) -> None:
    texts = [said(made(role, team_kind, phase)) for phase in PHASES]
    assert all(one != other for one, other in combinations(texts, 2))
