"""Numbers that their own quote takes back: "52 in December, but the average is 26. down to 15"."""

import re
from collections.abc import Iterator

from assistant.drafter.citing import is_value
from assistant.drafter.lexicon import word_set
from assistant.evidence.facts import Fact
from assistant.language.quantities import quantities
from assistant.okr import Quote

_NEAR = 2  # words between a refusal and its number
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_MONTH_WAS = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december) was (?:at |about )?$",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(r"\W{0,4}(?:\w+\W+){0,3}?(?:no,? wait|no,|sorry|scratch that|strike that)\b", re.IGNORECASE)


def rival_baselines(fact: Fact, quotes: tuple[Quote, ...]) -> tuple[float, ...]:
    """Give other values that a quote sets against the baseline before it comes to the target."""
    if fact.baseline is None or fact.target is None:
        return ()
    found: dict[float, None] = {}
    for quote in quotes:
        found |= dict.fromkeys(_rivals(fact, quote.text))
    return tuple(found)


def is_of_a_month(fact: Fact, quotes: tuple[Quote, ...]) -> bool:
    """Say whether a baseline is only what one month was: "July was 9.1"; it does not say where things stand."""
    if fact.baseline is None or fact.target is None or fact.direction == "maintain":
        return False
    for quote in quotes:
        for one in quantities(quote.text):
            if is_value(one, fact.baseline, fact.baseline_unit or fact.unit):
                return _MONTH_WAS.search(quote.text[: one.start]) is not None
    return False


def _rivals(fact: Fact, text: str) -> Iterator[float]:
    said = quantities(text)
    unit = fact.baseline_unit or fact.unit
    start = next((one for one in said if is_value(one, fact.baseline, unit)), None)
    if start is None:
        return
    if start.upto is not None:
        yield start.upto
    ends = [one for one in said if one.start >= start.end and is_value(one, fact.target, fact.unit)]
    end = ends[-1].start if ends else len(text)
    refused: set[float] = set()
    for one in said:
        if (
            not (start.end <= one.start < end)
            or is_value(one, fact.baseline, unit)
            or is_value(one, fact.target, fact.unit)
        ):
            continue
        between = text[start.end : one.start]
        if _refuses(between):
            refused.add(one.value)
        elif one.unit in (None, unit) and one.value not in refused and _corrects(between):
            yield one.value


def is_taken_back(fact: Fact, quotes: tuple[Quote, ...]) -> bool:
    """Say whether the target is taken back right behind where it is said: "60 ring them, no wait, that's the pump"."""
    for quote in quotes:
        ends = [one for one in quantities(quote.text) if is_value(one, fact.target, fact.unit)]
        if ends and all(_TAKEN_BACK.match(quote.text, one.end) for one in ends):
            return True
    return False


def _corrects(between: str) -> bool:
    return not word_set("corrections").isdisjoint(_words(between))


def _refuses(between: str) -> bool:
    """Say whether it is the number to come that is refused: "not the 16"."""
    return not word_set("corrections").isdisjoint(_words(between)[-_NEAR:])


def _words(text: str) -> list[str]:
    return [match[0].lower().replace("\u2019", "'") for match in _WORD.finditer(text)]
