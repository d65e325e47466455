"""The OpenAPI description as a file; as a module, it writes the one of docs/."""

import json
import sys
from pathlib import Path

from api.app import create_app
from api.settings import Settings


def text() -> str:
    """Write the description as the file of docs/ holds it."""
    return json.dumps(create_app(Settings.model_construct()).openapi(), indent=2) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(text(), encoding="utf-8")
