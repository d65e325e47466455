"""Fixing: findings that are mended by words or direction alone, never by another number."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from assistant.checker.finding import Finding, Report
from assistant.drafter.brief import Draft
from assistant.drafter.material import Material
from assistant.drafter.retitle import plain_title
from assistant.drafter.sentence import sentence
from assistant.drafter.setting import setting
from assistant.language.words import polarity
from assistant.okr import KeyResult, Objective, OkrSet
from assistant.revision.standing import material_of

_WRONG_WAY, _OTHER_NUMBERS = "KR005", "KR022"
_TITLES = frozenset({"OBJ001", "OBJ002", "OBJ003", "OBJ004"})


class Fix(NamedTuple):
    """A finding that "fix CODE of KR n" mends, and where it is."""

    code: str
    objective: int | None
    key_result: int | None


def fixable(draft: Draft) -> tuple[Fix, ...]:
    """List the findings of a draft that can be mended safely."""
    if not any(each.code in (_WRONG_WAY, _OTHER_NUMBERS, *_TITLES) for each in draft.report.findings):
        return ()
    material = material_of(draft, draft.brief)
    found = [each for each in draft.report.findings if _mended(draft.okrs, each, material) is not None]
    return tuple(dict.fromkeys(Fix(each.code, each.objective, each.key_result) for each in found))


def fix(okrs: OkrSet, report: Report, material: Material, only: Fix) -> tuple[OkrSet, tuple[Finding, ...]]:
    """Mend what findings say; nulls and an empty code of `only` are all. Gives the set and the findings mended."""
    done: list[Finding] = []
    for each in _meant(report, only):
        mended = _mended(okrs, each, material)
        if mended is not None:
            okrs = mended
            done.append(each)
    return okrs, tuple(done)


def _meant(report: Report, only: Fix) -> Iterator[Finding]:
    for each in report.findings:
        here = only.objective in (None, 0, each.objective) and only.key_result in (None, each.key_result)
        if here and only.code in ("", each.code):
            yield each


def _mended(okrs: OkrSet, finding: Finding, material: Material) -> OkrSet | None:
    if finding.objective is None or finding.objective > len(okrs.objectives):
        return None
    objective = okrs.objectives[finding.objective - 1]
    if finding.key_result is None:
        if finding.code not in _TITLES:
            return None
        taken = frozenset(each.title for each in okrs.objectives)
        title = plain_title(objective, setting(material), material.phase, taken)
        return None if title is None else _with(okrs, finding.objective, replace(objective, title=title))
    if finding.key_result > len(objective.key_results):
        return None
    kr = _turned(objective.key_results[finding.key_result - 1], finding.code)
    if kr is None:
        return None
    results = list(objective.key_results)
    results[finding.key_result - 1] = kr
    return _with(okrs, finding.objective, replace(objective, key_results=tuple(results)))


def _turned(kr: KeyResult, code: str) -> KeyResult | None:
    if code == _WRONG_WAY and kr.baseline is not None and kr.target is not None and kr.baseline_unit is None:
        rises = kr.target > kr.baseline
        if polarity(kr.metric or "") == ("down" if rises else "up"):
            return None  # the numbers go the wrong way, not the verb
        way = replace(kr, direction="increase" if rises else "decrease")
        return replace(way, text=sentence(way)) if way.direction != kr.direction else None
    if code == _OTHER_NUMBERS:
        return replace(kr, text=sentence(kr))
    return None


def _with(okrs: OkrSet, number: int, objective: Objective) -> OkrSet:
    objectives = list(okrs.objectives)
    objectives[number - 1] = objective
    return replace(okrs, objectives=tuple(objectives))
