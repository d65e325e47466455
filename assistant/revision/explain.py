"""Explaining: the sentence of the notes that a number rests on, and what a rule asks."""

from collections.abc import Callable, Mapping, Sequence

from assistant.checker.catalogue import rule
from assistant.checker.page import read_page
from assistant.drafter.amount import amount, day
from assistant.drafter.brief import Draft
from assistant.drafter.quoting import one_line
from assistant.drafter.readiness import BLOCKING
from assistant.drafter.source_name import CONVERSATION, source_name
from assistant.errors import UnknownName
from assistant.language.changes import changes
from assistant.language.quantities import quantities
from assistant.okr import KeyResult, Quote
from assistant.revision.edit import Act, Edit
from assistant.revision.places import Place, key_result, label, places
from assistant.revision.telling import can_say
from assistant.revision.wishes import Explained
from assistant.so_many import so_many

_ACTS: Mapping[Act, str] = {
    "drop": "dropped",
    "add": "added",
    "title": "title",
    "move": "moved",
    "split": "objective split",
    "merge": "objectives merged",
    "use": "alternative used",
    "mend": "fixed",
    "review": "looked at",
}
_LONGEST = 240
_NEAR = 0.006


def explanation(draft: Draft, asked: Explained, kept: Sequence[Edit] = ()) -> str:
    """Answer a question about a draft in one or two sentences. `kept` are the edits of earlier messages."""
    if asked.code is not None:
        return _rule(draft, asked.code)
    if asked.field == "changed":
        return _changed(kept)
    whole = _OF_WHOLE.get(asked.field or "")
    if whole is not None:
        return whole(draft)
    if asked.objective is not None and asked.key_result is not None:
        return _key_result(draft, Place(asked.objective, asked.key_result), asked.field)
    told = [_key_result(draft, place, asked.field) for place in places(draft.okrs)]
    return "\n".join(told) or "The draft has no key results yet."


def _approval(draft: Draft) -> str:
    """Say what stays open though a draft is approved as a whole: no number is confirmed by that."""
    waiting = [(label(draft.okrs, place), key_result(draft.okrs, place)) for place in places(draft.okrs)]
    told = [
        f"{name}: the target {amount(kr.target or 0.0, kr.unit)} is only proposed;"
        f" say \u201cconfirm {name}\u201d or give another."
        for name, kr in waiting
        if kr.source is not None and kr.source.target == "proposed"
    ]
    said = "Approving the whole draft confirms no proposed number." if told else "No number waits to be confirmed."
    return "\n".join([said, *told, _state(draft)])


def _count(draft: Draft) -> str:
    results = len(places(draft.okrs))
    return f"{so_many(len(draft.okrs.objectives), 'objective')} with {so_many(results, 'key result')}."


def _review(draft: Draft) -> str:
    rhythm = draft.okrs.review
    if rhythm is None:
        return "No rhythm is set yet; say \u201cwe review every week\u201d."
    return f"The team looks at the numbers {rhythm}."


def _changed(kept: Sequence[Edit]) -> str:
    """List the edits of earlier messages that hold on."""
    told = list(dict.fromkeys(map(_edit, kept)))
    if not told:
        return "Nothing was changed since the draft was made."
    return f"Changed so far: {'; '.join(told)}."


def _edit(edit: Edit) -> str:
    """Name an edit in a few words."""
    of = f"{edit.metric}: " if edit.metric is not None else ""
    if edit.act in ("set", "confirm"):
        field = (edit.field or "target").replace("_", " ")
        if edit.act == "confirm":
            return f"{of}target confirmed"
        if edit.value is None:
            return f"{of}{field} written anew" if edit.field == "text" else f"{of}no {field}"
        if isinstance(edit.value, str):
            return f"{of}{field} {edit.value}"
        value = edit.value * 100 if edit.field == "relative_change" else edit.value
        return f"{of}{field} {amount(value, '%' if edit.field == 'relative_change' else edit.unit)}"
    return f"{of}{_ACTS[edit.act]}{f' {edit.value}' if isinstance(edit.value, str) else ''}"


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
        told.append(
            f"it is due on {day(kr.due)}"
            if kr.due is not None
            else f"no day is set; say \u201c{name}: due \u2026\u201d"
        )
    if field == "owner":
        told.append(
            f"the owner is {kr.owner}" if kr.owner else f"no owner is named; say \u201c{name}: owner \u2026\u201d"
        )
    if field == "measured_by":
        told.append(
            f"it is measured by {kr.measured_by}"
            if kr.measured_by
            else f"no source is named; say \u201c{name} is measured by \u2026\u201d"
        )
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
    document = "your message" if source_name(quote.document) == CONVERSATION else quote.document
    return f"{document}: \u201c{one_line(quote.text, _LONGEST)}\u201d"


_OF_WHOLE: Mapping[str, Callable[[Draft], str]] = {
    "help": lambda draft: can_say(draft.okrs),
    "state": _state,
    "title": _title,
    "approval": _approval,
    "count": _count,
    "review": _review,
}
