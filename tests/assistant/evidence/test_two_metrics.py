"""Two metrics in one note, in the forms people use: each keeps its own values."""

from datetime import date

import pytest

from assistant.evidence.extract import extract

AS_OF = date(2027, 1, 14)

# name, where it stands, where it is to be; twice
PAIRS = (
    (("onboarding completion", "61%", "78%"), ("support tickets per week", "410", "300")),
    (("time to first response", "9 hours", "4 hours"), ("no-show rate", "18%", "12%")),
    (("cost per delivery", "€7.40", "€6"), ("lead time", "21 days", "10 days")),
    (("failed card payments", "6.8%", "4.5%"), ("dunning click rate", "22%", "35%")),
)
VALUES = (
    {(61, 78), (410, 300)},
    {(9, 4), (18, 12)},
    {(7.4, 6), (21, 10)},
    {(6.8, 4.5), (22, 35)},
)

FORMS = {
    "lists": "Where we are\n- {A}: {a1}\n- {B}: {b1}\n\nTargets for end of June\n- {A}: {a2}\n- {B}: {b2}",
    "headings": "## {A}\nToday: {a1}\nWe want: {a2} by June\n\n## {B}\nToday: {b1}\nWe want: {b2} by June",
    "questions": "ana: where is {A}?\ntom: {a1}\nana: and the target?\ntom: {a2} by June\n"
    "ana: {B}?\ntom: {b1}\nana: target?\ntom: {b2} by June",
    "arrows": "We agreed: {A} {a1} -> {a2}, {B} {b1} -> {b2} (both by end of June).",
    "two tables": "| Metric | Today |\n|---|---|\n| {A} | {a1} |\n| {B} | {b1} |\n\n"
    "| Metric | Target June |\n|---|---|\n| {A} | {a2} |\n| {B} | {b2} |",
    "slides": "Slide 3\n• {A}: {a1} today\n• {B}: {b1} today\n"
    "Slide 4 - where we want to be end of June\n• {A}: {a2}\n• {B}: {b2}",
    "one sentence": "Q2 in short: {A} from {a1} to {a2}, and {B} from {b1} to {b2}. Both by end of June.",
    "standup": "Ana\n- {A} at {a1}, goal {a2} end of June\nTom\n- {B} at {b1}, goal {b2} end of June",
    "German CSV": "kpi;ist;soll;bis\n{A};{a1};{a2};30.06.2027\n{B};{b1};{b2};30.06.2027",
    "YAML": "goals:\n  - metric: {A}\n    current: {a1}\n    target: {a2}\n"
    "  - metric: {B}\n    current: {b1}\n    target: {b2}",
    "wiki": "h2. Goals Q2\n|| KPI || Baseline || Target ||\n| {A} | {a1} | {a2} |\n| {B} | {b1} | {b2} |",
    "toggles": "🎯 Goals until June\n▸ {A}: {a2} (now {a1})\n▸ {B}: {b2} (now {b1})",
}


@pytest.mark.parametrize("number", range(len(PAIRS)), ids=lambda number: PAIRS[number][0][0])
@pytest.mark.parametrize("form", FORMS)
def test_each_metric_keeps_its_own_values(form: str, number: int) -> None:
    (a, a1, a2), (b, b1, b2) = PAIRS[number]
    said = FORMS[form].format(A=a, B=b, a1=a1, a2=a2, b1=b1, b2=b2)
    evidence = extract(f"Weekly sync, 14 January 2027\n\n{said}\n", as_of=AS_OF)
    goals = [fact for fact in evidence.facts if fact.status == "goal"]
    assert {(fact.baseline, fact.target) for fact in goals} == VALUES[number]
    assert {goal.metric.split()[-1].lower() for goal in goals} == {a.split()[-1], b.split()[-1]}
