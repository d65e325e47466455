"""Reports for people: each finding with its sentence, the words marked, and what to do."""

from collections.abc import Iterable, Iterator, Mapping
from unicodedata import combining, east_asian_width

from assistant.checker.finding import Finding, Report
from assistant.checker.output.place import Place, place, position, visible, where
from assistant.checker.output.tally import Tally


def write(reports: Iterable[Report], texts: Mapping[str, str]) -> Iterator[str]:
    """Write every finding as a block, what each set's score lost, and a last line that counts."""
    tally = Tally()
    for report in reports:
        tally.add(report)
        for finding in report.findings:
            yield _block(finding, place(report, finding, texts))
        if report.deductions:
            yield _score(report)
    yield tally.line()


def _block(finding: Finding, spot: Place) -> str:
    lines = [f"{finding.code} {finding.name} [{finding.severity}]: {visible(finding.message)}"]
    number = "" if spot.line is None else str(spot.line)
    margin = " " * len(number)
    lines.append(f"{margin} --> {where(spot)} ({position(finding)})")
    if spot.sentence:
        lines.append(f"{margin}  |")
        start, end = finding.span or (0, 0)
        before, marked = visible(spot.sentence[:start]), visible(spot.sentence[start:end])
        lines.append(f"{number}  | {before}{marked}{visible(spot.sentence[end:])}")
        lines.append(f"{margin}  | {' ' * _width(before)}{'^' * _width(marked)}".rstrip())
    if finding.suggestion:
        lines.append(f"{margin}  = help: {visible(finding.suggestion)}")
    return "\n".join(lines) + "\n\n"


def _score(report: Report) -> str:
    lost: dict[str, float] = {}
    for deduction in report.deductions:
        lost[deduction.code] = lost.get(deduction.code, 0.0) + deduction.points
    parts = ", ".join(
        f"{code} -{points:.3g}" for code, points in sorted(lost.items(), key=lambda item: (-item[1], item[0]))
    )
    return f"Score {report.score} of 100: {parts}\n\n"


def _width(text: str) -> int:
    """Give the columns a terminal takes for a text."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)
