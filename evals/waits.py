"""How long a server that refused a request asks to wait, to the fraction of a second where it says so."""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from time import time


def asked_wait(headers: Mapping[str, str]) -> float | None:
    """Read Retry-After-Ms, Retry-After (seconds or a date) or RateLimit-Reset; null where none can be read."""
    milliseconds = _number(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    said = headers.get("retry-after")
    seconds = _number(said)
    if seconds is None and said is not None:
        seconds = _until(said)
    return _number(headers.get("ratelimit-reset")) if seconds is None else seconds


def _number(said: str | None) -> float | None:
    """Give a number of at least nothing and at most a day."""
    try:
        number = float(said or "")
    except ValueError:
        return None
    return number if 0 <= number <= 86_400_000 else None


def _until(date: str) -> float | None:
    try:
        return max(0.0, parsedate_to_datetime(date).timestamp() - time())
    except (ValueError, OverflowError):
        return None
