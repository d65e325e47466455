"""How much the service adds to the work it does, side by side in one run with the same work in this process.

python -m evals.benchmarks.service [SECONDS]

Starts `okr serve` on a new data folder and a model that answers at once, and measures drafts with it, 64 streams at a
time, checks, and a mixed load of so many seconds (180 where none are named). Drafts and checks in this process are the
alternative. Times of the clock: the machine must be at rest.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from assistant.checker.check import check
from assistant.drafter.brief import Brief, Note
from assistant.drafter.draft import draft
from assistant.evidence.extract import extract
from assistant.formats import read_record
from evals.benchmarks.instant_model import instant_model
from evals.dataset import cases
from retrieval.passage import Query

STREAMS, CLIENTS = 64, 8
_DAY = date(2027, 1, 12)
DRAFTS, CHECKS = 40, 3000
OKRS = {
    "objective": "Make self-serve onboarding effortless for new customers",
    "key_results": [
        "Increase onboarding completion from 61% to 78% by 31 March 2027",
        "Reduce time to first value from 4 h to 30 min by 31 March 2027",
    ],
}


@contextmanager
def _service(home: str, model: str) -> Iterator[tuple[str, int]]:
    environment = {**os.environ, "OKR_DATA_DIR": home, "OPENAI_BASE_URL": model}
    command = [sys.executable, "-m", "api.cli"] if not _okr().exists() else [str(_okr())]
    process = subprocess.Popen([*command, "serve", "--port", "0"], stderr=subprocess.PIPE, text=True, env=environment)
    assert process.stderr is not None
    found = re.search(r"http://\S+", process.stderr.readline())
    threading.Thread(target=process.stderr.read, daemon=True).start()
    try:
        yield (found[0] if found else ""), process.pid
    finally:
        process.terminate()
        process.wait(70)


def _okr() -> Path:
    return Path(sys.executable).with_name("okr")


class _Client:
    """One connection that is kept open."""

    def __init__(self, address: str) -> None:
        self._connection = HTTPConnection(urlsplit(address).netloc, timeout=120)

    def post(self, path: str, body: Any, accept: str = "application/json") -> tuple[int, Any, dict[str, float]]:
        """Send JSON; give the status, the JSON of the answer, and of a stream when each event first came."""
        begun = time.perf_counter()
        headers = {"Content-Type": "application/json", "Accept": accept}
        self._connection.request("POST", path, json.dumps(body), headers)
        answer = self._connection.getresponse()
        if accept == "application/json":
            return answer.status, json.loads(answer.read()), {}
        came: dict[str, float] = {}
        last = b"null"
        for line in answer:
            if line.startswith(b"event: "):
                came.setdefault(line[7:].decode().strip(), time.perf_counter() - begun)
            elif line.startswith(b"data: "):
                last = line[6:]
        return answer.status, json.loads(last), came

    def get(self, path: str) -> tuple[int, Any]:
        """Ask."""
        self._connection.request("GET", path)
        answer = self._connection.getresponse()
        return answer.status, json.loads(answer.read())


def _notes() -> list[str]:
    """Give the notes of the dataset: real ones are as long, and as messy."""
    return [case.text for case in cases("meeting_notes")]


def _nothing(query: Query) -> tuple[()]:
    return ()


def _timed(act: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def _drafts(address: str, notes: Sequence[str]) -> None:
    client = _Client(address)
    client.post("/v1/drafts", {"notes": notes[0], "model": "m", "as_of": _DAY.isoformat()})
    over, reading, here = [], [], []
    words = statistics.mean(len(text.split()) for text in notes)
    for number in range(DRAFTS):
        text = notes[number % len(notes)]
        body = {"notes": text, "model": "m", "as_of": _DAY.isoformat()}
        brief = Brief((Note("n", text),), _DAY)
        over.append(_timed(partial(client.post, "/v1/drafts", body)))
        reading.append(_timed(partial(extract, text, as_of=_DAY, document="n")))
        here.append(_timed(partial(draft, brief, _nothing, None)))
    print(
        f"{DRAFTS} drafts of {words:.0f} words, model at once: p95 {_p95(over):.0f} ms over HTTP; read for evidence"
        f" p95 {_p95(reading):.0f} ms; drafted offline in this process p95 {_p95(here):.0f} ms;"
        f" medians {statistics.median(over):.0f}, {statistics.median(reading):.0f}, {statistics.median(here):.0f} ms"
    )


def _streams(address: str, notes: Sequence[str]) -> None:
    def stream(number: int) -> dict[str, float]:
        body = {"notes": notes[number % len(notes)], "model": "offline"}
        return _Client(address).post("/v1/drafts", body, "text/event-stream")[2]

    with ThreadPoolExecutor(STREAMS) as pool:
        came = list(pool.map(stream, range(STREAMS)))
    last = {name: max(one.get(name, float("inf")) for one in came) for name in ("accepted", "facts", "done")}
    said = ", ".join(f"{name} of all after {seconds:.2f} s" for name, seconds in last.items())
    print(f"{STREAMS} streams at once: {said}")


def _checks(address: str) -> None:
    local = threading.local()

    def ask(_: int) -> float:
        if not hasattr(local, "client"):
            local.client = _Client(address)
        return _timed(lambda: local.client.post("/v1/checks", {"okrs": [OKRS]}))

    okrs = read_record(OKRS, "okrs")
    here = [_timed(lambda: check(okrs)) for _ in range(500)]
    with ThreadPoolExecutor(CLIENTS) as pool:
        list(pool.map(ask, range(100)))
        begun = time.perf_counter()
        times = list(pool.map(ask, range(CHECKS)))
        rate = CHECKS / (time.perf_counter() - begun)
    print(
        f"{CHECKS} checks by {CLIENTS} clients: {rate:.0f}/s, p95 {_p95(times):.0f} ms; in this process"
        f" {1000 / statistics.mean(here):.0f}/s, so the service gives {rate * statistics.mean(here) / 1000:.2f} of that"
    )


def _mixed(address: str, pid: int, notes: Sequence[str], seconds: float) -> None:
    until = time.monotonic() + seconds
    statuses: dict[int, int] = {}
    stored: list[str] = []
    lock = threading.Lock()

    def work(worker: int) -> None:
        client, number = _Client(address), worker
        while time.monotonic() < until:
            number += CLIENTS
            kind = number // CLIENTS % 5
            text = notes[number % len(notes)]
            if kind == 0:
                status, made, _ = client.post("/v1/drafts", {"notes": text, "model": ("m", "offline")[number % 2]})
                with lock:
                    stored.append(made.get("id", ""))
            elif kind == 1:
                status, _, _ = client.post("/v1/documents", {"id": f"{number % 200}.md", "text": text})
            elif kind == 2:
                status, _, _ = client.post("/v1/search", {"text": text[:100]})
            elif kind == 3:
                status, _, _ = client.post("/v1/evidence", {"text": text})
            else:
                status, _, _ = client.post("/v1/checks", {"okrs": [OKRS]})
            with lock:
                statuses[status] = statuses.get(status, 0) + 1

    with ThreadPoolExecutor(CLIENTS) as pool:
        working = [pool.submit(work, worker) for worker in range(CLIENTS)]
        sizes = []
        while not all(one.done() for one in working):
            time.sleep(min(5.0, seconds / 10))
            sizes.append(_size(pid))
        for one in working:
            one.result()
    client = _Client(address)
    lost = sum(client.get(f"/v1/drafts/{id}")[0] != 200 for id in stored)
    third = max(1, len(sizes) // 3)
    grown = statistics.mean(sizes[-third:]) / statistics.mean(sizes[third : 2 * third] or sizes[:1]) - 1
    print(
        f"{seconds:.0f} s of mixed load by {CLIENTS} clients: {dict(sorted(statuses.items()))}, {len(stored)} drafts,"
        f" {lost} lost; memory {sizes[-1]:.0f} MB, last third {grown:+.1%} on the middle third"
    )


def _size(pid: int) -> float:
    """Give how much memory a process holds, in MB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def main(seconds: float) -> None:
    """Run all and print a line each."""
    notes = _notes()
    with TemporaryDirectory() as home, instant_model(notes, _DAY) as model, _service(home, model) as (address, pid):
        _drafts(address, notes)
        _streams(address, notes)
        _checks(address)
        _mixed(address, pid, notes, seconds)


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 180.0)
