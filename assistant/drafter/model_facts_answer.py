"""The facts a model is asked for: what notes say, each with the words that say it."""

from typing import Any

from pydantic import FiniteFloat, ValidationError, field_validator

from assistant.drafter.model_schema import Cited, Part, most
from assistant.evidence.facts import Status
from assistant.language.quantity import Comparator
from assistant.okr import Direction


class FactAnswer(Part):
    """A fact, its proof first. `later`: the words that put another value in its place afterwards."""

    quotes: list[Cited] = most(4)
    metric: str
    status: Status
    later: list[Cited] = most(2)
    tentative: bool = False
    direction: Direction | None = None
    baseline: FiniteFloat | None = None
    baseline_unit: str | None = None
    target: FiniteFloat | None = None
    unit: str | None = None
    relative_change: FiniteFloat | None = None
    change: FiniteFloat | None = None
    comparator: Comparator | None = None
    due: str | None = None
    due_text: str | None = None
    owner: str | None = None


class ConflictAnswer(Part):
    """Two statements about one number that nobody settled."""

    about: str
    quotes: list[Cited] = most(4)


class Facts(Part):
    """Everything a model reads in notes."""

    facts: list[FactAnswer] = most(12, needed=True)
    priorities: list[Cited] = most(3)
    feature_requests: list[Cited] = most(12)
    wishes: list[Cited] = most(6)
    performance_talk: list[Cited] = most(6)
    conflicts: list[ConflictAnswer] = most(4)

    @field_validator("facts", mode="before")
    @classmethod
    def _sound(cls, facts: Any) -> Any:
        """Leave out a fact that is none: the others are still worth their proof."""
        return [one for one in facts if _is_sound(one)] if isinstance(facts, list) else facts


def _is_sound(fact: Any) -> bool:
    try:
        FactAnswer.model_validate(fact)
    except ValidationError:
        return False
    return True
