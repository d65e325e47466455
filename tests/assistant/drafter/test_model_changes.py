"""What was changed in a model's answer, or left out of it, is said."""

from typing import Any

from assistant.drafter.model_answer import Answer, KeyResultAnswer
from assistant.drafter.model_changes import cleaned, corrected, left_out
from assistant.okr import KeyResult


def changed(made: KeyResult, **answer: Any) -> list[str]:
    given = KeyResultAnswer.model_validate({"text": "Reduce late parcels", **answer})
    return [warning.text for warning in corrected([(given, made)])]


def test_what_left_is_counted_by_why() -> None:
    told = [each.text for each in left_out(["nobody said it", "it is work", "nobody said it"])]
    assert told == [
        "2 key results of the model's left the draft: nobody said it.",
        "A key result of the model's left the draft: it is work.",
    ]


def test_a_number_that_is_not_borne_out_is_named() -> None:
    made = KeyResult("", metric="late parcels", baseline=12, target=8, unit="%", direction="decrease")
    assert changed(made, baseline=12, target=5, unit="%", direction="increase") == [
        "Taken out or put right, as the notes do not bear it out:"
        " late parcels (5% to reach, increase as the direction)."
    ]


def test_an_answer_that_was_kept_is_no_change() -> None:
    made = KeyResult("", metric="late parcels", baseline=12, target=8, unit="%", direction="decrease")
    assert changed(made, baseline=12, target=8, unit="%", direction="decrease") == []


def test_a_number_in_a_title_and_a_link_are_told() -> None:
    def codes(title: str) -> list[str]:
        return [each.code for each in cleaned(Answer.model_validate({"objectives": [{"title": title}]}))]

    assert codes("Bring parcels on the day") == []
    assert codes("Bring 20% more parcels") == ["model_number_in_title"]
    assert codes("Bring parcels, see https://example.org/x") == ["model_active_content"]
