"""Findings a team already knows in its old OKRs: a file of them, and what is left when they are taken out.

A finding is known by its rule and its sentence, so that it is known again when lines move or files are renamed. Each
known finding is taken out as often as it was there: one more of the same is new.
"""

import json
from collections import Counter
from typing import Any

from assistant.checker.checked import Checked, leave_out
from assistant.checker.finding import Finding
from assistant.errors import BadSetting

_LONGEST = 400

Key = tuple[str, str]


class Baseline:
    """Findings and how often each is known."""

    def __init__(self, known: Counter[Key] | None = None) -> None:
        self.known: Counter[Key] = known if known is not None else Counter()

    def add(self, checked: Checked) -> None:
        """Take all findings of a report in."""
        self.known.update(_key(checked, finding) for finding in checked.report.findings)

    def apply(self, checked: Checked) -> Checked:
        """Take known findings out of a report, and count them off."""
        unwanted = []
        for finding in checked.report.findings:
            key = _key(checked, finding)
            if self.known[key] > 0:
                self.known[key] -= 1
                unwanted.append(finding)
        return leave_out(checked, unwanted)

    def text(self) -> str:
        """Write the findings as a file, one a line, so that changes can be read."""
        listed = sorted(one for one in self.known.items() if one[1] > 0)
        rows = [json.dumps({"code": code, "text": text, "count": count}) for (code, text), count in listed]
        return '{"version": 1, "findings": [\n' + ",\n".join(rows) + "\n]}\n"


def read_baseline(text: str, name: str) -> Baseline:
    """Read a file that `text()` wrote; `name` is how errors call it. Raises BadSetting."""
    try:
        data = json.loads(text)
        rows = data["findings"]
        known = Counter({(_text(row["code"]), _text(row["text"])): _count(row["count"]) for row in rows})
        if data["version"] != 1:
            raise ValueError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise BadSetting(f"{name}: is no baseline of okr check; write one with --write-baseline {name}.") from None
    return Baseline(known)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _count(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError
    return value


def _key(checked: Checked, finding: Finding) -> Key:
    said = checked.sentence(finding)
    if said is None:
        said = " / ".join(one.title for one in checked.report.objectives)
    return finding.code, " ".join(said.split())[:_LONGEST]
