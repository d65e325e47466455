"""Titles that say nothing of their own, written anew from the priority and the key results."""

from dataclasses import replace

from assistant.checker.check import check
from assistant.checker.finding import Report
from assistant.drafter.brief import Warning
from assistant.drafter.material import Composition, Material
from assistant.drafter.priority import read_priority
from assistant.drafter.setting import Setting, setting
from assistant.drafter.title import title
from assistant.okr import Objective, OkrSet

_VAGUE = "OBJ001"
_WORSE = frozenset({_VAGUE, "OBJ002", "OBJ003"})


def retitled(composition: Composition, report: Report, material: Material) -> Composition:
    """Give each objective whose title is vague one that is not, and say so; where there is none it keeps its own."""
    vague = {finding.objective for finding in report.findings if finding.code == _VAGUE}
    if not vague:
        return composition
    told = setting(material)
    objectives = list(composition.okrs.objectives)
    replaced = 0
    for i, objective in enumerate(objectives):
        taken = frozenset(each.title for each in objectives)
        plainer = plain_title(objective, told, material.phase, taken) if i + 1 in vague else None
        if plainer is not None:
            objectives[i] = replace(objective, title=plainer)
            replaced += 1
    if not replaced:
        return composition
    what = "The title of an objective" if replaced == 1 else f"The titles of {replaced} objectives"
    warning = Warning(
        "title_replaced", f"{what} said too little to steer by and was written anew; see whether it fits."
    )
    return replace(
        composition,
        okrs=replace(composition.okrs, objectives=tuple(objectives)),
        warnings=(*composition.warnings, warning),
    )


def plain_title(objective: Objective, told: Setting, phase: str, taken: frozenset[str]) -> str | None:
    """Give a title that is not vague: of the priority that is cited, else of the key results; null where none is."""
    priorities = [read_priority(quote.text, english=told.english) for quote in objective.citations]
    for priority in (*(each for each in priorities if each is not None), None):
        written = title(objective.key_results, priority, told, phase, taken)
        report = check(OkrSet((Objective(written),)))
        if not any(finding.code in _WORSE for finding in report.findings):
            return written
    return None
