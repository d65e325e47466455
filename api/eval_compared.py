"""Which runs and configurations `okr eval` compares: those that are named, else those that belong together."""

import json
from collections.abc import Mapping
from typing import Any

from api.eval_running import run_folder
from api.settings import Settings
from api.terminal import complain
from assistant.errors import BadSetting, UnreadableInput
from evals.compare import Comparison, compared, matched
from evals.run import Run


def against(before: Run, run: Run) -> list[Comparison]:
    """Compare the configurations of a run with those of a run before that they belong to. Raises BadSetting."""
    pairs = matched(before, run)
    left = [name for name in run.names if name not in {own for _, own in pairs}]
    if left:
        complain(f"Not compared, for {before.folder.name} has no such configuration: {', '.join(left)}.")
    return [compared(before, name, run, own) for name, own in pairs]


def between_prompts(run: Run) -> list[Comparison]:
    """Compare other prompts with the first ones, where a run holds several, under the same model and style."""
    found = []
    firsts: dict[tuple[str, str], Mapping[str, Any]] = {}
    for one in run.manifest["configurations"]:
        same = one["model"] or "", json.dumps(one["config"], sort_keys=True)
        first = firsts.setdefault(same, one)
        if first.get("prompt") != one.get("prompt"):
            found.append(compared(run, first["name"], run, one["name"]))
    return found


def comparisons(settings: Settings, one: str, other: str | None) -> list[Comparison]:
    """Compare two runs, or the first configuration of a run with its others. Raises BadSetting, UnreadableInput."""
    run, name = _configuration_of(settings, one)
    if other is None:
        if name is not None or len(run.names) == 1:
            raise BadSetting("Name a second run, or a run of several configurations.")
        return [compared(run, run.names[0], run, own) for own in run.names[1:]]
    second, own = _configuration_of(settings, other)
    if name is None and own is None:
        return against(run, second)
    return [compared(run, name or _only(run, own), second, own or _only(second, name))]


def _only(run: Run, wanted: str | None) -> str:
    """Give the configuration of this name, or the only one. Raises BadSetting."""
    if wanted in run.names or len(run.names) == 1:
        return wanted if wanted in run.names else run.names[0]
    raise BadSetting(f"{run.folder.name} has several configurations: name one as RUN:CONFIGURATION.")


def _configuration_of(settings: Settings, named: str) -> tuple[Run, str | None]:
    """Find a run and the configuration behind a colon, if one is named. Raises UnreadableInput."""
    folder = run_folder(settings, named)
    if folder.exists() or ":" not in named:
        return Run.open(folder), None
    place, _, name = named.rpartition(":")
    run = Run.open(run_folder(settings, place))
    if name not in run.names:
        raise UnreadableInput(f"{place}: has no configuration {name!r}; it has {', '.join(map(repr, run.names))}.")
    return run, name
