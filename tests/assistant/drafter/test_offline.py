"""The offline drafter: what is agreed becomes OKRs, the rest becomes questions, warnings and parked requests."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.drafter.candidate import Candidate
from assistant.drafter.drafting import Placed, split
from assistant.drafter.material import Composition
from assistant.drafter.offline import compose
from assistant.evidence.facts import Evidence
from assistant.okr import KeyResult, Objective, OkrSet, Source
from retrieval.passage import Passage
from tests.assistant.drafter.case import COMPLETION, TICKETS, UPTIME, VALUE, evidence, fact, material


def key_results(composition: Composition) -> list[KeyResult]:
    return [kr for objective in composition.okrs.objectives for kr in objective.key_results]


def drafted(*facts: object, **said: object) -> Composition:
    return compose(material(evidence(*facts, **said)))  # type: ignore[arg-type]


def codes(composition: Composition) -> set[str]:
    return {warning.code for warning in composition.warnings}


def test_agreed_goals_become_one_objective() -> None:
    made = drafted(COMPLETION, TICKETS, VALUE)
    assert len(made.okrs.objectives) == 1
    assert len(key_results(made)) == 3
    assert made.okrs.cycle == "2027-Q1"
    assert made.okrs.phase == "deliver"


def test_limits_stand_last() -> None:
    made = key_results(drafted(UPTIME, COMPLETION, TICKETS))
    assert made[-1].text == "Keep uptime at 99.9% or more (99.9% today) through 31 March 2027"


def test_leading_stands_before_lagging() -> None:
    churn = fact("monthly churn", "Churn 5% to 4%.", baseline=5, target=4, direction="decrease")
    made = key_results(drafted(churn, COMPLETION))
    assert [kr.indicator for kr in made] == ["leading", "lagging"]


def test_many_goals_are_split_and_none_stands_alone() -> None:
    names = ("cart", "refund", "search", "login", "mail", "export", "invoice")
    facts = [
        fact(f"{name} failure rate", f"{name.title()} failures 9% to 4%.", baseline=9, target=4, direction="decrease")
        for name in names
    ]
    objectives = drafted(*facts).okrs.objectives
    assert 2 <= len(objectives) <= 3
    assert all(2 <= len(objective.key_results) <= 5 for objective in objectives)
    assert len({objective.title for objective in objectives}) == len(objectives)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(["cart", "refund", "search", "login", "mail", "export"]), max_size=15))
def test_no_key_result_is_lost_when_they_are_split(names: list[str]) -> None:
    note = evidence(text="nothing")
    placed = [
        Placed(Candidate(COMPLETION, note), KeyResult(f"{i}", metric=f"{name} failure {i}"))
        for i, name in enumerate(names)
    ]
    groups = split(placed)
    assert sorted(each.key_result.text for group in groups for each in group) == sorted(map(str, range(len(names))))
    assert len(groups) <= 3
    assert len(names) < 2 or all(2 <= len(group) <= 5 for group in groups)


def test_every_stated_number_is_in_a_cited_quote() -> None:
    split = fact("activation", "Activation is at 42%.", baseline=42, target=50)
    made = drafted(split, COMPLETION, text="By the end of March activation should reach 50%.")
    (kr,) = (kr for kr in key_results(made) if kr.metric == "activation")
    said = " ".join(quote.text for quote in kr.citations)
    assert "42%" in said
    assert "50%" in said


def test_quotes_are_exact() -> None:
    note = evidence(COMPLETION, TICKETS, priorities=("Focus: new teams get value early",))
    made = compose(material(note))
    quotes = [quote for objective in made.okrs.objectives for quote in objective.citations]
    quotes += [quote for kr in key_results(made) for quote in kr.citations]
    assert quotes
    assert all(note.text[quote.start : quote.end] == quote.text for quote in quotes)


def test_the_priority_gives_title_and_reason() -> None:
    made = drafted(COMPLETION, TICKETS, priorities=("Focus: customers must be able to trust the first week",))
    (objective,) = made.okrs.objectives
    assert objective.title.startswith("Let customers trust the first week")
    assert "customers must be able to trust the first week" in (objective.why or "")


def test_a_whole_speech_is_no_reason() -> None:
    speech = "Other matters full stop " + "the clinic, the rent, the audit and whom I will speak to alone comma " * 5
    (objective,) = drafted(COMPLETION, TICKETS, priorities=(speech.strip(),)).okrs.objectives
    assert "speak to alone" not in (objective.why or "")
    assert objective.citations == ()


def test_an_unknown_baseline_is_null_and_asked_for() -> None:
    bare = fact("repeat purchase", "Repeat purchase +25% anyway, baseline to follow.", relative_change=0.25)
    made = drafted(bare, COMPLETION)
    (i,) = (i for i, kr in enumerate(key_results(made)) if kr.metric == "repeat purchase")
    assert key_results(made)[i].baseline is None
    assert key_results(made)[i].source == Source("unknown", "stated")
    asked = [question for question in made.questions if question.field == "baseline"]
    assert [(question.objective, question.key_result) for question in asked] == [(1, i + 1)]


def test_a_missing_date_is_the_end_of_the_cycle_and_asked_for() -> None:
    made = drafted(replace(COMPLETION, due=None), TICKETS)
    assert {str(kr.due) for kr in key_results(made)} == {"2027-03-31"}
    assert [question.field for question in made.questions].count("due") == 1


def test_a_festival_is_asked_about() -> None:
    made = drafted(replace(COMPLETION, due=None, due_text="before Diwali"), TICKETS)
    assert any("before Diwali" in question.text for question in made.questions)


def test_a_tentative_goal_is_left_out_and_asked_about() -> None:
    open_goal = fact(
        "crash-free sessions", "Crash-free 98% to 99% would be nice.", baseline=98, target=99, tentative=True
    )
    made = drafted(COMPLETION, TICKETS, open_goal)
    assert all("crash" not in kr.text for kr in key_results(made))
    assert any("crash-free sessions" in question.text for question in made.questions)


def test_a_conflict_is_asked_about() -> None:
    made = drafted(
        COMPLETION, TICKETS, conflicts=(("the pass rate", ("Audit says the pass rate is 44%.", "My sheet says 52%.")),)
    )
    (question,) = (question for question in made.questions if "pass rate" in question.text)
    assert "44%" in question.text
    assert "52%" in question.text


def test_requests_are_parked_with_the_key_result_they_could_serve() -> None:
    made = drafted(
        COMPLETION, TICKETS, requests=("- [ ] ONB-12: onboarding checklist", "Salesforce importer by 15 November")
    )
    first, second = made.parked
    assert first.request == "Onboarding checklist"
    kr = made.okrs.objectives[(first.objective or 0) - 1].key_results[(first.key_result or 0) - 1]
    assert kr.metric == "onboarding completion"
    assert second.key_result is None
    assert "roadmap" in second.why


def test_what_is_left_out_is_said_without_names() -> None:
    made = drafted(
        COMPLETION,
        TICKETS,
        fact("new logos", "Tomas needs 22 new logos.", target=22, unit="count", status="other_team"),
        fact("Tomas", "Tomas 5 to 9.", target=9, unit="count", status="other_team"),
        talk=("Tomas will get his bonus if this works.",),
    )
    assert {"other_team_left_out", "performance_left_out"} <= codes(made)
    said = " ".join(warning.text for warning in made.warnings)
    assert "new logos" in said
    assert "Tomas" not in said


def test_a_missing_strategy_is_named_once() -> None:
    assert [warning.code for warning in drafted(COMPLETION, TICKETS).warnings].count("no_strategy") == 1


def test_an_objective_cites_the_strategy_it_serves() -> None:
    text = "Win customers whose onboarding is done in a day."
    passage = Passage("strategy.md", "Strategy 2027", "strategy", "How we win", 40, 40 + len(text), text, 0.9)
    made = compose(material(evidence(COMPLETION, TICKETS), passages=(passage,)))
    (objective,) = made.okrs.objectives
    assert objective.aligned_to == f"Strategy 2027: {text}"
    assert objective.citations[-1].document == "strategy.md"
    assert (objective.citations[-1].start, objective.citations[-1].text) == (40, text)
    assert "no_strategy" not in codes(made)


def test_an_objective_names_the_given_objective_it_serves() -> None:
    given = material(evidence(COMPLETION, TICKETS))
    company = OkrSet((Objective("Win customers whose onboarding takes a day"), Objective("Be frugal")), owner="Company")
    made = compose(replace(given, brief=replace(given.brief, okrs=company)))
    assert made.okrs.objectives[0].aligned_to == "Company: Win customers whose onboarding takes a day"
    assert "no_strategy" not in codes(made)


def test_numbers_of_the_library_never_become_baselines() -> None:
    text = "Onboarding completion of customers was 44% in spring."
    passage = Passage("strategy.md", "Strategy", "strategy", "", 0, len(text), text, 0.9)
    bare = fact("onboarding completion", "Onboarding completion should reach 78%.", target=78)
    made = compose(material(evidence(bare, TICKETS), passages=(passage,)))
    assert all(kr.baseline != 44 for kr in key_results(made))


def test_notes_in_another_language_are_named() -> None:
    german = "Wir sind uns einig, dass die Kunden nicht mehr warten und dass wir nur noch die Retouren machen."
    made = drafted(COMPLETION, TICKETS, text=german)
    assert "other_language" in codes(made)


@pytest.mark.parametrize(
    "note",
    [
        evidence(priorities=("D3: first understand why customers don't come back",)),
        evidence(wishes=("would be nice if customers came back more",)),
        evidence(
            fact("repeat purchase", "Repeat purchase has to rise.", direction="increase", tentative=True),
            priorities=("Focus: customers come back",),
        ),
    ],
    ids=["priority", "wish", "open goal"],
)
def test_without_goals_the_key_results_ask(note: Evidence) -> None:
    made = compose(material(note, phase="discovery"))
    assert made.okrs.objectives
    assert "no_goals" in codes(made)
    assert made.questions
    for kr in key_results(made):
        assert kr.target is None
        assert kr.source == Source("unknown", "unknown")
        assert kr.citations


def test_an_open_goal_is_what_is_asked_about() -> None:
    open_goal = fact(
        "repeat purchase",
        "Repeat purchase is at 12%, it has to rise.",
        baseline=12,
        direction="increase",
        tentative=True,
    )
    made = drafted(open_goal, priorities=("Focus: customers come back",))
    kr = key_results(made)[0]
    assert (kr.metric, kr.baseline, kr.target) == ("repeat purchase", 12, None)


def test_wanted_goals_without_a_priority_are_asked_about_too() -> None:
    open_goal = fact("repeat purchase", "Repeat purchase has to rise.", direction="increase", tentative=True)
    made = drafted(open_goal)
    assert [kr.metric for kr in key_results(made)] == ["repeat purchase"]
    assert key_results(made)[0].source == Source("unknown", "unknown")


def test_a_lone_key_result_is_asked_about_and_alternatives_are_offered() -> None:
    made = drafted(COMPLETION)
    assert any(question.objective == 1 and "What else" in question.text for question in made.questions)
    assert len(made.alternatives) == 2


def test_nothing_gives_nothing() -> None:
    made = compose(material(evidence(text="Lunch is at twelve.")))
    assert made.okrs.objectives == ()
    assert made.alternatives


def test_discovery_offers_its_two_alternatives() -> None:
    made = compose(material(evidence(COMPLETION, TICKETS), phase="discovery"))
    assert len(made.alternatives) == 2
    assert all(kr.target is None for objective in made.alternatives for kr in objective.key_results)


def test_a_platform_team_serves_teams() -> None:
    adoption = fact("adoption of the deploy pipeline", "Adoption of the pipeline 35% to 80%.", baseline=35, target=80)
    made = compose(material(evidence(adoption, UPTIME), team_kind="platform"))
    assert "the teams that build on us" in made.okrs.objectives[0].title


def test_a_how_might_we_question_names_no_number() -> None:
    for kr in key_results(drafted(COMPLETION, TICKETS, VALUE)):
        assert kr.how_might_we is not None
        assert kr.how_might_we.startswith("How might we ")
        assert not any(letter.isdigit() for letter in kr.how_might_we)


def test_a_limit_and_what_the_title_says_ask_nothing_more() -> None:
    (completion, uptime) = key_results(drafted(COMPLETION, UPTIME))
    assert completion.how_might_we is None
    assert uptime.how_might_we is None


def test_each_how_might_we_question_is_asked_once() -> None:
    names = ("time to detect", "time to restore", "churn")
    facts = [fact(name, f"{name} 9 to 4.", baseline=9, target=4, unit="h", direction="decrease") for name in names]
    asked = [kr.how_might_we for kr in key_results(drafted(*facts)) if kr.how_might_we is not None]
    assert len(asked) == len(set(asked))


def test_a_request_in_a_row_is_its_first_cell() -> None:
    made = drafted(COMPLETION, TICKETS, requests=("| Passkey login (spike | 21 pts | Ready |",))
    assert [request.request for request in made.parked] == ["Passkey login"]


def test_the_same_material_gives_the_same_draft() -> None:
    given = material(evidence(COMPLETION, TICKETS, VALUE, UPTIME, priorities=("Focus: customers come back",)))
    assert compose(given) == compose(given)


def test_a_warning_speaks_of_asking_key_results_only_where_there_are_some() -> None:
    (empty,) = (each.text for each in drafted(text="Lunch is at noon.").warnings if each.code == "no_goals")
    assert "the key results ask" not in empty
    asking = drafted(priorities=("Make the first week effortless for new customers.",))
    (said,) = (each.text for each in asking.warnings if each.code == "no_goals")
    assert key_results(asking)
    assert "the key results ask" in said


def test_an_asking_key_result_cites_the_priority_it_serves() -> None:
    said = "Make the first week effortless for new customers."
    made = key_results(drafted(priorities=(said,)))
    assert all(kr.target is None and [quote.text for quote in kr.citations] == [said] for kr in made)


def test_a_limit_ends_with_the_cycle_and_nobody_is_asked() -> None:
    made = drafted(COMPLETION, replace(UPTIME, due=None))
    assert not [each for each in made.questions if each.field == "due"]


def test_a_strategy_that_shares_only_words_of_our_title_is_not_served() -> None:
    text = "Come back with reasons for customers every week."
    passage = Passage("strategy.md", "Strategy 2027", "strategy", "", 0, len(text), text, 0.9)
    active = fact("weekly active managers", "6,480 to 7,500 managers.", baseline=6480, target=7500, unit="count")
    (objective,) = compose(material(evidence(active), passages=(passage,))).okrs.objectives
    assert objective.title == "Give customers reasons to come back every week"
    assert objective.aligned_to is None


def test_roles_order_the_same_goals_their_own_way() -> None:
    revenue = fact("revenue per customer", "Revenue per customer 50 to 60.", baseline=50, target=60, unit="EUR")
    errors = fact("checkout error rate", "Errors 9% to 4%.", baseline=9, target=4, direction="decrease")
    facts = (COMPLETION, errors, revenue)
    orders = {}
    for role in ("executive", "engineering", "pm"):
        made = compose(material(evidence(*facts), role=role))
        orders[role] = [kr.metric for kr in key_results(made)]
        assert len(orders[role]) == len(facts)
    assert orders["executive"][0] == "revenue per customer"
    assert orders["engineering"][0] == "checkout error rate"
    assert orders["pm"][0] == "onboarding completion"


def test_roles_and_phases_offer_their_own_alternatives() -> None:
    def titles(role: str, phase: str) -> list[str]:
        made = compose(material(evidence(COMPLETION, TICKETS), role=role, phase=phase))
        return [each.title for each in made.alternatives]

    assert titles("pm", "deliver") != titles("engineering", "deliver")
    assert titles("pm", "deliver") != titles("pm", "growth")


def test_notes_that_say_nothing_of_aims_are_asked_what_should_change() -> None:
    made = drafted(text="Lunch is at noon.")
    assert made.okrs.objectives == ()
    assert [each.text for each in made.questions] == [
        "What should be different for customers by 31 March 2027, and by which number would you see it?"
    ]


def test_what_the_notes_call_their_focus_leads_wherever_it_stands() -> None:
    people = "Drivers must always find the completion screen."
    focus = "Focus for the quarter: patients get seen sooner"
    (objective,) = drafted(COMPLETION, TICKETS, priorities=(people, focus)).okrs.objectives
    assert objective.why.endswith(f"“{focus}”.")
