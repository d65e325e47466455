"""Reads the answer to an open question: a yes, a no or a value, said with its metric or behind the question itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.drafter.amount import amount, day, limit
from assistant.drafter.brief import Draft, Note, Question
from assistant.drafter.clause_name import fact_name
from assistant.drafter.metric_name import with_article
from assistant.drafter.selection import value_said
from assistant.drafter.settled import asked, settling
from assistant.evidence.facts import Fact
from assistant.language.dates import deadlines
from assistant.language.quantities import quantities
from assistant.language.quantity import Deadline, Quantity
from assistant.language.words import words
from assistant.revision.lexicon import either, word_set

_YES_OR_NO = re.compile(r"(?:is|are|should|was|were|does|do|has|have)\b", re.IGNORECASE)
_LONG = 280  # characters; an answer is shorter
_LISTS = ("answer_no", "confirm", "beside_answer")
_STATES = re.compile(r"\b(?:is|are|was|were|has|have|it's)\b")  # "NPS is 30" tells today's value


@dataclass(frozen=True, slots=True)
class Answer:
    """What a message answers, as a note that says it in full; `is_goal` where that is to be drafted from."""

    note: str
    is_goal: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """What an answer says beside the name of its question."""

    number: Quantity | None
    due: Deadline | None
    is_yes: bool
    is_no: bool
    states: bool


def answered(draft: Draft, message: Note) -> Answer | None:
    """Read a whole message as the answer to one open question; null where it says anything beside."""
    text = message.text.strip()
    for each in draft.questions:
        if _YES_OR_NO.match(each.text) and text.startswith(f"{asked(each)} "):
            return _answer(each, _fact(draft, each), _said(draft, text[len(asked(each)) :]))
    if "?" in text or len(text) > _LONG:
        return None
    found = []
    for each in draft.questions:
        fact = _fact(draft, each)
        if fact is not None:
            rest = re.sub(rf"(?<!\w)(?:the )?{re.escape(fact_name(fact))}(?!\w)", " ", text, flags=re.IGNORECASE)
            found += [(each, fact, rest)] if rest != text else []
    if len(found) != 1:
        return None
    question, fact, rest = found[0]
    return _answer(question, fact, _said(draft, rest))


def _fact(draft: Draft, question: Question) -> Fact | None:
    """Give the fact of which it is asked whether its number is agreed."""
    for fact in draft.facts if question.key_result is None and question.field == "target" else ():
        named, value = with_article(fact_name(fact)), value_said(fact)
        could = (f"Is {value} agreed for {named}?", f"Should {named} ({value}) be a goal of this cycle?")
        if fact.target is not None and asked(question) in could:
            return fact
    return None


def _said(draft: Draft, text: str) -> _Said | None:
    """Take an answer apart; null where it says anything that is no answer."""
    days = deadlines(text, draft.brief.as_of, draft.brief.config.fiscal_year_start)
    rest = _blanked(text, days)
    numbers = quantities(rest)
    rest = _blanked(rest, numbers).lower().replace("\u2019", "'")
    known = {
        word for name in ("answer_no", "confirm", "beside_answer") for one in word_set(name) for word in one.split()
    }
    if (
        len(numbers) > 1
        or len(days) > 1
        or not {token.lower for token in words(rest) if token.lower.isalpha()} <= known
    ):
        return None
    is_no = re.search(rf"(?<!\w){either('answer_no')}(?!\w)", rest) is not None
    is_yes = re.search(rf"(?<!\w)(?:{either('confirm')}|yes|yeah|yep)(?!\w)", rest) is not None
    return _Said(
        numbers[0] if numbers else None,
        days[0] if days else None,
        is_yes and not is_no,
        is_no,
        bool(_STATES.search(rest)),
    )


def _blanked(text: str, spans: Sequence[Deadline] | Sequence[Quantity]) -> str:
    for each in spans:
        text = text[: each.start] + " " * (each.end - each.start) + text[each.end :]
    return text


def _answer(question: Question, fact: Fact | None, said: _Said | None) -> Answer | None:
    if said is None:
        return None
    is_same = said.number is None or (fact is not None and said.number.value == fact.target)
    if said.is_no:
        return _settled(question, agreed=False) if is_same else None
    if fact is None:
        return _settled(question, agreed=True) if said.is_yes and said.number is None and said.due is None else None
    if not said.is_yes and (said.number is None or said.states):
        return None
    return _agreed(fact, said)


def _settled(question: Question, *, agreed: bool) -> Answer:
    return Answer(settling(question, agreed=agreed), is_goal=False)


def _agreed(fact: Fact, said: _Said) -> Answer | None:
    """Say in a note what is agreed, so that it is drafted from as any other; null where its unit is another."""
    number, due = said.number, said.due.due if said.due else fact.due
    if said.due is not None and due is None:
        return None
    if number is not None and (
        (fact.unit and number.unit not in (None, "count", fact.unit)) or number.upto is not None
    ):
        return None
    value = number.value if number is not None else fact.target
    bound = (number.comparator if number is not None else None) or fact.comparator
    today = "" if fact.baseline is None else f"{amount(fact.baseline, fact.baseline_unit or fact.unit)} today, "
    by = "" if due is None else f", by {day(due)}"
    return Answer(
        f"{fact_name(fact)}: {today}{limit(bound)}{amount(value or 0.0, fact.unit)} agreed{by}.", is_goal=True
    )
