"""How much the checker finds."""

from evals.scorers.score import Judged, Score, Scorer


def _score(judged: Judged) -> Score:
    found: dict[str, int] = {}
    for finding in judged.report.findings:
        found[finding.code] = found.get(finding.code, 0) + 1
    told = ", ".join(f"{code} x{count}" if count > 1 else code for code, count in sorted(found.items()))
    return Score(told or "Nothing found.", len(judged.report.findings), sorted(found))


SCORER = Scorer("findings", 1, "findings of any severity", _score, better=-1, unit="number")
