"""Objectives where the notes name no goal: from the priorities or wishes, with key results that ask."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from itertools import islice

from assistant.drafter.amount import day
from assistant.drafter.brief import Question
from assistant.drafter.candidate import Candidate
from assistant.drafter.citing import citations
from assistant.drafter.classing import classed
from assistant.drafter.clause_name import said_name
from assistant.drafter.drafting import why
from assistant.drafter.key_result import direction, measured, written_unit
from assistant.drafter.material import Material
from assistant.drafter.metric_name import with_article
from assistant.drafter.physical_unit import in_unit, physical_units
from assistant.drafter.priority import is_announced, read_priority
from assistant.drafter.selection import value_said
from assistant.drafter.sentence import sentence
from assistant.drafter.setting import Setting, setting
from assistant.drafter.title import title
from assistant.drafter.wording import read_alone, reads_back
from assistant.language.words import direction_of
from assistant.okr import Direction, KeyResult, Objective, Quote, Source
from prompts import Alternative

MOST = 2
_KEY_RESULTS = 2
_OPEN = 3  # unsettled goals that key results ask about


def asking_objectives(material: Material, open_goals: Sequence[Candidate]) -> tuple[Objective, ...]:
    """Give at most two objectives, each for a priority, else for a wish, else for what is wanted.

    Their key results ask about the goals nobody has settled; where there are none, about the sheets' measures.
    """
    quotes = [quote for each in material.evidence for quote in each.priorities]
    quotes = quotes or [quote for each in material.evidence for quote in each.wishes][:1]
    told = setting(material)
    if not quotes:
        return _unsettled(material, open_goals, told)
    asking = list(_asking(material, open_goals))
    made: list[Objective] = []
    for quote in _best_first(quotes, told.english)[:MOST]:
        key_results, asking = tuple(asking[:_KEY_RESULTS]), asking[_KEY_RESULTS:]
        if not key_results:
            break
        cited = tuple(kr if kr.citations else replace(kr, citations=(quote,)) for kr in key_results)
        taken = frozenset(objective.title for objective in made)
        named = title((), read_priority(quote.text, english=told.english), told, material.phase, taken)
        made.append(Objective(named, why=why(quote), citations=(quote,), key_results=cited))
    return tuple(made)


def _unsettled(material: Material, open_goals: Sequence[Candidate], told: Setting) -> tuple[Objective, ...]:
    """Give one objective for goals that the notes name and nobody has settled."""
    key_results = tuple(_open_key_results(material, open_goals))
    if not key_results:
        return ()
    named = title(key_results, None, told, material.phase, frozenset())
    return (Objective(named, why="The notes name these as wanted and settle none of them.", key_results=key_results),)


def _asking(material: Material, open_goals: Sequence[Candidate]) -> Iterator[KeyResult]:
    yield from _open_key_results(material, open_goals)
    sheets = [material.role_sheet, material.phase_sheet]
    if material.phase == "discovery":
        sheets.reverse()
    for sheet in sheets:
        for alternative in sheet.alternatives:
            chosen = alternative.measures[:_KEY_RESULTS]  # what is left makes the alternative
            yield from (asking_key_result(measure, material, ()) for measure in chosen)


def _open_key_results(material: Material, open_goals: Sequence[Candidate]) -> Iterator[KeyResult]:
    worded = (_open_key_result(candidate, material) for candidate in open_goals)
    clear = (kr for kr in worded if kr.direction is not None and not _is_move(kr) and reads_back(kr, material))
    yield from islice(clear, _OPEN)


def _is_move(kr: KeyResult) -> bool:
    """Say whether a baseline is itself a change: -0.9 points."""
    return kr.baseline is not None and kr.baseline < 0 and kr.unit in ("%", "pp", "bps")


def _open_key_result(candidate: Candidate, material: Material) -> KeyResult:
    """Keep what is known of an open goal: its metric, where it stands, which way it should go."""
    fact = candidate.fact
    unit, name = fact.baseline_unit or fact.unit, _named(candidate)
    made = KeyResult(
        text="",
        metric=measured(name, unit) if name == said_name(fact) else name,
        baseline=fact.baseline,
        unit=written_unit(unit, fact.baseline),
        direction=direction(fact) if direction(fact) != "maintain" else None,
        due=fact.due or material.cycle.end,
        source=Source("unknown" if fact.baseline is None else "stated", "unknown"),
        owner=fact.owner,
        citations=citations(fact, candidate.evidence),
    )
    return _said(made, material)


def _named(candidate: Candidate) -> str:
    """Name what an open goal measures, with the physical unit of its values."""
    fact = candidate.fact
    name, units = said_name(fact), physical_units(fact, citations(fact, candidate.evidence))
    return in_unit(name, units[0]) if name and len(units) == 1 else name


def _best_first(quotes: Sequence[Quote], english: bool) -> list[Quote]:
    readable = [quote for quote in quotes if read_priority(quote.text, english=english) is not None]
    return sorted(readable, key=lambda quote: not is_announced(quote.text)) or list(quotes[:1])


def asking_key_result(measure: str, material: Material, cited: tuple[Quote, ...]) -> KeyResult:
    """Turn "Increase the share of X" into a key result without a value."""
    verb, _, metric = measure.partition(" ")
    way: Direction | None = direction_of(verb)
    made = KeyResult(
        text="",
        metric=metric.removeprefix("the "),
        direction=way,
        due=material.cycle.end,
        source=Source("unknown", "unknown"),
        citations=cited,
    )
    return _said(made, material)


def _said(made: KeyResult, material: Material) -> KeyResult:
    said = replace(made, text=sentence(made))
    return classed(said, read_alone(said, material))


def asked(
    objectives: Sequence[Objective], material: Material, open_goals: Sequence[Candidate] = ()
) -> Iterator[Question]:
    """Ask for both values of each key result; where there is none, for whom something should change, and how far.

    Where an open goal names the value to reach, it is asked elsewhere whether that is agreed.
    """
    named_ends = {_named(each) for each in open_goals if value_said(each.fact)}
    until = day(material.cycle.end)
    if not objectives:
        who = setting(material).who
        yield Question(f"What should be different for {who} by {until}, and by which number would you see it?")
    for i, objective in enumerate(objectives, start=1):
        for j, kr in enumerate(objective.key_results, start=1):
            if kr.baseline is not None and (kr.metric or "").removeprefix("number of ") in named_ends:
                continue
            named = with_article(kr.metric or "the result")
            lacks = "baseline" if kr.baseline is None else "target"
            start = "what is it today, and " if kr.baseline is None else ""
            yield Question(
                f"Would {named} be the right sign of success? If so, {start}where should it be by {until}?", i, j, lacks
            )


def alternatives(material: Material, made: Sequence[Objective] = (), *, sparse: bool = False) -> tuple[Objective, ...]:
    """Give what else could be aimed at in this role and phase, and for this kind of team, without any value.

    Discovery has two of its own; there those of role and team help only where the notes gave too little, which
    `sparse` says.
    What the objectives made ask already is left out.
    """
    sheets = [*material.phase_sheet.alternatives]
    team = material.team_sheet.alternatives if material.team_sheet is not None else ()
    if material.phase != "discovery":
        sheets = [*material.role_sheet.alternatives, *sheets, *team]
    elif sparse:
        sheets += [*team, *material.role_sheet.alternatives]
    asked_already = {kr.text for objective in made for kr in objective.key_results}
    found = (_alternative(each, material, asked_already) for each in sheets)
    return tuple(each for each in found if each.key_results)


def _alternative(alternative: Alternative, material: Material, asked_already: Set[str]) -> Objective:
    key_results = (asking_key_result(measure, material, ()) for measure in alternative.measures)
    return Objective(alternative.title, key_results=tuple(kr for kr in key_results if kr.text not in asked_already))
