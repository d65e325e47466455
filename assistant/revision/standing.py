"""A draft as it stands, taken apart again into what it was made from and what was composed."""

from collections.abc import Mapping
from dataclasses import replace

from assistant.drafter.brief import Brief, Draft, Question
from assistant.drafter.gather import by_rules, gather
from assistant.drafter.material import Composition, Material
from assistant.drafter.metric_name import with_article
from assistant.evidence.facts import Evidence, Fact
from assistant.okr import KeyResult, OkrSet
from assistant.revision.changes import whereabouts
from assistant.revision.places import Place, key_result, places


def material_of(draft: Draft, brief: Brief) -> Material:
    """Give what a draft was made from, with the notes of `brief`; nothing is searched for again."""
    known: dict[str, list[Fact]] = {note.document: [] for note in draft.brief.notes}
    for fact in draft.facts:
        if fact.quotes and fact.quotes[0].document in known:
            known[fact.quotes[0].document].append(fact)
    evidence = tuple(_with_facts(each, known) for each in by_rules(brief))
    material = gather(brief, lambda query: (), evidence)
    okrs = draft.okrs
    return replace(material, passages=draft.provenance.passages, phase=okrs.phase or material.phase)


def _with_facts(evidence: Evidence, known: dict[str, list[Fact]]) -> Evidence:
    """Keep the facts a note gave the draft; a model may have read more in it than the rules do."""
    if evidence.document not in known:
        return evidence
    return replace(evidence, facts=tuple(known[evidence.document]))


def composition_of(draft: Draft) -> Composition:
    """Give what was composed, without the question that each draft is given anew."""
    return Composition(
        okrs=draft.okrs,
        questions=tuple(each for each in draft.questions if each.field != "review"),
        parked=draft.parked,
        warnings=draft.warnings,
        alternatives=draft.alternatives,
    )


def with_okrs(composition: Composition, okrs: OkrSet) -> Composition:
    """Give a composition with another set: what points at key results follows them, what is answered goes."""
    where = whereabouts(composition.okrs, okrs)
    questions = []
    for question in composition.questions:
        to = _moved(question.objective, question.key_result, where, okrs)
        if to is None or _is_answered(question, to, composition.okrs, okrs):
            continue
        questions.append(replace(question, objective=to.objective or None, key_result=to.key_result))
    parked = []
    for request in composition.parked:
        to = _moved(request.objective, request.key_result, where, okrs) or Place(0)
        parked.append(replace(request, objective=to.objective or None, key_result=to.key_result))
    open_ones = _unasked(okrs, questions)
    return replace(composition, okrs=okrs, questions=(*questions, *open_ones), parked=tuple(parked))


def _moved(
    objective: int | None, number: int | None, where: Mapping[Place, Place | None], okrs: OkrSet
) -> Place | None:
    """Give where a place is now; null where it is gone. Place 0 is the whole set."""
    if objective is None:
        return Place(0)
    if number is None:
        return Place(objective) if objective <= len(okrs.objectives) else None
    return where.get(Place(objective, number))


def _is_answered(question: Question, to: Place, before: OkrSet, after: OkrSet) -> bool:
    if question.field == "measured_by":
        return any(kr.measured_by or kr.owner for each in after.objectives for kr in each.key_results)
    if to.key_result is None or question.key_result is None or question.objective is None:
        return False
    kr, old = key_result(after, to), key_result(before, Place(question.objective, question.key_result))
    if question.field == "baseline":
        return kr.baseline is not None and kr.baseline != old.baseline
    if question.field == "target":
        return _has_aim(kr) and _aim(kr) != _aim(old)
    return question.field in ("due", "metric") and getattr(kr, question.field) != getattr(old, question.field)


def _unasked(okrs: OkrSet, asked: list[Question]) -> list[Question]:
    """Ask for the numbers that key results lack and no question asks for yet."""
    told = {(each.objective, each.key_result) for each in asked}
    found = []
    for place in places(okrs):
        kr = key_result(okrs, place)
        if place in told:
            continue
        named = with_article(kr.metric or "this metric")
        if kr.direction != "maintain" and kr.baseline is None:
            found.append(Question(f"What is today's value of {named}?", *place, "baseline"))
        if not _has_aim(kr):
            found.append(Question(f"Where should {named} be at the end?", *place, "target"))
    return found


def _aim(kr: KeyResult) -> tuple[float | None, ...]:
    return (kr.target, kr.change, kr.relative_change)


def _has_aim(kr: KeyResult) -> bool:
    return any(each is not None for each in _aim(kr))
