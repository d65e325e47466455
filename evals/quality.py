"""Writes docs/quality.md from labelled OKR sets: `python -m evals.quality LABELLED.jsonl [CASES] > docs/quality.md`."""

import sys
from pathlib import Path

from evals.labelled import read_labelled
from evals.rules_eval import evaluate
from evals.rules_report import rules_markdown


def page(labelled: Path, cases: Path | None) -> str:
    """Give the page, made from a file of labelled sets and a folder of the rules' fixtures."""
    with labelled.open(encoding="utf-8") as lines:
        found = evaluate(read_labelled(lines, labelled.name), labelled.name, cases)
    frame = Path(__file__).with_suffix(".md").read_text(encoding="utf-8")
    return frame.replace("@NAME@", labelled.name).replace("@FIGURES@", rules_markdown(found).rstrip())


if __name__ == "__main__":
    named = [Path(name) for name in sys.argv[1:3]]
    missing = [str(path) for path in named if not path.exists()]
    if not named or missing:
        sys.exit(f"{' and '.join(missing) or 'A file of labelled sets'} is not there; name a file that you labelled.")
    sys.stdout.write(page(named[0], named[1] if named[1:] else None))
