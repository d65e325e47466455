"""Reports for code hosts and build servers: SARIF, GitHub's workflow commands, JUnit.

schemas/sarif-schema-2.1.0.json is the schema that OASIS publishes with the standard.
"""

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from assistant.checker.check import check
from assistant.checker.checked import Checked, Suppressed
from assistant.checker.output import github, junit, sarif
from assistant.checker.rules import RULES
from assistant.formats import read_document
from assistant.formats.document import Document
from assistant.okr import KeyResult, Objective, OkrSet

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
TEXT = """\
cycle: 2027-Q1
objectives:
  - title: Help every learner finish
    key_results:
      - Launch the app, 100%
      - Reduce churn from 5% to 8%
"""


def checked(text: str = TEXT, name: str = "team okrs/growth.yaml") -> list[Checked]:
    document = read_document(text, name)
    return [Checked(check(okrs, source=name), document, at) for at, okrs in enumerate(document.sets)]


def log(all_checked: list[Checked]) -> dict[str, Any]:
    written = "".join(sarif.write(all_checked))
    assert written.isascii()
    found = json.loads(written)
    assert not list(Draft7Validator(SCHEMA).iter_errors(found))
    assert isinstance(found, dict)
    return found


def test_sarif_declares_every_rule_with_help_and_level() -> None:
    rules = log([])["runs"][0]["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in RULES]
    assert all(rule["help"]["text"] and rule["help"]["markdown"] for rule in rules)
    assert {rule["defaultConfiguration"]["level"] for rule in rules} == {"error", "warning", "note"}


def test_a_sarif_result_points_into_the_file() -> None:
    (run,) = log(checked())["runs"]
    result = next(result for result in run["results"] if result["ruleId"] == "KR002")
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "KR002"
    assert result["level"] == "warning"
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "team%20okrs/growth.yaml"},
        "region": {"startLine": 5, "startColumn": 9, "endLine": 5, "endColumn": 15},
    }
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "objective 1, key result 1"


def test_a_sarif_fingerprint_does_not_change_with_the_line() -> None:
    def prints(text: str) -> list[str]:
        return [one["partialFingerprints"]["okrSentence/v1"] for one in log(checked(text))["runs"][0]["results"]]

    assert prints(TEXT) == prints(f"# moved\n\n{TEXT}")
    assert len(set(prints(TEXT))) == len(prints(TEXT))


def test_sarif_tells_suppressed_findings_with_their_reason() -> None:
    (one,) = checked()
    kept, *others = one.report.findings
    quiet = replace(one, report=replace(one.report, findings=tuple(others)), suppressed=(Suppressed(kept, "agreed"),))
    results = log([quiet])["runs"][0]["results"]
    assert [result["suppressions"] for result in results if "suppressions" in result] == [
        [{"kind": "inSource", "justification": "agreed"}]
    ]
    assert len(results) == len(others) + 1


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("-", "stdin"),
        ("a b#1%.md", "a%20b%231%25.md"),
        ("/okrs/ü.md", "file:///okrs/%C3%BC.md"),
        ("x:y.md", "x%3Ay.md"),
    ],
)
def test_a_file_name_becomes_a_uri(name: str, uri: str) -> None:
    assert sarif.uri(name) == uri


def test_a_set_without_a_text_still_has_a_file() -> None:
    report = check(OkrSet((Objective("Grow", key_results=(KeyResult("Launch it"),)),)), source="made up")
    locations = [result["locations"][0] for result in log([Checked(report)])["runs"][0]["results"]]
    assert all(one["physicalLocation"] == {"artifactLocation": {"uri": "made%20up"}} for one in locations)


def test_github_commands_are_escaped() -> None:
    lines = "".join(github.write(checked(name="a,b:c%.yaml"))).splitlines()
    work = next(line for line in lines if "KR002" in line)
    assert work.startswith(
        "::warning file=a%2Cb%3Ac%25.yaml,line=5,col=9,endLine=5,endColumn=15,"
        "title=KR002 output-key-result::objective 1, key result 1: "
    )
    assert any(line.startswith("::error ") and "from 5%25 to 8%25" not in line.split("::")[1] for line in lines)
    assert all(re.fullmatch(r"::(error|warning|notice) [^:]*::(?:[^%\r\n]|%(25|0A|0D))*", line) for line in lines)


def test_junit_fails_the_cases_with_errors_only() -> None:
    root = ET.fromstring("".join(junit.write(checked())))
    (suite,) = root
    assert suite.attrib["name"] == "team okrs/growth.yaml"
    cases = {case.attrib["name"]: case for case in suite}
    assert list(cases) == [
        "the set",
        "objective 1",
        "objective 1, key result 1",
        "objective 1, key result 2",
    ]
    assert (suite.attrib["tests"], suite.attrib["failures"]) == ("4", "1")
    failure = cases["objective 1, key result 2"].find("failure")
    assert failure is not None
    assert "KR005" in failure.attrib["message"]
    assert cases["objective 1, key result 1"].find("failure") is None
    assert "growth.yaml:5:9: KR002 [warning]" in (cases["objective 1, key result 1"].findtext("system-out") or "")


ODD = st.text(st.sampled_from("ab \"'<&]>%:,\n\r\x00\x1b\u202e\ud800\ufffe😀"), max_size=30)


@settings(max_examples=60, deadline=None)
@given(ODD, ODD, ODD)
def test_odd_texts_stay_well_formed(name: str, title: str, key_result: str) -> None:
    okrs = OkrSet((Objective(title, key_results=(KeyResult(key_result), KeyResult(f"Launch {key_result}"))),))
    document = Document(name, f"{title}\n{key_result}\nLaunch {key_result}", (okrs,), "text")
    one = Checked(check(okrs, source=name), document)
    ET.fromstring("".join(junit.write([one])))
    log([one])
    assert all(line.startswith("::") for line in "".join(github.write([one])).splitlines())


@pytest.mark.parametrize("form", [sarif, github, junit])
def test_what_is_read_is_written_at_once(form: Any) -> None:
    (one,) = checked()
    pulled = 0

    def endless() -> Iterator[Checked]:
        nonlocal pulled
        while True:
            pulled += 1
            yield one

    pieces = form.write(endless())
    for _ in range(40):
        next(pieces)
    assert pulled < 40
