"""Whether the notes promise a target or only hope for it."""

import re

from assistant.drafter.citing import is_value
from assistant.drafter.lexicon import lines
from assistant.language.quantities import quantities
from assistant.language.sentences import sentences
from assistant.okr import Commitment, KeyResult


def commitment(kr: KeyResult) -> Commitment | None:
    """Read it from the word nearest to the target where it is said; a limit to hold is always a promise."""
    if kr.direction == "maintain":
        return "committed"
    found: list[tuple[int, Commitment]] = []
    for quote in kr.citations:
        for start, end in sentences(quote.text):
            said = quote.text[start:end]
            for place in _places(said, kr):
                found += [(abs(at - place), kind) for kind in _KINDS for at in _said(said, kind)]
    return min(found, default=(0, None))[1]


_KINDS: tuple[Commitment, ...] = ("aspirational", "committed")


def _places(said: str, kr: KeyResult) -> list[int]:
    if kr.target is None:
        return [0] if kr.relative_change is not None or kr.change is not None else []
    return [one.start for one in quantities(said) if is_value(one, kr.target, kr.unit)]


def _said(said: str, kind: Commitment) -> list[int]:
    cues = "|".join(re.escape(cue) for cue in lines(f"{kind}.txt"))
    return [match.start() for match in re.finditer(rf"\b(?:{cues})\b", said, re.IGNORECASE)]
