"""Parses a file in a process of its own, so that no file can hang, fill or crash the one that asks."""

import json
import os
import signal
import subprocess
import sys
from threading import BoundedSemaphore

from retrieval.loaders.reading import Reading, Refused

SECONDS = 10
_NEEDED = ("SYSTEMROOT", "PYTHONHOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")  # what a Python may need to begin at all
_OUT_OF_TIME = {getattr(signal, name) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)}
_AT_ONCE = BoundedSemaphore(2)  # in a server, so that many uploads do not take the whole machine


def read(form: str, data: bytes) -> Reading:
    """Read a file of a form once it is its turn. Raises Refused, at the latest SECONDS after that."""
    with _AT_ONCE:
        try:
            done = subprocess.run(  # noqa: S603 - our own module, run by the Python that runs this
                # -P: the folder that the command is given in must not stand in for our modules.
                [sys.executable, "-B", "-P", "-m", "retrieval.loaders.child", form],
                input=data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Refused(_too_long()) from None
    if -done.returncode in _OUT_OF_TIME:
        raise Refused(_too_long())
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise Refused("could not be read: its reader broke off; save it anew, or as text.") from None
    if "refused" in answer:
        raise Refused(answer["refused"])
    return Reading(answer["title"], answer["text"])


def _environment() -> dict[str, str]:
    """Give the reader the modules of this process and no key or password that lies in its environment."""
    needed = {name: os.environ[name] for name in _NEEDED if name in os.environ}
    return {**needed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def _too_long() -> str:
    return f"takes longer than {SECONDS} seconds to read; split it, or save what matters as text."
