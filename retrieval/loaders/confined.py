"""Parses a file in a process of its own, so that no file can hang, fill or crash the one that asks."""

import json
import subprocess
import sys
from threading import BoundedSemaphore

from retrieval.loaders.reading import Reading, Refused

SECONDS = 10
_AT_ONCE = BoundedSemaphore(2)  # in a server, so that many uploads do not take the whole machine


def read(form: str, data: bytes) -> Reading:
    """Read a file of a form. Raises Refused, at the latest after SECONDS."""
    with _AT_ONCE:
        try:
            done = subprocess.run(  # noqa: S603 - our own module, run by the Python that runs this
                # -P: the folder that the command is given in must not stand in for our modules.
                [sys.executable, "-P", "-m", "retrieval.loaders.child", form],
                input=data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Refused(_too_long()) from None
    if done.returncode < 0:
        raise Refused(_too_long())
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise Refused("could not be read: its reader broke off; save it anew, or as text.") from None
    if "refused" in answer:
        raise Refused(answer["refused"])
    return Reading(answer["title"], answer["text"])


def _too_long() -> str:
    return f"takes longer than {SECONDS} seconds to read; split it, or save what matters as text."
