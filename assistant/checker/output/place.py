"""Where a finding stands: the sentence it is about, and its line and column in the file."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.checker.finding import Finding, Report


@dataclass(frozen=True, slots=True)
class Place:
    """`line` and `column` count from 1, null where the file's text is not at hand; `sentence` is null for the set."""

    name: str
    sentence: str | None
    line: int | None = None
    column: int | None = None


def place(report: Report, finding: Finding, texts: Mapping[str, str]) -> Place:
    """Find the sentence of a finding, and its line in the file where that is at hand."""
    source = report.source or "-"
    sentence = _sentence(report, finding)
    text = texts.get(source)
    if text is None or not sentence:
        return Place(visible(source), sentence)
    at = text.find(sentence)
    if at < 0:
        return Place(visible(source), sentence)
    at += finding.span[0] if finding.span else 0
    return Place(visible(source), sentence, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))


def position(finding: Finding) -> str:
    """Say in words what a finding is about."""
    if finding.objective is None:
        return "the set"
    if finding.key_result is None:
        return f"objective {finding.objective}"
    return f"objective {finding.objective}, key result {finding.key_result}"


def where(spot: Place) -> str:
    """Write name, line and column as editors read them."""
    return spot.name if spot.line is None else f"{spot.name}:{spot.line}:{spot.column}"


def visible(text: str) -> str:
    """Give text that is safe to print: control characters, direction marks and lone surrogates are shown as escapes."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "surrogatepass").decode("ascii") for char in text
    )


def _sentence(report: Report, finding: Finding) -> str | None:
    if finding.objective is None:
        return None
    if finding.key_result is None:
        return next((one.title for one in report.objectives if one.objective == finding.objective), None)
    at = (finding.objective, finding.key_result)
    return next((one.text for one in report.key_results if (one.objective, one.key_result) == at), None)
