"""The answer of a judge, read strictly: one JSON object with a reason and a value, and nothing else."""

import re
from typing import Any, Literal

from pydantic import ConfigDict, Field, ValidationError, field_validator

from assistant.drafter.model import ModelFault
from assistant.drafter.model_faults import INVALID
from assistant.drafter.model_schema import Part

_FENCED = re.compile(r"\s*```(?:json)?\s*\n(.*)\n\s*```\s*", re.DOTALL)


class Verdict(Part):
    """Why, and then how good."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    reason: str = Field(min_length=1)
    value: Literal[1, 2, 3, 4]

    @field_validator("value", mode="before")
    @classmethod
    def _whole(cls, value: Any) -> Any:
        if type(value) is not int:  # true and 1.0 are equal to 1
            raise ValueError(value)
        return value


def read_verdict(text: str) -> Verdict:
    """Read a verdict; a fence round it is passed over. Raises ModelFault.

    An object within other words is none: it may be one that the OKRs hold, and the model only tells of it.
    """
    fenced = _FENCED.fullmatch(text)
    try:
        found = Verdict.model_validate_json(fenced[1] if fenced else text)
    except (ValidationError, RecursionError):
        raise ModelFault("model_invalid", INVALID) from None
    if not found.reason.strip():
        raise ModelFault("model_invalid", INVALID)
    return found
