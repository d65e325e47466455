"""OKR sets as plain text: lines with labels, as one pastes them into a mail."""

from assistant.formats.fault import Tree
from assistant.formats.outline import outline
from assistant.formats.said import details, front
from assistant.okr import OkrSet


def tree(text: str, name: str) -> Tree:
    """Read OKRs from labelled lines, lists, or lines of which the first is the objective."""
    return outline(text, name, str.strip)


def write(okrs: OkrSet) -> bytes:
    """Write a set as labelled lines; citations are left out."""
    lines = [f"{label}: {_one_line(value)}" for label, value in front(okrs)]
    for number, objective in enumerate(okrs.objectives, 1):
        lines += ["", f"Objective {number}: {_one_line(objective.title)}"]
        if objective.why:
            lines.append(f"Why: {_one_line(objective.why)}")
        if objective.aligned_to:
            lines.append(f"Aligned to: {_one_line(objective.aligned_to)}")
        for place, key_result in enumerate(objective.key_results, 1):
            lines.append(f"KR{place}: {_one_line(key_result.text)}")
            lines += [f"    {label}: {_one_line(value)}" for label, value in details(key_result)]
    return ("\n".join(lines).strip() + "\n").encode("utf-8", "backslashreplace")


def _one_line(text: str) -> str:
    return " ".join(text.split())
