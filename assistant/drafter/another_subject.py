"""Values whose own words give them to another metric, or say that they are no aim."""

import re

from assistant.checker.vocabulary import vocabulary
from assistant.drafter.amount import number
from assistant.drafter.citing import holds, is_value
from assistant.drafter.lexicon import word_set
from assistant.drafter.metric_name import is_many
from assistant.evidence.facts import Evidence, Fact
from assistant.evidence.metric_words import stems
from assistant.language.quantities import quantities
from assistant.language.quantity import Quantity
from assistant.okr import Quote

_BOUND = re.compile(
    r"(?:^|[.;:,\n]\s*)((?:[^\W\d_][\w'-]*\s+){1,5})(?:must|should|may|can|shall)(?:\s+(?:not|never))?\s+"
    r"(?:go|get|fall|drop|rise|stay|exceed|be|come)\b(?!\s+(?:it|that|this|them|these|those)\b)[^.;:\n]{0,30}$",
    re.IGNORECASE,
)
_SHARE_OF = re.compile(r"[ \t]+([a-z]+ed)\b")
_NO_AIM = re.compile(
    r"\b(?:not an?|no) (?:plan|goal|target|aim|promise|commitment)\b|\bguidance\b|^\W*expect\b", re.IGNORECASE
)
_LEFT = (
    r"\W+(?:(?:is|are|was|were|has been)\W+)?"
    r"(?:struck off|struck out|crossed out|taken off|off the (?:list|sheet|table))"
)


def is_of_another(fact: Fact, quotes: tuple[Quote, ...], name: str) -> bool:
    """Say whether the words round the target name a metric that shares no word with the fact's."""
    own = stems(name)
    at = [(quote, one) for quote in quotes for one in quantities(quote.text) if is_value(one, fact.target, fact.unit)]
    named = [_subject(quote.text, one) for quote, one in at]
    return bool(named) and all(subject and not _are_kin(subject, own) for subject in named)


def _are_kin(some: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether two names share a word or its beginning: what is abandoned is an abandonment."""
    return any(one.startswith(other) or other.startswith(one) for one in some for other in others)


def _subject(text: str, one: Quantity) -> frozenset[str]:
    """Give the stems of what a value is said of: who must not go above it, or what a share is of ("10% abandoned")."""
    before = text[: one.start]
    bound = _BOUND.search(before)
    if bound is not None:
        words = bound[1].lower().split()
        is_thing = is_many(words[-1]) or words[-1] in vocabulary().measures
        return stems(bound[1]) if is_thing and word_set("pronouns").isdisjoint(words) else frozenset()
    shared = _SHARE_OF.match(text, one.end) if one.unit == "%" else None
    return stems(shared[1]) if shared is not None and shared[1] not in word_set("told_of_values") else frozenset()


def is_no_aim(fact: Fact, quotes: tuple[Quote, ...]) -> bool:
    """Say whether a quote that holds the target says that it is no plan: "Expect 45, guidance not a plan"."""
    at = [quote for quote in quotes if any(is_value(one, fact.target, fact.unit) for one in quantities(quote.text))]
    return bool(at) and fact.target is not None and all(_NO_AIM.search(quote.text) for quote in at)


def is_struck_off(name: str, evidence: Evidence) -> bool:
    """Say whether the notes take the metric off right behind its name: "registered count is struck off"."""
    return re.search(re.escape(name) + _LEFT, evidence.text, re.IGNORECASE) is not None


def is_scale(fact: Fact, quotes: tuple[Quote, ...]) -> bool:
    """Say whether a quote shows the baseline only as the end of a scale, cut off from its value: "of 5"."""
    if fact.baseline is None:
        return False
    end = re.compile(rf"\W*(?:out )?of {re.escape(number(fact.baseline))}\b", re.IGNORECASE)
    holding = [quote for quote in quotes if holds(quote.text, fact.baseline, fact.baseline_unit or fact.unit)]
    return bool(holding) and all(end.match(quote.text) for quote in holding)
