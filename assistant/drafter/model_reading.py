"""A model reads the notes for facts; what it says is kept as far as the notes prove it, beside what the rules read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from assistant.drafter.brief import Brief, PromptVersion, Warning
from assistant.drafter.model import Model, ModelFault, deadline_in, left
from assistant.drafter.model_call import added, ask
from assistant.drafter.model_reading_prompt import reading_request
from assistant.drafter.model_sources import note_sources
from assistant.drafter.model_windows import Window, windows
from assistant.evidence.beside import laid_beside
from assistant.evidence.claims import Claims, Span
from assistant.evidence.facts import Evidence
from assistant.evidence.proof import Texts, prove
from prompts.folder import SHIPPED, Folder

_MOST = 8  # windows; what lies behind them is left to the rules
_SOUND = 0.5  # share of a reading's facts that must stand
_NOT_SHOWN = Warning(
    "model_read_little",
    "Little of what the model read can be shown in the notes, so their facts are those that rules find.",
)
_SHARE = 0.5  # of the time that is left: the draft itself needs the rest


@dataclass(frozen=True, slots=True)
class Reading:
    """The evidence of each note, and how it came about; no prompt where the rules alone have read."""

    evidence: tuple[Evidence, ...]
    prompt: PromptVersion | None = None
    usage: Mapping[str, int] = field(default_factory=dict)
    warnings: tuple[Warning, ...] = ()


def read(
    brief: Brief, rules: tuple[Evidence, ...], model: Model, deadline: float, prompts: Folder = SHIPPED
) -> Reading:
    """Let a model read what the rules have read. A fault leaves the rest to the rules and is a warning."""
    from assistant.drafter.model_claims import claims_of
    from assistant.drafter.model_facts_answer import Facts
    from assistant.drafter.model_schema import read_answer, response_format

    notes = note_sources(rules)
    every = windows(notes, model.reads)
    form = response_format(Facts, model.longest)
    until = deadline_in(left(deadline) * _SHARE)
    usage: Mapping[str, int] = {}
    claims: list[Claims] = []
    done: list[Window] = []
    prompt: PromptVersion | None = None
    warnings: tuple[Warning, ...] = ()
    try:
        for number, window in enumerate(every[:_MOST], start=1):
            asked = reading_request(brief, window, number, len(every), prompts)
            reply = ask(model, form, asked.messages, until)
            usage, prompt = added(usage, reply.usage), asked.prompt
            claims.append(claims_of(read_answer(Facts, reply.text), notes))
            done.append(window)
    except ModelFault as fault:
        warnings = (_by_rules(fault),)
    if len(every) > _MOST and not warnings:
        warnings = (_too_long(len(every)),)
    said = _joined(claims)
    texts = Texts({one.document: one.text for one in rules}, brief.as_of, brief.config.fiscal_year_start)
    proved = prove(said, texts)
    if done and not _is_sound(said, proved, rules):
        return Reading(rules, prompt, usage, (*warnings, _NOT_SHOWN))
    return Reading(_laid(proved, rules, done), prompt, usage, warnings)


def _is_sound(said: Claims, proved: Mapping[str, Evidence], rules: Sequence[Evidence]) -> bool:
    """Say whether a reading is one: half of what it says stands, and it says something where even the rules see goals.

    What a bad reader passes over is no sign against it.
    """
    if not said.facts:
        return not any(fact.status == "goal" for one in rules for fact in one.facts)
    return sum(len(one.facts) for one in proved.values()) >= _SOUND * len(said.facts)


def _laid(proved: Mapping[str, Evidence], rules: tuple[Evidence, ...], done: Sequence[Window]) -> tuple[Evidence, ...]:
    spans: dict[str, list[Span]] = {one.document: [] for one in rules}
    for window in done:
        for document, span in window.spans():
            spans[document].append(span)
    return tuple(
        laid_beside(proved[one.document], one, spans[one.document]) if spans[one.document] else one for one in rules
    )


def _joined(claims: Sequence[Claims]) -> Claims:
    return Claims(
        tuple(one for each in claims for one in each.facts),
        tuple(one for each in claims for one in each.priorities),
        tuple(one for each in claims for one in each.feature_requests),
        tuple(one for each in claims for one in each.wishes),
        tuple(one for each in claims for one in each.performance_talk),
        tuple(one for each in claims for one in each.conflicts),
    )


def _by_rules(fault: ModelFault) -> Warning:
    return Warning(
        fault.code, f"The model could not read all of the notes for facts, so rules did what it left. {fault}"
    )


def _too_long(count: int) -> Warning:
    return Warning(
        "notes_shortened",
        f"The notes are long: the model read {_MOST} of their {count} parts for facts, and rules read the rest.",
    )
