"""The checker's verdict and score."""

from evals.scorers.score import Judged, Score, Scorer


def _score(judged: Judged) -> Score:
    errors = [finding.code for finding in judged.report.findings if finding.severity == "error"]
    passed = judged.report.verdict == "pass"
    reason = "No finding is an error." if passed else f"Errors: {', '.join(sorted(set(errors)))}."
    return Score(reason, judged.report.score, sorted(set(errors)), passed)


SCORER = Scorer("checker", 1, "score of the checker, 0 to 100; passes without an error", _score, unit="of 100")
