"""How fast the checker is: key results a second on one core beside proselint on the same text, memory of a long stream.

Run it with `python -m evals.benchmarks.checker`. Everything is measured in one run, in turns, so that figures compare
whatever else the machine does. proselint is compared with where it is installed.
"""

import argparse
import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import Any

from assistant.checker.check import check
from assistant.checker.record import report_json
from assistant.formats import read_record
from evals.benchmarks.sentences import sets

KEY_RESULTS = 4
_FILE = 100
_STREAM = """
import json, sys
from evals.benchmarks.sentences import sets
out = sys.stdout.buffer
for one in sets(int(sys.argv[1]), int(sys.argv[2])):
    out.write(json.dumps(one).encode() + b"\\n")
"""
_MEASURED = """
import resource, subprocess, sys
okr = [sys.argv[1], "check", "-", "--output-format", "jsonl"]
run = subprocess.run(okr, stdin=sys.stdin, stdout=subprocess.DEVNULL)
if run.returncode not in (0, 1):
    sys.exit("okr check failed")
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_maxrss, used.ru_utime + used.ru_stime, file=sys.stderr)
"""


@dataclass(frozen=True, slots=True)
class Speed:
    """Key results and seconds of one core for them, of the fastest turn."""

    name: str
    key_results: int
    seconds: float

    @property
    def rate(self) -> float:
        """Give key results a second."""
        return self.key_results / self.seconds


@dataclass(frozen=True, slots=True)
class Memory:
    """The most memory that a run of `okr check` held, and the seconds of one core that it took."""

    megabytes: float
    seconds: float


def speeds(count: int, turns: int) -> list[Speed]:
    """Measure in turns, each on sets of its own, for what was read before is remembered for a while."""
    best: dict[str, float] = {}
    for turn in range(turns):
        for name, run in _ways(list(sets(count, KEY_RESULTS, turn * count))).items():
            begun = process_time()
            run()
            best[name] = min(best.get(name, float("inf")), process_time() - begun)
    return [Speed(name, count * KEY_RESULTS, seconds) for name, seconds in best.items()]


def _ways(records: list[dict[str, Any]]) -> dict[str, Callable[[], None]]:
    """Give what is measured, made ready: line in to line out, and proselint on the same sentences."""
    lines = [json.dumps(record) for record in records]
    texts = ["".join(map(_prose, records[at : at + _FILE])) for at in range(0, len(records), _FILE)]

    def whole() -> None:
        for line in lines:
            json.dumps(report_json(check(read_record(json.loads(line), "-"))))

    ways: dict[str, Callable[[], None]] = {"okr check": whole}
    with suppress(ImportError):
        ways["proselint"] = _proselint(texts)
    return ways


def _prose(record: dict[str, Any]) -> str:
    return "".join(f"{sentence}.\n" for sentence in (record["objective"], *record["key_results"])) + "\n"


def _proselint(texts: list[str]) -> Callable[[], None]:
    """Make proselint ready with all checks; it gets files of many sets, for it stops at 1000 findings in one."""
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    registry = CheckRegistry()
    if not registry.checks:
        registry.register_many(__register__)

    def run() -> None:
        for text in texts:
            LintFile("okrs", text).lint()

    return run


def memory(lines: int) -> Memory:
    """Measure `okr check` on a stream of this many lines."""
    okr = Path(sys.executable).with_name("okr")
    source = [sys.executable, "-c", _STREAM, str(lines), str(KEY_RESULTS)]
    measured = [sys.executable, "-c", _MEASURED, str(okr)]
    with subprocess.Popen(source, stdout=subprocess.PIPE) as made:
        ran = subprocess.run(measured, stdin=made.stdout, stderr=subprocess.PIPE, text=True, check=True)
    size, seconds = ran.stderr.split()[-2:]
    return Memory(int(size) / (1024 * 1024 if sys.platform == "darwin" else 1024), float(seconds))


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--sets", type=int, default=2000, help="sets of four key results for the speeds")
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--lines", type=int, default=100_000, help="lines of the stream for memory; 0 for none")
    given = parser.parse_args()
    found = speeds(given.sets, given.turns)
    last = found[-1]
    for one in found:
        ratio = f"  {one.rate / last.rate:6.1f} x proselint" if last.name == "proselint" else ""
        print(f"{one.name:30} {one.rate:9,.0f} key results a second{ratio}")
    if last.name != "proselint":
        print("proselint is not installed, so there is nothing to compare with: pip install proselint")
    # A tenth of the stream first: what grows between the two grows with the stream.
    for lines in sorted({given.lines // 10, given.lines} - {0}):
        used = memory(lines)
        print(f"okr check, {lines:,} lines: {used.megabytes:.0f} MB at most, {used.seconds:.0f} s of one core")


if __name__ == "__main__":
    main()
