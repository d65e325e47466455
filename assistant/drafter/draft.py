"""Brief in, Draft out: evidence and passages, a drafter, the checker, repair."""

import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from assistant.checker.catalogue import rules_version
from assistant.checker.check import check
from assistant.checker.finding import Report
from assistant.checker.record import finding_json
from assistant.drafter import offline
from assistant.drafter.alignment import above
from assistant.drafter.brief import Brief, Draft, PromptVersion, Provenance, Search, Warning
from assistant.drafter.deltas import tell_objectives
from assistant.drafter.gather import by_rules, gather, refuse_unknown
from assistant.drafter.listening import Listener
from assistant.drafter.material import Composition, Material
from assistant.drafter.mend import mend
from assistant.drafter.readiness import BLOCKING, status
from assistant.drafter.retitle import retitled
from assistant.drafter.review import asking_review, without_review_finding
from assistant.drafter.settled import unsettled_by
from assistant.drafter.without_secrets import texts_of, told_without_secrets, without_secrets
from assistant.evidence.facts import Evidence
from assistant.record import to_json
from prompts.folder import SHIPPED, Folder
from retrieval.passage import Passage, Query

if TYPE_CHECKING:
    from assistant.drafter.model import Model, ModelFault
    from assistant.drafter.model_drafter import Composed
    from assistant.drafter.model_reading import Reading

ROUNDS = 2
_MENDINGS = 3


@dataclass(frozen=True, slots=True)
class _Made:
    """A composition with what the checker said of it, and how it came about."""

    composition: Composition
    report: Report
    prompt: PromptVersion | None = None
    usage: Mapping[str, Any] = field(default_factory=dict)
    fallback: str | None = None


def draft(
    brief: Brief,
    search: Search,
    model: "Model | None",
    *,
    fallback: bool = True,
    listener: Listener | None = None,
    id: str | None = None,
    prompts: Folder = SHIPPED,
) -> Draft:
    """Draft OKRs with a model, or offline where there is none.

    A fault of the model gives the offline draft, a warning and `provenance.fallback`; without `fallback` it is raised.
    `listener` hears what happens and may stop it, which raises Stopped; `id` is a new one where none is given;
    `prompts` are what the model is asked with. Raises UnknownName for a role, phase or team kind without a sheet,
    BadSetting for a cycle that cannot be read.
    """
    begun = time.monotonic()
    listener = told_without_secrets(listener or Listener(), brief)
    refuse_unknown(brief)
    rules = by_rules(brief, listener.refuse_stopped)
    _tell_facts(rules, listener)
    if model is None:
        material = _gathered(brief, search, rules, listener)
        made = _offline(material, listener)
    else:
        material, made = _with_model(brief, search, rules, replace(model, listener=listener), fallback, prompts)
    made = _mended(made, material, listener)
    listener.refuse_stopped()
    made = _repaired(made, without_secrets(made.composition, material), material, listener)
    by_model = model is not None and made.fallback is None
    provenance = Provenance(
        drafter="model" if by_model else "offline",
        model=model.name if model is not None else None,
        prompt=made.prompt,
        rules=rules_version(),
        passages=material.passages,
        usage=made.usage,
        ms=round((time.monotonic() - begun) * 1000),
        fallback=made.fallback,
    )
    return finished(made.composition, made.report, material, provenance, id)


def finished(
    composition: Composition, report: Report, material: Material, provenance: Provenance, id: str | None = None
) -> Draft:
    """Make the draft of a composition that was checked; `id` is a new one where none is given."""
    composition = asking_review(composition)
    questions = unsettled_by(material.brief.notes, composition.questions)
    return Draft(
        id=id or str(uuid.uuid4()),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        status=status(composition.okrs, report, material.evidence),
        brief=material.brief,
        okrs=composition.okrs,
        report=report,
        facts=tuple(fact for each in material.evidence for fact in each.facts),
        questions=questions,
        parked=composition.parked,
        warnings=composition.warnings,
        alternatives=composition.alternatives,
        provenance=provenance,
    )


def _tell_facts(evidence: Sequence[Evidence], listener: Listener) -> None:
    listener.tell("facts", {"facts": [to_json(fact) for each in evidence for fact in each.facts]})


def _gathered(
    brief: Brief, search: Search, evidence: tuple[Evidence, ...], listener: Listener, prompts: Folder = SHIPPED
) -> Material:
    def asked(query: Query) -> Sequence[Passage]:
        listener.refuse_stopped()
        return search(query)

    material = gather(brief, asked, evidence, prompts)
    listener.tell("passages", {"passages": to_json(material.passages)})
    return material


def checked(composition: Composition, material: Material, listener: Listener) -> Report:
    """Check a composition against its notes and what it serves, and tell each finding. Raises Stopped."""
    listener.refuse_stopped()
    parents = above(material.passages, material.brief.okrs)
    config = without_review_finding(material.brief.config)
    report = check(composition.okrs, evidence=material.evidence, parents=parents, config=config)
    for finding in report.findings:
        listener.tell("finding", finding_json(finding))
    return report


def _offline(material: Material, listener: Listener) -> _Made:
    listener.refuse_stopped()
    composition = offline.compose(material)
    tell_objectives(composition.okrs.objectives, listener)
    return _Made(composition, checked(composition, material, listener))


def _with_model(
    brief: Brief, search: Search, rules: tuple[Evidence, ...], model: "Model", fallback: bool, prompts: Folder
) -> tuple[Material, _Made]:
    """Let the model read the notes, then draft from what it and the rules found, all before one deadline."""
    from assistant.drafter import model_reading
    from assistant.drafter.masked_model import masked, secrets_warning
    from assistant.drafter.model import ModelFault, deadline_in

    model, mask = masked(model, texts_of(brief))
    deadline = deadline_in(model.seconds)
    reading = model_reading.read(brief, rules, model, deadline, prompts)
    _tell_facts(reading.evidence, model.listener)
    material = _gathered(brief, search, reading.evidence, model.listener, prompts)
    try:
        made = _by_model(material, model, deadline)
    except ModelFault as fault:
        if not fallback:
            raise
        made = _instead(material, fault, model.listener)
    made = _after_reading(made, reading)
    return material, _warned(made, secrets_warning(mask.withheld)) if mask.withheld else made


def _warned(made: _Made, warning: Warning) -> _Made:
    return replace(made, composition=replace(made.composition, warnings=(*made.composition.warnings, warning)))


def _after_reading(made: _Made, reading: "Reading") -> _Made:
    """Add what reading took, and what it could not do."""
    asked = [prompt for prompt in (reading.prompt, made.prompt) if prompt is not None]
    usage = {name: reading.usage.get(name, 0) + made.usage.get(name, 0) for name in {**reading.usage, **made.usage}}
    missed = (one for one in reading.warnings if one.code != made.fallback)  # of a fault one warning is enough
    warnings = (*made.composition.warnings, *missed)
    composition = replace(made.composition, warnings=warnings)
    return replace(made, composition=composition, usage=usage, prompt=PromptVersion.joined(asked) if asked else None)


def _by_model(material: Material, model: "Model", deadline: float) -> _Made:
    from assistant.drafter import model_drafter

    best, report = improved(model_drafter.compose(material, model, deadline), material, model, deadline)
    return _Made(best.composition, report, best.prompt, best.usage)


def improved(composed: "Composed", material: Material, model: "Model", deadline: float) -> tuple["Composed", Report]:
    """Let the model revise what the checker finds in what it composed; the best of all rounds is kept."""
    from assistant.drafter import model_drafter
    from assistant.drafter.model import ModelFault

    report = checked(composed.composition, material, model.listener)
    best, best_report = composed, report
    for _ in range(ROUNDS):
        if not _faults(report):
            break
        model.listener.tell("repair", {"by": "model"})
        try:
            revised = model_drafter.revise(material, model, composed, report, deadline)
        except ModelFault:
            break
        is_same = revised.composition == composed.composition
        composed = revised
        if is_same:  # asked again it would say the same again
            break
        report = checked(composed.composition, material, model.listener)
        if _rank(report) > _rank(best_report):
            best, best_report = composed, report
    return replace(best, usage=composed.usage), best_report


def _faults(report: Report) -> bool:
    return any(finding.severity != "advice" or finding.code in BLOCKING for finding in report.findings)


def _rank(report: Report) -> tuple[int, bool, int]:
    blocking = sum(finding.code in BLOCKING or finding.severity == "error" for finding in report.findings)
    return -blocking, report.verdict == "pass", report.score


def _instead(material: Material, fault: "ModelFault", listener: Listener) -> _Made:
    made = _offline(material, listener)
    warning = Warning(fault.code, f"The model could not draft, so this was drafted without it. {fault}")
    composition = replace(made.composition, warnings=(warning, *made.composition.warnings))
    return replace(made, composition=composition, fallback=fault.code)


def _mended(made: _Made, material: Material, listener: Listener) -> _Made:
    """Repair what is left without a model, as long as it gets better."""
    listener.refuse_stopped()
    made = _repaired(made, retitled(made.composition, made.report, material), material, listener)
    for _ in range(_MENDINGS):
        listener.refuse_stopped()
        before = made
        made = _repaired(made, mend(made.composition, made.report), material, listener)
        if made is before:
            break
    return made


def _repaired(made: _Made, composition: Composition, material: Material, listener: Listener) -> _Made:
    """Give what was made with the repaired composition, checked anew; as it is where nothing was repaired."""
    if composition == made.composition:
        return made
    listener.tell("repair", {"by": "rules"})
    return replace(made, composition=composition, report=checked(composition, material, listener))
