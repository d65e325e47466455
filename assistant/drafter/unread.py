"""Numbers that the notes set and a draft neither has nor speaks of, so that none is lost in silence."""

from collections.abc import Iterator, Sequence

from assistant.checker.rules import active_content
from assistant.drafter.brief import ParkedRequest, Question
from assistant.drafter.open_questions import QUOTED
from assistant.drafter.quoting import one_line
from assistant.drafter.said import listed
from assistant.evidence.facts import Aim, Evidence
from assistant.evidence.numbers import Number, numbers_in, same, sides
from assistant.evidence.quarrels import meet
from assistant.language.quantities import quantities
from assistant.okr import KeyResult, Objective

_LISTED = 4  # sentences in one question
_LEFT_OUT = ("rejected", "superseded", "other_team", "past")  # the warnings say so


def unread(
    evidence: Sequence[Evidence],
    objectives: Sequence[Objective],
    questions: Sequence[Question],
    parked: Sequence[ParkedRequest],
) -> Question | None:
    """Ask about the sentences whose number to reach is nowhere in a draft; null where there is none."""
    drafted = [kr for objective in objectives for kr in objective.key_results]
    said = list(dict.fromkeys(_unread(evidence, drafted, questions, parked)))
    if not said:
        return None
    named = [f"\u201c{each}\u201d" for each in said[:_LISTED]]
    if len(said) > _LISTED:
        named.append(f"{len(said) - _LISTED} more")
    if len(named) == 1:
        return Question(f"Does {named[0]} set a goal of the team? If so, for which metric?", field="metric")
    return Question(f"Which of these set a goal of the team, and for which metric: {listed(named)}?", field="metric")


def _unread(
    evidence: Sequence[Evidence],
    drafted: Sequence[KeyResult],
    questions: Sequence[Question],
    parked: Sequence[ParkedRequest],
) -> Iterator[str]:
    asked = [question.text for question in questions]
    numbers = [number for text in asked for number in numbers_in(text)]
    for each in evidence:
        for aim in each.aims:
            said = one_line(aim.quote.text, QUOTED)
            told = any(said in text for text in asked) or any(same(_number(aim), number) for number in numbers)
            told = told or any(meet(request.quote, aim.quote) for request in parked)
            if not (told or _is_drafted(aim, drafted) or _is_left_out(aim, each) or _acts(aim)):
                yield said


def _number(aim: Aim) -> Number:
    return Number(aim.value, aim.unit)


def _is_drafted(aim: Aim, drafted: Sequence[KeyResult]) -> bool:
    """Say whether a key result has the number, or the other end of its range, as a target or in words it cites."""
    ranges = (one for one in quantities(aim.quote.text) if one.value == aim.value and one.upto is not None)
    aimed = [_number(aim), *(Number(one.upto, one.unit) for one in ranges if one.upto is not None)]
    for kr in drafted:
        cites = any(meet(quote, aim.quote) for quote in kr.citations)
        held = [number for side, number in sides(kr) if cites or side != "baseline"]
        if any(same(one, number) for one in aimed for number in held):
            return True
    return False


def _is_left_out(aim: Aim, evidence: Evidence) -> bool:
    """Say whether the notes themselves refuse the number, replace it or give it to somebody else."""
    return any(
        fact.status in _LEFT_OUT
        and any(meet(quote, aim.quote) for quote in fact.quotes)
        and any(same(_number(aim), number) for _, number in sides(fact))
        for fact in evidence.facts
    )


def _acts(aim: Aim) -> bool:
    return active_content.find(aim.quote.text) is not None
