"""How well search finds the spans that answer questions, on a folder of labelled data."""

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from retrieval.library import Library
from retrieval.passage import Passage, Query, SourceDocument

BUDGET = 5000  # characters that a reader is given

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif("OKR_TEST_DATA" not in os.environ, reason="OKR_TEST_DATA names no folder of labelled data"),
]


def _lines(name: str) -> list[dict[str, Any]]:
    file = Path(os.environ["OKR_TEST_DATA"]) / "retrieval_dev" / name
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def _share(hits: Iterable[Passage], document: str, gold: Sequence[Sequence[int]]) -> float:
    """Give the share of the gold characters that the first BUDGET characters of the hits hold."""
    read: set[int] = set()
    left = BUDGET
    for hit in hits:
        took = min(hit.end - hit.start, left)
        left -= took
        if hit.document == document:
            read.update(range(hit.start, hit.start + took))
    wanted = {at for start, end in gold for at in range(start, end)}
    return len(read & wanted) / min(len(wanted), BUDGET)


def _figures(library: Library, is_within: bool) -> dict[str, float]:
    shares = defaultdict(list)
    for query in _lines("queries.jsonl"):
        source = query["source_id"]
        hits = library.search(Query(query["text"], 20, source if is_within else None))
        for track in (query["track"], "all"):
            shares[track].append(_share(hits, source, query["gold_spans"]))
    return {track: sum(values) / len(values) for track, values in shares.items()}


def test_search_reaches_its_bars(library: Library) -> None:
    for line in _lines("documents.jsonl"):
        library.add(SourceDocument(line["id"], line["title"], line["kind"], line["text"]))
    within, over_all = _figures(library, True), _figures(library, False)
    assert within["transcript"] >= 0.52
    assert over_all["all"] >= 0.36
    assert over_all["strategy"] >= 0.70
    assert over_all["minutes"] >= 0.52
