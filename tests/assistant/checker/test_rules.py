"""A rule is complete: code, page, guide, examples that hold, cases."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.checker.check import check
from assistant.checker.page import read_page
from assistant.checker.rule import Rule
from assistant.checker.rules import RULES
from assistant.evidence.extract import extract
from assistant.formats import read_record
from assistant.okr import KeyResult, Objective, OkrSet, Quote

CASES = Path(__file__).parent / "cases"
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


def test_codes_and_names_are_used_once() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    assert all(re.fullmatch(r"(?:OBJ|KR|SET|GND|SAF)\d{3}", rule.code) for rule in RULES)


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {file.stem for file in CASES.glob("*.yaml")} == {rule.code for rule in RULES}


@each_rule
def test_a_rule_has_bad_and_good_cases(rule: Rule) -> None:
    cases = yaml.safe_load((CASES / f"{rule.code}.yaml").read_text(encoding="utf-8"))
    assert set(cases) <= {"bad", "good", "known-miss", "known-false-alarm"}
    assert cases.get("bad")
    assert cases.get("good")


@each_rule
def test_a_rule_has_a_page_a_guide_and_three_severities(rule: Rule) -> None:
    page = read_page(rule.page)
    assert all((page.summary, page.finds, page.why, page.bad, page.good))
    assert page.summary.endswith(".")
    assert '"' in rule.guide
    assert set(rule.severity) == {"strict", "balanced", "lenient"}
    weights = ["advice", "warning", "error"]
    strict, balanced, lenient = (weights.index(rule.severity[preset]) for preset in ("strict", "balanced", "lenient"))
    assert strict >= balanced >= lenient


@each_rule
def test_a_rule_says_what_it_cannot_do_without(rule: Rule) -> None:
    finds = read_page(rule.page).finds
    given = "are given" in finds
    needs = "parents" if "level above" in finds or "above it" in finds else "notes"
    assert rule.beside == (needs if given else None) or rule.code == "SET003"


@each_rule
def test_the_examples_of_the_page_hold(rule: Rule) -> None:
    page = read_page(rule.page)
    assert rule.code in codes(rule, page.bad)
    assert rule.code not in codes(rule, page.good)


def codes(rule: Rule, example: str) -> set[str]:
    if "\n" not in example:
        if rule.code.startswith("OBJ"):
            return found(OkrSet((Objective(example),)))
        return found(OkrSet((Objective("", key_results=(KeyResult(example),)),)))
    if example.startswith("- text:"):
        okrs = read_record({"objectives": [{"title": "", "key_results": yaml.safe_load(example)}]}, "example")
        return found(okrs)
    return outlined(example)


def outlined(example: str) -> set[str]:
    heads: dict[str, Any] = {}
    objectives: list[Objective] = []
    for line in example.splitlines():
        name, _, rest = line.strip().partition(": ")
        if line.startswith("- "):
            key_results = (*objectives[-1].key_results, KeyResult(line[2:]))
            objectives[-1] = replace(objectives[-1], key_results=key_results)
        elif name == "Objective":
            objectives.append(Objective(rest))
        elif name == "Aligned to":
            objectives[-1] = replace(objectives[-1], aligned_to=rest)
        elif name == "Cites":
            *before, last = objectives[-1].key_results
            citing = replace(last, citations=(Quote("notes", 0, 0, rest),))
            objectives[-1] = replace(objectives[-1], key_results=(*before, citing))
        else:
            heads[name.lower().replace(" ", "_")] = rest
    notes, parent = heads.pop("notes", None), heads.pop("parent", None)
    return found(OkrSet(tuple(objectives), **heads), notes, parent)


def found(okrs: OkrSet, notes: str | None = None, parent: str | None = None) -> set[str]:
    evidence = (extract(notes, as_of=date(2027, 1, 15)),) if notes else ()
    parents = (OkrSet((Objective(parent),)),) if parent else ()
    return {finding.code for finding in check(okrs, evidence=evidence, parents=parents).findings}
