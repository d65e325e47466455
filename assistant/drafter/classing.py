"""Which category and indicator a key result has: what the checker reads, else what its family of aim says."""

from dataclasses import replace
from typing import cast

from assistant.checker.subject import KeyResultSubject
from assistant.drafter.lexicon import plurals, table
from assistant.drafter.theme import theme
from assistant.okr import Category, Indicator, KeyResult


def classed(kr: KeyResult, read: KeyResultSubject) -> KeyResult:
    """Fill both fields."""
    family = theme(kr).family
    category, indicator = table("families")[family].split("\t")
    if family == "more" and any(word in plurals() for word in (kr.metric or "").lower().split()):
        category = "usage"
    return replace(
        kr,
        category=read.category or cast(Category, category),
        indicator=read.indicator or cast(Indicator, indicator),
    )
