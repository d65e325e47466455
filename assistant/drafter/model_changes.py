"""Says what was changed in a model's answer and what was left out of it, so that no fault is mended in silence."""

from collections import Counter
from collections.abc import Iterator, Sequence

from assistant.drafter.amount import amount
from assistant.drafter.brief import Warning
from assistant.drafter.model_answer import Answer, KeyResultAnswer
from assistant.drafter.model_fact import stated
from assistant.drafter.model_words import acts, numberless, plain
from assistant.evidence.numbers import Side, same, sides
from assistant.okr import KeyResult

_MOST = 6  # things that one warning names
_SIDES: dict[Side, str] = {
    "baseline": "as today's value",
    "target": "to reach",
    "relative": "as a change",
    "change": "as a change",
}


def left_out(whys: Sequence[str]) -> Iterator[Warning]:
    """Say how many key results left a draft, and why."""
    for why, count in Counter(whys).most_common():
        what = "A key result" if count == 1 else f"{count} key results"
        yield Warning("model_left_out", f"{what} of the model's left the draft: {why}.")


def corrected(key_results: Sequence[tuple[KeyResultAnswer, KeyResult]]) -> Iterator[Warning]:
    """Say which numbers and directions the notes do not bear out."""
    said = [f"{made.metric} ({', '.join(wrong)})" for answer, made in key_results if (wrong := [*_wrong(answer, made)])]
    if said:
        named = "; ".join([*said[:_MOST], *(["and more"] if len(said) > _MOST else [])])
        yield Warning("model_corrected", f"Taken out or put right, as the notes do not bear it out: {named}.")


def _wrong(answer: KeyResultAnswer, made: KeyResult) -> Iterator[str]:
    held = list(sides(made))
    for side, number in stated(answer):
        alike = [one for each, one in held if each == side or (made.baseline is not None and each != "baseline")]
        if side in ("relative", "change") and made.target is not None and made.baseline is not None:
            continue  # the two values say the change themselves
        if not any(same(number, one) for one in alike):
            yield f"{amount(number.value, number.unit)} {_SIDES[side]}"
    if None not in (answer.direction, made.direction) and answer.direction != made.direction:
        yield f"{answer.direction} as the direction"


def cleaned(answer: Answer) -> Iterator[Warning]:
    """Say that something that acts, or a number in a title, was taken out of a model's words."""
    titles = [objective.title for objective in answer.objectives]
    if any(acts(text) for text in _texts(answer)):
        yield Warning(
            "model_active_content", "A link, markup or an instruction to a model was taken out of the model's words."
        )
    if any(numberless(plain(title)) != plain(title).strip(" ,;:-") for title in titles):
        yield Warning(
            "model_number_in_title", "A number was taken out of an objective: what is measured is a key result."
        )


def _texts(answer: Answer) -> Iterator[str]:
    for objective in answer.objectives:
        yield from (objective.title, objective.why or "", objective.aligned_to or "")
        for kr in objective.key_results:
            yield from (kr.text, kr.metric or "", kr.measured_by or "", kr.how_might_we or "", *kr.initiatives)
    yield from (question.text for question in answer.questions)
    yield from (text for parked in answer.parked for text in (parked.request, parked.why))
