"""Folders that hold notes: nobody else may look into them, and what is old can be erased."""

import json
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path


def make_private(folder: Path) -> None:
    """Make a folder, and what is missing above it, for the user alone. Raises OSError."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    for each in reversed(missing):
        each.mkdir(mode=0o700, exist_ok=True)


def erase_runs(runs: Path, before: datetime) -> list[str]:
    """Erase the runs of a folder that were begun before a moment; gives their names."""
    gone = []
    for manifest in sorted(runs.glob("*/manifest.json")):
        with suppress(OSError, ValueError, KeyError, TypeError):
            if datetime.fromisoformat(json.loads(manifest.read_bytes())["begun"]) < before:
                shutil.rmtree(manifest.parent)
                gone.append(manifest.parent.name)
    return gone


def erase_answers(answers: Path, before: datetime) -> int:
    """Erase the model answers that were kept before a moment; gives how many."""
    gone = 0
    for file in answers.glob("*/*.json"):
        with suppress(OSError):
            if file.stat().st_mtime < before.timestamp():
                file.unlink()
                gone += 1
    return gone
