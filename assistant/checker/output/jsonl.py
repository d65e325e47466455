"""Reports for programs: one line a report."""

import json
from collections.abc import Iterable, Iterator

from assistant.checker.checked import Checked
from assistant.checker.record import report_json


def write(checked: Iterable[Checked]) -> Iterator[str]:
    """Write one report a line."""
    for one in checked:
        yield json.dumps(report_json(one.report)) + "\n"
