"""What must not stand in an objective or key result: words, patterns, numbers that were refused or are others'."""

import re
from collections.abc import Iterator

from evals.scorers.matching import DEAD, alike, target_agrees
from evals.scorers.score import Judged, Score, Scorer


def _score(judged: Judged) -> Score | None:
    gold = judged.case.gold
    if not {"must_not_appear", "must_not_regex", "facts"} & gold.keys():
        return None
    found = [*_written(judged), *_dead(judged)]
    reason = f"{len(found)} sentences hold what must not appear." if found else "Nothing that must not appear is there."
    return Score(reason, len(found), found, not found)


def _written(judged: Judged) -> Iterator[dict[str, str]]:
    """Look for patterns; a label without one is sought as it is written, if there are no patterns at all."""
    gold = judged.case.gold
    labels = gold.get("must_not_appear", [])
    patterns = gold.get("must_not_regex") or [rf"(?<!\w){re.escape(label)}(?!\w)" for label in labels if label]
    for at, pattern in enumerate(patterns):
        for line in judged.lines if pattern else ():
            if re.search(pattern, line, re.IGNORECASE):
                yield {"what": labels[at] if at < len(labels) else pattern, "line": line}


def _dead(judged: Judged) -> Iterator[dict[str, str]]:
    """Look for key results whose target only fits a fact that was refused, replaced, is past or another team's."""
    facts = judged.case.gold.get("facts", [])
    for kr in judged.key_results:
        if kr.target is None:
            continue
        named = [fact for fact in facts if alike(kr.metric or kr.text, fact)]
        fitting = [fact for fact in named if target_agrees(fact, kr.target, kr.relative_change, kr.unit)]
        if fitting and all(fact.get("status") in DEAD for fact in fitting):
            yield {"what": f"{fitting[0]['metric']}: {fitting[0]['status']}", "line": kr.text}


SCORER = Scorer(
    "must_not_appear", 3, "sentences that hold what must not appear; passes at 0", _score, better=-1, unit="number"
)
