"""Reports for programs: one JSON document, or one line a report."""

import json
from collections.abc import Iterable, Iterator, Mapping

from assistant.checker.finding import Report
from assistant.checker.record import report_json


def write_json(reports: Iterable[Report], texts: Mapping[str, str]) -> Iterator[str]:
    """Write one document: {"version": 1, "reports": [...]}."""
    yield '{"version": 1, "reports": ['
    for number, report in enumerate(reports):
        yield (", " if number else "") + json.dumps(report_json(report))
    yield "]}\n"


def write_jsonl(reports: Iterable[Report], texts: Mapping[str, str]) -> Iterator[str]:
    """Write one report a line."""
    for report in reports:
        yield json.dumps(report_json(report)) + "\n"
