"""The process that parses one file: form as argument, bytes in, JSON out. It limits itself before it reads."""

import json
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module

from retrieval.loaders.reading import LONGEST_TEXT, Reading, Refused, clean

_MEMORY = 512 * 1024 * 1024
_SECONDS = 10


def main() -> None:
    """Read standard input and write `{"title", "text"}` or `{"refused"}`."""
    _limit()
    try:
        reader: Callable[[bytes], Reading] = import_module(f"retrieval.loaders.{sys.argv[1]}").read
        title, text = reader(sys.stdin.buffer.read())
        answer = _answer(title, text)
    except Refused as error:
        answer = {"refused": str(error)}
    except MemoryError:
        answer = {"refused": "takes too much memory to read; split it, or save what matters as text."}
    except Exception:  # whatever a parser raises on a broken file
        answer = {"refused": "is damaged, or not what it says it is; open it, save it anew and add that."}
    sys.stdout.write(json.dumps(answer))


def _answer(title: str | None, text: str) -> dict[str, str | None]:
    text = clean(text)
    if len(text) > LONGEST_TEXT:
        raise Refused(f"holds more than {LONGEST_TEXT // 1_000_000} million characters; split it into smaller files.")
    if not any(map(str.isalnum, text)):
        raise Refused("holds no text that can be read.")
    return {"title": title and clean(title).strip(), "text": text}


def _limit() -> None:
    """Take no more memory and time than one file needs; where the system cannot limit, the caller's clock does."""
    with suppress(ImportError):
        import resource

        limits = (
            (resource.RLIMIT_AS, _MEMORY),
            (resource.RLIMIT_CPU, _SECONDS),
            (resource.RLIMIT_FSIZE, 0),  # it answers through a pipe, and leaves no file behind
            (resource.RLIMIT_CORE, 0),
        )
        for what, most in limits:
            with suppress(OSError, ValueError):
                resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    main()
