"""A service and a command on one data folder, where the vectors are embedded: one holds them, both find."""

from pathlib import Path

import httpx2
import pytest

from api import answers
from tests.api.http import answered
from tests.api.okr import complaint, okr
from tests.api.test_serve import serving


def _hits(client: httpx2.Client, text: str) -> list[str]:
    hits = answered(client.post("/v1/search", json={"text": text}), answers.Hits)["hits"]
    return [hit["document"] for hit in hits]


@pytest.mark.long
def test_the_second_works_by_words_and_the_holder_indexes_what_it_added(home: Path) -> None:
    (home / "b.md").write_text("Customers cancel their subscriptions.", encoding="utf-8")
    with serving() as (address, _), httpx2.Client(base_url=address, timeout=60) as client:
        kept = client.post("/v1/documents", json={"id": "a.md", "text": "We grow in Norway by partners."})
        answered(kept, answers.Document, 201)
        assert _hits(client, "Norway")[0] == "a.md"  # from here on the service holds the vectors
        added = okr("library", "add", "b.md")
        assert added.stdout == b"kept b.md (document)\n"
        assert b"Another process" in added.stderr
        found = okr("library", "search", "cancel", "--output-format", "jsonl")
        assert b"b.md" in found.stdout
        assert b"by words only" in found.stderr
        refused = complaint(okr("library", "rebuild"))
        assert "OKR_CHROMA_URL" in refused
        assert _hits(client, "clients leave")[0] == "b.md"
        assert okr("library", "remove", "a.md").returncode == 0
        assert "a.md" not in _hits(client, "Norway")
