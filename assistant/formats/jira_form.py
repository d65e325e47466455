"""OKR sets as CSV for Jira's importer: an objective an epic, a key result a story under it."""

from typing import Any

from assistant.formats.csv_form import table
from assistant.formats.said import details, front
from assistant.okr import KeyResult, Objective, OkrSet

COLUMNS = ("Issue ID", "Issue Type", "Parent ID", "Summary", "Description", "Due Date", "Labels")
_LONGEST_SUMMARY = 255


def write(okrs: OkrSet) -> bytes:
    """Write a set; issue ids are of this file alone and tie stories to their epics."""
    rows: list[dict[str, Any]] = []
    for objective in okrs.objectives:
        epic = len(rows) + 1
        rows.append(_row(epic, "Epic", None, objective.title, _of_objective(okrs, objective)))
        for key_result in objective.key_results:
            story = len(rows) + 1
            row = _row(story, "Story", epic, key_result.text, _of_key_result(key_result))
            rows.append(row | {"Due Date": key_result.due.isoformat() if key_result.due else None})
    return table(COLUMNS, rows)


def _row(number: int, kind: str, parent: int | None, text: str, said: list[str]) -> dict[str, Any]:
    summary = " ".join(text.split())
    if len(summary) > _LONGEST_SUMMARY:
        said = [summary, *said]
        summary = f"{summary[: _LONGEST_SUMMARY - 3]}..."
    return {
        "Issue ID": number,
        "Issue Type": kind,
        "Parent ID": parent,
        "Summary": summary,
        "Description": "\n".join(said),
        "Labels": "okr",
    }


def _of_objective(okrs: OkrSet, objective: Objective) -> list[str]:
    said = [f"Why: {objective.why}"] if objective.why else []
    if objective.aligned_to:
        said.append(f"Aligned to: {objective.aligned_to}")
    return said + [f"{label}: {value}" for label, value in front(okrs)]


def _of_key_result(key_result: KeyResult) -> list[str]:
    return [f"{label}: {value}" for label, value in details(key_result)]
