"""How near a run comes to what a limited model server takes, and how many requests it sends beside a faultless one.

`python -m evals.benchmarks.limited [--cases N] [--rate R] [--seconds S] [-j N] [--bucket]` runs `okr eval` against a
server of this machine that takes R requests a second (of a second all at once; with --bucket as they trickle in),
refuses the rest with Retry-After, answers after S seconds, and lets one request in twenty fail and six stall. It prints
the share of the limit that was used until all but a hundredth of the requests were taken (the last few wait for
what stalled), and the requests beside those of a faultless server without a limit. Times of the clock: the machine
should be at rest.
"""

import argparse
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from evals.benchmarks.instant_model import answers_of, completion

_OKR = Path(sys.executable).with_name("okr")
_DAY = date(2027, 1, 12)
_NOTE = """\
Goal: increase onboarding completion from 61% to 78% by 31 March 2027.
Goal: reduce the median setup time from 9 days to 4 days by 31 March 2027.
Decided: new customers get going without a call."""
_TIMEOUT, _STALLS = 8, 6


@dataclass
class Limit:
    """What a server takes a second, and what it took; `is_bucket`: as it trickles in, else in whole seconds."""

    rate: float
    is_bucket: bool
    fails: frozenset[int] = frozenset()
    stalls: frozenset[int] = frozenset()
    received: int = 0
    times: list[float] = field(default_factory=list)
    _left: float = 0.0
    _since: float = field(default_factory=time.monotonic)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self) -> tuple[int, float]:
        """Give a request's number among those taken, or 0 and how long it must wait."""
        with self._lock:
            self.received += 1
            now = time.monotonic()
            passed = now - self._since
            if self.is_bucket:
                self._left, self._since = min(self.rate, self._left + passed * self.rate), now
            elif passed >= 1:
                self._left, self._since = self.rate, now - passed % 1
            if self._left < 1:
                return 0, (1 - self._left) / self.rate if self.is_bucket else 1 - passed
            self._left -= 1
            self.times.append(now)
            return len(self.times), 0.0

    @property
    def share(self) -> float:
        """How much of the limit was used, but for the last hundredth of the requests."""
        times = self.times[: max(2, len(self.times) * 99 // 100)]
        return (len(times) - 1) / (times[-1] - times[0]) / self.rate


@contextmanager
def serving(limit: Limit, seconds: float) -> Iterator[str]:
    """Serve the answers within a limit; gives the address that OPENAI_BASE_URL takes."""
    facts, objectives = answers_of(_NOTE, _DAY)
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            number, wait = limit.take()
            if not number:
                self._send(429, {"error": {"message": "too many", "code": "rate_limit_exceeded"}}, f"{wait:.3f}")
            elif number in limit.stalls:
                over.wait(2 * _TIMEOUT)
                self.close_connection = True
            elif number in limit.fails:
                self._send(503, {"error": {"message": "overloaded"}})
            else:
                over.wait(seconds)
                wanted = asked["response_format"]["json_schema"]["name"]
                self._send(200, completion(facts if wanted == "Facts" else objectives))

        def _send(self, status: int, body: Any, wait: str = "") -> None:
            data = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            if wait:
                self.send_header("Retry-After", wait)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: Any) -> None:
            """Write no log."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 256

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
    finally:
        over.set()
        server.shutdown()
        server.server_close()


def run(data: Path, dataset: Path, server: str, jobs: int, name: str) -> None:
    """Run `okr eval` to its end; a case that ends in an error is none of ours."""
    env = {key: value for key, value in os.environ.items() if not key.startswith(("OKR_", "OPENAI_"))}
    env |= {"OKR_DATA_DIR": str(data / name), "OPENAI_BASE_URL": server}
    options = ["--model", "m", "-j", str(jobs), "--timeout", str(_TIMEOUT), "--run", "run"]
    done = subprocess.run([_OKR, "eval", str(dataset), *options], env=env, capture_output=True, text=True)
    if done.returncode not in (0, 2):
        sys.exit(done.stderr)


def ends(data: Path, name: str) -> tuple[int, int]:
    """Give how many cases have a result, and how many of them are errors."""
    file = data / name / "evals" / "runs" / "run" / "results.jsonl"
    results = [json.loads(line) for line in file.read_bytes().splitlines()]
    return len({one["case"] for one in results}), sum(one["state"] == "error" for one in results)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--cases", type=int, default=500)
    parser.add_argument("--rate", type=float, default=10, help="requests a second that the server takes")
    parser.add_argument("--seconds", type=float, default=1.0, help="that an answer takes")
    parser.add_argument("-j", dest="jobs", type=int, default=32)
    parser.add_argument("--bucket", action="store_true", help="a limit that trickles, not one of whole seconds")
    given = parser.parse_args()
    faults = Random(7).sample(range(1, 2 * given.cases), given.cases // 10)
    free = Limit(1e9, False)
    tight = Limit(given.rate, given.bucket, frozenset(faults[_STALLS:]), frozenset(faults[:_STALLS]))
    with TemporaryDirectory() as name:
        data = Path(name)
        dataset = data / "cases.jsonl"
        cases = ({"id": f"c{at}", "notes": f"{_NOTE}\nMeeting {at}.", "as_of": str(_DAY)} for at in range(given.cases))
        dataset.write_text("".join(json.dumps(case) + "\n" for case in cases))
        for limit, called in ((free, "free"), (tight, "tight")):
            with serving(limit, given.seconds if limit is tight else 0.0) as server:
                run(data, dataset, server, given.jobs, called)
        done, errors = ends(data, "tight")
    kind, took = "bucket" if given.bucket else "window", tight.times[-1] - tight.times[0]
    print(f"{given.cases} cases, {given.rate:g} requests a second ({kind}), {given.seconds:g} s each, -j {given.jobs}")
    print(f"{done} cases have one result each, {errors} of them errors")
    print(f"{tight.share:.1%} of the limit used in {took:.0f} s")
    print(f"{tight.received} requests, {tight.received / free.received:.2f} times those of a faultless server")
    if done != given.cases or tight.received > 1.5 * free.received:
        sys.exit("A case was lost, or too many requests were sent.")


if __name__ == "__main__":
    main()
