"""What a model is sent: the fixed part first, then facts, passages and notes as data, the notes last."""

import json
import re
import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING

from assistant.checker.config import Config
from assistant.checker.page import read_page
from assistant.checker.rules import rules_of
from assistant.drafter.amount import amount
from assistant.drafter.brief import PromptVersion
from assistant.drafter.material import Material
from assistant.drafter.model_sources import Line, Source, Sources, chosen_lines, visible
from assistant.evidence.facts import Fact
from assistant.okr import OkrSet, Quote
from prompts.render import Prompt, render

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

_FACTS = 0.3  # the most of the room for data that facts may take
_PASSAGES = 0.25
_EXAMPLE = "\n# An example\n"
_SAMPLE = re.compile(r'"[^"\n]+"')
_NAMED = 120  # characters of a name that others gave


@dataclass(frozen=True, slots=True)
class Request:
    """The messages of a request, which prompt they are, and how many characters of notes were there and were sent."""

    messages: "tuple[BaseMessage, ...]" = field(repr=False)
    prompt: PromptVersion
    written: int
    sent: int


@dataclass(frozen=True, slots=True)
class Block:
    """Data under a name of ours."""

    name: str
    text: str


def request(material: Material, sources: Sources, reads: int, mark: str | None = None) -> Request:
    """Write the request for a draft. `mark`: the code round data; a random one unless a test names one."""
    from langchain_core.messages import HumanMessage, SystemMessage

    lines = chosen_lines(sources, material.evidence, int(reads * (1 - _FACTS - _PASSAGES)))
    blocks = [*_blocks(material, sources, lines, reads)]
    written = sum(line.end - line.start for source in sources.notes for line in source.lines)
    sent = sum(line.end - line.start for chosen in lines.values() for line in chosen)
    method = _method(material)
    draft = render(
        "draft",
        material.prompts,
        mark=mark or unforgeable([block.text for block in blocks]),
        role=material.role_sheet.label,
        cycle=material.cycle.name,
        start=material.cycle.start.isoformat(),
        end=material.cycle.end.isoformat(),
        as_of=material.brief.as_of.isoformat(),
        shortened=sent < written,
        blocks=blocks,
    )
    return Request(
        (SystemMessage(method.text), HumanMessage(draft.text)),
        version_of(method, draft),
        written=written,
        sent=sent,
    )


def instructions(material: Material) -> str:
    """Give what a model is told to do: no data, no example and no sample sentence."""
    return _SAMPLE.sub("|", _method(material).text.partition(_EXAMPLE)[0])


def unforgeable(texts: Sequence[str]) -> str:
    """Give a code that stands in none of the texts."""
    while True:
        mark = secrets.token_hex(8)
        if not any(mark in text for text in texts):
            return mark


def version_of(*prompts: Prompt) -> PromptVersion:
    """Name several prompts as one."""
    return PromptVersion.joined([PromptVersion(one.name, one.version, one.sha256) for one in prompts])


def _method(material: Material) -> Prompt:
    """Fill the method; its hash covers the sheets that stand in it."""
    config = material.brief.config
    sheets = [each for each in (material.role_sheet, material.phase_sheet, material.team_sheet) if each is not None]
    method = render(
        "method",
        material.prompts,
        rules=tuple(_rules(config)),
        objectives_max=config.thresholds.objectives_max,
        key_results_min=config.thresholds.key_results_min,
        key_results_max=config.thresholds.key_results_max,
        role=material.role_sheet,
        phase=material.phase_sheet,
        team=material.team_sheet,
    )
    whole = sha256("".join([method.sha256, *(sheet.sha256 for sheet in sheets)]).encode()).hexdigest()
    return replace(method, sha256=whole)


def _rules(config: Config) -> Iterator[Mapping[str, str]]:
    """Put the rules that the team hears into words, out of the rules' own pages; with examples where they weigh."""
    for rule in rules_of(config):
        if config.hears(rule.code):
            page = read_page(rule.page)
            matters = config.weight(rule.code, rule.severity[config.preset]) != "advice"
            is_short = matters and "\n" not in page.bad and "\n" not in page.good
            yield {
                "code": rule.code,
                "says": page.summary,
                "bad": page.bad if is_short else "",
                "good": page.good if is_short else "",
            }


def _blocks(material: Material, sources: Sources, lines: Mapping[str, tuple[Line, ...]], reads: int) -> Iterator[Block]:
    if sources.facts:
        yield Block("facts", _within(_facts(sources), int(reads * _FACTS)))
    if material.brief.okrs is not None:
        yield Block("OKRs so far", _within(_okrs(material.brief.okrs), int(reads * _PASSAGES / 2)))
    room = int(reads * _PASSAGES)
    for source, passage in zip(sources.passages, material.passages, strict=True):
        text = (
            f"{_name(passage.title or PurePath(passage.document).name)}, {_name(passage.kind)}\n{visible(passage.text)}"
        )
        if len(text) > room:
            break
        room -= len(text)
        yield Block(f"passage {source.name}", text)
    for source in sources.notes:
        yield Block(f"notes {source.name}", "\n".join(numbered(source, lines[source.name])))


def _within(rows: Iterator[str], room: int) -> str:
    kept = []
    for row in rows:
        room -= len(row) + 1
        if room < 0:
            break
        kept.append(row)
    return "\n".join(kept)


def numbered(source: Source, lines: Sequence[Line]) -> Iterator[str]:
    """Write lines of a note with their numbers, under its name, and where some are left out."""
    yield _name(PurePath(source.document).name)
    before = 0
    for line in lines:
        if line.number != before + 1:
            yield "[...]"
        before = line.number
        yield f"{line.number}| {visible(source.text[line.start : line.end]).strip()}"


def _name(text: str) -> str:
    return json.dumps(visible(text)[:_NAMED], ensure_ascii=False)


def _facts(sources: Sources) -> Iterator[str]:
    yield "name | status | metric | direction | today | to reach | due | where"
    for name, fact in sources.facts.items():
        today = amount(fact.baseline, fact.baseline_unit or fact.unit) if fact.baseline is not None else "not said"
        due = fact.due.isoformat() if fact.due is not None else " ".join(visible(fact.due_text or "not said").split())
        status = f"{fact.status} (not agreed yet)" if fact.tentative else fact.status
        metric = " ".join(visible(fact.metric).split())
        where = ", ".join(dict.fromkeys(place for quote in fact.quotes if (place := _place(quote, sources))))
        yield " | ".join((name, status, metric, fact.direction or "", today, _aim(fact), due, where))


def _aim(fact: Fact) -> str:
    said = []
    if fact.target is not None:
        said.append(f"{fact.comparator or ''}{amount(fact.target, fact.unit)}")
    if fact.relative_change is not None:
        said.append(f"a change of {amount(fact.relative_change * 100, '%')}")
    if fact.change is not None:
        said.append(f"a change of {amount(fact.change, fact.unit)}")
    return ", ".join(said) or "not said"


def _place(quote: Quote, sources: Sources) -> str:
    for source in sources.notes:
        if source.document == quote.document:
            number = next((line.number for line in source.lines if line.start <= quote.start < line.end), None)
            return f"{source.name} line {number}" if number is not None else source.name
    return ""


def _okrs(okrs: OkrSet) -> Iterator[str]:
    for objective in okrs.objectives:
        yield f"Objective: {' '.join(visible(objective.title).split())}"
        yield from (f"- {' '.join(visible(kr.text).split())}" for kr in objective.key_results)
