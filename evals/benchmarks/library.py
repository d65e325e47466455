"""How fast the library adds and finds, beside bare chromadb and bm25s on the same texts and vectors, in one run.

`python -m evals.benchmarks.library [PASSAGES]` (default 10,000) prints each figure beside its bar. The texts are made
up: words drawn as in a language, a few topics a document, so that a query has near and far answers. Milliseconds and
rates are by the clock, and beside them by the processor's time of this process, for a machine that is not idle.
"""

import logging
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

import bm25s
import chromadb
import numpy as np
from chromadb.config import Settings as ChromaSettings

from api import build
from api.settings import Settings
from retrieval.embedders.static import StaticEmbedder
from retrieval.passage import Query, SourceDocument
from retrieval.vectors.embedded import Embedded
from retrieval.vectors.index import Entry

A_DOCUMENT = 10  # passages
A_BATCH = 50  # documents; `okr library add` keeps about as many of this length at once
QUERIES = 100
WORKSPACES = 100
SYLLABLES = [a + b for a in "bdfgklmnprstv" for b in ("a", "e", "i", "o", "u", "an", "er", "is")]


def main() -> None:
    """Measure and print."""
    logging.disable()  # bm25s and alembic tell all they do
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    draw = random.Random(1)
    words = ["".join(draw.choices(SYLLABLES, k=draw.randint(2, 4))) for _ in range(20_000)]
    texts = [_passage(draw, words) for _ in range(count)]
    queries = [" ".join(draw.sample(draw.choice(texts).split(), 6)) for _ in range(QUERIES)]
    embedder = StaticEmbedder()
    vectors, asked = embedder(texts), embedder(queries)
    print(f"{count:,} passages of {sum(map(len, texts)) // count} characters, {QUERIES} queries")
    with TemporaryDirectory() as home:
        _bare_chroma(Path(home, "chroma"), vectors, asked)
        _bare_bm25s(texts, queries)
        _our_vectors(Path(home, "vectors"), vectors, asked)
        _library(Path(home, "one"), texts, queries, 1)
        _library(Path(home, "many"), texts, queries, WORKSPACES)


def _passage(draw: random.Random, words: Sequence[str]) -> str:
    """Draw 120 words: two in three by Zipf's law, one in three from a topic of 40 words."""
    topic = draw.randrange(len(words) - 40)
    drawn = [
        words[min(int(draw.paretovariate(0.9)) - 1, len(words) - 1)]
        if draw.random() < 0.67
        else words[topic + draw.randrange(40)]
        for _ in range(120)
    ]
    return " ".join(drawn) + "."


def _bare_chroma(folder: Path, vectors: Any, asked: Any) -> None:
    """Add and search vectors with chromadb alone; recall is against the exact search."""
    client = chromadb.PersistentClient(folder, settings=ChromaSettings(anonymized_telemetry=False))
    collection = client.create_collection("all", embedding_function=None, configuration={"hnsw": {"space": "cosine"}})
    begun = perf_counter(), process_time()
    for start in range(0, len(vectors), 5000):
        some = vectors[start : start + 5000]
        collection.add(ids=[str(start + at) for at in range(len(some))], embeddings=some)
    _say("chromadb, bare: passages a second, vectors made before", *_rate(len(vectors), begun))
    found, took = _timed(list(asked), lambda one: collection.query(one[None], n_results=10)["ids"][0])
    _say("chromadb, bare: recall@10, its own settings", _recall([list(map(int, one)) for one in found], vectors, asked))
    _say_took("chromadb, bare", took)


def _bare_bm25s(texts: Sequence[str], queries: Sequence[str]) -> None:
    """Index and search words with bm25s alone."""
    begun = perf_counter(), process_time()
    index = bm25s.BM25()
    index.index(bm25s.tokenize(list(texts), show_progress=False), show_progress=False)
    _say("bm25s, bare: passages a second", *_rate(len(texts), begun))
    _, took = _timed(
        queries, lambda one: index.retrieve(bm25s.tokenize(one, show_progress=False), k=10, show_progress=False)
    )
    _say_took("bm25s, bare", took)


def _our_vectors(folder: Path, vectors: Any, asked: Any) -> None:
    """Search our own index of the same vectors, for its recall."""
    store = Embedded(folder)
    store.hold()
    index = store.open("generation")
    index.put("all", [Entry(at, "version", "kind", None) for at in range(len(vectors))], vectors)
    found, took = _timed(list(asked), lambda one: index.nearest("all", one[None], 10, None, None, None))
    _say(
        "Plumb's vectors: recall@10 (bar .97)",
        _recall([[near.passage for near in one] for one in found], vectors, asked),
    )
    _say_took("Plumb's vectors", took)
    index.close()
    store.release()


def _library(folder: Path, texts: Sequence[str], queries: Sequence[str], workspaces: int) -> None:
    """Add and search as the product does: documents, words and vectors, one workspace or many."""
    named = f"library, {workspaces} workspace" + ("s" if workspaces > 1 else "")
    documents = [
        SourceDocument(f"d{at}", f"Document {at}", "research", "\n\n".join(texts[at : at + A_DOCUMENT]))
        for at in range(0, len(texts), A_DOCUMENT)
    ]
    with build.library(Settings(data_dir=folder, embeddings="static")) as library:
        begun = perf_counter(), process_time()
        for workspace in range(workspaces):
            own = documents[workspace::workspaces]
            for start in range(0, len(own), A_BATCH):
                library.add_all(own[start : start + A_BATCH], f"w{workspace}")
        library.index()
        added = perf_counter() - begun[0], process_time() - begun[1]
        passages = sum(one.passages for at in range(workspaces) for one in library.documents(f"w{at}"))
        _say(f"{named}: passages kept", passages)
        _say(f"{named}: passages a second, embedded and indexed (bar 1,000)", *(passages / spent for spent in added))
        places = [f"w{at % workspaces}" for at in range(len(queries))]
        library.search(Query("warm"), places[0])
        _, took = _timed(
            list(zip(queries, places, strict=True)), lambda one: library.search(Query(one[0]), workspace=one[1])
        )
        _say_took(f"{named} (bar {25 if workspaces == 1 else 60})", took)
        if notice := library.words_only():
            sys.exit(notice)


def _recall(found: Sequence[Sequence[int]], vectors: Any, asked: Any) -> float:
    exact = np.argsort(-(asked @ vectors.T), axis=1)[:, :10]
    return sum(len(set(one) & set(best.tolist())) for one, best in zip(found, exact, strict=True)) / exact.size


def _timed(asked: Sequence[Any], search: Callable[[Any], Any]) -> tuple[list[Any], list[list[float]]]:
    """Give what each search found, and the milliseconds each took by the clock and by the processor."""
    found: list[Any] = []
    took: list[list[float]] = [[], []]
    for one in asked:
        begun = perf_counter(), process_time()
        found.append(search(one))
        took[0].append(1000 * (perf_counter() - begun[0]))
        took[1].append(1000 * (process_time() - begun[1]))
    return found, took


def _say(what: str, *values: float) -> None:
    print(f"{what:72}" + "".join(f" {value:10,.2f}" for value in values), flush=True)


def _rate(count: int, begun: tuple[float, float]) -> tuple[float, float]:
    return count / (perf_counter() - begun[0]), count / (process_time() - begun[1])


def _say_took(what: str, took: Sequence[Sequence[float]]) -> None:
    _say(f"{what}: search, median ms", *map(median, took))
    _say(f"{what}: search, p95 ms", *(quantiles(one, n=20)[-1] for one in took))


if __name__ == "__main__":
    main()
