"""OKRs are found in the documents that people write."""

import pytest

from assistant.formats import read
from tests.assistant.formats.sets import said

A, B, C, D = (
    "Make it easy",
    "Raise completion from 61% to 78%",
    "Cut churn from 5% to 3%",
    "Be the first choice of teams",
)
WANTED = [(A, [B, C]), (D, [B])]


@pytest.mark.parametrize(
    "text",
    [
        f"# OKRs\n\n## {A}\n- {B}\n- {C}\n\n## {D}\n\n* {B}\n",
        f"# {A}\n1. {B}\n2. {C}\n\n# {D}\n1) {B}\n",
        f"# Growth squad: OKRs 2027-Q1\n### Objective 1: {A}\n#### Key results\n- {B}\n- {C}\n"
        f"### Objective 2 - {D}\n- KR 2.1: {B}\n",
        f"**Objective:** {A}\n\n**Key Results:**\n\n- {B}\n- {C}\n\n**Objective:** {D}\n\n- {B}\n",
        f"Objective: {A}\nKR1: {B}\nKR2: {C}\n\nObjective: {D}\nKR1: {B}\n",
        f"O1. {A}\n  KR1.1 - {B}\n  KR1.2 - {C}\nO2. {D}\n  KR2.1 - {B}\n",
        f"- {A}\n  - {B}\n  - {C}\n- {D}\n  - {B}\n",
        f"1. {A}\n   a. {B}\n   b. {C}\n2. {D}\n   a. {B}\n",
        f"Objective\n{A}\nKey results\n- {B}\n- {C}\nObjective\n{D}\nKey results\n- {B}\n",
        f"{A}\n{B}\n{C}\n\n{D}\n{B}\n",
        f"## {A}\n\n| Key result | Owner |\n|---|---|\n| {B} | Rosa |\n| {C} | Ali |\n\n"
        f"## {D}\n\n| Key result |\n| --- |\n| {B} |\n",
        f"| Objective | Key result |\n|---|---|\n| {A} | {B} |\n| {A} | {C} |\n| {D} | {B} |\n",
        f"# Draft\n\n## O1: *{A}*\n\nSome words on why.\n\n- [ ] **KR1:** {B} [^1]\n- [x] {C} ([board](https://example.org))\n".replace(
            " ([board](https://example.org))", "[^2]"
        )
        + f"\n## O2: {D}\n- {B}\n\n## Open questions\n\n- What is today's churn?\n\n### More\n- Who?\n\n## Sources\n\n"
        "[^1]: notes, 12-40\n[^2]: notes\n    - deep\n",
        f"---\ncycle: 2027-Q1\n---\n\n# {A}\n\n- {B}\n  Owner: Rosa\n- {C}\n  - by help texts\n\n"
        f"# {D}\n- {B}\n\n# Parked\n- Dark mode\n\n```\n- no\n```\n",
        f"# Team\n\n## {A}\n- Raise completion\n  from 61% to 78%\n- Cut churn from 5%\nto 3%\n<!-- - not this -->\n"
        f"## {D}\n- {B}\n",
    ],
)
def test_objectives_and_key_results_are_found(text: str) -> None:
    (okrs,) = read(text, "-")
    assert said(okrs) == WANTED


def test_front_lines_and_details_are_read() -> None:
    text = (
        f"# OKRs\n\n**Cycle:** 2027-Q1\nTeam: Growth\nTeam kind: feature\n\n## {A}\n\nWhy: it is hard\n\n- {B}\n"
        "  - Owner: Rosa\n  - Due: 2027-03-31\n  - Initiative: Checklist (impact 4)\n  - something else\n"
    )
    (okrs,) = read(text, "-")
    (key_result,) = okrs.objectives[0].key_results
    assert (okrs.cycle, okrs.owner, okrs.team_kind, okrs.objectives[0].why) == (
        "2027-Q1",
        "Growth",
        "feature",
        "it is hard",
    )
    assert (key_result.owner, str(key_result.due), key_result.initiatives[0].impact) == ("Rosa", "2027-03-31", 4.0)


@pytest.mark.parametrize(
    ("front", "cycle"),
    [
        ("# OKRs 2027-Q1\n", "2027-Q1"),
        ("# Growth squad: OKRs Q1 2027\n", "2027-Q1"),
        ("# OKRs FY27-H1, draft\n", "FY2027-H1"),
        ("# FY27 Q2\n", "FY2027-Q2"),
        ("# OKRs 2027-Q1\n\nCycle: 2027-Q2\n", "2027-Q2"),
        ("# OKRs 2027\n", None),
        ("# OKRs from 2027-Q1 to 2027-Q3\n", None),
    ],
)
def test_a_title_names_the_cycle_unless_a_line_does(front: str, cycle: str | None) -> None:
    (okrs,) = read(f"{front}\n## {A}\n- {B}\n", "-")
    assert (okrs.cycle, said(okrs)) == (cycle, [(A, [B])])


@pytest.mark.parametrize("text", [f"# {A}\n", f"Objective: {A}", A, f"# OKRs\n## {A}\n", f"- Objective: {A}\n"])
def test_an_objective_may_stand_alone(text: str) -> None:
    (okrs,) = read(text, "-")
    assert said(okrs) == [(A, [])]


@pytest.mark.parametrize("text", [f"- {B}\n- {C}\n", f"KR1: {B}\nKR2: {C}\n", f"# OKRs\n\n1. {B}\n2. {C}\n"])
def test_key_results_may_stand_alone(text: str) -> None:
    (okrs,) = read(text, "-")
    assert said(okrs) == [("", [B, C])]


def test_marks_within_words_are_no_marks() -> None:
    (okrs,) = read("# A\n- Raise 2 * 3 of snake_case_rate in `x` by <b>5</b>\n", "-")
    assert okrs.objectives[0].key_results[0].text == "Raise 2 * 3 of snake_case_rate in x by 5"
