"""Weights of a sentence's signs, fitted on labelled notes by logistic regression, and how they do on voices left out.

`python -m evals.sentence_weights feature_requests NOTES.jsonl ... > assistant/evidence/weights/feature_requests.tsv`

A line of a file is a note with `id` (its voice is what stands before the last hyphen), `text`, and the exact quotes of
`priorities` and `feature_requests`; or a lone sentence with `text` and `label`, one of these two or none. The same
files always give the same weights. `--left-out` prints instead what is found in each voice of the notes by weights
fitted on the other notes and the lone sentences.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.evidence.dictation import undictated
from assistant.evidence.layout import layout
from assistant.evidence.sentence_signs import signs, standings

_FEWEST_NOTES = 5  # that show a sign, for it to count
_PENALTY = 3.0
_ROUNDS = 200
_LEAST = 0.005  # a smaller weight is left out

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, and which quotes of its note's gold it meets; a lone one has no voice."""

    note: str
    voice: str
    signs: frozenset[str]
    meets: frozenset[int]


def read(paths: Sequence[Path], label: str) -> tuple[list[Sentence], int]:
    """Read the sentences of labelled notes, and how many quotes the gold holds."""
    found: list[Sentence] = []
    wanted = 0
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
            note = json.loads(line)
            if "label" in note:
                meets = frozenset((0,) if note["label"] == label else ())
                found.append(Sentence(f"{path.name}:{number}", "", signs(note["text"]), meets))
                continue
            voice = note["id"].rpartition("-")[0]
            gold = list(_places(note["text"], note[label]))
            wanted += len(gold)
            blocks = tuple(block for block in layout(undictated(note["text"])).blocks if block.kind != "header")
            for each in standings(note["text"], blocks):
                meets = frozenset(i for i, (begin, stop) in enumerate(gold) if each.start < stop and begin < each.end)
                found.append(Sentence(note["id"], voice, each.signs, meets))
    return found, wanted


def _places(text: str, quotes: Sequence[str]) -> Iterator[tuple[int, int]]:
    for quote in quotes:
        start = text.find(quote)
        if start >= 0:
            yield start, start + len(quote)


def known(found: Sequence[Sentence]) -> list[str]:
    """Give the signs that enough notes show, in order."""
    shown = Counter(sign for _, sign in {(each.note, sign) for each in found for sign in each.signs})
    return sorted(sign for sign, notes in shown.items() if notes >= _FEWEST_NOTES)


def fit(found: Sequence[Sentence], names: Sequence[str]) -> tuple[float, Numbers]:
    """Fit the constant and the weights: accelerated gradient steps on the penalised loss, from nought."""
    rows, wanted = _matrix(found, names), np.array([bool(each.meets) for each in found], dtype=np.float32)
    weights, before = np.zeros((2, rows.shape[1]), dtype=np.float32)
    penalty = np.full(rows.shape[1], _PENALTY, dtype=np.float32)
    penalty[0] = 0.0
    step = np.float32(1.0 / (0.25 * _largest(rows) + _PENALTY))
    for turn in range(_ROUNDS):
        ahead: Numbers = weights + np.float32(turn / (turn + 3)) * (weights - before)
        likely = 1.0 / (1.0 + np.exp(-(rows @ ahead)))
        before, weights = weights, ahead - step * (rows.T @ (likely - wanted) + penalty * ahead)
    return float(weights[0]), weights[1:]


def _matrix(found: Sequence[Sentence], names: Sequence[str]) -> Numbers:
    columns = {name: i for i, name in enumerate(names, start=1)}
    rows = np.zeros((len(found), len(names) + 1), dtype=np.float32)
    rows[:, 0] = 1.0
    for row, each in zip(rows, found, strict=True):
        row[[columns[sign] for sign in each.signs if sign in columns]] = 1.0
    return rows


def _largest(rows: Numbers) -> float:
    """Give the largest eigenvalue of the rows' inner products, by repeated multiplying."""
    vector = np.ones(rows.shape[1], dtype=np.float32)
    for _ in range(30):
        vector = rows.T @ (rows @ vector)
        vector /= np.linalg.norm(vector)
    return float(np.linalg.norm(rows.T @ (rows @ vector)))


def left_out(found: Sequence[Sentence], wanted: int) -> Iterator[str]:
    """Say, for some lines above which a sentence counts, what is found of voices whose notes were not fitted on."""
    scored: list[tuple[float, Sentence]] = []
    for voice in sorted({each.voice for each in found} - {""}):
        others = [each for each in found if each.voice != voice]
        mine = [each for each in found if each.voice == voice]
        names = known(others)
        always, weights = fit(others, names)
        scored += zip(always + _matrix(mine, names)[:, 1:] @ weights, mine, strict=True)
    for line in (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0):
        taken = [each for score, each in scored if score > line]
        hit = len({(each.note, i) for each in taken for i in each.meets})
        right = sum(bool(each.meets) for each in taken) / max(1, len(taken))
        yield f"above {line:4.1f}: found {hit / wanted:.2f}, right {right:.2f} of {len(taken)}"


def table(found: Sequence[Sentence]) -> Iterator[str]:
    """Give the lines of a file of weights."""
    names = known(found)
    always, weights = fit(found, names)
    yield "# What each sign of a sentence weighs. Source: the labelled notes and sentences of `evals/datasets`,"
    yield "# by `evals/sentence_weights.py`; written by that program, not by hand."
    yield f"=always\t{always:.2f}"
    for name, weight in zip(names, weights, strict=True):
        if abs(weight) >= _LEAST:
            yield f"{name}\t{weight:.2f}"


def main() -> None:
    """Print the weights, or the figures on voices left out."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("label", choices=("priorities", "feature_requests"))
    parser.add_argument("notes", nargs="+", type=Path)
    parser.add_argument("--left-out", action="store_true")
    given = parser.parse_args()
    found, wanted = read(given.notes, given.label)
    sys.stdout.writelines(f"{line}\n" for line in (left_out(found, wanted) if given.left_out else table(found)))


if __name__ == "__main__":
    main()
