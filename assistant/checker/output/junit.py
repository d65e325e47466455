"""Reports as JUnit XML, which every build server shows: a suite a set, a case a sentence."""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from assistant.checker.checked import Checked
from assistant.checker.finding import Finding
from assistant.checker.output.place import spoken, visible

Sentence = tuple[int | None, int | None]


def write(checked: Iterable[Checked]) -> Iterator[str]:
    """Write suites piece by piece. Errors fail their case; what is no error is told in the case's output."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="okr check">\n'
    for one in checked:
        yield from _suite(one)
    yield "</testsuites>\n"


def _suite(checked: Checked) -> Iterator[str]:
    report = checked.report
    listed: dict[Sentence, list[Finding]] = {(None, None): []}
    listed |= {(one.objective, None): [] for one in report.objectives}
    listed |= {(one.objective, one.key_result): [] for one in report.key_results}
    for finding in report.findings:
        listed[finding.objective, finding.key_result].append(finding)
    failed = sum(any(finding.severity == "error" for finding in findings) for findings in listed.values())
    name = _attribute(report.source or checked.name)
    yield f'  <testsuite name={name} tests="{len(listed)}" failures="{failed}" errors="0" skipped="0">\n'
    for sentence, findings in sorted(listed.items(), key=lambda one: (one[0][0] or 0, one[0][1] or 0)):
        yield from _case(checked, name, sentence, findings)
    yield "  </testsuite>\n"


def _case(checked: Checked, suite: str, sentence: Sentence, findings: list[Finding]) -> Iterator[str]:
    head = f"    <testcase classname={suite} name={_attribute(spoken(*sentence))}"
    if not findings:
        yield f"{head}/>\n"
        return
    yield f"{head}>\n"
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        first = errors[0]
        about = f"message={_attribute(f'{first.code} {first.message}')} type={_attribute(first.name)}"
        yield f"      <failure {about}>{_told(checked, errors)}</failure>\n"
    others = [finding for finding in findings if finding.severity != "error"]
    if others:
        yield f"      <system-out>{_told(checked, others)}</system-out>\n"
    yield "    </testcase>\n"


def _told(checked: Checked, findings: list[Finding]) -> str:
    return escape("\n".join(_line(checked, finding) for finding in findings))


def _line(checked: Checked, finding: Finding) -> str:
    place = checked.place(finding)
    spot = checked.name if place is None else f"{checked.name}:{place.line}:{place.column}"
    said = " ".join(filter(None, (finding.message, finding.suggestion)))
    return visible(f"{spot}: {finding.code} [{finding.severity}] {said}")


def _attribute(value: str) -> str:
    return quoteattr(visible(value))
