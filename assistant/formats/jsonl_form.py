"""OKR sets as JSON Lines: one set a line."""

import json

from assistant.formats.fault import Path, Tree
from assistant.formats.json_form import parse
from assistant.formats.okr_json import okr_json
from assistant.okr import OkrSet


def tree(text: str, name: str) -> Tree:
    """Read every line that is not blank as one set."""
    filled = [(number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    values = [parse(line, name, number) for number, line in filled]

    def line(path: Path) -> int | None:
        at = path[0] if path else None
        return filled[at][0] if isinstance(at, int) and at < len(filled) else None

    return Tree(values, line)


def write(okrs: OkrSet) -> bytes:
    """Write a set as one line with every field, as ASCII."""
    return f"{json.dumps(okr_json(okrs), allow_nan=False)}\n".encode("ascii")
