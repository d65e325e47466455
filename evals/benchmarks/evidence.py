"""How fast notes are read: a short one and a long transcript, beside a bare tokeniser, and the memory of the long one.

Run it with `python -m evals.benchmarks.evidence`. The ways take turns in one run, so that the ratios hold whatever
else the machine does. The bare tokeniser is one pattern of `re` that finds words, numbers and marks.
"""

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time

from assistant.evidence.extract import extract

TURNS = 5
SHORT, LONG = 900, 90_000  # words: a page and a half of notes, 200 pages of transcript
_AS_OF = date(2027, 1, 11)
_PEOPLE = ("Mara", "Tomas", "Ines", "Yusuf")
_TALK = (
    "Onboarding completion is stuck at {low}% and we agreed to get it to {high}% by 31 March 2027.",
    "Sales wants the export by {low} accounts, but that is their goal and not ours.",
    "If we could only do one thing this quarter it would be the first week of new tenants.",
    "I am not sure that we can move the first reply from {high} minutes to {low}.",
    "Customers ask for an import of their old plans, and support hears it every week.",
    "Right, we talked about that last time and nobody had the figures with them.",
    "Churn was {low}% in December, which is about what finance had expected.",
)
_TOKEN = re.compile(r"\w+(?:['-]\w+)*|[^\w\s]")
_MEASURED = """
import resource, sys
from evals.benchmarks.evidence import LONG, read, transcript
read(transcript(LONG))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def transcript(words: int) -> str:
    """Make a transcript of at least this many words, always the same."""
    lines: list[str] = []
    count = 0
    while count < words:
        turn = len(lines)
        said = " ".join(_TALK[(turn * 3 + at) % len(_TALK)] for at in range(3))
        lines.append(f"{_PEOPLE[turn % len(_PEOPLE)]}: {said.format(low=11 + turn % 37, high=52 + turn % 41)}")
        count += len(lines[-1].split())
    return "\n".join(lines)


def read(text: str) -> None:
    """Read a note as `okr evidence` does."""
    extract(text, as_of=_AS_OF)


def seconds(text: str, turns: int) -> dict[str, float]:
    """Measure each way in turns, and give the seconds of one core of its fastest turn."""
    ways: dict[str, Callable[[], object]] = {
        "okr evidence": lambda: read(text),
        "bare tokeniser": lambda: _TOKEN.findall(text),
    }
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(turns):
        for name, run in ways.items():
            begun = process_time()
            run()
            best[name] = min(best[name], process_time() - begun)
    return best


def megabytes() -> float:
    """Give the most memory that reading the long transcript held."""
    root = Path(__file__).parents[2]
    ran = subprocess.run([sys.executable, "-c", _MEASURED], cwd=root, capture_output=True, text=True, check=True)
    return int(ran.stdout) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def main() -> None:
    """Print the figures."""
    read(transcript(100))  # word lists are read and patterns compiled once
    for words, turns in ((SHORT, TURNS), (LONG, 1)):
        took = seconds(transcript(words), turns)
        ratio = took["okr evidence"] / took["bare tokeniser"]
        print(f"{words:,} words: {took['okr evidence'] * 1000:,.0f} ms of one core, {ratio:,.0f} x a bare tokeniser")
    print(f"{LONG:,} words: {megabytes():.0f} MB at most")


if __name__ == "__main__":
    main()
