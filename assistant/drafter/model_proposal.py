"""A target that a model proposes where the notes name none."""

from dataclasses import replace

from assistant.drafter.key_result import start_in_unit
from assistant.drafter.model_answer import KeyResultAnswer
from assistant.drafter.model_court import Court
from assistant.drafter.model_fact import stated
from assistant.drafter.model_sentence import PROPOSED
from assistant.evidence.facts import Fact
from assistant.evidence.numbers import numbers_in, same
from assistant.okr import KeyResult, Source


def with_proposal(
    made: KeyResult, fact: Fact, answer: KeyResultAnswer, text: str, said: frozenset[str], court: Court
) -> KeyResult:
    """Take over a target that the model proposes: marked so in field and sentence, and better than today's value."""
    if made.target is not None or made.relative_change is not None or made.change is not None:
        return made
    if answer.target is None or answer.target_source != "proposed" or not PROPOSED.search(text):
        return made
    number = next(number for side, number in stated(answer) if side == "target")
    unit = number.unit or made.unit
    if not any(same(number, held) for held in numbers_in(text)) or court.ledger.is_dead(number, said):
        return made
    aimed = replace(fact, target=number.value, unit=unit, baseline_unit=fact.baseline_unit or _apart(fact, unit))
    start = start_in_unit(aimed)
    rises = made.direction == "increase"
    if start is None or made.direction == "maintain" or start == number.value or (number.value > start) != rises:
        return made
    return replace(
        made,
        target=number.value,
        unit=unit,
        baseline_unit=aimed.baseline_unit,
        source=Source("stated", "proposed"),
    )


def _apart(fact: Fact, unit: str | None) -> str | None:
    return fact.unit if fact.unit != unit else None
