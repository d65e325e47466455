"""Today's values that the notes say of another scope: of two groups, of another product, with something in them."""

import re

from assistant.drafter.amount import number
from assistant.drafter.citing import is_value
from assistant.evidence.facts import Fact
from assistant.evidence.metric_words import stems
from assistant.language.quantities import quantities
from assistant.language.sentences import sentences
from assistant.okr import Quote

_GROUP = re.compile(r"\bfor [^.;:,\d]{2,60}(?:\bis|\bare|\bit's|\bat|:) *(?:at |about )?$", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:^|[.;:]\s*)in (?:the|our|their) ([^.;:,\d]{2,40}?) (?:it's|it is|they're|they are) $", re.IGNORECASE
)
_MIXED = re.compile(
    r"\b(?:includ(?:es|ed|ing)|counts|incl\.?)\b|\b(?:with|has) (?:the |all )?[\w ]{2,30} in (?:it|them|there)\b",
    re.IGNORECASE,
)
_KEPT = (
    r"\b(?:we (?:keep|take|use|count|go with)|keep|stick (?:with|to)|stay (?:with|at)) (?:the )?{value}(?![\w.,]\d|\w)"
)
_ASKED = re.compile(r"\?|\bnot (?:includ|count)|\b(?:does|do|did)(?:n't| not) (?:includ|count)", re.IGNORECASE)


def other_groups(fact: Fact, quotes: tuple[Quote, ...]) -> tuple[float, ...]:
    """Give the values of other groups where the baseline is that of one: "for app users it is 78%, for paper 64%"."""
    for quote in quotes:
        said = [one for one in quantities(quote.text) if one.unit == (fact.baseline_unit or fact.unit)]
        own = next((one for one in said if is_value(one, fact.baseline, one.unit)), None)
        grouped = [one for one in said if _GROUP.search(quote.text[: one.start]) is not None]
        if own in grouped and len(grouped) > 1 and not any(is_value(one, fact.target, fact.unit) for one in said):
            return tuple(one.value for one in grouped if one is not own)
    return ()


def is_of_another_scope(fact: Fact, quotes: tuple[Quote, ...], text: str) -> bool:
    """Say whether the notes tell that the baseline is of another product, or that something is counted in it.

    It stays where they go on to keep it: "22 includes books. We keep 22."
    """
    if fact.baseline is None or fact.target is None or fact.direction == "maintain":
        return False
    unit = fact.baseline_unit or fact.unit
    for quote in quotes:
        for one in quantities(quote.text):
            if not is_value(one, fact.baseline, unit):
                continue
            place = _PLACE.search(quote.text[: one.start])
            if place is not None and stems(place[1]).isdisjoint(stems(fact.metric)):
                return True
    if re.search(_KEPT.format(value=re.escape(number(fact.baseline))), text, re.IGNORECASE) is not None:
        return False
    return any(_is_mixed(text[start:end], fact, unit) for start, end in sentences(text))


def _is_mixed(sentence: str, fact: Fact, unit: str | None) -> bool:
    """Say whether a sentence with the baseline says what is counted in it."""
    if _MIXED.search(sentence) is None or _ASKED.search(sentence) is not None:  # few sentences are worth a reading
        return False
    said = quantities(sentence)
    is_today = any(is_value(one, fact.baseline, unit) and one.value == fact.baseline for one in said)
    return is_today and not any(is_value(one, fact.target, fact.unit) for one in said)
