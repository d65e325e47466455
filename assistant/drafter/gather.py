"""Looks everything up that a draft needs: evidence of each note, phase, cycle, sheets, passages of the library."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from assistant.drafter.brief import Brief, Search
from assistant.drafter.candidate import is_open, is_sure, sure
from assistant.drafter.doubt import is_doubtful
from assistant.drafter.lexicon import lines
from assistant.drafter.material import Material
from assistant.drafter.sheets import sheet
from assistant.evidence.extract import extract
from assistant.evidence.facts import Evidence
from assistant.evidence.orders import without_orders
from assistant.language.cycles import Cycle
from prompts import Sheet
from prompts.folder import SHIPPED, Folder
from retrieval.passage import Passage, Query

_PRIORITIES, _METRICS, _HITS, _KEPT = 3, 4, 4, 12
_ROOM = 12_000  # characters of passages, some 3,000 tokens
_FIRST = ("strategy", "company_okrs")  # what the team serves comes before what else is near
_READ = 50_000  # characters that show the phase
_PHASE_LEAD = 1.3  # how far the best phase must be ahead of the next
_PHASE_LEAST = 2
_USUAL = "deliver"
_KINDS = ("strategy", "company_okrs", "previous_okrs")
_NEWEST = ("meeting_notes", "metrics")  # said and measured anew all the time


class _Sheets(NamedTuple):
    role: Sheet
    phase: Sheet
    team: Sheet | None


class _Saying(NamedTuple):
    phase: str
    said: str
    whole: re.Pattern[str]  # finds it as words of its own


def gather(
    brief: Brief, search: Search, evidence: tuple[Evidence, ...] | None = None, prompts: Folder = SHIPPED
) -> Material:
    """Look up what a draft needs; without evidence given, the rules read the notes. `prompts` holds the sheets.

    Raises UnknownName for a role, phase or team kind without a sheet, BadSetting for a cycle that cannot be read.
    """
    named = brief.phase or phase_of("\n".join(without_orders(note.text) for note in brief.notes))
    role, phase, team = _sheets(brief, named, prompts)
    if evidence is None:
        evidence = by_rules(brief)
    return Material(
        brief=brief,
        evidence=evidence,
        passages=_passages(brief, evidence, f"{role.label} {phase.label}", search),
        phase=phase.name,
        cycle=_cycle(brief, evidence),
        role_sheet=role,
        phase_sheet=phase,
        team_sheet=team,
        prompts=prompts,
    )


def by_rules(brief: Brief, between: Callable[[], object] = lambda: None) -> tuple[Evidence, ...]:
    """Read each note by rules alone. `between` is called before each piece of a note, and may end the reading."""
    fiscal_start = brief.config.fiscal_year_start
    return tuple(
        extract(note.text, as_of=brief.as_of, document=note.document, fiscal_start=fiscal_start, between=between)
        for note in brief.notes
    )


def refuse_unknown(brief: Brief) -> None:
    """Raise UnknownName or BadSetting for a brief that cannot be drafted, before anybody is asked."""
    _sheets(brief, brief.phase or _USUAL, SHIPPED)
    if brief.cycle is not None:
        Cycle.parse(brief.cycle, brief.config.fiscal_year_start)


def _sheets(brief: Brief, phase: str, prompts: Folder) -> _Sheets:
    team = None if brief.team_kind is None else sheet("team_kind", brief.team_kind, prompts)
    return _Sheets(sheet("role", brief.role, prompts), sheet("phase", phase, prompts), team)


def phase_of(text: str) -> str:
    """Guess the phase from the words of the notes; deliver where none stands out."""
    lower = text[:_READ].lower()
    points: dict[str, int] = {}
    for phase, said, whole in _sayings():
        found = len(whole.findall(lower)) if said in lower else 0
        points[phase] = points.get(phase, 0) + min(found, 3)
    ranked = sorted(points, key=lambda phase: -points[phase])
    first, second = points[ranked[0]], points[ranked[1]]
    return ranked[0] if first >= _PHASE_LEAST and first >= _PHASE_LEAD * second else _USUAL


@cache
def _sayings() -> tuple[_Saying, ...]:
    split = (line.split("\t") for line in lines("phases.tsv"))
    return tuple(_Saying(phase, said, re.compile(rf"(?<!\w){re.escape(said)}(?!\w)")) for phase, said in split)


def _cycle(brief: Brief, evidence: tuple[Evidence, ...]) -> Cycle:
    """Hold the due dates of the facts that will be used, without the farthest where one cycle cannot hold all."""
    fiscal_start = brief.config.fiscal_year_start
    if brief.cycle is not None:
        return Cycle.parse(brief.cycle, fiscal_start)
    used = [each for each in sure(evidence) if not is_doubtful(each.fact, each.evidence)]
    dues = sorted(each.fact.due for each in used if each.fact.due is not None and each.fact.due >= brief.as_of)
    for count in range(len(dues), 0, -1):
        cycle = Cycle.holding(brief.as_of, dues[:count], fiscal_start)
        if all(due in cycle for due in dues[:count]):
            return cycle
    return Cycle.holding(brief.as_of, (), fiscal_start)


def _passages(brief: Brief, evidence: tuple[Evidence, ...], who: str, search: Search) -> tuple[Passage, ...]:
    """Ask the library, each question once; what is above the team comes first, then the best, each place once."""
    found: dict[tuple[str, int, int], Passage] = {}
    own = {note.document for note in brief.notes}
    for query in _queries(brief, evidence, who):
        for passage in search(query):
            place = (passage.document, passage.start, passage.end)
            known = found.get(place)
            if passage.document not in own and (known is None or passage.relevance > known.relevance):
                found[place] = passage
    ranked = sorted(found.values(), key=lambda each: (-each.relevance, each.document, each.start))
    leading = [each for kind in _FIRST for each in [one for one in ranked if one.kind == kind][:_HITS]]
    return _within_room([*leading, *(each for each in ranked if each not in leading)])


def _within_room(ranked: list[Passage]) -> tuple[Passage, ...]:
    """Keep what there is room for; a long passage that is too much leaves its place to shorter ones."""
    kept: list[Passage] = []
    room = _ROOM
    for passage in ranked:
        if len(kept) < _KEPT and len(passage.text) <= room:
            kept.append(passage)
            room -= len(passage.text)
    return tuple(kept)


def _queries(brief: Brief, evidence: tuple[Evidence, ...], who: str) -> Iterator[Query]:
    said = [quote.text for each in evidence for quote in each.priorities][:_PRIORITIES]
    metrics = _metrics(evidence)
    topic = " ".join([*said, *metrics]) or " ".join(note.text[:200] for note in brief.notes)
    for kind in _KINDS:
        yield Query(topic[:400], _HITS, kind=kind)
    for kind in _NEWEST:
        yield Query(topic[:400], _HITS, kind=kind, recent=True)
    for text in (*said, *metrics):
        yield Query(text[:400], _HITS)
    yield Query(f"{who} objectives and priorities", _HITS)


def _metrics(evidence: tuple[Evidence, ...]) -> list[str]:
    """Name what the notes measure: what is agreed, then what may be a goal once somebody settles it."""
    facts = [fact for each in evidence for fact in each.facts]
    goals = [*(fact for fact in facts if is_sure(fact)), *(fact for fact in facts if is_open(fact))]
    return list(dict.fromkeys(fact.metric for fact in goals if fact.metric))[:_METRICS]
