"""How long a server that refused a request asks to wait, to the fraction of a second where it says so."""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from time import time

_LONGEST = 86_400.0  # a day: what asks for more is no wait for a run


def asked_wait(headers: Mapping[str, str]) -> float | None:
    """Read Retry-After-Ms, Retry-After (seconds or a date) or RateLimit-Reset; null where none can be read."""
    milliseconds = _seconds(headers.get("retry-after-ms"), 1000)
    if milliseconds is not None:
        return milliseconds
    said = headers.get("retry-after")
    after = _seconds(said)
    if after is None and said is not None:
        after = _until(said)
    return _seconds(headers.get("ratelimit-reset")) if after is None else after


def _seconds(said: str | None, parts: int = 1) -> float | None:
    """Read a number of seconds, or of so many parts of one."""
    try:
        return _bounded(float(said or "") / parts)
    except ValueError:
        return None


def _until(date: str) -> float | None:
    """Read a date as the seconds until then; one gone by is no wait."""
    try:
        return _bounded(max(0.0, parsedate_to_datetime(date).timestamp() - time()))
    except (ValueError, OverflowError):
        return None


def _bounded(seconds: float) -> float | None:
    return seconds if 0 <= seconds <= _LONGEST else None
