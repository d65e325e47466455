"""What a model read and what the rules read become one evidence; where they quarrel, nothing is agreed."""

from typing import Any

from assistant.evidence.beside import laid_beside
from assistant.evidence.facts import Conflict, Evidence, Fact
from assistant.okr import Quote

NOTE = """\
Late parcels are at 12%. We agreed on 8% by June.
The board wanted 5%, that was refused.
Complaints: 40 a week, marketing wants 20.
Sign-ups should reach 900 by June.
App rating is 3.9
Lotte wants a driver app. Mia would like nicer vans.
"""
WHOLE = ((0, len(NOTE)),)


def quote(text: str) -> Quote:
    assert NOTE.count(text) == 1, text
    return Quote("notes", NOTE.index(text), NOTE.index(text) + len(text), text)


def fact(metric: str, *quotes: str, **fields: Any) -> Fact:
    given: dict[str, Any] = {"status": "goal", "unit": "%", **fields}
    return Fact(metric, quotes=tuple(map(quote, quotes)), **given)


def evidence(*facts: Fact, **fields: Any) -> Evidence:
    return Evidence("notes", NOTE, facts, **fields)


LATE = fact("late parcels", "Late parcels are at 12%", "We agreed on 8%", baseline=12, target=8)
SIGN_UPS = fact("sign-ups", "Sign-ups should reach 900 by June", target=900, unit="count")


def test_one_fact_of_both_has_the_quotes_of_both() -> None:
    other = fact("parcels late", "We agreed on 8%", "Late parcels are at 12%.", baseline=12, target=8)
    (found,) = laid_beside(evidence(LATE), evidence(other), WHOLE).facts
    assert (found.metric, found.tentative, len(found.quotes)) == ("late parcels", False, 2)


def test_a_fact_told_twice_is_one() -> None:
    (found,) = laid_beside(evidence(LATE, LATE), evidence(), WHOLE).facts
    assert found == LATE


def test_a_goal_that_only_the_rules_saw_is_open_where_the_model_has_read() -> None:
    assert [one.tentative for one in laid_beside(evidence(LATE), evidence(SIGN_UPS), WHOLE).facts] == [False, True]
    early = ((0, NOTE.index("Complaints")),)
    assert [one.tentative for one in laid_beside(evidence(LATE), evidence(SIGN_UPS), early).facts] == [False, False]


def test_what_else_only_the_rules_saw_stays() -> None:
    rating = fact("app rating", "App rating is 3.9", status="observation", baseline=3.9, unit="score")
    assert rating in laid_beside(evidence(LATE), evidence(rating), WHOLE).facts


def test_what_the_rules_made_of_the_same_words_gives_way() -> None:
    wrong = fact("late", "We agreed on 8%", target=8)
    assert laid_beside(evidence(LATE), evidence(wrong), WHOLE).facts == (LATE,)


def test_an_open_goal_gets_the_numbers_it_lacks_and_stays_open() -> None:
    half = fact("late parcels", "Late parcels are at 12%", "We agreed on 8%", target=8, tentative=True)
    (found,) = laid_beside(evidence(half), evidence(LATE), WHOLE).facts
    assert (found.baseline, found.target, found.tentative) == (12, 8, True)
    start = fact("late parcels", "Late parcels are at 12%", baseline=12, tentative=True)
    (found,) = laid_beside(evidence(start), evidence(LATE), WHOLE).facts
    assert (found.baseline, found.target, found.tentative) == (12, 8, True)


def test_an_open_goal_gets_no_number_where_the_rules_read_another() -> None:
    half = fact("late parcels", "Late parcels are at 12%", "We agreed on 8%", target=8, tentative=True)
    other = fact("late parcels", "Late parcels are at 12%", "We agreed on 8%", baseline=12, target=7)
    assert laid_beside(evidence(half), evidence(other), WHOLE).facts == (half,)


def test_a_number_that_the_notes_refuse_is_open_and_a_conflict() -> None:
    goal = fact("late parcels", "The board wanted 5%, that was refused.", target=5)
    dead = fact("late parcels", "The board wanted 5%, that was refused.", target=5, status="rejected")
    found = laid_beside(evidence(goal), evidence(dead), WHOLE)
    assert [(one.status, one.tentative) for one in found.facts] == [("goal", True)]
    assert found.conflicts == (Conflict("late parcels", (quote("The board wanted 5%, that was refused."),)),)


def test_a_number_that_the_notes_leave_to_others_is_open() -> None:
    goal = fact("complaints", "Complaints: 40 a week, marketing wants 20.", target=20, unit="count")
    theirs = fact("complaints", "marketing wants 20", target=20, unit="count", status="other_team", owner="Marketing")
    assert [one.tentative for one in laid_beside(evidence(goal), evidence(theirs), WHOLE).facts] == [True]


def test_a_status_that_the_rules_guess_without_a_word_for_it_does_not_count() -> None:
    guessed = fact("late parcels", "We agreed on 8%", target=8, status="superseded")
    found = laid_beside(evidence(LATE), evidence(guessed), WHOLE)
    assert (found.facts, found.conflicts) == ((LATE,), ())


def test_lists_are_the_models_and_else_the_rules() -> None:
    app, vans = quote("Lotte wants a driver app."), quote("Mia would like nicer vans.")
    found = laid_beside(evidence(feature_requests=(app,)), evidence(feature_requests=(vans,), wishes=(vans,)), WHOLE)
    assert (found.feature_requests, found.wishes) == ((app,), (vans,))


def test_talk_about_people_is_what_either_saw() -> None:
    app, vans = quote("Lotte wants a driver app."), quote("Mia would like nicer vans.")
    found = laid_beside(evidence(performance_talk=(vans,)), evidence(performance_talk=(app,)), WHOLE)
    assert found.performance_talk == (app, vans)


def test_a_conflict_of_the_rules_that_the_model_settles_is_none() -> None:
    open_end = Conflict("late parcels", (quote("We agreed on 8%"),))
    other = Conflict("app rating", (quote("App rating is 3.9"),))
    assert laid_beside(evidence(LATE), evidence(conflicts=(open_end, other)), WHOLE).conflicts == (other,)
