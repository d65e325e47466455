"""What the team must answer before the draft can be signed."""

from collections.abc import Iterator, Sequence
from itertools import islice

from assistant.drafter.amount import amount, day
from assistant.drafter.brief import Question
from assistant.drafter.candidate import Candidate
from assistant.drafter.drafting import LEAST, Placed
from assistant.drafter.lexicon import table
from assistant.drafter.material import Material
from assistant.drafter.metric_name import with_article
from assistant.drafter.open_questions import QUOTED, reported, tentative, unsettled, wished
from assistant.drafter.probing import is_unmeasured, probe
from assistant.drafter.quoting import one_line
from assistant.drafter.said import listed
from assistant.drafter.selection import Selection
from assistant.evidence.metric_words import stems
from assistant.okr import KeyResult, Objective

MOST = 6  # beside the one about reviews
_PROBES = 2
_DOUBTS = 2
_DOUBTS_ALONE, _REPORTED = 4, 3  # where nothing was drafted
_WISHES = 2


def questions(
    placed: Sequence[tuple[Objective, tuple[Placed, ...]]], selection: Selection, material: Material
) -> tuple[Question, ...]:
    """Ask what decides most first: what is unsettled, missing values, how it is measured, dates, what is left open."""
    told = [stems(conflict.about) for each in material.evidence for conflict in each.conflicts]
    waiting = tuple(tentative(selection))
    sure = [question for question in waiting if question.field != "metric"]
    doubtful = [question for question in waiting if question.field == "metric"]
    found = [
        *unsettled(selection, material),
        *_missing(placed, told),
        *sure,
        *islice(_probing(placed), _PROBES),
        *doubtful[: _DOUBTS if placed else _DOUBTS_ALONE],
        *(() if placed else islice(reported(material), _REPORTED)),
        *_dates(placed, material),
        *islice(wished(material), _WISHES),
        *_alone(placed),
        *_owner(placed),
    ]
    return tuple({question.text: question for question in found}.values())[:MOST]


def _each(placed: Sequence[tuple[Objective, tuple[Placed, ...]]]) -> Iterator[tuple[int, int, KeyResult, Candidate]]:
    for i, (objective, group) in enumerate(placed, start=1):
        for j, (kr, each) in enumerate(zip(objective.key_results, group, strict=True), start=1):
            yield i, j, kr, each.candidate


def _missing(
    placed: Sequence[tuple[Objective, tuple[Placed, ...]]], told: Sequence[frozenset[str]]
) -> Iterator[Question]:
    """Ask for each baseline that no other question asks for; `told`: what the conflicts are about."""
    for i, j, kr, candidate in _each(placed):
        named = stems(kr.metric or "")
        if kr.baseline is not None or any(_is_about(about, named) for about in told):
            continue
        if candidate.rivals:
            unit = candidate.fact.baseline_unit or candidate.fact.unit
            values = listed([amount(value, unit) for value in candidate.rivals])
            which = "Which one is today's value?" if len(candidate.rivals) > 1 else "Where does it stand today?"
            yield Question(f"The notes give {values} for {_named(kr)}. {which}", i, j, "baseline")
        elif is_unmeasured(kr):
            yield Question(f"Who starts to measure {_named(kr)}, and by when? So far nobody can.", i, j, "baseline")
        elif not _is_study(kr):
            extra = " Without it the change cannot be turned into a value." if kr.relative_change is not None else ""
            yield Question(f"What is today's value of {_named(kr)}?{extra}", i, j, "baseline")


def _is_about(about: frozenset[str], named: frozenset[str]) -> bool:
    return bool(about) and len(about & named) * 2 >= min(len(about), len(named))


def _is_study(kr: KeyResult) -> bool:
    """Say whether talks or tests to come are counted: they start at none."""
    return any(table("aims").get(word) == "learn" for word in (kr.metric or "").lower().split())


def _probing(placed: Sequence[tuple[Objective, tuple[Placed, ...]]]) -> Iterator[Question]:
    for i, j, kr, candidate in _each(placed):
        asked = probe(kr, candidate)
        if asked:
            yield Question(asked, i, j, "baseline")


def _dates(placed: Sequence[tuple[Objective, tuple[Placed, ...]]], material: Material) -> Iterator[Question]:
    unsaid = []
    for i, j, kr, candidate in _each(placed):
        if candidate.fact.due is not None or kr.direction == "maintain":  # a limit ends with the cycle
            continue
        if candidate.fact.due_text:
            yield Question(
                f"Which day is meant by \u201c{one_line(candidate.fact.due_text, QUOTED)}\u201d for {_named(kr)}?"
                f" The end of the cycle, {day(material.cycle.end)}, is assumed.",
                i,
                j,
                "due",
            )
        else:
            unsaid.append((i, j, kr))
    if len(unsaid) == 1:
        i, j, kr = unsaid[0]
        yield Question(
            f"By when should {_named(kr)} get there? The end of the cycle, {day(material.cycle.end)}, is assumed.",
            i,
            j,
            "due",
        )
    elif unsaid:
        yield Question(
            f"By when should these key results be reached? Where the notes give no date, the end of the cycle,"
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
        yield Question("Who reads these numbers, and from which source?", field="measured_by")


def _named(kr: KeyResult) -> str:
    return with_article(kr.metric or "this metric")
