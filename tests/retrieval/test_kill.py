"""A killed `okr library add` loses nothing that it said it kept, and leaves nothing half done."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import chromadb  # noqa: F401 - loaded before the time is taken
import pytest
from sqlalchemy import text

from retrieval.library import Library
from retrieval.passage import Query
from tests.places import ON_ALL

OKR = Path(sys.executable).with_name("okr")
DOCUMENTS = 60
REPAIRED_S = 2  # of this process; what else the machine does counts not

Open = Callable[[], Library]


def _text(number: int) -> str:
    return "\n\n".join(f"Chapter {part} of document{number} speaks of trials. " * 12 for part in range(1 + number % 5))


def _killed_add(file: Path, data: Path, place: Mapping[str, str], lines: int, delay: float) -> list[str]:
    """Kill the command this long after its n-th line, and give the names it had said were kept."""
    process = subprocess.Popen(
        [OKR, "library", "add", file],
        stdout=subprocess.PIPE,
        env={**os.environ, **place, "OKR_DATA_DIR": str(data)},
    )
    assert process.stdout is not None
    said = [process.stdout.readline() for _ in range(lines)]
    time.sleep(delay)
    process.kill()
    said += process.stdout.readlines()
    process.wait()
    process.stdout.close()
    return [line.split()[1].decode() for line in said if line.startswith((b"kept", b"same")) and line.endswith(b"\n")]


def _check(library: Library, acknowledged: list[str]) -> None:
    begun = time.process_time()
    library.search(Query("trials"))
    assert time.process_time() - begun < REPAIRED_S
    assert library.find(Query("anything")).notice is None
    kept = {document.id: document for document in library.documents()}
    assert set(acknowledged) <= set(kept)
    for name in kept:
        whole = library.document(name)
        assert whole is not None
        assert whole.text == _text(int(name))
        found = library.search(Query("chapter trials", k=20, document=name))
        covered = "".join(hit.text for hit in sorted(found, key=lambda hit: hit.start))
        assert "".join(covered.split()) == "".join(whole.text.split())
    with library._engine.connect() as connection:
        (passages, words, whole_passages, unindexed) = connection.execute(
            text(
                "SELECT (SELECT count(*) FROM passages), (SELECT count(*) FROM words),"
                " (SELECT sum(passages) FROM documents), (SELECT count(*) FROM documents WHERE vectors IS NULL)"
            )
        ).one()
    assert passages == words == (whole_passages or 0)
    assert unindexed == 0


def _kill(opened: Open, data: Path, place: Mapping[str, str], tmp_path: Path, kills: int) -> None:
    file = tmp_path / "documents.jsonl"
    file.write_text("".join(json.dumps({"id": str(n), "text": _text(n)}) + "\n" for n in range(DOCUMENTS)))
    chance = random.Random(kills)
    for _ in range(kills):
        lines = chance.choice([0, 1, DOCUMENTS // 3, DOCUMENTS])
        acknowledged = _killed_add(file, data, place, lines, chance.uniform(0, 0.8) if lines in (0, DOCUMENTS) else 0)
        library = opened()
        _check(library, acknowledged)
        for document in library.documents()[:40]:
            library.remove(document.id)
        library.close()


@pytest.mark.long
def test_kills_lose_nothing(opened: Open, data: Path, place: Mapping[str, str], tmp_path: Path) -> None:
    _kill(opened, data, place, tmp_path, 3)


@ON_ALL
@pytest.mark.long(minutes=1)
def test_many_kills_lose_nothing(opened: Open, data: Path, place: Mapping[str, str], tmp_path: Path) -> None:
    _kill(opened, data, place, tmp_path, 20)
