"""A number that a sentence sets is asked about where nothing of a draft has it."""

from assistant.drafter.brief import ParkedRequest, Question
from assistant.drafter.unread import unread
from assistant.evidence.facts import Aim, Evidence, Fact
from assistant.okr import KeyResult, Objective, Quote

TEXT = "Returns take 6 days. We want it to be 3. Build the portal by 4 May."
SAID = Quote("notes", 21, 40, TEXT[21:40])
EVIDENCE = Evidence("notes", TEXT, aims=(Aim(SAID, 3.0),))


def asked(
    evidence: Evidence = EVIDENCE,
    drafted: tuple[KeyResult, ...] = (),
    questions: tuple[Question, ...] = (),
    parked: tuple[ParkedRequest, ...] = (),
) -> str:
    found = unread((evidence,), (Objective("", key_results=drafted),), questions, parked)
    return found.text if found is not None else ""


def test_what_nothing_speaks_of_is_asked_about() -> None:
    assert asked() == "Does \u201cWe want it to be 3\u201d set a goal of the team? If so, for which metric?"


def test_what_is_told_elsewhere_is_not_asked_about() -> None:
    assert not asked(drafted=(KeyResult("Reduce returns from 6 to 3", target=3),))
    assert not asked(questions=(Question("Should returns reach 3 days?"),))
    assert not asked(parked=(ParkedRequest("Portal", "Work", None, None, SAID),))
    assert not asked(Evidence("notes", TEXT, (Fact("returns", "rejected", (SAID,), target=3),), aims=EVIDENCE.aims))


def test_either_end_of_a_range_is_enough() -> None:
    said = Quote("notes", 0, 22, "It should be 2-3 days.")
    ranged = Evidence("notes", said.text, aims=(Aim(said, 2.0, "days"),))
    assert asked(ranged)
    assert not asked(ranged, drafted=(KeyResult("Reduce returns to at most 3 days", target=3, unit="days"),))


def test_a_value_of_today_elsewhere_is_no_answer() -> None:
    assert asked(drafted=(KeyResult("Raise loans from 3 to 9", baseline=3, target=9),))


def test_many_sentences_are_one_question() -> None:
    aims = tuple(Aim(Quote("notes", place, place + 9, f"Want it {place}"), float(place)) for place in range(6))
    said = asked(Evidence("notes", TEXT, aims=aims))
    assert said.startswith("Which of these set a goal of the team")
    assert said.endswith("and 2 more?")
