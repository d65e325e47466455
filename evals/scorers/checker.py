"""The checker's verdict and score."""

from evals.scorers.score import Judged, Score, Scorer


def _score(judged: Judged) -> Score:
    errors = [finding.code for finding in judged.report.findings if finding.severity == "error"]
    if not judged.okrs.objectives and not _may_be_empty(judged):
        return Score("There is no objective.", judged.report.score, sorted(set(errors)), passed=False)
    passed = judged.report.verdict == "pass"
    reason = "No finding is an error." if passed else f"Errors: {', '.join(sorted(set(errors)))}."
    return Score(reason, judged.report.score, sorted(set(errors)), passed)


def _may_be_empty(judged: Judged) -> bool:
    """Say whether the labels want no key result, so that leaving all out is right."""
    return any(judged.case.gold.get(name) == [] for name in ("expected_key_results", "expected_krs"))


SCORER = Scorer(
    "checker", 2, "score of the checker, 0 to 100; passes with an objective and without an error", _score, unit="of 100"
)
