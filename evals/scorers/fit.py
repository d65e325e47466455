"""Whether the key results are what the phase, the kind of team and the role ask for."""

from assistant.checker.check import check
from assistant.checker.config import Config
from assistant.drafter.sheets import sheet
from evals.scorers.score import Judged, Score, Scorer, share

_MISFITS = ("SET008", "SET009")
_FIRST = 3  # categories of a role's sheet that it asks for first


def _score(judged: Judged) -> Score | None:
    """Halve where the rules on phase or team find a misfit; the rest is the share of what the role asks for first."""
    case, listed = judged.case, judged.report.key_results
    if not case.notes or not listed or not (case.role or case.phase):
        return None
    found = check(judged.okrs, config=Config(select=_MISFITS, preset="strict")).findings
    wanted = sheet("role", case.role).categories[:_FIRST] if case.role else ()
    rated = [one for one in listed if one.category is not None]
    fitting = sum(one.category in wanted for one in rated)
    value = share(fitting, len(rated)) if rated and wanted else 1.0
    reason = f"{fitting} of {len(rated)} key results are of a kind this role asks for first"
    if found:
        return Score(f"{reason}; {found[0].message}", value / 2, [one.code for one in found])
    return Score(f"{reason}.", value)


SCORER = Scorer("fit", 1, "how far phase, team and role are served, 0 to 1", _score)
