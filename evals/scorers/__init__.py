"""The scorers, one a file, listed in one tuple. A scorer whose meaning changes gets another version."""

from evals.scorers import (
    checker,
    citations,
    expected,
    findings,
    fit,
    groundedness,
    judge,
    must_not_appear,
    parked,
    spending,
    theme,
)
from evals.scorers.score import Judged, Score, Scorer, Unscored

SCORERS: tuple[Scorer, ...] = (
    checker.SCORER,
    findings.SCORER,
    groundedness.SCORER,
    citations.SCORER,
    expected.SCORER,
    must_not_appear.SCORER,
    theme.SCORER,
    parked.SCORER,
    fit.SCORER,
    judge.SCORER,
    spending.LATENCY,
    spending.TOKENS,
    spending.COST,
)

LABELS = {one.name: one.label for one in SCORERS}

__all__ = ["LABELS", "SCORERS", "Judged", "Score", "Scorer", "Unscored"]
