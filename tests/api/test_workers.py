"""`okr serve --workers 2` over PostgreSQL and a Chroma server."""

import os
import re
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest

from api import answers
from tests.api.http import answered
from tests.api.test_serve import serving
from tests.places import ON_SERVERS

pytestmark = [ON_SERVERS, pytest.mark.long]
NOTES = "Onboarding completion is at 61%. Our goal: raise it to 78% by 31 March 2027."


def children(process: subprocess.Popen[str]) -> list[int]:
    """Give the workers: the processes under this one that serve, not the one that tracks what they share."""
    found = []
    for number in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split():
        if b"spawn_main" in Path(f"/proc/{number}/cmdline").read_bytes():
            found.append(int(number))
    return found


def until_served(address: str) -> None:
    for _ in range(300):
        try:
            httpx2.get(f"{address}/healthz", timeout=5)
            return
        except httpx2.HTTPError:
            time.sleep(0.1)
    pytest.fail("no worker answers")


def test_workers_serve_one_library_and_count_together(home: Path) -> None:
    with serving("--workers", "2") as (address, process):
        until_served(address)

        def draft(number: int) -> str:
            made = httpx2.post(f"{address}/v1/drafts", json={"notes": f"{NOTES} No {number}."}, timeout=60)
            return str(answered(made, answers.Draft)["id"])

        with ThreadPoolExecutor(4) as pool:
            made = set(pool.map(draft, range(12)))
        assert len(children(process)) == 2
        counted = re.search(
            r"^plumb_drafts_total\{.*\} ([\d.]+)$", httpx2.get(f"{address}/metrics", timeout=60).text, re.MULTILINE
        )
        assert counted is not None
        assert float(counted[1]) == 12
        os.kill(children(process)[0], signal.SIGKILL)
        time.sleep(1)
        until_served(address)
        for id in made:
            answered(httpx2.get(f"{address}/v1/drafts/{id}", timeout=60), answers.Draft)
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
