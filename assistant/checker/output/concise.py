"""Reports for people, one line a finding."""

from collections.abc import Iterable, Iterator, Mapping

from assistant.checker.finding import Report
from assistant.checker.output.place import place, position, visible, where
from assistant.checker.output.tally import Tally


def write(reports: Iterable[Report], texts: Mapping[str, str]) -> Iterator[str]:
    """Write place, code, severity and message of each finding, and a last line that counts them."""
    tally = Tally()
    for report in reports:
        tally.add(report)
        for finding in report.findings:
            spot = where(place(report, finding, texts))
            yield f"{spot}: {finding.code} [{finding.severity}] {position(finding)}: {visible(finding.message)}\n"
    yield tally.line()
