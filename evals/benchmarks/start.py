"""How long commands take from a cold start, beside an interpreter that only imports click.

Run it with `python -m evals.benchmarks.start`. The commands take turns, so that the ratios hold whatever else the
machine does.
"""

import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

TURNS = 9
OKRS = "# Make onboarding effortless\n\n- Increase onboarding completion from 61% to 78% by 31 March 2027\n"
NOTES = "Onboarding completion is stuck at 61%. We agreed to get it to 78% by 31 March 2027.\n"


def main() -> None:
    """Print the median seconds of each command and its ratio to the bare interpreter."""
    okr = str(Path(sys.executable).with_name("okr"))
    commands: dict[str, list[str]] = {
        "python with click": [sys.executable, "-c", "import click"],
        "okr check": [okr, "check", "okrs.md"],
        "okr evidence": [okr, "evidence", "notes.md"],
        "okr draft, no library": [okr, "draft", "notes.md"],
    }
    took: dict[str, list[float]] = {name: [] for name in commands}
    with TemporaryDirectory() as home:
        Path(home, "okrs.md").write_text(OKRS, encoding="utf-8")
        Path(home, "notes.md").write_text(NOTES, encoding="utf-8")
        for _ in range(TURNS):
            for name, command in commands.items():
                begun = perf_counter()
                subprocess.run(command, cwd=home, env={"OKR_DATA_DIR": f"{home}/data"}, capture_output=True)
                took[name].append(perf_counter() - begun)
    bare = median(took["python with click"])
    for name, seconds in took.items():
        print(f"{name:24} {median(seconds):5.2f} s  {median(seconds) / bare:5.1f} x")


if __name__ == "__main__":
    main()
