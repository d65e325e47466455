"""How a rule's cases are read: a line of text, or a mapping for more than a line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.checker.check import check
from assistant.checker.finding import Finding, Report
from assistant.evidence.facts import Evidence, Fact
from assistant.okr import Initiative, KeyResult, Objective, OkrSet, Quote, Source

CASES = Path(__file__).parent / "cases"
HEADS = ("cycle", "owner", "role", "phase", "team_kind", "review")


@dataclass(frozen=True)
class Case:
    """One case of a rule. Lines of objective rules are titles, lines of all others are key results."""

    code: str
    kind: str
    given: Any

    def report(self) -> Report:
        given = self.given
        if isinstance(given, str):
            given = {"objective": given} if self.code.startswith("OBJ") else {"key_results": [given]}
        notes = given.get("notes")
        evidence = (Evidence("notes", notes, tuple(_fact(fact) for fact in given.get("facts", ()))),) if notes else ()
        parents = tuple(_okrs(parent) for parent in given.get("parents", ()))
        return check(_okrs(given), evidence=evidence, parents=parents)

    def found(self) -> list[Finding]:
        return [finding for finding in self.report().findings if finding.code == self.code]


def _okrs(given: dict[str, Any]) -> OkrSet:
    listed = given.get("objectives") or [given]
    objectives = tuple(
        Objective(
            str(one.get("objective", "")), key_results=tuple(_key_result(kr) for kr in one.get("key_results", ()))
        )
        for one in listed
    )
    heads = {name: given[name] for name in HEADS if name in given}
    return OkrSet(objectives, **heads)


def _key_result(given: Any) -> KeyResult:
    if isinstance(given, str):
        return KeyResult(given)
    fields = dict(given)
    if "source" in fields:
        fields["source"] = Source(**fields["source"])
    if "initiatives" in fields:
        fields["initiatives"] = tuple(Initiative(**one) for one in fields["initiatives"])
    if isinstance(fields.get("due"), str):
        fields["due"] = date.fromisoformat(fields["due"])
    return KeyResult(**fields)


def _fact(given: dict[str, Any]) -> Fact:
    return Fact(status="goal", quotes=(Quote("notes", 0, 0, ""),), **given)


def all_cases(*kinds: str) -> list[Any]:
    found = []
    for file in sorted(CASES.glob("*.yaml")):
        listed = yaml.safe_load(file.read_text(encoding="utf-8"))
        for kind in kinds:
            found += [
                pytest.param(Case(file.stem, kind, given), id=f"{file.stem}-{kind}-{number}")
                for number, given in enumerate(listed.get(kind) or (), start=1)
            ]
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Give a test every case of the kind that its argument names."""
    kinds = {
        "bad_case": "bad",
        "good_case": "good",
        "known_miss": "known-miss",
        "known_false_alarm": "known-false-alarm",
    }
    for fixture, kind in kinds.items():
        if fixture in metafunc.fixturenames:
            metafunc.parametrize(fixture, all_cases(kind))


@pytest.fixture
def checked() -> Callable[..., Report]:
    """Check key results given as lines under one objective."""

    def run(*key_results: str, objective: str = "Let every learner finish what they start", **fields: Any) -> Report:
        return check(
            OkrSet((Objective(objective, key_results=tuple(KeyResult(text) for text in key_results)),), **fields)
        )

    return run
