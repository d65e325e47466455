"""What a scorer is given and what it says."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.checker.finding import Report
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
class Judged:
    """A case with the OKRs that are judged, what the checker says of them, and what they took to make.

    `parked`: the requests left out, where a draft says so. `usage` is empty where no model was asked. `price`: US
    dollars a million input and output tokens.
    """

    case: Case
    okrs: OkrSet
    report: Report
    parked: Sequence[Mapping[str, Any]] | None = None
    drafted: bool = False
    ms: int = 0
    usage: Mapping[str, Any] = field(default_factory=dict)
    price: tuple[float, float] | None = None

    @property
    def key_results(self) -> list[KeyResult]:
        """All key results, in order."""
        return [kr for objective in self.okrs.objectives for kr in objective.key_results]

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


@dataclass(frozen=True, slots=True)
class Scorer:
    """A way to score: its name, its version, which a changed meaning raises, what its value is, and the function.

    `better` is +1 where more is better, -1 where less is. The function gives null where a case has nothing to score.
    """

    name: str
    version: int
    says: str
    score: Callable[[Judged], Score | None]
    better: int = 1


def share(part: int, whole: int) -> float:
    """Give a share to four decimals."""
    return round(part / whole, 4)
