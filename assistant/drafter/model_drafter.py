"""Drafts with a model: ask, keep what the notes prove, ask again with what the check found or somebody wants."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from assistant.checker.finding import Finding, Report
from assistant.drafter.brief import PromptVersion, Warning
from assistant.drafter.deltas import Deltas
from assistant.drafter.material import Composition, Material
from assistant.drafter.model import Model
from assistant.drafter.model_call import added, ask
from assistant.drafter.model_prompt import Request, request, unforgeable, version_of
from assistant.drafter.model_sources import sources_of, visible
from assistant.drafter.readiness import BLOCKING

if TYPE_CHECKING:
    from prompts.render import Prompt

# What only a number that nobody said could mend is a question of the draft already.
_UNMENDABLE = frozenset({"KR003", "KR004"})


@dataclass(frozen=True, slots=True)
class Composed:
    """What a model composed, as far as it is proved, with the prompt it was asked with and what that took.

    `usage`: requests, and tokens where the server counts them.
    """

    composition: Composition
    prompt: PromptVersion
    usage: Mapping[str, int]


def compose(material: Material, model: Model, deadline: float) -> Composed:
    """Draft with a model before `deadline` (of `model.deadline_in`). Raises ModelFault."""
    from assistant.drafter.model_answer import Answer
    from assistant.drafter.model_proof import prove
    from assistant.drafter.model_schema import read_answer, response_format

    sources = sources_of(material)
    asked = request(material, sources, model.reads)
    reply = ask(model, response_format(Answer, model.longest), asked.messages, deadline, _heard(model))
    composition = prove(read_answer(Answer, reply.text), material, sources)
    return Composed(_warned(composition, asked), asked.prompt, reply.usage)


def revise(material: Material, model: Model, composed: Composed, report: Report, deadline: float) -> Composed:
    """Send what the check found back to the model and prove its new answer. Raises ModelFault.

    Where the model can mend nothing, nothing is sent and `composed` comes back as it is.
    """
    from prompts.render import render

    findings = tuple(_in_words(finding) for finding in report.findings if _is_mendable(finding))
    if not findings:
        return composed
    asking = render("repair", material.prompts, findings=findings)
    again = _again(material, model, composed.composition, asking, deadline)
    return replace(again, prompt=_mended_by(composed.prompt, asking), usage=added(composed.usage, again.usage))


def change(material: Material, model: Model, composition: Composition, wish: str, deadline: float) -> Composed:
    """Let the model change a draft as a person wishes in words, and prove its answer. Raises ModelFault.

    `wish` is sent as data: it changes the draft, never what the model is told to keep to. What it says counts for
    numbers and quotes only where it is one of the notes of `material` too.
    """
    from prompts.render import render

    said = "\n".join(map(visible, wish.splitlines()))
    asking = render("revision", material.prompts, mark=unforgeable([said]), wish=said)
    again = _again(material, model, composition, asking, deadline)
    return replace(again, prompt=PromptVersion.joined([again.prompt, version_of(asking)]))


def _again(material: Material, model: Model, composition: Composition, asking: "Prompt", deadline: float) -> Composed:
    """Show the model a draft as if it had just written it, ask for it anew and prove what comes."""
    from langchain_core.messages import AIMessage, HumanMessage

    from assistant.drafter.model_answer import Answer
    from assistant.drafter.model_proof import prove
    from assistant.drafter.model_retold import retold
    from assistant.drafter.model_schema import read_answer, response_format

    sources = sources_of(material)
    asked = request(material, sources, model.reads)
    told = retold(composition, sources).model_dump()
    before = AIMessage(visible(json.dumps(told, ensure_ascii=False)))
    messages = (*asked.messages, before, HumanMessage(asking.text))
    reply = ask(model, response_format(Answer, model.longest), messages, deadline, _heard(model))
    composition = prove(read_answer(Answer, reply.text), material, sources)
    return Composed(_warned(composition, asked), asked.prompt, reply.usage)


def _mended_by(prompt: PromptVersion, asking: "Prompt") -> PromptVersion:
    """Name what a draft was asked with and mended by, once for all rounds."""
    if prompt.name.endswith(f"+{asking.name}"):
        return prompt
    return PromptVersion.joined([prompt, version_of(asking)])


def _heard(model: Model) -> Deltas | None:
    """Give what hears the answer as it is written, where anybody listens."""
    return Deltas(model.listener) if model.listener.hears else None


def _is_mendable(finding: Finding) -> bool:
    matters = finding.severity != "advice" or finding.code in BLOCKING
    return matters and finding.code not in _UNMENDABLE


def _in_words(finding: Finding) -> str:
    place = "The whole set"
    if finding.objective is not None:
        place = f"Objective {finding.objective}"
        if finding.key_result is not None:
            place += f", key result {finding.key_result}"
    said = f"{place} ({finding.code} {finding.name}): {finding.message} {finding.suggestion or ''}"
    return " ".join(visible(said).split())


def _warned(composition: Composition, asked: Request) -> Composition:
    """Say how much of long notes was read."""
    if asked.sent >= asked.written:
        return composition
    shortened = Warning(
        "notes_shortened",
        f"The model was given {asked.sent:,} of {asked.written:,} characters of the notes: the lines round each fact,"
        " priority and request. All of them were read for facts.",
    )
    return replace(composition, warnings=(shortened, *composition.warnings))
