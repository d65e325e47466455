"""What `extract` makes of notes: facts, their status, their dates, their quotes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from assistant.evidence.extract import extract
from assistant.evidence.facts import Evidence, Fact
from assistant.evidence.record import evidence_json
from assistant.okr import Quote
from evals.dataset import cases, shipped

AS_OF = date(2026, 7, 1)


def read(text: str) -> Evidence:
    return extract(text, as_of=AS_OF)


def goals(text: str) -> list[Fact]:
    return [fact for fact in read(text).facts if fact.status == "goal"]


def numbers(text: str) -> list[tuple[float | None, float | None]]:
    return [(goal.baseline, goal.target) for goal in goals(text)]


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("Signup completion is 44% today. We agreed on 60% by end of September.", 44, 60),
        ("- Refund rate: 6.1% now, target 4% by 30 September", 6.1, 4),
        ("Average handling time from 14 to 9 minutes by end of Q3.", 14, 9),
        ("Trial conversion 3.1% -> 4.5% by EOQ", 3.1, 4.5),
        ("Only 7 of 20 testers found the filter. Next round it should be 15 of 20.", 35, 75),
    ],
)
def test_a_value_of_today_and_one_to_reach_make_a_goal(text: str, baseline: float, target: float) -> None:
    assert (baseline, target) in numbers(text)


def test_an_answer_belongs_to_the_question_before_it() -> None:
    text = (
        "Ana: What about the crash rate?\nBen: 2.4 percent right now.\n"
        "Ana: And target?\nBen: Under one percent.\nAna: Deal."
    )
    assert (2.4, 1.0) in numbers(text)


def test_a_replaced_target_keeps_its_own_fact() -> None:
    text = "Ana: Churn is 5% a month.\nBen: The old deck said 2%.\nAna: No. We agreed on 4% by December."
    found = read(text)
    assert (5, 4) in [(f.baseline, f.target) for f in found.facts if f.status == "goal"]
    assert not [f for f in found.facts if f.status == "goal" and f.target == 2]


def test_a_refused_target_is_no_goal() -> None:
    text = "Ana: App rating is 3.9.\nBen: Let's say 4.8?\nAna: No way, rejected."
    assert not [goal for goal in goals(text) if goal.target == 4.8]


def test_another_teams_number_is_no_goal() -> None:
    found = read("Marketing wants 12,000 new followers by December. That's theirs, not ours.")
    assert [fact.status for fact in found.facts] == ["other_team"]


def test_a_limit_is_to_be_maintained() -> None:
    (goal,) = goals("The error rate is 0.6% today and must not exceed 0.8%.")
    assert (goal.baseline, goal.target, goal.direction, goal.comparator) == (0.6, 0.8, "maintain", "<=")


def test_a_word_of_the_metric_is_no_cue() -> None:
    (goal,) = goals("Declined payments are 8% today, target 5% by December.")
    assert (goal.baseline, goal.target) == (8, 5)


def test_a_table_row_is_a_metric() -> None:
    text = (
        "| Metric | Q1 | Now | Target Q3 | Owner |\n|---|---|---|---|---|\n"
        "| Activation rate | 31% | 35% | 45% | us |\n| Pipeline coverage | 2x | 3x | 4x | Sales |\n"
    )
    found = read(text)
    assert [(f.baseline, f.target) for f in found.facts if f.status == "goal"] == [(35, 45)]
    assert [f.status for f in found.facts if f.baseline == 3] == ["other_team"]


def test_a_scorecard_in_commas_is_read() -> None:
    text = "metric,now,target\nreply time (h),20,8\nreopened tickets,9%,5%\nNPS,31,40\n"
    assert set(numbers(text)) == {(20, 8), (9, 5), (31, 40)}


def test_the_newest_mail_decides_though_it_stands_first() -> None:
    text = (
        "From: Bo\nSent: Tuesday, June 16, 2026 9:00\nSubject: RE: targets\n\nBounce rate: strike it.\n\n"
        "From: Al\nSent: Monday, June 15, 2026 9:00\nSubject: targets\n\n* bounce rate 40% -> 30%\n"
    )
    assert not goals(text)


def test_the_same_date_is_worked_out() -> None:
    text = (
        "- Refund rate is 6%, target 4% by 30 September 2026.\n- Reply time is 20 hours, target 8 hours, same date.\n"
    )
    assert [goal.due for goal in goals(text)] == [date(2026, 9, 30)] * 2


def test_priorities_requests_and_performance_talk_are_apart() -> None:
    found = read(
        "Decided: the focus for Q3 is that new customers get value on day one.\n"
        "Asks: dark mode, CSV export.\nHis bonus depends on it, says the performance review.\n"
    )
    assert [quote.text for quote in found.priorities]
    assert [quote.text for quote in found.feature_requests] == ["dark mode", "CSV export"]
    assert [quote.text for quote in found.performance_talk]


def test_a_tickbox_list_holds_tasks() -> None:
    found = read("Todo\n [ ] sticky basket button\n [x] new size guide\n")
    assert [quote.text for quote in found.feature_requests] == ["sticky basket button", "new size guide"]


def test_the_record_has_the_contracts_fields() -> None:
    record = evidence_json(read("Churn is 5% today, target 4% by December."), "n1")
    assert (record["version"], record["id"]) == (1, "n1")
    assert set(record) == {
        "version",
        "id",
        "facts",
        "priorities",
        "feature_requests",
        "wishes",
        "performance_talk",
        "conflicts",
    }
    assert set(record["facts"][0]["quotes"][0]) == {"text", "start", "end"}
    assert record["facts"][0]["due"] == "2026-12-31"


def test_offsets_count_code_points_of_the_text_as_given() -> None:
    text = "\ufeff🚀 Start\r\n\r\nChurn is 5% today,\r\ntarget 4% by December.\r\n"
    for fact in read(text).facts:
        for quote in fact.quotes:
            assert text[quote.start : quote.end] == quote.text


TRANSCRIPT = """Weekly growth sync, transcript
Maya Chen: Let's begin with onboarding. Where are we on setup completion?
Tom Reyes: Fifty-two percent finished setup in the first week.
Maya Chen: And the plan said?
Tom Reyes: The plan from January said seventy, but that was before we added the compliance step.
Priya N: I'd be comfortable with sixty-five by the end of September.
Maya Chen: Sixty-five. Everyone okay with that?
Tom Reyes: Yes.
Maya Chen: Next one, support tickets per hundred users.
Tom Reyes: We're at eleven. Used to be fourteen.
Maya Chen: Can we get to eight?
Tom Reyes: Eight is a stretch. Nine I can commit to.
Maya Chen: Nine then, same deadline.
Priya N: Sales wants thirty new logos this quarter, by the way. I told them that's theirs.
Priya N: And page load, it's two point eight seconds at p75. It has to be under two.
"""


def test_a_transcript_is_followed_from_topic_to_topic() -> None:
    found = {(fact.metric, fact.baseline, fact.target) for fact in goals(TRANSCRIPT)}
    assert ("setup completion", 52, 65) in found
    assert ("support tickets per hundred users", 11, 9) in found
    assert {(base, target) for _, base, target in found} == {(52, 65), (11, 9), (2.8, 2)}


def test_the_date_said_last_is_the_same_deadline() -> None:
    tickets = next(goal for goal in goals(TRANSCRIPT) if goal.target == 9)
    assert tickets.due == date(2026, 9, 30)


def test_what_was_planned_before_is_superseded() -> None:
    assert [fact.target for fact in read(TRANSCRIPT).facts if fact.status == "superseded"] == [70, 8]


@pytest.mark.parametrize(
    ("line", "baseline", "target"),
    [
        ("Change failure rate stands at 18 percent. I had 10 in my first draft, but let's aim for 12.", 18, 12),
        ("MTTR: last quarter 95 minutes, now 70. Target is 45, same date.", 70, 45),
        ("Build queue: p95 12 min -> 6 min", 12, 6),
        ("Availability must not fall below 99.9% (currently 99.95%).", 99.95, 99.9),
        ("Refund time: 9 days on average. Original plan was 3 days; we agreed on 5 by end of October.", 9, 5),
    ],
)
def test_a_paragraph_speaks_of_one_metric(line: str, baseline: float, target: float) -> None:
    assert numbers(line) == [(baseline, target)]


def test_a_hope_nobody_committed_to_is_no_sure_goal() -> None:
    found = goals("Trial-to-paid is 4.1%. If the new checkout works we might see 6%, nobody has committed to that.")
    assert all(goal.tentative for goal in found)


def test_two_values_nobody_settled_are_a_conflict() -> None:
    text = "Pass rate: the audit says 44%, my sheet says 52%. Nobody knows which one is right. We want 70% by December."
    found = read(text)
    assert [conflict.about for conflict in found.conflicts] == ["Pass rate"]
    assert [fact.baseline for fact in found.facts if fact.status == "goal"] == [None]


def test_owners_of_a_table_part_our_rows_from_others() -> None:
    text = (
        "| Metric | Baseline | Goal | Owner |\n|---|---|---|---|\n| Orders collected | 58% | 75% | Pickup |\n"
        "| Pickup NPS | 22 | 35 | Pickup |\n| Stock accuracy | 91% | 97% | Supply chain |\n"
    )
    assert {fact.metric: fact.status for fact in read(text).facts} == {
        "Orders collected": "goal",
        "Pickup NPS": "goal",
        "Stock accuracy": "other_team",
    }


BULLETS = """Shelf team, planning

Mon 7 Sep 2026, 9:00, Loft. Present: Nora, Idris (data), Wen

- Search success on phones is 48% now, tablets are at 66% but tablets are not ours
- the spring deck had 80% for phones. Idris: nobody believes that, let's say 60% by 30 November. Fine with all
- Sales gets 90 stock questions a week, Wen: "better filters halve that". ok, halve it by end of November
- stock errors at 1.4%, must not get worse meanwhile

**Decided: this term is about shoppers who find what is on the shelf without asking. The rest waits.**

Asks
- [ ] saved searches
- [ ] barcode scanner

Wen asked whether her bonus depends on this. Nora: separate talk.
"""


def test_people_who_speak_inside_a_list_are_no_metrics() -> None:
    found = read(BULLETS)
    names = {fact.metric.lower() for fact in found.facts}
    assert not names & {"nora", "idris", "wen"}
    assert [quote.text for quote in found.feature_requests] == ["saved searches", "barcode scanner"]


def test_not_ours_governs_its_own_subject() -> None:
    found = read(BULLETS)
    goal = next(fact for fact in found.facts if fact.target == 60)
    assert (goal.status, goal.baseline, goal.due) == ("goal", 48, date(2026, 11, 30))
    assert [fact.status for fact in found.facts if fact.baseline == 66] == ["other_team"]


def test_a_plan_refused_is_no_goal_though_the_next_item_names_it() -> None:
    assert not [goal for goal in goals(BULLETS) if goal.target == 80]


def test_what_another_team_counts_is_ours_where_we_agree_a_target() -> None:
    goal = next(fact for fact in goals(BULLETS) if fact.baseline == 90)
    assert (goal.relative_change, goal.due) == (-0.5, date(2026, 11, 30))


@pytest.mark.parametrize(
    ("line", "value", "comparator"),
    [
        ("stock errors at 1.4%, must not get worse while we rebuild search", 1.4, "<="),
        ("Crash rate is 0.3% and may not rise.", 0.3, "<="),
        ("Uptime is 99.9% today; it should not drop.", 99.9, ">="),
    ],
)
def test_what_must_not_get_worse_is_held_at_todays_value(line: str, value: float, comparator: str) -> None:
    (goal,) = goals(line)
    assert (goal.baseline, goal.target, goal.direction, goal.comparator) == (value, value, "maintain", comparator)


@pytest.mark.parametrize(
    "line",
    [
        "**Decided: this term is about shoppers who find what is on the shelf without asking. The rest waits.**",
        "We agreed to spend the summer on orders that arrive complete.",
        "This quarter is about getting the first invoice right.",
    ],
)
def test_what_a_period_is_spent_on_is_the_priority(line: str) -> None:
    (quote,) = read(line).priorities
    assert quote.text in line
    assert not quote.text.startswith("*")


def test_the_days_a_study_took_are_no_values() -> None:
    found = read(
        "Eight interviews and a site visit, 3 to 12 June 2026.\n\n- 40% of forms are returned. They asked for 25%."
    )
    assert not [fact for fact in found.facts if fact.baseline == 3]
    assert not [fact for fact in found.facts if fact.target == 8]


PERCEIVED = """# What the shops told us

Seven visits, Ida Lund, 4 to 9 June 2026.

- 52% of parcels are scanned before the van leaves (May). The depot leads asked for 75% by the end of October.
- Paper lists came up everywhere. Nobody asked for them.
- "Torn labels" was named as the worst nuisance. 6 in 80 parcels of last month had them. We want none by October.

## What was said about solutions

- a scanner on the belt
- a board with the four rules

We agreed to spend the autumn on parcels that leave complete. Van chat is off the table.
"""


def test_a_share_with_its_target_in_the_next_sentence_is_a_goal() -> None:
    found = read(PERCEIVED)
    facts = {(fact.metric, fact.baseline, fact.target, fact.status) for fact in found.facts}
    assert ("parcels scanned before the van leaves", 52, 75, "goal") in facts
    assert ("Torn labels", 7.5, 0, "goal") in facts
    assert {quote.text for quote in found.feature_requests} == {"a scanner on the belt", "a board with the four rules"}
    assert [quote.text for quote in found.priorities] == [
        "We agreed to spend the autumn on parcels that leave complete."
    ]


CALL = """| metric | now | goal for Q4 | owner |
|---|---|---|---|
| repos on the new log store | 5 of 20 | 12 of 20 | Ute |
| time to first dashboard | 2 days | 3 hours | Ute |
| log store uptime | 99.9% | at least 99.9% | Raul |
| disk spend growth | 4% | (finance team) | Ola |

From the call
Ute: last quarter we aimed at 8 repos and got to 5
Raul: then 12, not 15 as on the slide
Ola: fine
"""


def test_a_bare_number_is_a_part_of_the_whole_named_before() -> None:
    found = [fact for fact in read(CALL).facts if fact.metric == "repos on the new log store"]
    assert [(fact.baseline, fact.target) for fact in found if fact.status == "goal"] == [(25, 60)]
    assert {fact.target for fact in found if fact.status in ("rejected", "superseded")} == {75}
    assert {fact.baseline for fact in found if fact.status == "past"} == {40, 25}


def test_rows_of_people_in_the_room_are_ours() -> None:
    found = {fact.metric: fact.status for fact in read(CALL).facts if "log store uptime" in fact.metric}
    assert found == {"log store uptime": "goal"}
    assert [fact.status for fact in read(CALL).facts if fact.metric == "disk spend growth"] == ["other_team"]


def test_a_count_by_the_week_is_a_metric_whatever_is_counted() -> None:
    assert numbers("We answer 90 fabric puzzles a week. Target is 40 by December.") == [(90, 40)]


CHAT = """Ravn, Elin   10:02
Parcels that miss the evening van.

Ravn, Elin   10:03
One in twelve, August. I'd sign one in thirty.

Obi   10:05
One in fifty.

Ravn, Elin   10:06
they load in daylight Obi, we load at night

Obi   10:07
Point taken, yours then. End of November

Ravn, Elin   10:09
Handover talks?

Sato   10:10
34% so far

Ravn, Elin   10:11
50 we can do

Obi   10:12
50 it is, same date
"""


def test_who_gives_way_drops_their_own_number() -> None:
    found = [fact for fact in read(CHAT).facts if fact.metric == "Parcels that miss the evening van"]
    assert [(fact.baseline, fact.target, fact.due) for fact in found if fact.status == "goal"] == [
        (8.33, 3.33, date(2026, 11, 30))
    ]
    assert [fact.target for fact in found if fact.status == "rejected"] == [2]


def test_a_number_taken_and_dated_is_a_goal_of_the_question_before_it() -> None:
    goal = next(goal for goal in goals(CHAT) if goal.target == 50)
    assert (goal.baseline, goal.due) == (34, date(2026, 11, 30))


def test_who_only_wants_is_not_in_the_room() -> None:
    assert not goals("- 26% of spend is off contract. wants to see it under 15")


def test_a_number_given_up_is_no_step_on_the_way() -> None:
    text = "Door time is 11 seconds. I said 5 by 31 August, Ibo said that is physics, fine, 7 by 31 December."
    assert [goal.target for goal in goals(text)] == [7]


def test_the_value_of_our_part_is_the_baseline() -> None:
    text = "Shelf accuracy is 91.5%. That's the whole chain. For our stores it is 87.2. We aim for 94% by 10 November."
    assert numbers(text) == [(87.2, 94)]


def test_a_measure_with_a_hyphen_is_one() -> None:
    found = read("Not ours: marketing wants 20,000 newsletter sign-ups by December.")
    assert [(fact.metric, fact.status) for fact in found.facts] == [("newsletter sign-ups", "other_team")]


def test_a_number_below_nought_is_no_value_to_reach() -> None:
    assert not goals("Stock errors are 1150 today, target -412 by December.")


def test_talks_to_be_held_are_a_goal_without_a_baseline() -> None:
    (goal,) = goals("- talk to 18 applicants before 20 August")
    assert (goal.metric, goal.baseline, goal.target, goal.due) == ("applicants spoken to", None, 18, date(2026, 8, 20))
    assert not goals("- We talked to 18 applicants last month.")


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("Target for activation: 40% instead of 50% by June; now 30%.", 30, 40),
        ("Conversion: Q1 2026: 28%, Q2 2026: 30%. Q1 2027 goal 33%.", 30, 33),
        ("Dropped: churn 8% -> 2%. Kept: activation 30% -> 40% by June.", 30, 40),
        ("Conversion is 2%. let's get to 4% by June\ntoo ambitious\n6%?\ndeal", 2, 6),
        ("Of 100 new members 38 book a class within 7 days. We want 50 by June.", 38, 50),
        ("Draft of the plan: 4%.\n\nChurn is 6% now. The council had asked for 3%, we settled on 5% by June.", 6, 5),
    ],
)
def test_what_stands_in_the_end_is_the_goal(text: str, baseline: float, target: float) -> None:
    assert numbers(text) == [(baseline, target)]


def test_two_metrics_of_one_sentence_keep_their_own_numbers() -> None:
    text = "Reduce time to hire from 60 to 40 days by June; time to quote from 3 h to 1 h by June."
    assert {(goal.metric, goal.baseline, goal.target) for goal in goals(text)} == {
        ("time to hire", 60, 40),
        ("time to quote", 3, 1),
    }


def test_a_change_said_with_its_start_is_a_goal() -> None:
    (goal,) = goals("Increase NPS by 10 points from 31 by June.")
    assert (goal.metric, goal.baseline, goal.change) == ("NPS", 31, 10)


CREW = """00:00:04 Mireille
ok, goals for the crew app

00:00:11 Dov
late check-ins first. 150 a month

00:00:17 Mireille
120?

00:00:20 Farida
why not 60

00:00:26 Dov
the regulator wants 50, they can want. 90 by the end of the year

00:00:33 Mireille
agreed
"""


def test_names_under_a_time_are_speakers_and_the_last_agreed_number_counts() -> None:
    assert numbers(CREW) == [(150, 90)]


COUNTED = """Host: Ward supplies, year plan.
Ines: One.
Ines: Stock-outs on the wards. In November there were 64.
Ines: I would like to see 30 by June.
Host: Agreed.
Ines: Two.
Ines: Emergency deliveries. At the moment 9 percent of all deliveries.
Ines: 6 percent by June.
Host: Agreed.
"""


def test_the_numbers_of_an_enumeration_are_no_values() -> None:
    assert set(numbers(COUNTED)) == {(64, 30), (9, 6)}


def test_a_heading_of_a_meeting_names_no_metric() -> None:
    text = "# Booking squad, planning\n\n- booking completion is at 54% now, 66% by 31 March\n"
    assert [goal.metric for goal in goals(text)] == ["booking completion"]


@pytest.mark.parametrize(
    ("text", "baseline", "target"),
    [
        ("- cancelled bookings: now 14%, we agreed on 8% by end of March", 14, 8),
        ("# Targets\n\n- Tickets reopened within a week. 13% in October. Down to 9% by end of March.", 13, 9),
        ("- Survey score does not drop below 4.2 (last survey: 4.4)", 4.4, 4.2),
        ("Safety first: crash rate must not go over 0.4%, today 0.3%.", 0.3, 0.4),
        ("Reply time is 12 days now. It was agreed that this shall be 8 days by June.", 12, 8),
    ],
)
def test_words_of_time_and_of_measure_are_no_verdict(text: str, baseline: float, target: float) -> None:
    assert numbers(text) == [(baseline, target)]


def test_a_plea_to_somebody_leaves_the_goal_before_it_agreed() -> None:
    goal = "Goal: reduce churn from 6% to 4% by 30 June."
    (fact,) = goals(f"{goal}\nCould you send me the deck?")
    assert not fact.tentative
    assert goals(f"{goal}\nCould be less.") == []


def test_what_somebody_is_asked_to_look_at_is_no_priority() -> None:
    decided = "Decided: this quarter is about new customers who get going alone."
    asked = "Please go through the old tickets, particularly focusing on those about migration."
    assert [quote.text for quote in read(f"{asked}\n{decided}").priorities] == [decided]
    assert read("Please focus on migration this quarter, everything else can wait.").priorities


def test_a_sentence_over_a_rule_of_dashes_is_no_heading() -> None:
    decided = "Decided: this quarter is about new customers who get going alone."
    assert [quote.text for quote in read(f"{decided}\n--------\n").priorities] == [decided]


def quotes(found: Evidence) -> Iterator[Quote]:
    yield from (quote for fact in found.facts for quote in fact.quotes)
    yield from (quote for conflict in found.conflicts for quote in conflict.quotes)
    yield from (*found.priorities, *found.feature_requests, *found.wishes, *found.performance_talk)
    yield from (aim.quote for aim in found.aims)


def said(found: Evidence) -> tuple[object, ...]:
    """Give what was read, without where and how it is written."""
    facts = [replace(fact, quotes=()) for fact in found.facts]
    aims = [(aim.value, aim.unit) for aim in found.aims]
    return facts, [conflict.about for conflict in found.conflicts], aims, len(list(quotes(found)))


SHORT = 1500  # characters
NOTES = [
    pytest.param(note.text, id=case.id)
    for name in shipped()
    for case in cases(name)
    for note in case.notes
    if len(note.text) < SHORT
]


@pytest.mark.parametrize("text", NOTES)
def test_a_pasted_note_says_the_same_with_no_break_spaces(text: str) -> None:
    pasted = text.replace(" ", "\u00a0")
    plain, found = read(text), read(pasted)

    assert found.text == pasted
    assert said(found) == said(plain)
    for one, other in zip(quotes(found), quotes(plain), strict=True):
        assert (one.start, one.end) == (other.start, other.end)
        assert one.text == pasted[one.start : one.end]


@pytest.mark.parametrize("text", NOTES)
def test_marks_that_nobody_sees_part_no_word_or_number_and_quotes_keep_them(text: str) -> None:
    pasted = text.replace("in", "i\u00adn").replace("0", "\u200b0")
    plain, found = read(text), read(pasted)

    assert said(found) == said(plain)
    for one, other in zip(quotes(found), quotes(plain), strict=True):
        assert one.text == pasted[one.start : one.end]
        assert one.text.replace("\u00ad", "").replace("\u200b", "") == other.text


def test_a_date_with_no_break_spaces_is_due() -> None:
    (goal,) = goals("Churn is at 4%, target 3% by 31\u00a0March\u00a02027.")

    assert (goal.baseline, goal.target, goal.due) == (4, 3, date(2027, 3, 31))


def test_a_soft_hyphen_breaks_no_name() -> None:
    (goal,) = goals("Increase onboard\u00ading completion from 3% to 5% by 31 March 2027.")

    assert goal.metric == "onboarding completion"
