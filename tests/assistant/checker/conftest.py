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
from assistant.evidence.extract import extract
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
        parents = tuple(_okrs(parent) for parent in given.get("parents", ()))
        return check(_okrs(given), evidence=_evidence(given), parents=parents)

    def found(self) -> list[Finding]:
        return [finding for finding in self.report().findings if finding.code == self.code]


def _okrs(given: dict[str, Any]) -> OkrSet:
    listed = given.get("objectives") or [given]
    objectives = tuple(
        Objective(
            str(one.get("objective", "")),
            why=one.get("why"),
            aligned_to=one.get("aligned_to"),
            citations=_quotes(one),
            key_results=tuple(_key_result(kr) for kr in one.get("key_results", ())),
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
    if "citations" in fields:
        fields["citations"] = _quotes(fields)
    if isinstance(fields.get("due"), str):
        fields["due"] = date.fromisoformat(fields["due"])
    return KeyResult(**fields)


def _quotes(given: dict[str, Any]) -> tuple[Quote, ...]:
    """Read citations: a text alone is of the notes, wherever it stands in them."""
    listed = [{"text": one} if isinstance(one, str) else one for one in given.get("citations", ())]
    return tuple(Quote(**{"document": "notes", "start": 0, "end": 0, **one}) for one in listed)


def _evidence(given: dict[str, Any]) -> tuple[Evidence, ...]:
    """Read the notes; facts that a case lists stand for those found in them."""
    notes = given.get("notes")
    if not notes:
        return ()
    if "facts" in given:
        return (Evidence("notes", notes, tuple(_fact(notes, **fact) for fact in given["facts"])),)
    return (extract(notes, as_of=date(2027, 1, 15), document="notes"),)


def _fact(notes: str, quote: str | None = None, **given: Any) -> Fact:
    said = notes if quote is None else quote
    start = notes.index(said)
    return Fact(**{"status": "goal", **given}, quotes=(Quote("notes", start, start + len(said), said),))


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
