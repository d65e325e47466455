"""Model answers kept by what was asked, so that nobody pays for one twice, whatever becomes of the run."""

import json
import os
import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evals.kept import make_private

if TYPE_CHECKING:
    from langchain_core.messages import BaseMessage

_VERSION = 1
# The first line of a request names its code, a new one each time, which stands in none of the data.
_CODE = re.compile(r"[^\n]*?\b([0-9a-f]{16})\b")
_GOOD = (None, "stop")


def key_of(model: str, server: str, repeat: int, messages: "Sequence[BaseMessage]", options: Mapping[str, Any]) -> str:
    """Give the name of what is asked: model, server, messages, schema, and which of several repeats it is."""
    codes = [found[1] for message in messages if (found := _CODE.match(message.text))]
    said = [[message.type, _without(codes, message.text)] for message in messages]
    asked = [_VERSION, model, server, repeat, said, options]
    return sha256(json.dumps(asked, sort_keys=True, default=str).encode()).hexdigest()


def _without(codes: Sequence[str], text: str) -> str:
    for code in codes:
        text = text.replace(code, "CODE")
    return text


class Answers:
    """A folder of answers, a file each, written at one blow."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> "BaseMessage | None":
        """Give an answer that was kept; what cannot be read was never kept."""
        from langchain_core.messages import AIMessage

        try:
            kept = json.loads(self._file(key).read_bytes())
            return AIMessage(
                content=kept["text"], response_metadata=kept["response_metadata"], usage_metadata=kept["usage_metadata"]
            )
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, message: "BaseMessage") -> None:
        """Keep a whole answer; one that was cut off or refused may be better another time."""
        reason = message.response_metadata.get("finish_reason")
        if reason not in _GOOD or not message.text.strip() or message.additional_kwargs.get("refusal"):
            return
        file = self._file(key)
        make_private(file.parent)
        record = {
            "text": message.text,
            "response_metadata": {"finish_reason": reason},
            "usage_metadata": getattr(message, "usage_metadata", None),
        }
        own = file.with_suffix(f".{os.getpid()}")
        own.write_text(json.dumps(record), encoding="ascii")
        own.replace(file)

    def forget(self, key: str) -> None:
        """Drop an answer that nobody could use, so that another try is asked anew."""
        self._file(key).unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"
