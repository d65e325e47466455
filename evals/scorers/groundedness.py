"""Whether every number that is called stated is in the words cited for it.

A key result that cites nothing is held against all notes and documents; a citation that lacks the number is a miss.
"""

from collections.abc import Iterator, Sequence

from assistant.language.quantities import quantities
from assistant.okr import KeyResult
from evals.scorers.matching import same
from evals.scorers.score import Judged, Score, Scorer, share


def _score(judged: Judged) -> Score | None:
    texts = judged.texts
    if not texts:
        return None
    asked, missing, everywhere = 0, [], _numbers(list(texts.values()))
    for kr in judged.key_results:
        held = _numbers([quote.text for quote in kr.citations]) if kr.citations else everywhere
        for side, value in _stated(kr):
            asked += 1
            if not any(same(value, number) for number in held):
                missing.append({"key_result": kr.text, side: value})
    if not asked:
        return None
    where = "in the words cited" if any(kr.citations for kr in judged.key_results) else "in the notes"
    reason = f"{asked - len(missing)} of {asked} stated numbers stand {where}."
    return Score(reason, share(asked - len(missing), asked), missing, not missing)


def _stated(kr: KeyResult) -> Iterator[tuple[str, float]]:
    """Give the numbers that should stand in the notes; a target worked out or proposed need not."""
    if kr.baseline is not None:
        yield "baseline", kr.baseline
    if kr.target is not None and (kr.source is None or kr.source.target == "stated"):
        yield "target", kr.target


def _numbers(texts: Sequence[str]) -> list[float]:
    return [one.value for text in texts for one in quantities(text)]


SCORER = Scorer("groundedness", 2, "share of stated numbers that the notes hold; passes at 1", _score)
