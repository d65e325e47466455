"""The service as a process of `okr serve` runs it, by the environment's settings."""

import sys

from fastapi import FastAPI

from api import logs
from api.app import create_app
from api.settings import load_settings

# A thread that drafts lets the one that answers go on after this many seconds; 5 ms by default, at each of its steps.
_SWITCH = 0.001


def served() -> FastAPI:
    """Make the service and write its log to standard error."""
    sys.setswitchinterval(_SWITCH)
    logs.to_standard_error()
    return create_app(load_settings())
