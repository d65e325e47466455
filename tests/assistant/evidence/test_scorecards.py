"""Tables of metrics: what their columns hold and what a remark says of a row."""

from datetime import date

from assistant.evidence.extract import extract
from assistant.evidence.facts import Fact


def _goals(text: str) -> list[Fact]:
    return [fact for fact in extract(text, as_of=date(2026, 9, 1)).facts if fact.status == "goal"]


def test_the_last_column_of_numbers_before_the_target_is_today() -> None:
    table = (
        "KPI\tP4\tP5\tTarget P9\tOwner\n"
        "Parcels scanned twice\t31.0%\t28.4%\t20%\tRoute app\n"
        "Parcels left with neighbours\t14%\t12%\t8%\tRoute app\n"
        "Vans leaving on time\t74%\t76%\t88%\tRoute app\n"
    )
    assert [(goal.baseline, goal.target) for goal in _goals(table)] == [(28.4, 20.0), (12.0, 8.0), (76.0, 88.0)]


def test_a_column_of_ids_names_no_metric() -> None:
    table = (
        "q;label;top2;prev;target\n"
        'q1;"I could find my invoice";54,0;49,5;70,0\n'
        'q2;"I would recommend the portal";61,3;63,0;80,0\n'
    )
    assert [(goal.metric, goal.baseline, goal.target) for goal in _goals(table)] == [
        ("I could find my invoice", 54.0, 70.0),
        ("I would recommend the portal", 61.3, 80.0),
    ]


def test_a_remark_on_a_withdrawn_number_leaves_the_cell_standing() -> None:
    table = (
        "| Measure | Now | Goal | Remarks |\n|--|--|--|--|\n"
        "| Claims paid within a week | 41% | 60% | v3 said 75, withdrawn after the review |\n"
        "| Claims filed online | 46% | 70% | rejected |\n"
    )
    assert [(goal.metric, goal.target) for goal in _goals(table)] == [("Claims paid within a week", 60.0)]


def test_rows_marked_as_ours_leave_the_other_rows_to_others() -> None:
    table = (
        "| Area | Metric | from | to |\n|---|---|---|---|\n| Sales | win rate | 20% | 25% |\n"
        "| Product (us) | active teams | 310 | 420 |\n| Support | first reply | 5 h | 3 h |\n"
    )
    facts = extract(table, as_of=date(2026, 1, 20)).facts
    assert [fact.target for fact in facts if fact.status == "goal"] == [420]


def test_what_was_agreed_is_the_target_and_not_what_was_proposed() -> None:
    table = "| Metric | Now | Proposal | Agreed |\n|---|---|---|---|\n| Late returns | 22% | 10% | 15% |\n"
    facts = extract(table, as_of=date(2026, 1, 20)).facts
    assert [(fact.baseline, fact.target) for fact in facts if fact.status == "goal"] == [(22, 15)]
