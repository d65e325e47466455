"""How well search finds the spans that answer questions, by words alone and with each of the embeddings.

`python -m evals.benchmarks.search_quality FOLDER [EMBEDDINGS...]` prints the tables of docs/quality.md. The folder
holds documents.jsonl (id, title, kind, text) and queries.jsonl (query_id, text, track, source_id, gold_spans).
Span@5000 is the share of the gold characters within the first 5,000 characters found, best first: it does not depend
on how documents are cut.
"""

import json
import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import Any

from filelock import FileLock

BUDGET = 5000
WORDS = "words"  # no embeddings: the vectors are held elsewhere, so that search goes by BM25, with the same neighbours
EMBEDDINGS = (WORDS, "static", "minilm")
SCOPES = {"within the document": True, "over all documents": False}


def main() -> None:
    """Measure and print."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1]).absolute()
    queries = [json.loads(line) for line in folder.joinpath("queries.jsonl").read_text("utf-8").splitlines()]
    measured = {name: _measured(folder, queries, name) for name in sys.argv[2:] or EMBEDDINGS}
    print("\n\n".join(_table(scope, queries, measured) for scope in SCOPES))


def covered(hits: Sequence[Mapping[str, Any]], document: str, gold: Sequence[Sequence[int]]) -> float:
    """Give the share of the gold characters that the first BUDGET characters of the hits hold."""
    read: set[int] = set()
    left = BUDGET
    for hit in hits:
        took = min(hit["end"] - hit["start"], left)
        left -= took
        if hit["document"] == document:
            read.update(range(hit["start"], hit["start"] + took))
    wanted = {at for start, end in gold for at in range(start, end)}
    return len(read & wanted) / min(len(wanted), BUDGET)


def _measured(folder: Path, queries: Sequence[Mapping[str, Any]], name: str) -> dict[str, dict[str, list[float]]]:
    """Give each query's share, by scope and kind, in a library of its own."""
    with TemporaryDirectory() as home:
        env = {**os.environ, "OKR_DATA_DIR": home, "OKR_EMBEDDINGS": "static" if name == WORDS else name}
        with FileLock(Path(home, "vectors.lock")) if name == WORDS else nullcontext():
            _okr(env, "add", str(folder / "documents.jsonl"))
            return {scope: _shares(env, queries, is_within) for scope, is_within in SCOPES.items()}


def _shares(env: Mapping[str, str], queries: Sequence[Mapping[str, Any]], is_within: bool) -> dict[str, list[float]]:
    asked = [
        {"query_id": one["query_id"], "text": one["text"], "document": one["source_id"] if is_within else None}
        for one in queries
    ]
    lines = "\n".join(map(json.dumps, asked))
    answers = _okr(env, "search", "--queries", "-", "-k", "20", "--output-format", "jsonl", sent=lines).splitlines()
    shares = defaultdict(list)
    for query, answer in zip(queries, map(json.loads, answers), strict=True):
        share = covered(answer["hits"], query["source_id"], query["gold_spans"])
        for kind in (query["track"], "all"):
            shares[kind].append(share)
    return shares


def _okr(env: Mapping[str, str], *arguments: str, sent: str = "") -> str:
    okr = str(Path(sys.executable).with_name("okr"))
    run = subprocess.run([okr, "library", *arguments], env=env, input=sent.encode(), capture_output=True)
    if run.returncode:
        sys.exit(run.stderr.decode("utf-8", "replace"))
    return run.stdout.decode()


def _table(
    scope: str,
    queries: Sequence[Mapping[str, Any]],
    measured: Mapping[str, Mapping[str, Mapping[str, Sequence[float]]]],
) -> str:
    kinds = [*sorted({query["track"] for query in queries}), "all"]
    counts = {kind: sum(kind in (query["track"], "all") for query in queries) for kind in kinds}

    def rows() -> Iterator[str]:
        yield f"| Span@{BUDGET}, {scope} | " + " | ".join(f"{kind} ({counts[kind]})" for kind in kinds) + " |"
        yield "|---|" + "---|" * len(kinds)
        for name, scopes in measured.items():
            values = [f"{fmean(scopes[scope][kind]):.3f}" for kind in kinds]
            yield f"| {name} | " + " | ".join(values) + " |"

    return "\n".join(rows())


if __name__ == "__main__":
    main()
