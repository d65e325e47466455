"""The parts that answers have in common."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Direction = Literal["increase", "decrease", "maintain"]
Comparator = Literal["<", "<=", ">", ">="]
Indicator = Literal["leading", "lagging"]
Category = Literal["business", "usage", "satisfaction", "quality", "process"]
Severity = Literal["error", "warning", "advice"]
Day = Annotated[str, Field(json_schema_extra={"format": "date"})]
Time = Annotated[str, Field(json_schema_extra={"format": "date-time"})]


class Answer(BaseModel):
    """An answer's part; it has no other fields than these."""

    model_config = ConfigDict(extra="forbid", validate_by_name=True, validate_by_alias=True)


class Piece(Answer):
    """An exact piece of a text: `text[start:end]`, counted in Unicode code points."""

    text: str
    start: int
    end: int


class Quote(Piece):
    """An exact piece of a document."""

    document: str


class Values(Answer):
    """A metric's numbers, in `unit`; a change without end value is `relative_change` (signed fraction) or `change`."""

    metric: str | None
    direction: Direction | None
    baseline: float | None
    baseline_unit: str | None
    target: float | None
    comparator: Comparator | None
    unit: str | None
    relative_change: float | None
    change: float | None
    due: Day | None
