"""The service as a process of `okr serve` runs it, by the environment's settings."""

import signal
import sys
from collections.abc import Callable
from threading import Timer
from types import FrameType

from fastapi import FastAPI

from api import logs
from api.app import create_app
from api.settings import load_settings

# A thread that drafts lets the one that answers go on after this many seconds; 5 ms by default, at each of its steps.
_SWITCH = 0.001
# Drafts in flight when the service is told to stop have so many seconds to be done. Containers are killed after ten.
LAST = 5.0


def served() -> FastAPI:
    """Make the service and write its log to standard error."""
    sys.setswitchinterval(_SWITCH)
    logs.to_standard_error()
    app = create_app(load_settings())
    _once_told_to_stop(app.state.drafting.bench.stop)
    return app


def _once_told_to_stop(act: Callable[[], None]) -> None:
    """Act a while after a signal to stop, beside what the server does then: it would break its answers off."""
    for number in (signal.SIGTERM, signal.SIGINT):
        server = signal.getsignal(number)

        def handle(number: int, frame: FrameType | None, server: object = server) -> None:
            waiting = Timer(LAST, act)
            waiting.daemon = True
            waiting.start()
            if callable(server):
                server(number, frame)

        signal.signal(number, handle)
