"""Requests that name what a metric is about, as initiatives of its key result; they stay parked beside."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.drafter.brief import ParkedRequest
from assistant.drafter.lexicon import plurals, word_set
from assistant.evidence.metric_words import stems
from assistant.language.words import lexicon
from assistant.okr import Initiative, KeyResult, Objective

_MOST = 3
_LONG = 3  # letters from which a word counts
_WORDS = 8  # a longer request is a remark


def with_initiatives(objectives: Sequence[Objective], parked: Sequence[ParkedRequest]) -> tuple[Objective, ...]:
    """Give each key result the parked requests that name its metric."""
    made = []
    for i, objective in enumerate(objectives, start=1):
        key_results = []
        for j, kr in enumerate(objective.key_results, start=1):
            mine = (each for each in parked if (each.objective, each.key_result) == (i, j))
            tied = [Initiative(each.request) for each in mine if _names(each.request, kr)]
            key_results.append(replace(kr, initiatives=(*kr.initiatives, *tied[:_MOST])))
        made.append(replace(objective, key_results=tuple(key_results)))
    return tuple(made)


def _names(request: str, kr: KeyResult) -> bool:
    words = request.lower().split()
    if len(words) > _WORDS or any(word in lexicon("statistics") for word in words):
        return False
    own = [
        word
        for word in (kr.metric or "").lower().split()
        if word not in plurals() and word not in lexicon("statistics")
    ]
    named = stems(" ".join(word for word in own if word not in word_set("generic")))
    return any(len(word) > _LONG for word in named & stems(request))
