"""Reports as workflow commands, which GitHub shows as annotations beside the lines."""

from collections.abc import Iterable, Iterator

from assistant.checker.checked import Checked
from assistant.checker.finding import Finding, Severity
from assistant.checker.output.place import position, visible

LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "notice"}


def write(checked: Iterable[Checked]) -> Iterator[str]:
    """Write one command a finding."""
    for one in checked:
        for finding in one.report.findings:
            yield _command(one, finding)


def _command(checked: Checked, finding: Finding) -> str:
    fields = {"file": checked.name}
    place = checked.place(finding)
    if place is not None:
        fields |= {"line": str(place.line), "col": str(place.column)}
        if place.end_line == place.line and place.end_column > place.column:
            fields |= {"endLine": str(place.line), "endColumn": str(place.end_column)}
    fields["title"] = f"{finding.code} {finding.name}"
    said = " ".join(filter(None, (f"{position(finding)}: {finding.message}", finding.suggestion)))
    listed = ",".join(f"{name}={_field(visible(value))}" for name, value in fields.items())
    return f"::{LEVELS[finding.severity]} {listed}::{_text(visible(said))}\n"


def _text(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _field(value: str) -> str:
    return _text(value).replace(":", "%3A").replace(",", "%2C")
