"""Feature requests and launch promises, kept out of the OKRs with the reason and the key result they could serve."""

import re
from collections.abc import Sequence

from assistant.checker.rules import active_content
from assistant.drafter.brief import ParkedRequest
from assistant.drafter.metric_name import with_article
from assistant.drafter.quoting import one_line
from assistant.evidence.facts import Evidence
from assistant.evidence.metric_words import stems
from assistant.evidence.numbers import numbers_in, same, sides
from assistant.language.codes import codes
from assistant.language.dates import deadlines
from assistant.okr import Objective, Quote

_LONGEST = 90
_MEASURING = ("%", "pp", "score", "ms", "s", "min", "h")  # a count may be votes, and money a deal
_LEFT_OUT = "[\u2026]"
_LONGEST_LINE = 600
_TICKED = re.compile(r"^\s*(?:[-*\u2022]\s*)?\[[xX]\]")
_SPEAKER = re.compile(r"^[a-z]{2,12}: (?=\S)")
_FOR_SOMEBODY = re.compile(r"^(?:somebody|someone|them|us|him|her) (?=an? )", re.IGNORECASE)
_MARK = re.compile(r"^\s*(?:[-*•>+]\s*|\[[ xX]?\]\s*|\(?\d{1,3}[.)]\s+|[A-Z][A-Z0-9]{1,9}-\d{1,6}:?\s*)+")


def parked(evidence: Sequence[Evidence], objectives: Sequence[Objective]) -> tuple[ParkedRequest, ...]:
    """Park each request once."""
    found = []
    seen: set[str] = set()
    for each in evidence:
        for quote in each.feature_requests:
            request = _plain(quote.text)
            if _is_done(quote, each) or _is_goal(quote, each):
                continue
            acts = any(active_content.find(text) is not None for text in (quote.text, _line(quote, each)))
            if request and request.lower() not in seen and not acts:
                seen.add(request.lower())
                found.append(_parked(request, quote, each, objectives))
    return tuple(found)


def _is_done(quote: Quote, evidence: Evidence) -> bool:
    """Say whether the box before a request is ticked."""
    return _TICKED.match(_line(quote, evidence)) is not None


def _is_goal(quote: Quote, evidence: Evidence) -> bool:
    """Say whether a request only says a number of a metric that the notes follow: "get them below 180"."""
    held = tuple(numbers_in(quote.text))
    if not held:
        return False
    return any(
        any(same(number, said) for _, number in sides(fact) for said in held)
        and any(own.start <= quote.start and quote.end <= own.end for own in fact.quotes)
        for fact in evidence.facts
        if fact.status == "goal"
    )


def _parked(request: str, quote: Quote, evidence: Evidence, objectives: Sequence[Objective]) -> ParkedRequest:
    place = _served(quote.text, objectives)
    place = place or _served(_line(quote, evidence), objectives, least=2)
    dated = any(deadline.led for deadline in deadlines(quote.text, None))
    if dated:
        why = "A promised date belongs on the roadmap, with an owner."
    elif place is not None:
        metric = objectives[place[0] - 1].key_results[place[1] - 1].metric
        why = f"Work that may move {with_article(metric or 'this result')}; whether it does has to be shown."
    elif any(number.unit in _MEASURING for number in numbers_in(quote.text)):
        why = "Work, not a result; nobody agreed how far it should move the number that it names."
    else:
        why = "Work, not a result; the notes name no number that it would move."
    number = (place[0], place[1]) if place is not None else (None, None)
    return ParkedRequest(request, why, number[0], number[1], quote)


def _line(quote: Quote, evidence: Evidence) -> str:
    start = evidence.text.rfind("\n", 0, quote.start) + 1
    end = evidence.text.find("\n", quote.end)
    return evidence.text[start : end if end >= 0 else None][:_LONGEST_LINE]


def _served(text: str, objectives: Sequence[Objective], least: int = 1) -> tuple[int, int] | None:
    said = frozenset(word for word in stems(text) if len(word) > 3)
    best, found = least - 1, None
    for i, objective in enumerate(objectives, start=1):
        for j, kr in enumerate(objective.key_results, start=1):
            shared = len(said & stems(kr.metric or ""))
            if shared > best and kr.direction != "maintain":
                best, found = shared, (i, j)
    return found


def _plain(text: str) -> str:
    said = next((cell for cell in map(one_line, _MARK.sub("", text).split("|")) if cell), "")
    if said.count("(") > said.count(")"):
        said = said[: said.rindex("(")]
    if said.count('"') == 1:
        said = said.replace('"', "")
    said = _FOR_SOMEBODY.sub("", _SPEAKER.sub("", said))
    said = one_line(_without_codes(said), _LONGEST)
    return said[:1].upper() + said[1:]


def _without_codes(text: str) -> str:
    """Leave out where a machine would find somebody or something: that is in the quote, and no part of the request."""
    out, done = [], 0
    for start, end in codes(text):
        if start >= done:
            out += [text[done:start], _LEFT_OUT]
            done = end
    return "".join([*out, text[done:]])
