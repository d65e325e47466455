"""How many of the key results that a good draft holds are there, baseline and target both right."""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.checker.check import check
from assistant.okr import KeyResult, Objective, OkrSet
from evals.scorers.matching import agrees
from evals.scorers.score import Judged, Score, Scorer, share

_LEAST = 0.5
_OBJECTIVES, _KEY_RESULTS = 3, 5  # what a reader would see; the rest finds nothing


def _score(judged: Judged) -> Score | None:
    wanted = list(_wanted(judged.case.gold))
    if not wanted:
        return None
    first = [kr for key_results in judged.objectives[:_OBJECTIVES] for kr in key_results[:_KEY_RESULTS]]
    absent = [fact for fact in wanted if not any(agrees(kr, fact) for kr in first)]
    found = len(wanted) - len(absent)
    shown = [{name: fact.get(name) for name in ("metric", "baseline", "target", "unit")} for fact in absent]
    value = share(found, len(wanted))
    return Score(f"{found} of {len(wanted)} expected key results are there.", value, shown, value >= _LEAST)


def _wanted(gold: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Give the facts that are expected, and those that expected sentences say."""
    for at in gold.get("expected_krs", ()):
        yield gold["facts"][at]
    for one in gold.get("expected_key_results", ()):
        yield one if isinstance(one, Mapping) and "metric" in one else _read(str(one))


def _read(sentence: str) -> Mapping[str, Any]:
    """Read a key result written as a sentence, as the checker reads one."""
    report = check(OkrSet((Objective("", key_results=(KeyResult(sentence),)),)))
    read = report.key_results[0]
    return {**read._asdict(), "metric": read.metric or sentence, "aliases": [sentence]}


SCORER = Scorer("expected", 2, f"share of the expected key results; passes at {_LEAST}", _score)
