"""Runs a GGUF file on this machine, behind the same protocol as any other model server, on loopback only."""

import os
import secrets
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assistant.errors import BadSetting, Unavailable

if TYPE_CHECKING:
    from assistant.drafter.model import Model

CONTEXT = 12288  # tokens; method (about 4,000), data, answer and one repair share them
ANSWER = 2048  # tokens of an answer at most
READS = 9000  # characters of notes, facts and passages: about 3,000 tokens
LONGEST = 240  # characters of a string of an answer; a small model that finds no end would fill the answer with one
SECONDS = 300.0  # without a graphics card reading a prompt alone can take a minute
_MAGIC = b"GGUF"
_SILENT = -1


def serve(path: str, answer: int = ANSWER, longest: int = LONGEST) -> "Model":
    """Load a model and give it, ready to be asked. It stays loaded. Raises BadSetting, Unavailable.

    `answer`: tokens of an answer at most; `longest`: characters of each string in it.
    """
    from assistant.drafter.openai_model import openai_model

    file = _checked(path)
    server = _served(file)
    return openai_model(
        f"gguf:{file.name}",
        server.key,
        f"{server.address}/v1",
        reads=READS,
        seconds=SECONDS,
        longest=longest,
        options={"temperature": 0.0, "max_tokens": answer},
    )


def _checked(path: str) -> Path:
    if not path.strip():
        raise BadSetting("The model gguf: names no file; name one as gguf:/path/to/model.gguf.")
    try:
        file = Path(path).expanduser().absolute()
        with file.open("rb") as opened:
            magic = opened.read(len(_MAGIC))
    except (OSError, ValueError, RuntimeError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise BadSetting(
            f"The model file {path} cannot be read ({why}); name one as gguf:/path/to/model.gguf."
        ) from None
    if magic != _MAGIC:
        raise BadSetting(f"{file} is not a GGUF file; name one as gguf:/path/to/model.gguf.")
    return file


class _Server:
    """A loaded model, its address, and the key without which nobody else on this machine may use it."""

    def __init__(self, file: Path) -> None:
        try:
            import xllamacpp
        except ImportError:
            raise Unavailable(
                "A local model needs the extra `local-model`; in Plumb's folder, run: pip install '.[local-model]'."
            ) from None
        self.key = secrets.token_urlsafe()
        params: Any = xllamacpp.CommonParams()
        params.model.path = str(file)
        params.n_ctx = CONTEXT
        params.n_parallel = 1
        params.hostnames = ["127.0.0.1"]
        params.port = 0
        params.use_jinja = True
        params.api_keys = [self.key]
        params.verbosity = _SILENT
        # Its threads wait for each other at every step, so one core that is busy elsewhere would slow all of them down.
        params.cpuparams.n_threads = params.cpuparams_batch.n_threads = max(1, (os.cpu_count() or 1) - 1)
        try:
            self._server = xllamacpp.Server(params)
        except RuntimeError:
            raise Unavailable(
                f"The model {file} cannot be loaded; it may be damaged, or too large for this machine."
            ) from None
        self.address = str(self._server.listening_address)


@lru_cache(maxsize=1)
def _served(file: Path) -> _Server:
    return _Server(file)
