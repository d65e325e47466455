"""A run as a file: JSON, CSV, JUnit, Markdown or HTML, by the file's ending."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from evals.compare import Comparison
from evals.compare_report import compare_json, compare_markdown
from evals.html_report import html_report
from evals.kappa import LEAST, JudgeAgreement
from evals.run import Result, Run
from evals.scorers import SCORERS
from evals.summary import GROUPS, Summary, rules_of
from evals.text_report import judge_rows, judge_title, markdown_report

FORMS = (".html", ".md", ".json", ".csv", ".xml")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_UNFIT = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)))


def write_report(run: Run, summaries: Sequence[Summary], form: str, comparisons: Sequence[Comparison] = ()) -> bytes:
    """Write a report of this form, an ending of FORMS."""
    if form == ".json":
        text = json.dumps(report_json(run, summaries, comparisons), indent=2) + "\n"
    elif form == ".csv":
        text = _csv(run)
    elif form == ".xml":
        text = "".join(_junit(run, summaries))
    elif form == ".md":
        parts = [markdown_report(run.folder.name, summaries), *map(compare_markdown, comparisons)]
        text = "\n".join(parts)
    else:
        text = html_report(run, summaries, comparisons)
    return text.encode("utf-8", "backslashreplace")


def report_json(run: Run, summaries: Sequence[Summary], comparisons: Sequence[Comparison] = ()) -> dict[str, Any]:
    """Give manifest, figures and every result without its notes and answers."""
    return {
        "version": 1,
        "run": run.folder.name,
        "manifest": run.manifest,
        "configurations": [_summary(one) for one in summaries],
        "comparisons": [compare_json(one) for one in comparisons],
        "results": [_slim(result) for result in run.in_order()],
    }


def _summary(one: Summary) -> dict[str, Any]:
    measures = [
        {
            "name": each.name,
            "says": each.says,
            "count": each.count,
            "mean": each.mean.value,
            "low": each.mean.low,
            "high": each.mean.high,
            "passed": each.passed,
            "failed": each.failed,
        }
        for each in one.measures
    ]
    groups = [{"tag": each.tag, "value": each.value, **each.states, "score": each.score} for each in one.groups]
    return {
        "configuration": one.configuration,
        "prompt": one.prompt,
        "judge": None if one.judge is None else _judge(one.judge),
        "results": one.count,
        "states": one.states,
        "pass_rate": asdict(one.rate),
        "errors": one.faults,
        "measures": measures,
        "groups": groups,
        "rules": [asdict(each) for each in one.rules],
    }


def _judge(one: JudgeAgreement) -> dict[str, Any]:
    """Give how far a judge agrees with people; nothing of too few labels."""
    kappa = one.kappa if one.is_enough else None
    return {
        "labels": one.labels,
        "needed": LEAST,
        "unscored": one.unscored,
        "agreement": asdict(one.raw) if one.is_enough else None,
        "kappa": None if kappa is None else kappa._asdict(),
    }


def _slim(result: Result) -> dict[str, Any]:
    names = ("case", "configuration", "repeat", "state", "tags", "scores", "unscored", "human", "error")
    return {name: result[name] for name in names if name in result} | {"rules": rules_of(result)}


def _csv(run: Run) -> str:
    out = io.StringIO()
    names = [one.name for one in SCORERS]
    table = csv.writer(out, lineterminator="\n")
    table.writerow(["case", "configuration", "repeat", "state", "prompts", *GROUPS, *names, "human", "rules", "why"])
    prompts = {one["name"]: one.get("prompt") or {} for one in run.manifest["configurations"]}
    for result in run.in_order():
        scores, tags = result.get("scores", {}), result["tags"]
        values = [scores[name]["value"] if name in scores else "" for name in names]
        sha256 = prompts[result["configuration"]].get("sha256", "")
        head = [result["case"], result["configuration"], result["repeat"], result["state"], sha256]
        about = [tags.get(name, "") for name in GROUPS]
        end = [result.get("human", ""), " ".join(rules_of(result)), _safe(why(result))]
        table.writerow([*map(_safe, [*head, *about]), *values, *end])
    return out.getvalue()


def why(result: Result) -> str:
    """Say in a sentence why a case did not pass."""
    if result["state"] == "error":
        return str(result["error"]["message"])
    failed = [score["reason"] for score in result.get("scores", {}).values() if score.get("passed") is False]
    return "; ".join([*failed, *result.get("unscored", {}).values()])


def _safe(cell: Any) -> Any:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _junit(run: Run, summaries: Sequence[Summary]) -> Iterator[str]:
    """Write a suite a configuration; errors, failures and what is not scored stay apart."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="okr eval">\n'
    for one in summaries:
        states = one.states
        yield (
            f'  <testsuite name={_attribute(one.configuration or run.folder.name)} tests="{one.count}"'
            f' failures="{states["fail"]}" errors="{states["error"]}" skipped="{states["unscored"]}">\n'
        )
        yield from _properties(one)
        for result in run.in_order():
            if result["configuration"] == one.configuration:
                yield _testcase(run, result)
        yield "  </testsuite>\n"
    yield "</testsuites>\n"


def _properties(one: Summary) -> Iterator[str]:
    """Say what a suite was made with."""
    told = {} if one.prompt is None else {"prompts": one.prompt["name"], "prompts.sha256": one.prompt["sha256"]}
    if one.judge is not None:
        told |= {"judge": judge_title(one.judge), **{row[0]: row[1] for row in judge_rows([one.judge])}}
    if told:
        rows = "".join(f"<property name={_attribute(key)} value={_attribute(value)}/>" for key, value in told.items())
        yield f"    <properties>{rows}</properties>\n"


def _testcase(run: Run, result: Result) -> str:
    name = result["case"] + (f" [{result['repeat'] + 1}]" if run.repeats > 1 else "")
    head = f"    <testcase classname={_attribute(run.manifest['dataset']['name'])} name={_attribute(name)}"
    state = result["state"]
    if state == "pass":
        return f"{head}/>\n"
    if state == "unscored":
        reason = why(result)
        return f"{head}><skipped{reason and f' message={_attribute(reason)}'}/></testcase>\n"
    kind = "error" if state == "error" else "failure"
    said = escape("\n".join(f"{key}: {score['reason']}" for key, score in result.get("scores", {}).items()))
    return f"{head}><{kind} message={_attribute(why(result))}>{said.translate(_UNFIT)}</{kind}></testcase>\n"


def _attribute(text: str) -> str:
    return quoteattr(text.translate(_UNFIT))
