"""An evaluation of the rules for people (text, Markdown) and for programs (JSON)."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from assistant.so_many import so_many
from evals.agreement import Agreement, Share
from evals.rules_eval import CASE_KINDS, JUDGEMENTS, Firing, RulesEval

_NONE = "-"


def rules_json(found: RulesEval) -> dict[str, Any]:
    """Give all figures as plain values."""
    return {
        "version": 1,
        "source": found.source,
        "sets": found.sets,
        "objectives": found.objectives,
        "key_results": found.key_results,
        "judgements": [_agreement_json(name, found.total[name]) for name in JUDGEMENTS],
        "organisations": [
            {
                "organisation": name,
                "judgements": [_agreement_json(one, agreements[one]) for one in JUDGEMENTS],
                "without": [_agreement_json(one, found.total[one] - agreements[one]) for one in JUDGEMENTS],
            }
            for name, agreements in sorted(found.organisations.items())
        ],
        "rules": [
            {
                "code": one.code,
                "name": one.name,
                "severity": one.severity,
                "fired": one.fired,
                "of": one.of,
                "rate": one.fired / one.of if one.of else None,
                "cases": one.cases,
            }
            for one in found.rules
        ],
    }


def _agreement_json(name: str, one: Agreement) -> dict[str, Any]:
    return {
        "name": name,
        "labels": one.count,
        "hits": one.hits,
        "false_alarms": one.false_alarms,
        "misses": one.misses,
        "precision": asdict(one.precision),
        "recall": asdict(one.recall),
        "f1": asdict(one.f1),
    }


def rules_text(found: RulesEval) -> str:
    """Write tables for the terminal."""
    parts = [
        _counted(found) + ".",
        _aligned(_judgement_rows(found)),
        "Each organisation alone: F1 (labels).\n" + _aligned(_organisation_rows(found)),
        "Leaving one organisation out: the lowest F1.\n" + _aligned(_without_rows(found)),
        "How often each rule fires, and its fixtures.\n" + _aligned(_rule_rows(found)),
    ]
    return "\n\n".join(parts) + "\n"


def rules_markdown(found: RulesEval) -> str:
    """Write sections of a Markdown page."""
    return "\n\n".join(
        (
            "## Judgements",
            f"{_counted(found)}. Intervals are Wilson's at 95 %; that of F1 follows from the one of"
            " hits among hits, false alarms and misses.",
            _table(_judgement_rows(found)),
            "## Organisation by organisation",
            "F1 on each organisation's sets alone, and how many labels it rests on. Where nothing was to be found and"
            f" nothing was, there is no F1 ({_NONE}).",
            _table(_organisation_rows(found)),
            "Leaving one organisation out after the other, the lowest F1 that is left:",
            _table(_without_rows(found)),
            "## How often each rule fires",
            "Under the preset balanced, of all objectives (OBJ), key results (KR) or sets (rules that speak once a"
            " set). Fixtures are the suite's cases a rule must see, must leave alone, is known to miss, and is known"
            " to raise wrongly.",
            _table(_rule_rows(found)) + "\n",
        )
    )


def _counted(found: RulesEval) -> str:
    return (
        f"{so_many(found.sets, 'set')} of"
        f" {so_many(len(found.organisations), 'organisation or author', 'organisations and authors')}:"
        f" {so_many(found.objectives, 'objective')}, {so_many(found.key_results, 'key result')}"
    )


def _judgement_rows(found: RulesEval) -> list[list[str]]:
    rows = [["judgement", "labels", "yes", "false alarms", "missed", "precision", "recall", "F1"]]
    for name in JUDGEMENTS:
        one = found.total[name]
        counts = (one.count, one.hits + one.misses, one.false_alarms, one.misses)
        rows.append([name, *map(str, counts), *map(_share, (one.precision, one.recall, one.f1))])
    return rows


def _organisation_rows(found: RulesEval) -> list[list[str]]:
    rows = [["organisation", *JUDGEMENTS]]
    for name, own in sorted(found.organisations.items()):
        rows.append([name, *(_alone(own[judgement]) for judgement in JUDGEMENTS)])
    return rows


def _alone(one: Agreement) -> str:
    return f"{_number(one.f1.value)} ({one.count})" if one.count else ""


def _without_rows(found: RulesEval) -> list[list[str]]:
    rows = [["judgement", "all", "lowest", "without"]]
    for name in JUDGEMENTS:
        total = found.total[name]
        left = [((total - own[name]).f1.value, whose) for whose, own in sorted(found.organisations.items())]
        known = [(value, whose) for value, whose in left if value is not None]
        lowest, whose = min(known, default=(None, _NONE))
        rows.append([name, _number(total.f1.value), _number(lowest), whose])
    return rows


def _rule_rows(found: RulesEval) -> list[list[str]]:
    has_cases = any(one.cases is not None for one in found.rules)
    rows = [["code", "name", "severity", "fires", "of", "rate", *(_KINDS if has_cases else ())]]
    return rows + [_rule_row(one) for one in found.rules]


_KINDS = ("must see", "must leave", "known misses", "known false alarms")


def _rule_row(one: Firing) -> list[str]:
    rate = f"{100 * one.fired / one.of:.1f} %" if one.of else _NONE
    cases = [] if one.cases is None else [str(one.cases[kind]) for kind in CASE_KINDS]
    return [one.code, one.name, one.severity, str(one.fired), str(one.of), rate, *cases]


def _share(share: Share) -> str:
    if share.value is None:
        return _NONE
    return f"{_number(share.value)} ({_number(share.low)} to {_number(share.high)})"


def _number(value: float | None) -> str:
    return _NONE if value is None else f"{value:.2f}"


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(_cells(row, widths)).rstrip() for row in rows)


def _cells(row: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    for cell, width in zip(row, widths, strict=True):
        yield cell.ljust(width)


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = ("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)
    return "\n".join((head, "|" + "---|" * len(rows[0]), *body))
