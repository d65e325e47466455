"""What a scorer is given and what it says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from assistant.checker.finding import KeyResultJudgement, Report
from assistant.drafter.model import Model
from assistant.okr import KeyResult, OkrSet
from evals.case import Case


@dataclass(frozen=True, slots=True)
class Score:
    """What one scorer says of one case: why, how good, what shows it, and whether that will do (null: no demand)."""

    reason: str
    value: float
    evidence: Sequence[Any] = ()
    passed: bool | None = None


@dataclass(frozen=True, slots=True)
class Unscored:
    """Why a scorer that was asked for can say nothing of a case; such a case does not pass."""

    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A case with the OKRs that are judged, what the checker says of them, and what they took to make.

    `parked`: the requests left out, where a draft says so. `usage` is empty where no model was asked. `price`: US
    dollars a million input and output tokens. `judge`: the model that judges, where one is asked for.
    """

    case: Case
    okrs: OkrSet
    report: Report
    parked: Sequence[Mapping[str, Any]] | None = None
    drafted: bool = False
    ms: int = 0
    usage: Mapping[str, Any] = field(default_factory=dict)
    price: tuple[float, float] | None = None
    judge: Model | None = None

    @property
    def key_results(self) -> list[KeyResult]:
        """All key results, in order; what the checker read in one that is a bare sentence stands as its fields."""
        return [kr for objective in self.objectives for kr in objective]

    @property
    def objectives(self) -> list[list[KeyResult]]:
        """The key results of each objective, as `key_results` gives them."""
        read = {(one.objective, one.key_result): one for one in self.report.key_results}
        return [
            [_with_fields(kr, read.get((at, number))) for number, kr in enumerate(objective.key_results, 1)]
            for at, objective in enumerate(self.okrs.objectives, 1)
        ]

    @property
    def lines(self) -> list[str]:
        """The sentences a reader of the OKRs sees."""
        found = []
        for objective in self.okrs.objectives:
            found.append(objective.title)
            found.extend(kr.text for kr in objective.key_results)
        return found

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts of notes and documents by their names."""
        case = self.case
        return {one.id: one.text for one in case.documents} | {note.document: note.text for note in case.notes}


def _with_fields(kr: KeyResult, read: KeyResultJudgement | None) -> KeyResult:
    if read is None or any(each is not None for each in (kr.metric, kr.baseline, kr.target, kr.relative_change)):
        return kr
    return replace(
        kr,
        metric=read.metric,
        baseline=read.baseline,
        baseline_unit=read.baseline_unit,
        target=read.target,
        unit=read.unit,
        relative_change=read.relative_change,
    )


@dataclass(frozen=True, slots=True)
class Scorer:
    """A way to score: its name, its version, which a changed meaning raises, what its value is, and the function.

    `better` is +1 where more is better, -1 where less is. The function gives null where a case has nothing to score.
    `unit` is what the value counts, where it is no share.
    """

    name: str
    version: int
    says: str
    score: Callable[[Judged], Score | Unscored | None]
    better: int = 1
    unit: str = ""

    @property
    def label(self) -> str:
        """The name as reports write it, with its unit."""
        return f"{self.name}, {self.unit}" if self.unit else self.name


def share(part: int, whole: int) -> float:
    """Give a share to four decimals."""
    return round(part / whole, 4)
