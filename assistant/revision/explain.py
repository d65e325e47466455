"""Explaining: the sentence of the notes that a number rests on, and what a rule asks."""

from assistant.checker.catalogue import rule
from assistant.checker.page import read_page
from assistant.drafter.amount import amount, day
from assistant.drafter.brief import Draft
from assistant.drafter.quoting import one_line
from assistant.drafter.readiness import BLOCKING
from assistant.errors import UnknownName
from assistant.language.changes import changes
from assistant.language.quantities import quantities
from assistant.okr import KeyResult, Quote
from assistant.revision.places import Place, key_result, label, places
from assistant.revision.telling import can_say
from assistant.revision.wishes import Explained

_LONGEST = 240
_NEAR = 0.006


def explanation(draft: Draft, asked: Explained) -> str:
    """Answer a question about a draft in one or two sentences."""
    if asked.code is not None:
        return _rule(draft, asked.code)
    if asked.field == "help":
        return can_say(draft.okrs)
    if asked.field == "state":
        return _state(draft)
    if asked.field == "title":
        return _title(draft)
    if asked.objective is not None and asked.key_result is not None:
        return _key_result(draft, Place(asked.objective, asked.key_result), asked.field)
    told = [_key_result(draft, place, asked.field) for place in places(draft.okrs)]
    return "\n".join(told) or "The draft has no key results yet."


def _state(draft: Draft) -> str:
    """Say whether a draft is ready, what the check finds and what is open."""
    bars = [each for each in draft.report.findings if each.severity == "error" or each.code in BLOCKING]
    others = [each for each in draft.report.findings if each not in bars]
    said = "The draft is ready to sign" if draft.status == "ready" else "The draft is to be reviewed"
    told = [f"{said}; its score is {draft.report.score}."]
    if draft.status != "ready" and not bars:
        told.append("It needs an objective with at least two key results.")
    told += [
        f"{_where(draft, each.objective, each.key_result)}{each.code}: {each.message}" for each in (*bars, *others)
    ]
    if draft.questions:
        told.append(f"Open: {' '.join(each.text for each in draft.questions)}")
    return "\n".join(told)


def _rule(draft: Draft, code: str) -> str:
    try:
        one = rule(code, draft.brief.config)
    except UnknownName as error:
        return str(error)
    said = f"{one.code} {one.name}: {read_page(one.page).summary}"
    found = [each for each in draft.report.findings if each.code == one.code]
    if not found:
        return f"{said} Nothing in this draft breaks it."
    return "\n".join([said, *(f"{_where(draft, each.objective, each.key_result)}{each.message}" for each in found)])


def _where(draft: Draft, objective: int | None, number: int | None) -> str:
    return "" if objective is None else f"{label(draft.okrs, Place(objective, number))}: "


def _title(draft: Draft) -> str:
    told = []
    for objective in draft.okrs.objectives:
        quoted = "; ".join(_said(quote) for quote in objective.citations)
        told.append(f"\u201c{objective.title}\u201d: {quoted or objective.why or 'no sentence of the notes says it.'}")
    return "\n".join(told) or "The draft has no objective yet."


def _key_result(draft: Draft, place: Place, field: str | None) -> str:
    kr = key_result(draft.okrs, place)
    name = label(draft.okrs, place)
    told = []
    if field in (None, "baseline"):
        told.append(_value(kr, "baseline", kr.baseline, kr.baseline_unit or kr.unit))
    if field in (None, "target"):
        told.append(_value(kr, "target", kr.target, kr.unit))
    if field == "due":
        told.append(f"it is due on {day(kr.due)}" if kr.due is not None else "no day is set")
    return f"{name} ({kr.metric}): {'; '.join(told)}." if told else f"{name}: {kr.text}"


def _value(kr: KeyResult, name: str, value: float | None, unit: str | None) -> str:
    source = None if kr.source is None else getattr(kr.source, name)
    if value is None:
        return f"the {name} is unknown, for no note says it"
    written = f"the {name} {amount(value, unit)}"
    quote = next((each for each in kr.citations if _holds(each, value)), None)
    if source == "derived":
        change = next((each for each in reversed(kr.citations) if changes(each.text)), None)
        return f"{written} is worked out from a change" + (f" in {_said(change)}" if change is not None else "")
    if source == "proposed":
        return f"{written} is proposed and waits for the team to confirm it"
    if quote is None:
        return f"{written} stands in no sentence that is cited"
    return f"{written} is from {_said(quote)}"


def _holds(quote: Quote, value: float) -> bool:
    return any(abs(each.value - value) < _NEAR for each in quantities(quote.text))


def _said(quote: Quote) -> str:
    return f"{quote.document}: \u201c{one_line(quote.text, _LONGEST)}\u201d"
