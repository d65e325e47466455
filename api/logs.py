"""The service's log: one JSON object a line on standard error, with nothing of any note, query, id or key."""

import json
import logging
from datetime import UTC, datetime
from traceback import extract_tb
from typing import Any

NAME = "plumb"
# Whose words are known to hold nothing that was sent; of others the name is told.
_TRUSTED = (NAME, "uvicorn")


class Lines(logging.Formatter):
    """Writes a record as a line of JSON: when, how grave, what happened, and its `fields`."""

    def format(self, record: logging.LogRecord) -> str:
        """Write the line; the text of an exception is left out, for it may hold a note."""
        told: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.getMessage() if record.name.partition(".")[0] in _TRUSTED else record.name,
            **getattr(record, "fields", {}),
        }
        return json.dumps(told)


def to_standard_error() -> None:
    """Write down what the service does, and that others warn."""
    handler = logging.StreamHandler()
    handler.setFormatter(Lines())
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(NAME).setLevel(logging.INFO)


def failure(request_id: str, error: BaseException) -> None:
    """Write down where it failed; the message of an exception may hold a note, so it is left out."""
    places = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in extract_tb(error.__traceback__)[:-8:-1])
    told = {"request_id": request_id, "error": type(error).__name__, "where": places}
    logging.getLogger(NAME).error("failure", extra={"fields": told})
