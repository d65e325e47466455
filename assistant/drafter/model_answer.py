"""The draft a model is asked for."""

from typing import Literal

from pydantic import FiniteFloat

from assistant.drafter.model_schema import Cited, Part, most
from assistant.language.quantity import Comparator
from assistant.okr import Category, Commitment, Direction, Indicator, TargetSource

Asked = Literal["baseline", "target", "due", "metric", "measured_by", "owner"]


class KeyResultAnswer(Part):
    """A key result, its proof first, so that the model looks there before it writes numbers."""

    facts: list[str] = most(4)
    quotes: list[Cited] = most(4)
    metric: str | None = None
    baseline: FiniteFloat | None = None
    baseline_unit: str | None = None
    target: FiniteFloat | None = None
    target_source: TargetSource = "stated"
    comparator: Comparator | None = None
    unit: str | None = None
    relative_change: FiniteFloat | None = None
    change: FiniteFloat | None = None
    direction: Direction | None = None
    due: str | None = None
    indicator: Indicator | None = None
    category: Category | None = None
    commitment: Commitment | None = None
    measured_by: str | None = None
    how_might_we: str | None = None
    initiatives: list[str] = most(3)
    text: str


class ObjectiveAnswer(Part):
    """An objective with its key results."""

    quotes: list[Cited] = most(4)
    why: str | None = None
    aligned_to: str | None = None
    title: str
    key_results: list[KeyResultAnswer] = most(5)


class QuestionAnswer(Part):
    """A question to the team; `objective` and `key_result` count from 1."""

    text: str
    objective: int | None = None
    key_result: int | None = None
    field: Asked | None = None


class ParkedAnswer(Part):
    """A request that is no result, and the key result it could serve."""

    quote: Cited
    request: str
    why: str
    objective: int | None = None
    key_result: int | None = None


class Answer(Part):
    """A whole draft."""

    objectives: list[ObjectiveAnswer] = most(3, needed=True)
    questions: list[QuestionAnswer] = most(8)
    parked: list[ParkedAnswer] = most(12)
