"""How fast `okr eval` judges OKR sets: in one process, in two, and on a Ray cluster of two nodes of this machine.

`python -m evals.benchmarks.scale [--sets N] [--memory N]` prints sets a second by the clock, from the command's start
to its report, and the processor's time that `okr` and its children took (on Ray the nodes work besides). The results
must be the same, line by line; it ends with an error where they are not. Then it prints the memory of the largest
process of a long dataset, for `okr eval` and `okr check`. The clock is only worth something on a machine at rest.
"""

import argparse
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from evals.benchmarks.ray_nodes import running_ray
from evals.benchmarks.sentences import sets

_OKR = Path(sys.executable).with_name("okr")
_MEASURED = """
import resource, subprocess, sys
run = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
if run.returncode not in (0, 1):
    sys.exit(f"{sys.argv[1:]} ended with {run.returncode}")
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_maxrss, used.ru_utime + used.ru_stime)
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """A command's seconds by the clock and of the processor, and the megabytes of its largest process."""

    seconds: float
    processor: float
    megabytes: float


def ran(data: Path, *arguments: str) -> Ran:
    """Run `okr` to its end."""
    environment = {**os.environ, "OKR_DATA_DIR": str(data)}
    begun = perf_counter()
    said = subprocess.run(
        [sys.executable, "-c", _MEASURED, _OKR, *arguments], env=environment, capture_output=True, text=True, check=True
    )
    size, processor = said.stdout.split()
    return Ran(perf_counter() - begun, float(processor), int(size) / 1024)


def same(data: Path, name: str) -> tuple[int, int]:
    """Give how many results a run has, and what any other result or one more or less would change."""
    count, total = 0, 0
    with (data / "evals" / "runs" / name / "results.jsonl").open("rb") as file:
        for line in file:
            count += 1
            total += int.from_bytes(sha256(line).digest(), "big")
    return count, total


def write(path: Path, count: int) -> Path:
    """Write a dataset of made-up sets."""
    with path.open("w") as file:
        file.writelines(json.dumps({"okrs": one}) + "\n" for one in sets(count))
    return path


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--sets", type=int, default=20_000, help="sets for the speeds")
    parser.add_argument("--memory", type=int, default=1_000_000, help="sets for the memory; 0 for none")
    given = parser.parse_args()
    with TemporaryDirectory() as name:
        data = Path(name)
        cases = str(write(data / "sets.jsonl", given.sets))
        found = {"one process": ran(data, "eval", cases, "-j", "1", "--run", "one")}
        found["two processes"] = ran(data, "eval", cases, "-j", "2", "--run", "two")
        with running_ray() as cluster:
            on_ray = ("--engine", "ray", "--address", cluster.address, "--run", "ray")
            found["two nodes of Ray"] = ran(data, "eval", cases, *on_ray)
        if not same(data, "one") == same(data, "two") == same(data, "ray") or same(data, "one")[0] != given.sets:
            sys.exit("The results differ.")
        print(f"{given.sets:,} sets, the same {given.sets:,} results each way")
        for way, one in found.items():
            print(
                f"{way:18} {given.sets / one.seconds:8,.0f} sets a second, {one.seconds:6.1f} s by the clock,"
                f" {one.processor:6.1f} s of the processor, {one.megabytes:4.0f} MB in the largest process"
            )
        over = found["two nodes of Ray"].seconds - found["two processes"].seconds
        print(f"Ray takes {over:+.1f} s ({over / found['two processes'].seconds:+.0%}) beside two processes")
        # A tenth first: what grows between the two grows with the dataset.
        for count in sorted({given.memory // 10, given.memory} - {0}):
            long = str(write(data / "long.jsonl", count))
            judged = ran(data, "eval", long, "-j", "2", "--run", f"long-{count}")
            checked = ran(data, "check", long, "--output-format", "jsonl", "-j", "2")
            for way, one in (("eval", judged), ("check", checked)):
                print(f"{count:,} sets: `okr {way} -j 2` {one.megabytes:.0f} MB in {one.seconds:.0f} s")


if __name__ == "__main__":
    main()
