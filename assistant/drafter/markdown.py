"""A draft as a person reads it: objectives, key results with their sources, what is open and what was left out."""

import re
from collections.abc import Iterator

from assistant.drafter.brief import Draft
from assistant.drafter.source_name import source_name
from assistant.formats.marks import escaped
from assistant.okr import KeyResult, Objective, Quote

_WORKED_OUT = re.compile(r"\d% \(\d[\d,.]* of \d[\d,.]*\)")


def draft_markdown(draft: Draft) -> str:
    """Write a draft as Markdown. The reader of OKR files takes the OKRs out of it again."""
    notes = _Footnotes()
    own = frozenset(note.document for note in draft.brief.notes)
    lines = [
        f"# OKRs {escaped(draft.okrs.cycle)}" if draft.okrs.cycle else "# OKRs",
        "",
        *_front(draft),
        "",
        _made(draft),
    ]
    for number, objective in enumerate(draft.okrs.objectives, start=1):
        lines += ["", f"## Objective {number}: {escaped(objective.title)}", "", *_objective(objective, notes, own)]
    if not draft.okrs.objectives:
        lines += ["", "The notes name no goal and no priority that an objective could be made from."]
    for heading, items in (
        ("Questions", list(_questions(draft))),
        ("Parked requests", list(_parked(draft))),
        ("Warnings", [escaped(warning.text) for warning in draft.warnings]),
        ("Alternatives", list(_alternatives(draft))),
        ("Check", list(_check(draft))),
    ):
        if items:
            lines += ["", f"## {heading}", "", *(f"- {item}" for item in items)]
    if notes.lines:
        lines += ["", "## Sources", "", *notes.lines]
    return "\n".join(lines) + "\n"


class _Footnotes:
    """Numbers each quote once."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._numbers: dict[Quote, int] = {}

    def mark(self, quotes: tuple[Quote, ...]) -> str:
        return "".join(f" [^{self._number(quote)}]" for quote in quotes)

    def _number(self, quote: Quote) -> int:
        if quote not in self._numbers:
            self._numbers[quote] = len(self._numbers) + 1
            self.lines.append(
                f"[^{self._numbers[quote]}]: {escaped(source_name(quote.document))}: \u201c{escaped(quote.text)}\u201d"
            )
        return self._numbers[quote]


def _front(draft: Draft) -> Iterator[str]:
    okrs = draft.okrs
    for label, value in (
        ("Cycle", okrs.cycle),
        ("Owner", okrs.owner),
        ("Role", okrs.role),
        ("Phase", okrs.phase),
        ("Team kind", okrs.team_kind),
    ):
        if value:
            yield f"{label}: {escaped(value)}  "


def _made(draft: Draft) -> str:
    how = (
        "without a model"
        if draft.provenance.drafter == "offline"
        else f"with {escaped(draft.provenance.model or 'a model')}"
    )
    state = "ready for the team to sign" if draft.status == "ready" else "to be reviewed before anybody relies on it"
    return f"*Drafted {how}; {state}.*"


def _objective(objective: Objective, notes: _Footnotes, own: frozenset[str]) -> Iterator[str]:
    """Write an objective; `own` names the notes, and what is cited from elsewhere is what the objective serves."""
    serves = objective.aligned_to
    reasons = tuple(quote for quote in objective.citations if quote.document in own or not serves)
    if objective.why:
        yield f"Why: {escaped(objective.why)}{notes.mark(reasons)}"
        yield ""
    if serves:
        served = tuple(quote for quote in objective.citations if quote not in reasons)
        yield f"Serves: {escaped(serves)}{notes.mark(served)}"
        yield ""
    for place, kr in enumerate(objective.key_results, start=1):
        yield f"- KR{place}: {escaped(kr.text)}{notes.mark(kr.citations)}"
        yield from (f"  - {line}" for line in _details(kr))


def _details(kr: KeyResult) -> Iterator[str]:
    """Say what the sentence does not: what is unknown or not stated, what measures it, whose it is, what to ask."""
    source = kr.source
    if source is not None and source.target == "proposed":
        yield "Note: the target is a proposal; nobody in the notes named it"
    if source is not None and source.target == "derived":
        yield "Note: the target is worked out from the change the notes name"
    if source is not None and source.baseline == "unknown" != source.target and kr.direction != "maintain":
        yield "Note: today's value is unknown"
    if _WORKED_OUT.search(kr.text):
        yield "Note: the percentages are worked out from the counts in brackets"
    if kr.measured_by:
        yield f"Measured by: {escaped(kr.measured_by)}"
    if kr.owner:
        yield f"Owner: {escaped(kr.owner)}"
    if kr.how_might_we:
        yield f"To explore: {escaped(kr.how_might_we)}"


def _asks(kr: KeyResult) -> bool:
    """Say whether a key result was drafted without a value to reach."""
    values = (kr.target, kr.relative_change, kr.change)
    return all(value is None for value in values) and kr.source is not None and kr.source.target == "unknown"


def _place(objective: int | None, key_result: int | None) -> str:
    if objective is None:
        return ""
    return f" (objective {objective})" if key_result is None else f" (objective {objective}, KR{key_result})"


def _questions(draft: Draft) -> Iterator[str]:
    for question in draft.questions:
        yield f"{escaped(question.text)}{_place(question.objective, question.key_result)}"


def _parked(draft: Draft) -> Iterator[str]:
    """Give each reason once, with the requests it holds for below it."""
    reasons: dict[str, list[str]] = {}
    for request in draft.parked:
        reason = f"{escaped(request.why.rstrip('.'))}{_place(request.objective, request.key_result)}"
        reasons.setdefault(reason, []).append(escaped(request.request))
    for reason, requests in reasons.items():
        yield "\n".join((f"{reason}:", *(f"  - {request}" for request in requests)))


def _alternatives(draft: Draft) -> Iterator[str]:
    for objective in draft.alternatives:
        measures = "; ".join(kr.metric or kr.text for kr in objective.key_results)
        yield f"{escaped(objective.title)}; to measure: {escaped(measures)}"


def _check(draft: Draft) -> Iterator[str]:
    """Give the verdict, and what it means where there was nothing to check or key results ask on purpose."""
    report, found = draft.report, [kr for objective in draft.okrs.objectives for kr in objective.key_results]
    if not found:
        yield "Not checked: there are no key results"
        return
    counted = {
        level: sum(each.severity == level for each in report.findings) for level in ("error", "warning", "advice")
    }
    said = ", ".join(
        f"{count} {level}{'s' if count != 1 and level != 'advice' else ''}" for level, count in counted.items()
    )
    yield f"Verdict {report.verdict}, score {report.score} of 100: {said}"
    if any(each.code == "SET011" for each in report.deductions) and any(q.field == "review" for q in draft.questions):
        yield "The score counts that nobody has said yet when the team looks at these numbers together (SET011)"
    asking = sum(_asks(kr) for kr in found)
    if asking:
        said = "1 key result asks" if asking == 1 else f"{asking} key results ask"
        yield f"{said} for a value, as the notes name none; until the team gives one, they cannot be measured"
    for finding in report.findings:
        if finding.severity != "advice":
            place = _place(finding.objective, finding.key_result)
            yield f"{finding.code} {finding.name}{place}: {escaped(finding.message)}"
