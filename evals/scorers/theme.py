"""Whether an objective is about what the notes are about."""

from evals.scorers.matching import stems
from evals.scorers.score import Judged, Score, Scorer


def _score(judged: Judged) -> Score | None:
    wanted = judged.case.gold.get("good_objectives_mention")
    if not wanted:
        return None
    said = stems(" ".join(f"{one.title} {one.why or ''}" for one in judged.okrs.objectives))
    found = [word for word in wanted if stems(word) & said]
    reason = f"The objectives mention {found[0]}." if found else "The objectives mention none of what matters."
    return Score(reason, float(bool(found)), found)


SCORER = Scorer("theme", 1, "1 where an objective mentions what matters, else 0", _score)
