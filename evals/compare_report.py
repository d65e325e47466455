"""A comparison for people and programs."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from assistant.so_many import so_many
from evals.compare import Change, Comparison, Difference
from evals.table import aligned, markdown_table, shown

_SHOWN = 10
_VERDICTS = {
    "better": "better",
    "worse": "WORSE",
    "noise": "noise: chance alone may do this",
    "same": "same",
    "untested": "not tested",
}


def compare_json(found: Comparison) -> dict[str, Any]:
    """Give a comparison as plain values."""
    return {
        "version": 1,
        "one": found.one,
        "other": found.other,
        "pairs": found.pairs,
        "only_in_one": found.alone[0],
        "only_in_other": found.alone[1],
        "worse": found.is_worse,
        "notes": list(found.notes),
        "differences": [{**asdict(each), "verdict": each.verdict} for each in found.differences],
        "changes": [{**asdict(each), "regression": each.is_regression} for each in found.changes],
    }


def compare_text(found: Comparison) -> str:
    """Write a comparison for the terminal."""
    parts = [_head(found), *found.notes, aligned([_columns(), *map(_row, found.differences)])]
    changed = list(_told(found))
    if changed:
        parts.append("\n".join(changed))
    return "\n\n".join(parts) + "\n"


def compare_markdown(found: Comparison) -> str:
    """Write a comparison as a section of Markdown."""
    parts = [f"## {_head(found)}", *found.notes, markdown_table([_columns(), *map(_row, found.differences)])]
    parts += ["\n".join(f"- {line}" for line in _told(found))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _head(found: Comparison) -> str:
    left = sum(found.alone)
    beside = f"; {so_many(left, 'case')} in only one of them left out" if left else ""
    return f"{found.one} against {found.other}: {so_many(found.pairs, 'pair')}{beside}"


def _columns() -> list[str]:
    return ["", "before", "after", "difference (95 % interval)", "p", ""]


def _row(each: Difference) -> list[str]:
    interval = f"{each.mean:+.3f} ({each.low:+.3f} to {each.high:+.3f})"
    return [each.name, shown(each.one), shown(each.other), interval, f"{each.p:.3f}", _VERDICTS[each.verdict]]


def _told(found: Comparison) -> Iterator[str]:
    lost = [each for each in found.changes if each.is_regression]
    won = [each for each in found.changes if each.after == "pass" and each.before != "pass"]
    yield from _listed("passed before and does not now", lost)
    yield from _listed("passes now and did not before", won)


def _listed(what: str, changes: list[Change]) -> Iterator[str]:
    if changes:
        yield f"{so_many(len(changes), 'case')} {what}:" if len(changes) == 1 else f"{len(changes)} cases {what}:"
        for each in changes[:_SHOWN]:
            yield f"  {each.case}: {each.before} to {each.after}" + (f" ({each.why})" if each.why else "")
        if len(changes) > _SHOWN:
            yield f"  and {len(changes) - _SHOWN} more"
