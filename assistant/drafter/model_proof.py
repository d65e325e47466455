"""Holds a model's whole answer against the notes and keeps what they prove."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.drafter.alignment import given_parent
from assistant.drafter.asking import alternatives
from assistant.drafter.brief import ParkedRequest, Question
from assistant.drafter.left_out import warnings
from assistant.drafter.material import Composition, Material
from assistant.drafter.model import ModelFault
from assistant.drafter.model_answer import Answer, KeyResultAnswer, ObjectiveAnswer, QuestionAnswer
from assistant.drafter.model_changes import cleaned, corrected, left_out
from assistant.drafter.model_court import Court
from assistant.drafter.model_key_result import Kept, Left, kept
from assistant.drafter.model_quotes import overlap
from assistant.drafter.model_sources import Sources
from assistant.drafter.model_words import numberless
from assistant.drafter.parking import parked
from assistant.drafter.retitle import plain_title
from assistant.drafter.setting import setting
from assistant.evidence.facts import Evidence
from assistant.evidence.metric_words import stems
from assistant.okr import KeyResult, Objective, OkrSet

_OBJECTIVES = 5
_KEY_RESULTS = 7
_QUESTIONS = 12
_TITLE_WORDS = 3
_TITLE_LONGEST = 160

Place = tuple[int | None, int | None]
Places = Mapping[Place, Place]


def prove(answer: Answer, material: Material, sources: Sources) -> Composition:
    """Keep what the notes prove of an answer. Raises ModelFault where that is nothing."""
    court = Court.of(material, sources)
    objectives: list[Objective] = []
    asked: list[Question] = []
    places: dict[Place, Place] = {(None, None): (None, None)}
    whys: list[str] = []
    made: list[tuple[KeyResultAnswer, KeyResult]] = []
    for i, given in enumerate(answer.objectives[:_OBJECTIVES], start=1):
        found, left = _key_results(given, court, objectives)
        whys += left
        made += [(given.key_results[j - 1], one.key_result) for j, one in found]
        objective = _objective(given, [one for _, one in found], court)
        objective = objective if objective.title else _titled(objective, objectives, material)
        if not found or not objective.title:
            continue
        if objective.aligned_to is None:
            noted = " ".join([objective.why or "", *(one.key_result.metric or "" for _, one in found)])
            serves = given_parent(objective.title, noted, material.brief.okrs)
            objective = replace(objective, aligned_to=serves)
        objectives.append(objective)
        number = len(objectives)
        places[i, None] = (number, None)
        for position, (j, one) in enumerate(found, start=1):
            places[i, j] = (number, position)
            asked += [replace(question, objective=number, key_result=position) for question in one.questions]
    if not objectives:
        raise ModelFault(
            "model_invalid", "Nothing in the model's answer could be proved from the notes; take another model."
        )
    return Composition(
        okrs=OkrSet(
            objectives=tuple(objectives),
            cycle=material.cycle.name,
            role=material.role_sheet.name,
            phase=material.phase,
            team_kind=material.team_sheet.name if material.team_sheet is not None else None,
            owner=material.brief.okrs.owner if material.brief.okrs is not None else None,
        ),
        questions=_questions(answer.questions, asked, places, material.evidence, court),
        parked=_parked(answer, places, material.evidence, objectives, court),
        warnings=(*warnings(material, without_goals=False), *left_out(whys), *corrected(made), *cleaned(answer)),
        alternatives=alternatives(material),
    )


def _key_results(
    given: ObjectiveAnswer, court: Court, before: Sequence[Objective]
) -> tuple[list[tuple[int, Kept]], list[str]]:
    """Give the key results that stand, with their numbers in the answer, and why the others do not.

    One said twice counts once.
    """
    found: list[tuple[int, Kept]] = []
    whys: list[str] = []
    known = {kr.text.lower() for objective in before for kr in objective.key_results}
    for j, one in enumerate(given.key_results, start=1):
        stands = kept(one, court) if j <= _KEY_RESULTS else Left("an objective has room for no more")
        if isinstance(stands, Left):
            whys.append(stands.why)
        elif stands.key_result.text.lower() not in known:
            known.add(stands.key_result.text.lower())
            found.append((j, stands))
    return found, whys


def _title(said: str, court: Court) -> str:
    title = numberless(court.in_own_words(said, _TITLE_LONGEST)).rstrip(".")
    return title[:1].upper() + title[1:] if len(title.split()) >= _TITLE_WORDS else ""


def _titled(objective: Objective, others: Sequence[Objective], material: Material) -> Objective:
    """Write a title where the model gave none of its own."""
    taken = frozenset(each.title for each in others)
    title = plain_title(objective, setting(material), material.phase, taken) if objective.key_results else None
    return replace(objective, title=title or "")


def _objective(given: ObjectiveAnswer, found: Sequence[Kept], court: Court) -> Objective:
    quotes = court.quotes(given.quotes)
    from_library = [quote for quote in quotes if quote.document not in court.ledger.texts]
    why, aligned_to = court.in_own_words(given.why), court.said(given.aligned_to)
    return Objective(
        _title(given.title, court),
        why=why if why and court.holds(why) else None,
        # What an objective serves is believed only beside the passage that says so.
        aligned_to=aligned_to or None if from_library else None,
        citations=quotes,
        key_results=tuple(one.key_result for one in found),
    )


def _questions(
    given: Sequence[QuestionAnswer],
    asked: Sequence[Question],
    places: Places,
    evidence: Sequence[Evidence],
    court: Court,
) -> tuple[Question, ...]:
    """Give the model's questions, then those about what is open and it did not ask."""
    found: list[Question] = []
    for one in given:
        text = court.in_own_words(one.text)
        place = places.get((one.objective, one.key_result)) or places.get((one.objective, None)) or (None, None)
        if text and court.holds(text) and text not in {question.text for question in found}:
            found.append(Question(text, *place, field=one.field))
    taken = {(question.objective, question.key_result, question.field) for question in found if question.key_result}
    open_ends = [one for one in asked if (one.objective, one.key_result, one.field) not in taken]
    pressing = [one for one in open_ends if one.field != "due"]
    later = [one for one in open_ends if one.field == "due"]
    quarrels = list(_quarrels(evidence, found, court))
    return tuple([*pressing, *quarrels, *found, *later][:_QUESTIONS])


def _quarrels(evidence: Sequence[Evidence], found: Sequence[Question], court: Court) -> Iterator[Question]:
    said = [stems(question.text) for question in found]
    for one in evidence:
        for conflict in one.conflicts:
            about = stems(conflict.about)
            named = court.said(conflict.about)
            if about and named and not any(about <= words for words in said):
                yield Question(f"The notes say two things about {named}. Which one holds?")


def _parked(
    answer: Answer, places: Places, evidence: Sequence[Evidence], objectives: Sequence[Objective], court: Court
) -> tuple[ParkedRequest, ...]:
    """Give the requests that the model parked and can show, then those of the notes that it passed over."""
    found: list[ParkedRequest] = []
    for one in answer.parked:
        request, why = court.in_own_words(one.request, _TITLE_LONGEST), court.in_own_words(one.why)
        quotes = court.from_notes(court.quotes([one.quote]))
        fresh = not any(overlap(quote, other.quote) for quote in quotes for other in found)
        if request and quotes and fresh and court.holds(request):
            objective, key_result = places.get((one.objective, one.key_result), (None, None))
            why = why if why and court.holds(why) else "It is work, not a result."
            found.append(ParkedRequest(request, why, objective if key_result else None, key_result, quotes[0]))
    rest = [one for one in parked(evidence, objectives) if not any(overlap(one.quote, other.quote) for other in found)]
    return (*found, *rest)
