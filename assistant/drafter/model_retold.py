"""A composition in the form of an answer: what a model gets back to mend, numbered as the check numbered it."""

from assistant.drafter.material import Composition
from assistant.drafter.model_answer import (
    Answer,
    Asked,
    KeyResultAnswer,
    ObjectiveAnswer,
    ParkedAnswer,
    QuestionAnswer,
)
from assistant.drafter.model_schema import Cited
from assistant.drafter.model_sources import Source, Sources
from assistant.okr import KeyResult, Quote

_ASKED: tuple[Asked, ...] = ("baseline", "target", "due", "metric", "measured_by", "owner")


def retold(composition: Composition, sources: Sources) -> Answer:
    """Tell a composition again as the answer that would lead to it."""
    return Answer(
        objectives=[
            ObjectiveAnswer(
                quotes=_cited(objective.citations, sources),
                why=objective.why,
                aligned_to=objective.aligned_to,
                title=objective.title,
                key_results=[_key_result(kr, sources) for kr in objective.key_results],
            )
            for objective in composition.okrs.objectives
        ],
        questions=[
            QuestionAnswer(
                text=one.text,
                objective=one.objective,
                key_result=one.key_result,
                field=next((name for name in _ASKED if name == one.field), None),
            )
            for one in composition.questions
        ],
        parked=[
            ParkedAnswer(
                quote=quote, request=one.request, why=one.why, objective=one.objective, key_result=one.key_result
            )
            for one in composition.parked
            for quote in _cited((one.quote,), sources)
        ],
    )


def _key_result(kr: KeyResult, sources: Sources) -> KeyResultAnswer:
    return KeyResultAnswer(
        facts=[],
        quotes=_cited(kr.citations, sources),
        metric=kr.metric,
        baseline=kr.baseline,
        baseline_unit=kr.baseline_unit,
        target=kr.target,
        target_source=kr.source.target if kr.source is not None else "unknown",
        comparator=kr.comparator,
        unit=kr.unit,
        relative_change=kr.relative_change,
        change=kr.change,
        direction=kr.direction,
        due=kr.due.isoformat() if kr.due is not None else None,
        indicator=kr.indicator,
        category=kr.category,
        commitment=kr.commitment,
        measured_by=kr.measured_by,
        how_might_we=kr.how_might_we,
        initiatives=[each.title for each in kr.initiatives],
        text=kr.text,
    )


def _cited(quotes: tuple[Quote, ...], sources: Sources) -> list[Cited]:
    found = []
    for quote in quotes:
        source = next((one for one in (*sources.notes, *sources.passages) if _holds(one, quote)), None)
        if source is not None:
            line = next((one.number for one in source.lines if one.start <= quote.start < one.end), None)
            found.append(Cited(source=source.name, line=line, text=quote.text))
    return found


def _holds(source: Source, quote: Quote) -> bool:
    start = quote.start - source.offset
    return source.document == quote.document and source.text[start : start + len(quote.text)] == quote.text
