"""Deterministic repair: what the checker still objects to is dropped and asked for, never given another number."""

from dataclasses import replace

from assistant.checker.finding import Finding, Report
from assistant.drafter.brief import Question
from assistant.drafter.material import Composition
from assistant.drafter.metric_name import with_article
from assistant.drafter.sentence import sentence
from assistant.evidence.metric_words import stems
from assistant.okr import KeyResult, Objective, Source

_WRONG_NUMBER = frozenset({"GND001", "GND002", "GND003", "GND004", "KR006"})
_WRONG_WAY = "KR005"
_TWICE = "SET003"
_OTHER_NUMBERS = "KR022"


def mend(composition: Composition, report: Report) -> Composition:
    """Turn directions round, word anew what says other numbers than its fields, drop duplicates and wrong numbers."""
    objectives = []
    moved: dict[tuple[int, int], int | None] = {}
    asked: list[Question] = []
    before: list[KeyResult] = []
    for i, objective in enumerate(composition.okrs.objectives, start=1):
        kept: list[KeyResult] = []
        for j, kr in enumerate(objective.key_results, start=1):
            codes = {finding.code for finding in _about(report, i, j)}
            repeats = _TWICE in codes and any(_same(kr, other) for other in before)
            mended = None if repeats else _mended(kr, codes)
            before.append(kr)
            moved[i, j] = None
            if mended is None:
                if not repeats:
                    asked.append(Question(_asking(kr), i, None, "target"))
                continue
            kept.append(mended)
            moved[i, j] = len(kept)
        objectives.append(replace(objective, key_results=tuple(kept)))
    if tuple(objectives) == composition.okrs.objectives:
        return composition
    return _without_empty(
        replace(composition, okrs=replace(composition.okrs, objectives=tuple(objectives))), moved, asked
    )


def _about(report: Report, objective: int, key_result: int) -> list[Finding]:
    return [each for each in report.findings if (each.objective, each.key_result) == (objective, key_result)]


def _mended(kr: KeyResult, codes: set[str]) -> KeyResult | None:
    if codes & _WRONG_NUMBER:
        return None
    if _WRONG_WAY in codes and kr.baseline is not None and kr.target is not None and kr.direction != "maintain":
        way = replace(kr, direction="increase" if kr.target > kr.baseline else "decrease")
        return replace(way, text=sentence(way))
    if _OTHER_NUMBERS in codes and kr.source != Source("unknown", "unknown"):
        return replace(kr, text=sentence(kr))
    return kr


def _same(one: KeyResult, other: KeyResult) -> bool:
    """Say whether two key results of the set are one; a parent's that the set repeats stays, with its finding."""
    numbers = (one.baseline, one.target, one.relative_change, one.change) == (
        other.baseline,
        other.target,
        other.relative_change,
        other.change,
    )
    return numbers and stems(one.text) == stems(other.text)


def _asking(kr: KeyResult) -> str:
    named = with_article(kr.metric or "this metric")
    return f"What is today's value of {named}, and what should it become? The notes do not show the numbers."


def _without_empty(
    composition: Composition, moved: dict[tuple[int, int], int | None], asked: list[Question]
) -> Composition:
    """Drop objectives that lost all their key results, and let what points at key results follow them."""
    kept: list[Objective] = []
    places: dict[int, int | None] = {}
    for i, objective in enumerate(composition.okrs.objectives, start=1):
        places[i] = None
        if objective.key_results:
            kept.append(objective)
            places[i] = len(kept)

    def place(i: int | None, j: int | None) -> tuple[int | None, int | None]:
        now = places.get(i) if i is not None else None
        if now is None or i is None:
            return None, None
        return now, moved.get((i, j)) if j is not None else None

    questions = []
    for question in (*composition.questions, *asked):
        at, number = place(question.objective, question.key_result)
        if question.key_result is None or number is not None:
            questions.append(replace(question, objective=at, key_result=number))
    parked = []
    for request in composition.parked:
        at, number = place(request.objective, request.key_result)
        parked.append(replace(request, objective=at if number is not None else None, key_result=number))
    return replace(
        composition,
        okrs=replace(composition.okrs, objectives=tuple(kept)),
        questions=tuple(questions),
        parked=tuple(parked),
    )
