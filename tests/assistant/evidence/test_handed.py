"""Numbers handed to another team, or replaced in the next breath, are no goals of ours."""

from datetime import date

import pytest

from assistant.evidence.extract import extract

AS_OF = date(2027, 1, 12)


def goals(text: str) -> list[tuple[float | None, float | None]]:
    found = extract(text, as_of=AS_OF).facts
    return [(fact.baseline, fact.target) for fact in found if fact.status == "goal" and not fact.tentative]


@pytest.mark.parametrize(
    "text",
    [
        "Team North: open rate from 20% to 26% by May. Team South (us): returns from 7% to 4% by May.",
        "- Open rate from 20% to 26% by May (Mia's squad)\n- Returns from 7% to 4% by May (us)",
        "The pricing squad takes open rate from 20% to 26% by May. We take returns from 7% to 4% by May.",
        "- Open rate from 20% to 26% by May @crm-team\n- Returns from 7% to 4% by May @us",
        "- Open rate from 20% to 26% by May. Owner: Marketing.\n- Returns from 7% to 4% by May. Owner: us.",
        "## Goals of the pricing team\n- Open rate from 20% to 26%\n## Our goals\n- Returns from 7% to 4% by May",
        "Northwind (customer) plans to lift open rate from 20% to 26%.\n\nWe take returns from 7% to 4% by May.",
    ],
)
def test_another_teams_number_stays_with_it(text: str) -> None:
    assert goals(text) == [(7, 4)]


@pytest.mark.parametrize("title", ["# Delivery squad goals Q2", "## Goals of the delivery team"])
def test_the_title_of_a_note_names_the_team_that_writes_it(title: str) -> None:
    assert goals(f"{title}\n\n- Returns from 7% to 4% by May") == [(7, 4)]


def test_that_is_theirs_gives_the_number_before_away() -> None:
    assert goals("Mia: open rate from 20% to 26% by May\nTom: that's marketing's, no?\nMia: yes") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Open rate from 20% to 26% by May. On reflection 24% is enough.", [(20, 24)]),
        ("Open rate from 20% to 26% by May. Update 3 Feb: now 23%.", []),
    ],
)
def test_a_second_thought_replaces_the_target(text: str, expected: list[tuple[float, float]]) -> None:
    assert goals(text) == expected


def test_a_second_pair_in_a_sentence_never_overwrites_the_first() -> None:
    assert (50, 35) in goals("Reduce time to ship from 50 to 35 days by May; time to pack from 4 h to 2 h by May.")
    assert (4, 2) not in goals("Reduce time to ship from 50 to 35 days by May.")


@pytest.mark.parametrize(
    "said",
    [
        " - thats the CEO goal",
        ", that's the board's target",
        " - that is a company objective",
        ".\nThat's a finance number.",
    ],
)
def test_a_goal_of_those_above_or_beside_us_is_not_ours(said: str) -> None:
    facts = extract(f"Open rate is 20%, want 26% by May{said}", as_of=AS_OF).facts
    assert [(fact.status, fact.target) for fact in facts] == [("other_team", 26)]


@pytest.mark.parametrize("said", ["That's the target.", "That's our team goal.", "That is a good number."])
def test_a_goal_that_is_only_pointed_at_stays_ours(said: str) -> None:
    assert goals(f"Open rate is 20%, want 26% by May. {said}") == [(20, 26)]
