"""A real service on loopback that the tests of a module share, so that it starts once."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread

import httpx2

from tests.api.conftest import SETTINGS
from tests.api.test_serve import serving


@contextmanager
def shared_service(data: Path, *arguments: str, environment: Mapping[str, str] | None = None) -> Iterator[str]:
    """Give the address of a service with this data folder, and no setting but what is given here."""
    kept = {name: os.environ.pop(name) for name in SETTINGS if name in os.environ}
    try:
        started = serving(*arguments, environment={"OKR_DATA_DIR": str(data), **(environment or {})})
        with started as (address, process):
            Thread(target=_read_away, args=(process.stderr,), daemon=True).start()
            # What the first request loads takes its time, which is no test's.
            httpx2.get(f"{address.replace('0.0.0.0', '127.0.0.1')}/v1/drafts", timeout=120)
            yield address
    finally:
        os.environ.update(kept)


def _read_away(log: Iterable[str]) -> None:
    """Read what the service logs: it waits for a reader of a full pipe, and answers nobody meanwhile."""
    with suppress(ValueError):  # closed, as the service was stopped
        for _ in log:
            pass
