"""JSON answers: ASCII, so that whatever a text holds can be sent, and only numbers that JSON knows."""

import json
from typing import Any

from starlette.responses import JSONResponse


class Json(JSONResponse):
    """An answer in JSON."""

    def render(self, content: Any) -> bytes:
        """Write the value."""
        return json.dumps(content, allow_nan=False, separators=(",", ":")).encode("ascii")
