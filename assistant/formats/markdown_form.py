"""OKR sets as Markdown: an objective a heading, a key result a list item, what else is known of it below."""

from assistant.formats.fault import Tree
from assistant.formats.marks import escaped, unmarked
from assistant.formats.outline import outline
from assistant.formats.said import details, front
from assistant.okr import OkrSet


def tree(text: str, name: str) -> Tree:
    """Read the OKRs of a Markdown document, a draft's among them."""
    return outline(text, name, unmarked)


def write(okrs: OkrSet) -> bytes:
    """Write a set as a document; citations are left out."""
    lines = [f"# OKRs {escaped(okrs.cycle)}" if okrs.cycle else "# OKRs", ""]
    lines += [f"{label}: {escaped(value)}  " for label, value in front(okrs)]
    for number, objective in enumerate(okrs.objectives, 1):
        lines += ["", f"## Objective {number}: {escaped(objective.title)}", ""]
        if objective.why:
            lines += [f"Why: {escaped(objective.why)}", ""]
        if objective.aligned_to:
            lines += [f"Aligned to: {escaped(objective.aligned_to)}", ""]
        for place, key_result in enumerate(objective.key_results, 1):
            lines.append(f"- KR{place}: {escaped(key_result.text)}")
            lines += [f"  - {label}: {escaped(value)}" for label, value in details(key_result)]
    return ("\n".join(lines) + "\n").encode("utf-8", "backslashreplace")
