"""A run's figures as tables, for the terminal and as Markdown."""

from collections.abc import Iterator, Sequence

from assistant.so_many import so_many
from evals.kappa import LEAST, JudgeAgreement
from evals.scorers import LABELS
from evals.summary import STATES, Summary
from evals.table import NONE, Rows, aligned, markdown_table, shown_mean, shown_share

TOO_FEW = f"too few labels ({LEAST} needed)"
_RULES = 12


def text_report(summaries: Sequence[Summary]) -> str:
    """Write the figures of every configuration side by side, then groups, rules and errors of each."""
    parts = [f"{title}\n{aligned(rows)}".strip("\n") for title, rows in _tables(summaries)]
    return "\n\n".join([*parts, *_errors(summaries)]) + "\n"


def markdown_report(name: str, summaries: Sequence[Summary]) -> str:
    """Write the same as a page of Markdown."""
    parts = [f"## {title or 'Results'}\n\n{markdown_table(rows)}" for title, rows in _tables(summaries)]
    return "\n\n".join([f"# {name}", *parts, *_errors(summaries)]) + "\n"


def _tables(summaries: Sequence[Summary]) -> Iterator[tuple[str, Rows]]:
    head = ["", *(one.configuration or "this run" for one in summaries)]
    yield "", [head, *_states(summaries)]
    yield "Scores: mean (95 % interval)", [head, *_measures(summaries)]
    if any(one.prompt for one in summaries):
        yield "Prompts", list(_prompts(summaries))
    judges = [one.judge for one in summaries if one.judge is not None]
    if judges:
        yield judge_title(judges[0]), [head, *judge_rows(judges)]
    for one in summaries:
        name = f": {one.configuration}" if len(summaries) > 1 else ""
        groups = list(_groups(one))
        if len(groups) > 1:
            yield f"By group{name}", groups
        if one.rules:
            yield f"Findings by rule{name}", list(_rules(one))


def _errors(summaries: Sequence[Summary]) -> Iterator[str]:
    for one in summaries:
        if one.faults:
            told = ", ".join(f"{code} {count:,}" for code, count in one.faults.items())
            yield f"Errors{f' ({one.configuration})' if len(summaries) > 1 else ''}: {told}"


def _states(summaries: Sequence[Summary]) -> Iterator[list[str]]:
    yield ["results", *(f"{one.count:,}" for one in summaries)]
    for state in STATES:
        yield [state, *(f"{one.states[state]:,}" for one in summaries)]
    yield ["pass rate", *(shown_share(one.rate) for one in summaries)]


def _measures(summaries: Sequence[Summary]) -> Iterator[list[str]]:
    for name in dict.fromkeys(measure.name for one in summaries for measure in one.measures):
        found = [next((each for each in one.measures if each.name == name), None) for one in summaries]
        yield [LABELS.get(name, name), *(NONE if each is None else shown_mean(each.mean) for each in found)]


def _prompts(summaries: Sequence[Summary]) -> Iterator[list[str]]:
    yield ["", "prompts", "sha256", "own files"]
    for one in summaries:
        if one.prompt is not None:
            own = ", ".join(one.prompt["files"]) or "none"
            yield [one.configuration or "this run", one.prompt["name"], one.prompt["sha256"][:12], own]


def judge_title(judge: JudgeAgreement) -> str:
    """Say who judged by what."""
    rubric = judge.by["rubric"]
    return f"Judge {judge.by['model']}, rubric {rubric['version']} ({rubric['sha256'][:12]}), against people"


def judge_rows(judges: Sequence[JudgeAgreement]) -> Iterator[list[str]]:
    """Write how far a judge agrees with people, a column a configuration."""
    yield ["human labels", *(f"{one.labels:,}" for one in judges)]
    yield ["agreement", *(shown_share(one.raw) if one.is_enough else TOO_FEW for one in judges)]
    kappas = [one.kappa if one.is_enough else None for one in judges]
    yield [
        "Cohen's kappa",
        *(
            TOO_FEW if not one.is_enough else "all alike" if kappa is None else shown_mean(kappa)
            for one, kappa in zip(judges, kappas, strict=True)
        ),
    ]
    yield ["without a verdict", *(f"{one.unscored:,}" for one in judges)]


def _groups(summary: Summary) -> Iterator[list[str]]:
    yield ["", "results", "pass rate", "checker"]
    for one in summary.groups:
        if sum(one.states.values()) == 1:
            continue  # one case tells nothing of its group
        score = NONE if one.score is None else f"{one.score:.1f}"
        yield [
            f"{one.tag.replace('_', ' ')} {one.value}",
            f"{sum(one.states.values()):,}",
            shown_share(one.rate),
            score,
        ]


def _rules(summary: Summary) -> Iterator[list[str]]:
    yield ["", "rule", "findings", "cases"]
    for one in summary.rules[:_RULES]:
        yield [one.code, one.name, f"{one.findings:,}", f"{one.cases:,}"]
    if len(summary.rules) > _RULES:
        yield ["", f"and {so_many(len(summary.rules) - _RULES, 'rule')} more", "", ""]
