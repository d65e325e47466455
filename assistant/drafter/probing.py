"""Questions that probe a measure: one reading, a small sample, a rough figure, other days, no instrument."""

import re
from collections.abc import Iterator

from assistant.drafter.amount import amount, number
from assistant.drafter.candidate import Candidate
from assistant.drafter.citing import is_value
from assistant.drafter.lexicon import lines, plurals, word_set
from assistant.drafter.metric_name import is_plural, with_article
from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.language.sentences import sentences
from assistant.okr import KeyResult

_SMALL_SAMPLE = 40  # people or cases
_ROUGH = re.compile(
    r"(?:~|\b(?:about|roughly|around|circa|approximately|approx\.?|maybe|ca\.?|nearly))\W{0,2}$", re.IGNORECASE
)
_RATE = re.compile(r"\bin\b", re.IGNORECASE)  # "1 in 12" is how often, "7 of 18" who was asked
_WORKING = re.compile(r"\b(?:working|business|work) days?\b", re.IGNORECASE)
_CALENDAR = re.compile(r"\bcalendar days?\b", re.IGNORECASE)
_UNMEASURED = re.compile(
    r"\b(?:not|isn't|never|nobody|no one|can't|cannot)\b[^.;\n]{0,24}\b(?:track|measur|count|log)\w*"
    r"|\b(?:no|without an?) (?:tracking|baseline|data|instrument|dashboard|event)\b"
    r"|\b(?:dash|dashboard|report|tracking|sensor) is (?:broken|down|missing)\b",
    re.IGNORECASE,
)


def probe(kr: KeyResult, candidate: Candidate) -> str:
    """Give the question that matters most for how a key result is measured; empty where there is none."""
    return next(_probes(kr, candidate), "")


def is_unmeasured(kr: KeyResult) -> bool:
    """Say whether the words a key result cites say that nobody measures it."""
    return kr.baseline is None and any(_UNMEASURED.search(quote.text) for quote in kr.citations)


def _probes(kr: KeyResult, candidate: Candidate) -> Iterator[str]:
    named = with_article(kr.metric or "this metric")
    fact = candidate.fact
    found = _baseline_said(kr)
    if found is not None:
        said, start = found
        value = amount(kr.baseline or 0.0, kr.baseline_unit or kr.unit)
        once = next(
            (cue for cue in lines("one_off.txt") if re.search(rf"\b{re.escape(cue)}\b", said, re.IGNORECASE)), ""
        )
        if once:
            yield f"{value} for {named} is the reading of {_one(once)}. What is usual?"
        if start.unit == "%" and start.out_of and _is_sample(said, start):
            yield _of_sample(kr, named, start)
        if _ROUGH.search(said[: start.bare[0]]):
            then = amount(kr.target, kr.unit) if kr.target is not None else "the target"
            yield f"{value} for {named} is a rough figure. How is it counted, so that {then} will mean the same?"
    if fact.unit == "days" and kr.target is not None and kr.baseline is not None:
        said = " ".join(quote.text for quote in kr.citations)
        if _WORKING.search(said) and not _CALENDAR.search(said) and len(_WORKING.findall(said)) == 1:
            yield f"Are both values of {named} counted in working days?"


def _one(cue: str) -> str:
    return cue if cue in ("yesterday", "last week", "this morning") else f"one {cue}"


def _baseline_said(kr: KeyResult) -> tuple[str, Quantity] | None:
    """Find the sentence that says the baseline, and the number in it."""
    if kr.baseline is None:
        return None
    for quote in kr.citations:
        for start, end in sentences(quote.text):
            said = quote.text[start:end]
            for one in quantities(said):
                if is_value(one, kr.baseline, kr.baseline_unit or kr.unit):
                    return said, one
    return None


def _is_sample(said: str, start: Quantity) -> bool:
    small = start.out_of is not None and 0 < start.out_of <= _SMALL_SAMPLE
    words = set(re.findall(r"[a-z]+", said.lower()))
    asked = not words.isdisjoint(plurals()) or not words.isdisjoint(word_set("tried"))
    return small and asked and _RATE.search(said, start.start, start.end) is None


def _of_sample(kr: KeyResult, named: str, start: Quantity) -> str:
    whole = number(start.out_of or 0.0)
    if kr.target is not None and 0 < kr.target < 100 / (start.out_of or 1.0):
        return f"{amount(kr.target, '%')} cannot be seen in {whole} tries. How many will there be, to read {named}?"
    be = "rest" if is_plural(named) else "rests"
    return f"Today's value of {named} {be} on {whole} tries. How many will there be next time, to rule out chance?"
