"""A run as one HTML file that needs nothing beside it: no network, no script but its own, every text escaped."""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from html import escape
from importlib.resources import files
from itertools import groupby

from assistant.so_many import so_many
from evals.agreement import Share
from evals.bootstrap import Mean
from evals.compare import Change, Comparison, compared
from evals.compare_report import called
from evals.html_case import brief
from evals.html_cases import cases
from evals.run import Result, Run
from evals.scorers import LABELS
from evals.summary import STATES, Summary
from evals.svg import histogram, interval, part
from evals.table import shown
from evals.text_report import judge_rows, judge_title

_SIDES = 50
_VERDICT = {"noise": "noise", "same": "same", "better": "better", "worse": "worse", "untested": "not tested"}


def html_report(run: Run, summaries: Sequence[Summary], comparisons: Sequence[Comparison] = ()) -> str:
    """Write the report. Two configurations of one run are compared where nothing else is."""
    found = comparisons or [compared(run, run.names[0], run, name) for name in run.names[1:]]
    style, script = _resource("report.css"), _resource("report.js")
    # Were a text not escaped, a browser would still run nothing but the one script whose hash is here.
    allowed = b64encode(sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{allowed}'; base-uri 'none'"
    title = escape(f"Evaluation {run.folder.name}")
    body = "".join(
        (
            _head(run),
            _cards(summaries),
            _overview(summaries),
            _prompts(summaries),
            _judge(summaries),
            *map(_compared, found),
            _spreads(summaries),
            *(_groups(one, len(summaries) > 1) for one in summaries),
            *(_rules(one, len(summaries) > 1) for one in summaries),
            cases(run, sum(one.count for one in summaries)),
        )
    )
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{style}</style></head><body><main><h1>{title}</h1>{body}</main>"
        f"<script>{script}</script></body></html>\n"
    )


def _resource(name: str) -> str:
    return (files("evals") / name).read_text(encoding="utf-8")


def _head(run: Run) -> str:
    told = run.manifest
    begun = datetime.fromisoformat(told["begun"])
    rows = [
        ["dataset", f"sha256 {escape(told['dataset']['sha256'])}"],
        ["rules", escape(told["rules"])],
        ["scorers", escape(", ".join(f"{name} {version}" for name, version in told["scorers"].items()))],
    ]
    made = "".join(f"<dt>{name}</dt><dd>{said}</dd>" for name, said in rows)
    return (
        f"<p class=quiet>Dataset <b>{escape(told['dataset']['name'])}</b>,"
        f" begun {begun.day} {begun:%B %Y, %H:%M} UTC</p>"
        f"<details class=made><summary>What it was made with</summary><dl>{made}</dl></details>"
    )


def _cards(summaries: Sequence[Summary]) -> str:
    """Write what is looked at first: how many passed, and the checker's score."""
    return f"<div class=cards>{''.join(_card(one, len(summaries) > 1) for one in summaries)}</div>"


def _card(summary: Summary, named: bool) -> str:
    states = summary.states
    told = ", ".join(f"<span class={state}>{states[state]:,} {state}</span>" for state in STATES if states[state])
    checker = next((each for each in summary.measures if each.name == "checker"), None)
    score = "" if checker is None else f"<p>checker {checker.mean.value:.1f} of 100</p>"
    rate = "no case" if summary.rate.value is None else f"{summary.rate.value:.0%}"
    name = f"<h3>{_name(summary)}</h3>" if named else ""
    return (
        f"<section class=card>{name}<p class=rate><b>{rate}</b> passed</p>{interval(summary.rate)}<p>{told}</p>{score}"
        "</section>"
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], name: str = "") -> str:
    """Write a table of cells that are HTML already; the first of each row names it."""
    heads = "".join(f"<th scope=col>{one}</th>" for one in head)
    lines = "".join(
        f"<tr><th scope=row>{row[0]}</th>{''.join(f'<td>{cell}</td>' for cell in row[1:])}</tr>" for row in rows
    )
    return f"<div class=wide><table{name and f' class={name}'}><thead><tr>{heads}</tr></thead>{lines}</table></div>"


def _name(summary: Summary) -> str:
    return escape(summary.configuration or "this run")


def _overview(summaries: Sequence[Summary]) -> str:
    rows = [["results", *(f"{one.count:,}" for one in summaries)]]
    rows += [[state, *(f"{one.states[state]:,}" for one in summaries)] for state in STATES]
    rows.append(["pass rate", *(_share(one.rate) for one in summaries)])
    says = {each.name: each.says for one in summaries for each in one.measures}
    for name, said in says.items():
        found = [next((each for each in one.measures if each.name == name), None) for one in summaries]
        rows.append(
            [
                f'<span title="{escape(said)}">{_label(name)}</span>',
                *("-" if each is None else _within(each.mean) for each in found),
            ]
        )
    note = "<p class=quiet>Means stand with their 95 % bootstrap intervals, shares with Wilson's.</p>"
    return f"<h2>Summary</h2>{note}{_table(['', *map(_name, summaries)], rows)}"


def _label(name: str) -> str:
    return escape(LABELS.get(name, name).replace("_", " "))


def _within(mean: Mean) -> str:
    """Write a mean, and its interval where it has one."""
    if mean.low == mean.high:
        return shown(mean.value)
    return f"{shown(mean.value)} <span class=within>{shown(mean.low)} to {shown(mean.high)}</span>"


def _share(share: Share) -> str:
    if share.value is None or share.low is None or share.high is None:
        return "-"
    return f"{share.value:.3f} <span class=within>{share.low:.3f} to {share.high:.3f}</span>"


def _prompts(summaries: Sequence[Summary]) -> str:
    rows = [
        [_name(one), escape(one.prompt["name"]), one.prompt["sha256"], escape(", ".join(one.prompt["files"]) or "none")]
        for one in summaries
        if one.prompt is not None
    ]
    return f"<h2>Prompts</h2>{_table(['', 'prompts', 'sha256', 'own files'], rows)}" if rows else ""


def _judge(summaries: Sequence[Summary]) -> str:
    judges = [one.judge for one in summaries if one.judge is not None]
    if not judges:
        return ""
    rows = [[escape(cell) for cell in row] for row in judge_rows(judges)]
    return f"<h2>{escape(judge_title(judges[0]))}</h2>{_table(['', *map(_name, summaries)], rows)}"


def _spreads(summaries: Sequence[Summary]) -> str:
    """Draw every measure whose values differ, the configurations side by side."""
    parts, same = [], []
    for name in dict.fromkeys(each.name for one in summaries for each in one.measures):
        found = [(one, each) for one in summaries for each in one.measures if each.name == name]
        if len({value for _, each in found for value in each.counted}) == 1:
            same.append(f"{_label(name)} {shown(found[0][1].mean.value)}")
            continue
        for one, each in found:
            label = _label(name) + (f" ({_name(one)})" if len(summaries) > 1 else "")
            parts.append(f"<figure><figcaption>{label}</figcaption>{histogram(each.counted, label)}</figure>")
    told = f"<p class=quiet>The same for every case: {'; '.join(same)}.</p>" if same else ""
    return f"<h2>How scores are spread</h2><div class=spreads>{''.join(parts)}</div>{told}"


def _groups(summary: Summary, named: bool) -> str:
    parts = []
    for tag, groups in groupby(summary.groups, key=lambda one: one.tag):
        rows = [
            [
                escape(one.value),
                f"{sum(one.states.values()):,}",
                f"{interval(one.rate)} {_share(one.rate)}",
                "-" if one.score is None else f"{one.score:.1f}",
            ]
            for one in groups
        ]
        parts.append(_table([escape(tag.replace("_", " ")), "results", "pass rate", "checker"], rows))
    title = f"By role, phase, team and industry{f': {_name(summary)}' if named else ''}"
    return f"<h2>{title}</h2><div class=groups>{''.join(parts)}</div>" if parts else ""


def _rules(summary: Summary, named: bool) -> str:
    most = max((one.findings for one in summary.rules), default=0)
    rows = [
        [f"{escape(one.code)} {escape(one.name)}", f"{part(one.findings, most)} {one.findings:,}", f"{one.cases:,}"]
        for one in summary.rules
    ]
    title = f"Findings by rule{f': {_name(summary)}' if named else ''}"
    return f"<h2>{title}</h2>{_table(['rule', 'findings', 'cases'], rows)}" if rows else ""


def _compared(found: Comparison) -> str:
    rows = [
        [
            _label(each.name),
            shown(each.one),
            shown(each.other),
            f"{each.mean:+.3f} ({each.low:+.3f} to {each.high:+.3f})",
            f"{each.p:.3f}",
            f"<b class={each.verdict}>{_VERDICT[each.verdict]}</b>",
        ]
        for each in found.differences
    ]
    table = _table(["", "before", "after", "difference (95 % interval)", "p", "verdict"], rows, "differences")
    notes = "".join(f"<p>{escape(one)}</p>" for one in found.notes)
    title = f"{escape(found.one)} against {escape(found.other)}"
    how = (
        f"<p class=quiet>{so_many(found.pairs, 'pair')}. A difference is noise where chance alone may make one as"
        " large: sign-flip test, McNemar's for passed, Holm's correction.</p>"
    )
    return f"<section><h2>{title}</h2>{how}{notes}{table}{_sides(found)}</section>"


def _sides(found: Comparison) -> str:
    """Write what changed side by side, regressions first."""
    shown_changes = found.changes[:_SIDES]
    sides = [run.picked(each.places[at] for each in shown_changes) for at, run in enumerate(found.runs)]
    parts = []
    for each in shown_changes:
        columns = "".join(
            f"<div>{_side(name, side[place])}</div>"
            for name, side, place in zip(found.names, sides, each.places, strict=True)
        )
        parts.append(
            f"<details class=change><summary>{_change(each)}</summary><div class=sides>{columns}</div></details>"
        )
    rest = found.changed - len(shown_changes)
    more = f"<p>{rest:,} more changed.</p>" if rest > 0 else ""
    return f"<h3>What changed, regressions first</h3>{''.join(parts)}{more}" if parts else ""


def _change(each: Change) -> str:
    mark = "<b class=worse>regression</b> " if each.is_regression else ""
    states = each.after if each.before == each.after else f"{each.before} to {each.after}"
    return f"{mark}{escape(called(each))}: {states}{_scores(each.score_before, each.score_after)}"


def _scores(before: float | None, after: float | None) -> str:
    """Say how the checker's score moved; a case that could not be done has none."""
    if before is None and after is None:
        return ""
    told = ["no score" if one is None else f"{one:g}" for one in (before, after)]
    return f", checker {told[0]}" if before == after else f", checker {told[0]} to {told[1]}"


def _side(name: str, result: Result) -> str:
    return f"<h4>{escape(name or 'this run')}: {escape(result['state'])}</h4>{brief(result)}"
