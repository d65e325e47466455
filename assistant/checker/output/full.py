"""Reports for people: each finding with its sentence, the words marked, and what to do."""

from collections.abc import Iterable, Iterator
from unicodedata import category, east_asian_width

from assistant.checker.checked import Checked
from assistant.checker.finding import Finding
from assistant.checker.output.place import position, visible, where
from assistant.checker.output.tally import Tally

_NO_WIDTH = ("Mn", "Me", "Cf")


def write(checked: Iterable[Checked]) -> Iterator[str]:
    """Write every finding as a block, what each set's score lost, and a last line that counts."""
    tally = Tally()
    for one in checked:
        tally.add(one.report)
        for finding in one.report.findings:
            yield _block(one, finding)
        if one.report.deductions:
            yield _score(one)
    yield tally.line()


def _block(checked: Checked, finding: Finding) -> str:
    lines = [f"{finding.code} {finding.name} [{finding.severity}]: {visible(finding.message)}"]
    place, sentence = checked.place(finding), checked.sentence(finding)
    number = "" if place is None else str(place.line)
    margin = " " * len(number)
    lines.append(f"{margin} --> {where(checked, finding)} ({position(finding)})")
    if sentence:
        lines.append(f"{margin}  |")
        start, end = finding.span or (0, 0)
        before, marked = visible(sentence[:start]), visible(sentence[start:end])
        lines.append(f"{number}  | {before}{marked}{visible(sentence[end:])}")
        lines.append(f"{margin}  | {' ' * _width(before)}{'^' * _width(marked)}".rstrip())
    if finding.suggestion:
        lines.append(f"{margin}  = help: {visible(finding.suggestion)}")
    return "\n".join(lines) + "\n\n"


def _score(checked: Checked) -> str:
    report = checked.report
    lost: dict[str, float] = {}
    for deduction in report.deductions:
        lost[deduction.code] = lost.get(deduction.code, 0.0) + deduction.points
    parts = ", ".join(
        f"{code} -{points:.3g}" for code, points in sorted(lost.items(), key=lambda item: (-item[1], item[0]))
    )
    return f"{visible(report.source or checked.name)}: score {report.score} of 100 ({parts})\n\n"


def _width(text: str) -> int:
    """Give the columns a terminal takes for a text."""
    return sum(0 if category(char) in _NO_WIDTH else 2 if east_asian_width(char) in "WF" else 1 for char in text)
