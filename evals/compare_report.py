"""A comparison for people and programs."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from assistant.so_many import so_many
from evals.compare import Change, Comparison
from evals.difference import Difference
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
        "changed": found.changed,
        "lost": found.lost,
        "won": found.won,
        "changes": [_change(each) for each in found.changes],
    }


def _change(each: Change) -> dict[str, Any]:
    told = asdict(each)
    del told["places"]
    return {**told, "regression": each.is_regression}


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
    parts += ["\n".join(_bullet(line) for line in _told(found))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _bullet(line: str) -> str:
    """Write a line as one of a list, as deep as it is set in."""
    return f"{' ' * (len(line) - len(line.lstrip()))}- {line.lstrip()}"


def _head(found: Comparison) -> str:
    left = sum(found.alone)
    beside = f"; {so_many(left, 'case')} in only one of them left out" if left else ""
    return f"{found.one} against {found.other}: {so_many(found.pairs, 'pair')}{beside}"


def _columns() -> list[str]:
    return ["", "before", "after", "difference (95 % interval)", "p", ""]


def _row(each: Difference) -> list[str]:
    interval = f"{each.mean:+.3f} ({each.low:+.3f} to {each.high:+.3f})"
    return [
        each.name,
        shown(each.one),
        shown(each.other),
        interval,
        f"{each.p:.3f}",
        _VERDICTS[each.verdict],
    ]


def _told(found: Comparison) -> Iterator[str]:
    lost = [each for each in found.changes if each.is_regression]
    won = [each for each in found.changes if each.after == "pass" and each.before != "pass"]
    yield from _listed("passed before and does not now", "passed before and do not now", lost, found.lost)
    yield from _listed("passes now and did not before", "pass now and did not before", won, found.won)


def _listed(one: str, several: str, changes: list[Change], count: int) -> Iterator[str]:
    if count:
        yield f"1 case {one}:" if count == 1 else f"{count:,} cases {several}:"
        for each in changes[:_SHOWN]:
            yield f"  {called(each)}: {each.before} to {each.after}" + (f" ({each.why})" if each.why else "")
        if count > _SHOWN:
            yield f"  and {count - _SHOWN:,} more"


def called(each: Change) -> str:
    """Give a case its name, and which of its repeats it is."""
    return f"{each.case} [{each.repeat + 1}]" if each.repeat else each.case
