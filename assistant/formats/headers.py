"""The columns of an OKR table: what a head of CSV or of a Markdown table names."""

import re

from assistant.nearest import nearest

COLUMNS = (
    "id",
    "cycle",
    "owner",
    "role",
    "phase",
    "team_kind",
    "review",
    "objective_number",
    "objective",
    "why",
    "aligned_to",
    "key_result_number",
    "key_result",
    "metric",
    "baseline",
    "baseline_unit",
    "target",
    "comparator",
    "unit",
    "relative_change",
    "change",
    "direction",
    "due",
    "indicator",
    "category",
    "commitment",
    "baseline_source",
    "target_source",
    "measured_by",
    "key_result_owner",
    "grade",
    "how_might_we",
)
_ALIASES = {
    "objectives": "objective",
    "objective_title": "objective",
    "title": "objective",
    "key_results": "key_result",
    "keyresult": "key_result",
    "kr": "key_result",
    "text": "key_result",
    "set_id": "id",
    "due_date": "due",
    "deadline": "due",
    "start": "baseline",
    "start_value": "baseline",
    "end_value": "target",
    "team": "owner",
    "kr_owner": "key_result_owner",
    "quarter": "cycle",
}
_SEPARATORS = ",;\t"


def column(head: str) -> str | None:
    """Give the column that a head means, null where it is none of ours."""
    name = "_".join(re.findall(r"\w+", head.lower().replace("_", " ")))
    return name if name in COLUMNS else _ALIASES.get(name)


def near_column(head: str) -> str | None:
    """Give the column that a head nearly spells, null where none comes near."""
    return nearest("_".join(head.lower().split()), COLUMNS, 0.85)


def separator(line: str) -> str:
    """Give what parts the cells of a head."""
    return max(_SEPARATORS, key=line.count)


def is_of_jira(line: str) -> bool:
    """Say whether a line is the head of a table of Jira issues."""
    cells = {cell.strip().strip('"').lower() for cell in line[:5000].lstrip("\ufeff").split(separator(line))}
    return {"issue type", "summary"} <= cells


def is_header(line: str) -> bool:
    """Say whether a line is the head of an OKR table: it names a key result or objective and another column."""
    if len(line) > 5000:
        return False
    found = [column(cell.strip().strip('"')) for cell in line.split(separator(line))]
    known = {name for name in found if name is not None}
    return len(found) > 1 and bool(known & {"key_result", "objective"}) and len(known) > 1
