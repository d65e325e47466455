"""Reports for people, one line a finding."""

from collections.abc import Iterable, Iterator

from assistant.checker.checked import Checked
from assistant.checker.output.place import position, visible, where
from assistant.checker.output.tally import Tally


def write(checked: Iterable[Checked]) -> Iterator[str]:
    """Write place, code, severity and message of each finding, and a last line that counts them."""
    tally = Tally()
    for one in checked:
        tally.add(one.report)
        for finding in one.report.findings:
            spot = where(one, finding)
            yield f"{spot}: {finding.code} [{finding.severity}] {position(finding)}: {visible(finding.message)}\n"
    yield tally.line()
