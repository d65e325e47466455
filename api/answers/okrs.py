"""OKR sets, as in an OKR file."""

from typing import Literal

from api.answers.parts import Answer, Category, Indicator, Quote, Values


class Source(Answer):
    """Where a key result's numbers come from."""

    baseline: Literal["stated", "unknown"]
    target: Literal["stated", "derived", "proposed", "unknown"]


class Initiative(Answer):
    """Work that may move a key result."""

    title: str
    impact: float | None


class KeyResult(Values):
    """A key result: the sentence, its numbers, and the words they come from."""

    text: str
    indicator: Indicator | None
    category: Category | None
    commitment: Literal["committed", "aspirational"] | None
    source: Source | None
    measured_by: str | None
    owner: str | None
    grade: float | None
    how_might_we: str | None
    citations: list[Quote]
    initiatives: list[Initiative]


class Objective(Answer):
    """A qualitative aim with the key results that show it was reached."""

    title: str
    why: str | None
    aligned_to: str | None
    citations: list[Quote]
    key_results: list[KeyResult]


class OkrSet(Answer):
    """The objectives of one owner in one cycle, as an OKR file holds them."""

    version: Literal[1]
    id: str | None
    cycle: str | None
    owner: str | None
    role: str | None
    phase: str | None
    team_kind: str | None
    review: str | None
    objectives: list[Objective]
