"""Reports for programs: one JSON document."""

import json
from collections.abc import Iterable, Iterator

from assistant.checker.checked import Checked
from assistant.checker.record import report_json


def write(checked: Iterable[Checked]) -> Iterator[str]:
    """Write one document: {"version": 1, "reports": [...]}."""
    yield '{"version": 1, "reports": ['
    for number, one in enumerate(checked):
        yield (", " if number else "") + json.dumps(report_json(one.report))
    yield "]}\n"
