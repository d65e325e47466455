"""Reports as SARIF 2.1.0, which code hosts and editors show beside the lines."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from assistant.checker.catalogue import page_markdown, rules_version
from assistant.checker.checked import Checked
from assistant.checker.finding import Finding, Severity
from assistant.checker.output.place import position, visible
from assistant.checker.page import read_page
from assistant.checker.rule import Rule
from assistant.checker.rules import RULES

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "note"}


def write(checked: Iterable[Checked], rules: Sequence[Rule] = RULES) -> Iterator[str]:
    """Write one log piece by piece: all `rules` with their pages, then a result for each finding.

    Findings that a remark suppresses are results, too, marked as suppressed with the remark's reason.
    """
    driver = {"name": "Plumb", "version": rules_version(), "rules": [_rule(rule) for rule in rules]}
    index = {rule.code: at for at, rule in enumerate(rules)}
    yield (
        f'{{"$schema": "{SCHEMA}", "version": "2.1.0", "runs": [{{"tool": {{"driver": {json.dumps(driver)}}}, '
        '"columnKind": "unicodeCodePoints", "results": ['
    )
    separator = "\n"
    for one in checked:
        for finding in one.report.findings:
            yield separator + json.dumps(_result(one, finding, index))
            separator = ",\n"
        for suppressed in one.suppressed:
            result = _result(one, suppressed.finding, index)
            result["suppressions"] = [{"kind": "inSource", "justification": suppressed.reason}]
            yield separator + json.dumps(result)
            separator = ",\n"
    yield "\n]}]}\n"


def _rule(rule: Rule) -> dict[str, Any]:
    page = read_page(rule.page)
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": page.finds or page.summary},
        "help": {"text": _help(rule), "markdown": page_markdown(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity["balanced"]]},
    }


def _help(rule: Rule) -> str:
    page = read_page(rule.page)
    parts = (page.why, page.bad and f"Bad: {page.bad}", page.good and f"Good: {page.good}", f"{rule.guide}.")
    return "\n\n".join(filter(None, parts))


def _result(checked: Checked, finding: Finding, index: Mapping[str, int]) -> dict[str, Any]:
    return {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": LEVELS[finding.severity],
        "message": {"text": visible(" ".join(filter(None, (finding.message, finding.suggestion))))},
        "locations": [_location(checked, finding)],
        "partialFingerprints": {"okrSentence/v1": _fingerprint(checked, finding)},
    }


def _location(checked: Checked, finding: Finding) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(checked.name)}}
    place = checked.place(finding)
    if place is not None:
        region = {"startLine": place.line, "startColumn": place.column}
        if (place.end_line, place.end_column) > (place.line, place.column):
            region |= {"endLine": place.end_line, "endColumn": place.end_column}
        physical["region"] = region
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": position(finding)}]}


def _fingerprint(checked: Checked, finding: Finding) -> str:
    """Name a finding by its rule and sentence, so that it is known again on another line."""
    said = " ".join((checked.sentence(finding) or checked.report.id or "").split())
    return sha256(f"{finding.code}\n{said}".encode("utf-8", "backslashreplace")).hexdigest()[:32]


def uri(name: str) -> str:
    """Write a file's name as a URI, relative where the name is."""
    if name == "-":
        return "stdin"
    path = PurePath(name)
    # Bytes of a name that are no UTF-8 come in as lone surrogates; other surrogates are no part of any name.
    held = re.sub("[\ud800-\udc7f\udd00-\udfff]", "\ufffd", path.as_posix())
    written = quote(held.encode("utf-8", "surrogateescape"), safe="/!$&'()*+,;=@~")
    if path.is_absolute():
        return f"file://{'' if written.startswith('/') else '/'}{written}"
    return written
