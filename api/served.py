"""The service as a process of `okr serve` runs it, by the environment's settings."""

from fastapi import FastAPI

from api import logs
from api.app import create_app
from api.settings import load_settings


def served() -> FastAPI:
    """Make the service and write its log to standard error."""
    logs.to_standard_error()
    return create_app(load_settings())
