"""What is compared: a model, or none, asked with these prompts, under a house style."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.checker.config import Config
from assistant.checker.record import config_json
from prompts.folder import SHIPPED, Folder


@dataclass(frozen=True, slots=True)
class Configuration:
    """One way to draft and to check. `name` tells it apart in a run; a null model drafts offline."""

    name: str
    model: str | None = None
    config: Config = field(default_factory=Config)
    prompts: Folder = SHIPPED

    def record(self) -> Mapping[str, Any]:
        """Give it as plain values, for a run's manifest; offline nothing is asked, so there is no prompt."""
        prompt = None if self.model is None else prompt_record(self.prompts)
        return {"name": self.name, "model": self.model, "prompt": prompt, "config": config_json(self.config)}


def prompt_record(folder: Folder) -> Mapping[str, Any]:
    """Say which prompts these are: one hash for all of them, and which files are a team's own."""
    return {"name": folder.name, "path": folder.path, "sha256": folder.sha256, "files": folder.hashes}
