"""One case as HTML: its notes with what was read in them, the OKRs, what was found, what the model said."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from assistant.errors import PlumbError
from assistant.formats import okr_json
from evals.case import Case
from evals.case_reader import read_case
from evals.run import Result


class Mark(NamedTuple):
    """A piece of a note that stands out, and why."""

    start: int
    end: int
    kind: str
    why: str


def details(result: Result) -> str:
    """Write everything that is known of a case, every text escaped."""
    read = _case(result)
    parts = [_scores(result), "<h4>OKRs</h4>", _okrs(_okrs_of(result, read), result)]
    if read is not None:
        parts.extend(_notes(read, result))
    draft = result.get("draft", {})
    parts.append(_list("Questions", [one["text"] for one in draft.get("questions", ())]))
    parts.append(_list("Warnings", [one["text"] for one in draft.get("warnings", ())]))
    for at, answer in enumerate(result.get("answers", ()), 1):
        parts.append(f"<details><summary>Model's answer {at}</summary><pre>{escape(answer)}</pre></details>")
    return "".join(parts)


def brief(result: Result) -> str:
    """Write the OKRs of a case and what was found, for standing beside another."""
    return _okrs(_okrs_of(result, _case(result)), result)


def _okrs_of(result: Result, read: Case | None) -> Mapping[str, Any] | None:
    if "draft" in result:
        okrs: Mapping[str, Any] = result["draft"]["okrs"]
        return okrs
    return None if read is None or read.okrs is None else okr_json(read.okrs)


def _case(result: Result) -> Case | None:
    try:
        return read_case(result["given"], "", result["case"])
    except PlumbError:
        return None


def _scores(result: Result) -> str:
    if "error" in result:
        return f"<p class=error>{escape(result['error']['code'])}: {escape(result['error']['message'])}</p>"
    rows = []
    for name, score in result.get("scores", {}).items():
        state = {True: "pass", False: "fail", None: ""}[score.get("passed")]
        evidence = "; ".join(_said(one) for one in score["evidence"])
        rows.append(
            f"<tr class={state or 'none'}><th scope=row>{escape(name.replace('_', ' '))}</th>"
            f"<td class=n>{score['value']:g}</td><td>{state}</td><td>{escape(score['reason'])}</td>"
            f"<td>{escape(evidence)}</td></tr>"
        )
    for name, reason in result.get("unscored", {}).items():
        rows.append(
            f"<tr class=none><th scope=row>{escape(name)}</th><td></td><td>unscored</td><td>{escape(reason)}</td>"
            "<td></td></tr>"
        )
    if "human" in result:
        rows.append(f"<tr class=none><th scope=row>people</th><td></td><td>{escape(result['human'])}</td></tr>")
    return f"<h4>Scores</h4><table>{''.join(rows)}</table>"


def _said(evidence: Any) -> str:
    if isinstance(evidence, Mapping):
        return ", ".join(f"{key} {value}" for key, value in evidence.items() if value is not None)
    return str(evidence)


def _okrs(okrs: Mapping[str, Any] | None, result: Result) -> str:
    findings = result.get("findings", ())
    if okrs is None:
        return ""
    parts = [_found(findings, None, None)]
    for at, objective in enumerate(okrs.get("objectives", ()), 1):
        parts.append(f"<p class=objective>{escape(objective.get('title') or '(no objective)')}</p>")
        parts.append(_found(findings, at, None))
        parts.append("<ol>")
        for number, kr in enumerate(objective.get("key_results", ()), 1):
            parts.append(f"<li>{escape(kr['text'])}{_found(findings, at, number)}</li>")
        parts.append("</ol>")
    return "".join(parts)


def _found(findings: Iterable[Mapping[str, Any]], objective: int | None, key_result: int | None) -> str:
    own = [one for one in findings if (one["objective"], one["key_result"]) == (objective, key_result)]
    return "".join(
        f"<p class='finding {escape(one['severity'])}'><b>{escape(one['code'])}</b> {escape(one['message'])}</p>"
        for one in own
    )


def _notes(read: Case, result: Result) -> Iterator[str]:
    draft = result.get("draft", {})
    for note in read.notes:
        marks = [*_facts(draft, note.document), *_parked(draft, note.document)]
        yield f"<h4>Notes: {escape(note.document)}</h4><div class=notes>{marked(note.text, marks)}</div>"


def _facts(draft: Mapping[str, Any], document: str) -> Iterator[Mark]:
    for fact in draft.get("facts", ()):
        for quote in fact["quotes"]:
            if quote["document"] == document:
                kind = "goal" if fact["status"] == "goal" else "fact"
                yield Mark(quote["start"], quote["end"], kind, f"{fact['status']}: {fact['metric']}")


def _parked(draft: Mapping[str, Any], document: str) -> Iterator[Mark]:
    for one in draft.get("parked", ()):
        quote = one["quote"]
        if quote["document"] == document:
            yield Mark(quote["start"], quote["end"], "parked", f"parked: {one['request']}")


def marked(text: str, marks: Iterable[Mark]) -> str:
    """Give a text as HTML with pieces marked; where two overlap, the one that begins first goes on alone."""
    parts, at = [], 0
    for mark in sorted(marks):
        if mark.start < at or mark.end > len(text) or mark.start >= mark.end:
            continue
        parts.append(escape(text[at : mark.start]))
        inner = escape(text[mark.start : mark.end])
        parts.append(f'<mark class={mark.kind} title="{escape(mark.why)}">{inner}</mark>')
        at = mark.end
    return "".join(parts) + escape(text[at:])


def _list(title: str, texts: Sequence[str]) -> str:
    return f"<h4>{title}</h4><ul>{''.join(f'<li>{escape(one)}</li>' for one in texts)}</ul>" if texts else ""
