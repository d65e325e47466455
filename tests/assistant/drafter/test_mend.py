"""What the checker still objects to is mended without a new number, or dropped and asked for."""

from dataclasses import replace

from assistant.checker.check import check
from assistant.drafter.brief import ParkedRequest, Question
from assistant.drafter.key_result import wordings
from assistant.drafter.material import Composition
from assistant.drafter.mend import mend
from assistant.okr import KeyResult, Objective, OkrSet, Quote
from tests.assistant.drafter.case import COMPLETION, MARCH, TICKETS, VALUE, evidence

TITLE = "Help customers finish what they start in their first week"
NOTE = evidence(COMPLETION, TICKETS, VALUE)


def kr(number: int) -> KeyResult:
    return wordings((COMPLETION, TICKETS, VALUE)[number], MARCH)[0]


def mended(*objectives: tuple[KeyResult, ...], **fields: object) -> Composition:
    okrs = OkrSet(
        tuple(Objective(f"{TITLE} {'again ' * i}", key_results=krs) for i, krs in enumerate(objectives)),
        cycle="2027-Q1",
    )
    composition = Composition(okrs, **fields)  # type: ignore[arg-type]
    return mend(composition, check(okrs, evidence=(NOTE,)))


def texts(composition: Composition) -> list[str]:
    return [kr.text for objective in composition.okrs.objectives for kr in objective.key_results]


def test_what_is_right_stays_as_it_is() -> None:
    okrs = OkrSet((Objective(TITLE, key_results=(kr(0), kr(1))),), cycle="2027-Q1")
    composition = Composition(okrs)
    assert mend(composition, check(okrs, evidence=(NOTE,))) is composition


def test_a_sentence_with_other_numbers_is_written_anew() -> None:
    wrong = replace(kr(0), text="Increase onboarding completion from 61% to 88% by 31 March 2027")
    assert texts(mended((wrong, kr(1)))) == [kr(0).text, kr(1).text]


def test_a_wrong_direction_is_turned_round() -> None:
    wrong = replace(kr(0), direction="decrease", text="Reduce onboarding completion from 61% to 78% by 31 March 2027")
    assert texts(mended((wrong, kr(1)))) == [kr(0).text, kr(1).text]


def test_a_number_no_note_holds_is_dropped_and_asked_for() -> None:
    invented = replace(kr(0), baseline=64, text=kr(0).text.replace("61%", "64%"))
    made = mended((invented, kr(1), kr(2)))
    assert texts(made) == [kr(1).text, kr(2).text]
    assert any("onboarding completion" in question.text for question in made.questions)


def test_a_target_no_note_holds_is_dropped_and_asked_for() -> None:
    invented = replace(kr(0), target=83, text=kr(0).text.replace("78%", "83%"))
    made = mended((invented, kr(1), kr(2)))
    assert texts(made) == [kr(1).text, kr(2).text]
    assert any("onboarding completion" in question.text for question in made.questions)


def test_a_duplicate_is_dropped_without_a_question() -> None:
    made = mended((kr(0), kr(1), kr(0)))
    assert texts(made) == [kr(0).text, kr(1).text]
    assert made.questions == ()


def test_what_a_parent_says_too_stays_with_its_finding() -> None:
    okrs = OkrSet((Objective(TITLE, key_results=(kr(0), kr(1))),), cycle="2027-Q1")
    parent = OkrSet((Objective("Win", key_results=(kr(0),)),))
    report = check(okrs, evidence=(NOTE,), parents=(parent,))
    assert "SET003" in {finding.code for finding in report.findings}
    assert texts(mend(Composition(okrs), report)) == [kr(0).text, kr(1).text]


def test_questions_and_requests_follow_their_key_results() -> None:
    invented = replace(kr(0), baseline=64, text=kr(0).text.replace("61%", "64%"))
    quote = Quote("notes", 0, 1, "x")
    made = mended(
        (invented,),
        (invented, kr(1), kr(2)),
        questions=(Question("a", 2, 3, "due"), Question("b", 1, 1, "due"), Question("c")),
        parked=(ParkedRequest("r", "w", 2, 2, quote), ParkedRequest("s", "w", 1, 1, quote)),
    )
    assert len(made.okrs.objectives) == 1
    assert [(each.text, each.objective, each.key_result) for each in made.questions[:2]] == [
        ("a", 1, 2),
        ("c", None, None),
    ]
    assert [(each.request, each.objective, each.key_result) for each in made.parked] == [("r", 1, 1), ("s", None, None)]
