"""An OKR set as data: what is read from files, drafted from notes and checked."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from assistant.language.quantity import Comparator

Direction = Literal["increase", "decrease", "maintain"]
Indicator = Literal["leading", "lagging"]
Category = Literal["business", "usage", "satisfaction", "quality", "process"]
Commitment = Literal["committed", "aspirational"]
BaselineSource = Literal["stated", "unknown"]
TargetSource = Literal["stated", "derived", "proposed", "unknown"]


@dataclass(frozen=True, slots=True)
class Quote:
    """An exact piece of a document: `document_text[start:end] == text`, offsets in Unicode code points."""

    document: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a key result's numbers come from; a baseline is stated or unknown, never proposed."""

    baseline: BaselineSource
    target: TargetSource


@dataclass(frozen=True, slots=True)
class Initiative:
    """Work that may move a key result; `impact` is the change it is expected to bring, in the key result's unit."""

    title: str
    impact: float | None = None


@dataclass(frozen=True, slots=True)
class KeyResult:
    """One measurable result: the sentence, and what it says as fields. Numbers are as written, in `unit`.

    `baseline_unit` is set only where the baseline's unit differs. `relative_change` is a signed fraction (+25 % is
    0.25), `change` an absolute change in `unit` with no end value.
    """

    text: str
    metric: str | None = None
    baseline: float | None = None
    baseline_unit: str | None = None
    target: float | None = None
    comparator: Comparator | None = None
    unit: str | None = None
    relative_change: float | None = None
    change: float | None = None
    direction: Direction | None = None
    due: date | None = None
    indicator: Indicator | None = None
    category: Category | None = None
    commitment: Commitment | None = None
    source: Source | None = None
    measured_by: str | None = None
    owner: str | None = None
    grade: float | None = None
    how_might_we: str | None = None
    citations: tuple[Quote, ...] = ()
    initiatives: tuple[Initiative, ...] = ()


@dataclass(frozen=True, slots=True)
class Objective:
    """A qualitative aim of one team in one cycle, with the key results that show it was reached."""

    title: str
    why: str | None = None
    aligned_to: str | None = None
    citations: tuple[Quote, ...] = ()
    key_results: tuple[KeyResult, ...] = ()


@dataclass(frozen=True, slots=True)
class OkrSet:
    """The objectives of one owner in one cycle. `cycle` is a name that `Cycle.parse` reads, such as `2027-Q1`."""

    objectives: tuple[Objective, ...] = ()
    version: int = 1
    id: str | None = None
    cycle: str | None = None
    owner: str | None = None
    role: str | None = None
    phase: str | None = None
    team_kind: str | None = None
    review: str | None = None
