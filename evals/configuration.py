"""What is compared: a model, or none, under a house style."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.checker.config import Config
from assistant.checker.record import config_json


@dataclass(frozen=True, slots=True)
class Configuration:
    """One way to draft and to check. `name` tells it apart in a run; a null model drafts offline."""

    name: str
    model: str | None = None
    config: Config = field(default_factory=Config)

    def record(self) -> Mapping[str, Any]:
        """Give it as plain values, for a run's manifest."""
        return {"name": self.name, "model": self.model, "config": config_json(self.config)}
