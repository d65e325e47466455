"""The everyday ways to write a goal, and what only looks like one, each for several kinds of metric."""

from datetime import date

import pytest

from assistant.evidence.extract import extract
from assistant.evidence.facts import Fact

AS_OF = date(2027, 1, 14)

# name, how values are written, where it stands, where it is to be, a value that is not wanted
METRICS = (
    ("onboarding completion", "{:g}%", 61, 78, 85),
    ("failed card payments", "{:g}%", 6.8, 4.5, 3),
    ("support tickets per week", "{:g}", 410, 300, 250),
    ("time to first response", "{:g} hours", 9, 4, 2),
    ("churn", "{:g}%", 2.4, 1.8, 1.5),
    ("NPS", "{:g}", 21, 35, 45),
    ("cost per delivery", "€{:g}", 7.4, 6, 5),
    ("lead time", "{:g} days", 21, 10, 7),
)

GOALS = {
    "from and to": "Move {n} from {b} to {t} by end of June.",
    "is and want": "{N} is at {b}. We want {t} by end of June.",
    "it": "{N} is {b} now.\nLet's get it to {t} by June.",
    "an arrow": "- {N}: {b} -> {t} (June)",
    "goal first": "Goal for the quarter: {n} at {t}. Today {b}.",
    "chat": "[09:01] ana: {n} is still {b}\n[09:02] tom: what do we aim for?\n[09:03] ana: {t} by end of June",
    "two speakers": "Ana: {N} sits at {b}.\nTom: ok so target {t} end of June, agreed.",
    "table": "| Metric | Now | Target | Due |\n|---|---|---|---|\n| {N} | {b} | {t} | 30 June |",
    "bullets": "{N}\n- today: {b}\n- target: {t}\n- by: end of June",
    "object of a verb": "We need to bring {n} to {t} by end of June (currently {b}).",
    "so far": "- {n}: {b} so far, aim is {t} by June",
    "CSV of one row": "metric,current,target,due\n{n},{b},{t},2027-06-30",
    "keys and values": "metric: {n}\ncurrent: {b}\ntarget: {t}\ndue: 2027-06-30",
    "transcript": "00:01:10 Priya: So, um, {n}, that's at {b} right now.\n"
    "00:01:20 Luis: And where do we want that to be?\n00:01:25 Priya: I'd say {t}. End of June.\n"
    "00:01:30 Luis: Okay, {t} it is.",
    "mail": "Hi all,\n\nas discussed, {n} should reach {t} by the end of June; it is {b} at the moment.\n\nBest\nPriya",
    "decision": "Decision: {n} -> {t} by 30 June. Baseline {b} (dashboard, Monday).",
    "OKR": "O: Make customers happier\nKR1: {n} from {b} to {t}",
    "the team": "Last month {n} was {b}. The team committed to {t} by end of June.",
    "shorthand": "{n} {b} rn, tgt {t} EOQ2",
    "dropped first": "- {N} is at {b}. Target {t} by end of June.\n- Tom wanted {x}, too ambitious, dropped.",
    "revised in chat": "[09:01] ana: {n} is at {b}, let's aim for {x}\n[09:02] tom: no way, {x} is not realistic\n"
    "[09:03] ana: ok, {t} then. by end of June\n[09:04] tom: deal",
    "not but": "Goal for {n} is not {x} but {t} by end of June; today it is {b}.",
    "no wait": "{N}: {b} now. Target {x}, no wait, {t} by end of June.",
    "stretch": "{N} from {b} to {t} by end of June, stretch {x}.",
    "stretch in brackets": "{N} is {b}, goal {t} (stretch {x}) by June.",
    "only a stretch": "{N} is {b}. We agreed {t} by end of June. {x} is only a stretch.",
    "something else is fine": "{N} is {b}, we agreed {t} by end of June. Mobile is fine at {x}.",
    "struck": "- {N}: {b} -> ~~{x}~~ {t} by end of June",
    "old mail": "Target for {n} is {t} by end of June, we are at {b}.\n\nOn 3 Dec Tom wrote:\n"
    "> let's say {n} at {x} by June",
}

NO_GOALS = {
    "another team": "The payments team wants to get {n} from {b} to {t}. That is theirs.",
    "past": "Last quarter we moved {n} from {b} to {t}. Great result.",
    "results": "Results Q4: {n} went from {b} to {t}.",
    "hypothetical": "If we could get {n} from {b} to {t} that would be amazing, but nobody committed to anything.",
    "benchmark": "{N} is at {b}. Industry benchmark is {t}.",
    "competitor": "{N} is at {b} with us; at Acme it's {t}.",
    "bonus": "My bonus depends on {n} at {t}; it is {b} today.",
    "contract": "The contract says {n} must stay at {t}; we are at {b}.",
    "forecast": "Finance forecasts {n} at {t} by June, from {b} today.",
    "open": "{N} is at {b}. Target? Maybe {t}, to be decided next week.",
    "parked": "Parked for next year: {n} from {b} to {t}.",
    "question": "{N} is {b}. Could we do {t} by June?\nNobody answered.",
    "customer": "A customer told us their {n} fell from {b} to {t} with our tool.",
    "vendor": "The vendor promises {n} of {t} instead of {b}.",
}


def goals(form: str, metric: tuple[str, str, float, float, float]) -> list[Fact]:
    name, written, *values = metric
    b, t, x = (written.format(value) for value in values)
    said = form.format(n=name, N=name[0].upper() + name[1:], b=b, t=t, x=x)
    evidence = extract(f"Weekly sync, 14 January 2027\n\n{said}\n", as_of=AS_OF)
    return [fact for fact in evidence.facts if fact.status == "goal"]


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: str(metric[0]))
@pytest.mark.parametrize("form", GOALS)
def test_a_goal_is_read_with_its_name_and_both_values(form: str, metric: tuple[str, str, float, float, float]) -> None:
    found = goals(GOALS[form], metric)
    assert [(fact.baseline, fact.target) for fact in found] == [(metric[2], metric[3])]
    assert metric[0].split()[-1].lower() in found[0].metric.lower()
    assert "month" not in found[0].metric


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: str(metric[0]))
@pytest.mark.parametrize("form", NO_GOALS)
def test_what_only_looks_like_a_goal_is_none(form: str, metric: tuple[str, str, float, float, float]) -> None:
    assert goals(NO_GOALS[form], metric) == []


@pytest.mark.parametrize(
    "said",
    [
        "Goal: improve forecast accuracy from 70% to 85% by June",
        "Goal: reduce pager alerts from 120 to below 40 by June",
        "Goal: webinar attendance: from 200 to 350 by June",
        "Goal: pitch win rate: from 20% to 30% by June",
    ],
)
def test_a_word_of_hearsay_in_a_name_takes_no_goal_away(said: str) -> None:
    assert [fact.status for fact in extract(said, as_of=AS_OF).facts] == ["goal"]
