"""What the team must answer before the draft can be signed."""

from collections.abc import Iterator, Sequence

from assistant.drafter.amount import amount, day
from assistant.drafter.brief import Question
from assistant.drafter.candidate import Candidate, has_end
from assistant.drafter.doubt import is_doubtful
from assistant.drafter.drafting import LEAST, Placed
from assistant.drafter.material import Material
from assistant.drafter.metric_name import metric_name, with_article
from assistant.drafter.quoting import one_line
from assistant.drafter.said import listed
from assistant.drafter.selection import Selection, value_said
from assistant.okr import KeyResult, Objective

MOST = 12
_QUOTED = 140


def questions(
    placed: Sequence[tuple[Objective, tuple[Placed, ...]]], selection: Selection, material: Material
) -> tuple[Question, ...]:
    """Ask for missing values first, then about what is unsettled, then about dates and measurement."""
    found = [
        *_missing(placed),
        *_unsettled(selection, material),
        *(_tentative(each) for each in selection.asked),
        *_dates(placed, material),
        *_alone(placed),
        *_owner(placed),
    ]
    return tuple({question.text: question for question in found}.values())[:MOST]


def _each(placed: Sequence[tuple[Objective, tuple[Placed, ...]]]) -> Iterator[tuple[int, int, KeyResult, Candidate]]:
    for i, (objective, group) in enumerate(placed, start=1):
        for j, (kr, each) in enumerate(zip(objective.key_results, group, strict=True), start=1):
            yield i, j, kr, each.candidate


def _missing(placed: Sequence[tuple[Objective, tuple[Placed, ...]]]) -> Iterator[Question]:
    for i, j, kr, candidate in _each(placed):
        if candidate.rivals:
            unit = candidate.fact.baseline_unit or candidate.fact.unit
            values = listed([amount(value, unit) for value in candidate.rivals])
            which = "Which one is today's value?" if len(candidate.rivals) > 1 else "Where does it stand today?"
            yield Question(f"The notes give {values} for {_named(kr)}. {which}", i, j, "baseline")
        elif kr.baseline is None:
            named = _named(kr)
            extra = " Without it the change cannot be turned into a value." if kr.relative_change is not None else ""
            yield Question(f"What is today's value of {named}?{extra}", i, j, "baseline")


def _unsettled(selection: Selection, material: Material) -> Iterator[Question]:
    for each in material.evidence:
        for conflict in each.conflicts:
            said = " and ".join(f"\u201c{one_line(quote.text, _QUOTED)}\u201d" for quote in conflict.quotes[:3])
            yield Question(
                f"The notes say two things about {conflict.about}: {said}. Which one holds?", field="baseline"
            )
    for first, second in selection.undecided:
        named = with_article(metric_name(first.fact.metric))
        yield Question(
            f"Should {named} reach {value_said(first.fact)} or {value_said(second.fact)}? The notes name both.",
            field="target",
        )


def _tentative(candidate: Candidate) -> Question:
    fact = candidate.fact
    if is_doubtful(fact, candidate.evidence):
        said = one_line(fact.quotes[-1].text, _QUOTED) if fact.quotes else fact.metric
        return Question(f"Is \u201c{said}\u201d a goal of the team? If so, for which metric?", field="metric")
    named = with_article(metric_name(fact.metric))
    if has_end(fact) and fact.tentative:
        return Question(
            f"Is {value_said(fact)} agreed for {named}? Nobody has confirmed it yet, so it is left out.", field="target"
        )
    if has_end(fact):
        return Question(
            f"Should {named} ({value_said(fact)}) be a goal of this cycle? It is left out for now.", field="target"
        )
    return Question(f"How far should {named} go, and by when? The notes give no number.", field="target")


def _dates(placed: Sequence[tuple[Objective, tuple[Placed, ...]]], material: Material) -> Iterator[Question]:
    unsaid = []
    for i, j, kr, candidate in _each(placed):
        if candidate.fact.due is not None:
            continue
        if candidate.fact.due_text:
            yield Question(
                f"Which day is meant by \u201c{one_line(candidate.fact.due_text, _QUOTED)}\u201d for {_named(kr)}?"
                f" The end of the cycle, {day(material.cycle.end)}, is assumed.",
                i,
                j,
                "due",
            )
        else:
            unsaid.append((i, j, kr))
    if len(unsaid) == 1:
        i, j, kr = unsaid[0]
        when = (
            f"Until when does the limit on {_named(kr)} hold"
            if kr.direction == "maintain"
            else f"By when should {_named(kr)} get there"
        )
        yield Question(
            f"{when}? The end of the cycle, {day(material.cycle.end)}, is assumed.",
            i,
            j,
            "due",
        )
    elif unsaid:
        yield Question(
            f"By when should these key results be reached, or hold? Where the notes give no date, the end of the cycle,"
            f" {day(material.cycle.end)}, is assumed.",
            field="due",
        )


def _alone(placed: Sequence[tuple[Objective, tuple[Placed, ...]]]) -> Iterator[Question]:
    for i, (objective, _) in enumerate(placed, start=1):
        if len(objective.key_results) < LEAST:
            yield Question("What else would show that this objective is reached, or must not get worse meanwhile?", i)


def _owner(placed: Sequence[tuple[Objective, tuple[Placed, ...]]]) -> Iterator[Question]:
    found = [kr for _, _, kr, _ in _each(placed)]
    if found and all(kr.owner is None and kr.measured_by is None for kr in found):
        yield Question("Who reads these numbers, from which source, and how often?", field="measured_by")


def _named(kr: KeyResult) -> str:
    return with_article(kr.metric or "this metric")
