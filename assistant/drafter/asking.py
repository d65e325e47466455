"""Objectives where the notes name no goal: from the priorities or wishes, with key results that ask."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.checker.measured import category_and_indicator
from assistant.checker.subject import read_set
from assistant.checker.vocabulary import vocabulary
from assistant.drafter.amount import day
from assistant.drafter.brief import Question
from assistant.drafter.drafting import why
from assistant.drafter.key_result import sentence
from assistant.drafter.material import Material
from assistant.drafter.metric_name import with_article
from assistant.drafter.people import audience
from assistant.drafter.priority import read_priority
from assistant.drafter.title import title
from assistant.drafter.tongue import tongue
from assistant.drafter.topic import topic
from assistant.language.words import direction_of
from assistant.okr import Direction, KeyResult, Objective, OkrSet, Quote, Source
from prompts import Alternative

MOST = 2
_KEY_RESULTS = 2


def asking_objectives(material: Material) -> tuple[Objective, ...]:
    """Give at most two objectives, each for a priority, else for a wish; none without one."""
    quotes = [quote for each in material.evidence for quote in each.priorities]
    quotes = quotes or [quote for each in material.evidence for quote in each.wishes][:1]
    measures = [measure for alternative in material.phase_sheet.alternatives for measure in alternative.measures]
    measures += [measure for alternative in material.role_sheet.alternatives for measure in alternative.measures]
    who = audience([quote.text for quote in quotes], (), [each.text for each in material.evidence], "customers")
    english = all(tongue(each.text) == "English" for each in material.evidence)
    about = topic(material.evidence)
    made: list[Objective] = []
    for number, quote in enumerate(_best_first(quotes, english)[:MOST]):
        asked = measures[number * _KEY_RESULTS : (number + 1) * _KEY_RESULTS]
        key_results = tuple(asking_key_result(measure, material, (quote,)) for measure in asked)
        taken = frozenset(objective.title for objective in made)
        named = title(
            (),
            read_priority(quote.text, english=english),
            who,
            material.phase,
            taken,
            topic(material.evidence),
            english,
        )
        made.append(Objective(named, why=why(quote), citations=(quote,), key_results=key_results))
    return tuple(made)


def _best_first(quotes: Sequence[Quote], english: bool) -> list[Quote]:
    readable = [quote for quote in quotes if read_priority(quote.text, english=english) is not None]
    return readable or list(quotes[:1])


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
    made = replace(made, text=sentence(made))
    subject = read_set(OkrSet((Objective("", key_results=(made,)),)), (), (), vocabulary()).key_results[0]
    category, indicator = category_and_indicator(subject)
    return replace(made, category=category, indicator=indicator)


def asked(objectives: Sequence[Objective], material: Material) -> Iterator[Question]:
    """Ask for both values of each key result."""
    for i, objective in enumerate(objectives, start=1):
        for j, kr in enumerate(objective.key_results, start=1):
            named = with_article(kr.metric or "the result")
            yield Question(f"Is {named} the right sign of success? If so, what is it today?", i, j, "baseline")
    if objectives:
        yield Question(f"Which values should be reached by {day(material.cycle.end)}?", field="target")


def alternatives(material: Material) -> tuple[Objective, ...]:
    """Give what else could be aimed at in this phase, and for this kind of team, without any value."""
    sheets = [*material.phase_sheet.alternatives]
    if material.team_sheet is not None:
        sheets += material.team_sheet.alternatives
    return tuple(_alternative(each, material) for each in sheets)


def _alternative(alternative: Alternative, material: Material) -> Objective:
    key_results = tuple(asking_key_result(measure, material, ()) for measure in alternative.measures)
    return Objective(alternative.title, key_results=key_results)
