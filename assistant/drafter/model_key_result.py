"""A key result of a model's answer, kept as far as the notes prove it, in a sentence that says its numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from assistant.checker.check import check
from assistant.drafter.brief import Question
from assistant.drafter.key_result import wordings
from assistant.drafter.metric_name import metric_name, without_numbers
from assistant.drafter.model_answer import KeyResultAnswer
from assistant.drafter.model_court import Court
from assistant.drafter.model_fact import anchor, of_others, proved
from assistant.drafter.model_proposal import with_proposal
from assistant.drafter.model_questions import questions_about
from assistant.drafter.model_quotes import located
from assistant.drafter.model_sentence import fitting
from assistant.drafter.model_words import plain
from assistant.evidence.facts import Fact
from assistant.evidence.metric_words import called, meaning, stems
from assistant.evidence.numbers import is_near, numbers_in
from assistant.okr import Initiative, KeyResult, Objective, OkrSet, Quote, Source

_CITATIONS = 6
_SHORT = 100  # characters of the name of an instrument or of a piece of work
_INITIATIVES = 3
_NEXT = re.compile(r"(?<=[.!])\s+(?=[A-Z(\[])")
_ASKS_HOW = "how might we"
_NOWHERE = "nothing in the notes shows it"
_OF_ONE_PERSON = frozenset({"KR019", "OBJ011"})


@dataclass(frozen=True, slots=True)
class Kept:
    """A key result that stands, and what has to be asked about it; the questions' places are not filled in yet."""

    key_result: KeyResult
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """A key result that does not stand, and why."""

    why: str


def kept(answer: KeyResultAnswer, court: Court) -> Kept | Left:
    """Keep what is proved of a key result, if the notes know it as one of this team."""
    whole = _one_sentence(plain(answer.text))
    said = called(f"{whole} {metric_name(plain(answer.metric))}")
    # What repeats an order or the prompt still tells which fact is meant, but is not shown.
    text, named = court.said(whole), metric_name(court.said(answer.metric))
    cited = court.quotes(answer.quotes)
    if (not cited and located(answer.quotes, court.sources)) or _is_of_one_person(whole):
        return Left("it is about the work of one person")
    notes = court.from_notes(cited)
    base = anchor(answer, said, notes, court)
    if base is None and (why := _unknown(said, notes, court)) is not None:
        return Left(why)
    fact = proved(base, without_numbers(named or metric_name(text)), answer, said, notes, court)
    due, is_known = _due(answer, fact, court)
    words = wordings(fact, due)
    if not words:
        return Left(_NOWHERE)
    made = replace(words[0], direction=words[0].direction or answer.direction, source=_source(fact, words[0]))
    if named and not any(numbers_in(named)) and _names(named, made, said):
        made = replace(made, metric=named)
    made = _with_change(with_proposal(made, fact, answer, text, said, court), answer)
    made = replace(
        made,
        indicator=answer.indicator,
        category=answer.category,
        commitment=answer.commitment,
        measured_by=_said(answer.measured_by, court) or None,
        how_might_we=_how(answer.how_might_we, court),
        citations=_citations(cited, fact),
        initiatives=tuple(
            Initiative(title) for each in answer.initiatives[:_INITIATIVES] if (title := _said(each, court))
        ),
    )
    made = replace(made, text=fitting(text, made, fact, court))
    return Kept(made, tuple(questions_about(made, fact, is_known)))


def _one_sentence(text: str) -> str:
    """Give the first sentence: what a model adds behind it is no part of a key result."""
    return _NEXT.split(text, maxsplit=1)[0]


def _is_of_one_person(text: str) -> bool:
    report = check(OkrSet((Objective("", key_results=(KeyResult(text),)),)))
    return any(finding.code in _OF_ONE_PERSON for finding in report.findings)


def _unknown(said: frozenset[str], notes: Sequence[Quote], court: Court) -> str | None:
    """Say why words that no usable fact stands for cannot become a key result; null where they can."""
    others = of_others(said, court)
    if others:
        return f"the notes refuse {others[0].metric}, call it over or leave it to others"
    if notes and court.is_request(notes):
        return "it is work that somebody asked for, no result"
    return None if any(said & meaning(quote.text) for quote in notes) else _NOWHERE


def _names(named: str, made: KeyResult, said: frozenset[str]) -> bool:
    """Say whether the model's name for a metric may stand: it leaves no scope out, or the notes name it otherwise."""
    words = stems(made.metric or "")
    return words <= stems(named) or len(words & said) < len(words) / 2


def _source(fact: Fact, made: KeyResult) -> Source:
    has_aim = fact.target is not None or fact.relative_change is not None or fact.change is not None
    worked_out = fact.target is None and made.target is not None
    return Source(
        "unknown" if made.baseline is None else "stated",
        "derived" if worked_out else "stated" if has_aim else "unknown",
    )


def _due(answer: KeyResultAnswer, fact: Fact, court: Court) -> tuple[date, bool]:
    """Give the answer's day if the notes name it, else the fact's, else the cycle's end; and whether it was said."""
    try:
        due = date.fromisoformat((answer.due or "").strip())
    except ValueError:
        due = None
    if due is not None and due in court.dues:
        return due, True
    if fact.due is not None and due != court.cycle.end:
        return fact.due, True
    return court.cycle.end, False


def _with_change(made: KeyResult, answer: KeyResultAnswer) -> KeyResult:
    """Keep a relative change beside the two values that it leads from and to."""
    start = made.baseline if made.baseline_unit is None else None
    if answer.relative_change is None or made.relative_change is not None or start is None or made.target is None:
        return made
    leads = is_near(start * (1 + answer.relative_change), made.target)
    return replace(made, relative_change=answer.relative_change) if leads else made


def _said(text: str | None, court: Court) -> str:
    line = court.in_own_words(text, _SHORT)
    return line if court.holds(line) else ""


def _how(text: str | None, court: Court) -> str | None:
    line = court.in_own_words(text)
    return line if line.lower().startswith(_ASKS_HOW) and not any(numbers_in(line)) else None


def _citations(cited: Sequence[Quote], fact: Fact) -> tuple[Quote, ...]:
    """Give the quotes that prove, then the model's own; one that lies within another is left out."""
    every = tuple(dict.fromkeys((*fact.quotes, *cited)))
    return tuple(
        quote
        for quote in every
        if not any(
            other is not quote
            and other.document == quote.document
            and other.start <= quote.start
            and quote.end <= other.end
            for other in every
        )
    )[:_CITATIONS]
