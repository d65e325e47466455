"""A draft on one page, for those who design and build: what should change, how far, and what is still open."""

import re
from collections.abc import Iterator, Sequence

from assistant.drafter.amount import amount, day, limit
from assistant.drafter.brief import Draft
from assistant.drafter.readiness import BLOCKING
from assistant.drafter.source_name import source_name
from assistant.formats.marks import escaped
from assistant.okr import KeyResult, Objective

# A page is some 50 lines; what does not fit is counted, and stands in the draft.
_MOST_REQUESTS, _MOST_QUESTIONS, _LONGEST = 6, 6, 140
_HEAD = "| | Key result | From | To | By | Said in | Measured by | Owner |\n|---|---|---|---|---|---|---|---|"
_MARKS = {"proposed": " (proposed; nobody named it)", "derived": " (worked out)"}


def draft_walkthrough(draft: Draft) -> str:
    """Write a draft as a page of Markdown to walk a design or engineering team through."""
    cycle = f" {escaped(draft.okrs.cycle)}" if draft.okrs.cycle else ""
    team = f" of {escaped(draft.okrs.owner)}" if draft.okrs.owner else ""
    lines = [f"# Walkthrough: OKRs{cycle}{team}", "", _opening(draft)]
    for number, objective in enumerate(draft.okrs.objectives, start=1):
        lines += ["", f"## Objective {number}: {escaped(objective.title)}", "", *_objective(draft, objective, number)]
    if not draft.okrs.objectives:
        lines += ["", "The notes name no goal and no priority that an objective could be made from."]
    for heading, items in (
        ("Also asked for", list(_requests(draft))),
        ("Open", [*_bars(draft), *_questions(draft)]),
    ):
        if items:
            lines += ["", f"## {heading}", "", *(f"- {item}" for item in items)]
    return "\n".join(lines) + "\n"


def _opening(draft: Draft) -> str:
    state = (
        "They are ready for the team to sign."
        if draft.status == "ready"
        else "They are to be reviewed before anybody relies on them."
    )
    return f"For whoever designs and builds: the numbers are the aim, how to reach them is open. {state}"


def _objective(draft: Draft, objective: Objective, number: int) -> Iterator[str]:
    reasons = [
        f"{label}: {escaped(text)}"
        for label, text in (("Why", objective.why), ("Serves", objective.aligned_to))
        if text
    ]
    for reason in reasons:
        yield reason
        yield ""
    if objective.key_results:
        yield _HEAD
    for place, kr in enumerate(objective.key_results, start=1):
        yield f"| KR{place} | {' | '.join(_row(kr))} |"
    explored = [
        f"- KR{place}: {told}"
        for place, kr in enumerate(objective.key_results, start=1)
        if (told := _explored(kr, _served(draft, number, place)))
    ]
    if explored:
        yield ""
        yield from explored


def _row(kr: KeyResult) -> Iterator[str]:
    yield escaped(kr.metric or kr.text)
    yield _from(kr)
    yield _to(kr)
    yield day(kr.due) if kr.due else "no day said"
    yield "; ".join(dict.fromkeys(escaped(source_name(quote.document)) for quote in kr.citations)) or "no note"
    yield escaped(kr.measured_by or "open")
    yield escaped(kr.owner or "open")


def _from(kr: KeyResult) -> str:
    return "unknown" if kr.baseline is None else _counted(kr, amount(kr.baseline, kr.baseline_unit or kr.unit))


def _to(kr: KeyResult) -> str:
    mark = _MARKS.get(kr.source.target, "") if kr.source else ""
    if kr.target is not None:
        kept = ", kept" if kr.direction == "maintain" and kr.comparator is None else ""
        return f"{limit(kr.comparator)}{_counted(kr, amount(kr.target, kr.unit))}{kept}{mark}"
    if kr.relative_change is not None:
        return f"{amount(abs(kr.relative_change) * 100, '%')} {_way(kr.relative_change)}{mark}"
    if kr.change is not None:
        return f"{amount(abs(kr.change), kr.unit)} {_way(kr.change)}{mark}"
    return "to be named"


def _counted(kr: KeyResult, share: str) -> str:
    """Give a share with the counts that it was worked out from, where the sentence has them."""
    counts = re.search(rf"(?<!\d){re.escape(share)}( \(\d[\d,.]* of \d[\d,.]*\))", kr.text)
    return f"{share}{counts[1]}" if counts else share


def _way(change: float) -> str:
    return "less" if change < 0 else "more"


def _explored(kr: KeyResult, requests: Sequence[str]) -> str:
    """Say what to ask for a key result, and what work people had in mind for it."""
    work = dict.fromkeys([*(initiative.title for initiative in kr.initiatives), *requests])
    ideas = f"Named for it, and not shown to move it yet: {_listed(list(work))}." if work else ""
    return " ".join(filter(None, (escaped(kr.how_might_we or ""), ideas)))


def _served(draft: Draft, objective: int, key_result: int) -> list[str]:
    return [one.request for one in draft.parked if (one.objective, one.key_result) == (objective, key_result)]


def _requests(draft: Draft) -> Iterator[str]:
    """Give the requests that serve no key result, each reason once."""
    reasons: dict[str, list[str]] = {}
    for one in draft.parked:
        if one.key_result is None:
            reasons.setdefault(one.why.rstrip("."), []).append(one.request)
    for reason, requests in reasons.items():
        yield f"{_listed(requests)}. {escaped(reason)}."


def _listed(requests: Sequence[str]) -> str:
    more = len(requests) - _MOST_REQUESTS
    shown = "; ".join(escaped(_short(request)).rstrip(".") for request in requests[:_MOST_REQUESTS])
    return f"{shown}; and {more} more in the draft" if more > 0 else shown


def _bars(draft: Draft) -> Iterator[str]:
    """Give what the check finds that keeps the draft from being ready."""
    if draft.status == "ready":
        return
    bars = [one for one in draft.report.findings if one.severity == "error" or one.code in BLOCKING]
    for one in bars[:_MOST_QUESTIONS]:
        yield f"To mend first: {escaped(one.message.rstrip('.'))}{_place(draft, one.objective, one.key_result)}"


def _questions(draft: Draft) -> Iterator[str]:
    for question in draft.questions[:_MOST_QUESTIONS]:
        yield f"{escaped(question.text)}{_place(draft, question.objective, question.key_result)}"
    more = len(draft.questions) - _MOST_QUESTIONS
    if more > 0:
        yield f"And {more} more in the draft."


def _place(draft: Draft, objective: int | None, key_result: int | None) -> str:
    if objective is None:
        return ""
    named = [f"objective {objective}"] if len(draft.okrs.objectives) > 1 or key_result is None else []
    named += [f"KR{key_result}"] if key_result is not None else []
    return f" ({', '.join(named)})"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rsplit(' ', 1)[0]}…"
