"""Two services on one PostgreSQL database and one Chroma server serve the same library."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
import pytest

from api import answers
from tests.api.http import answered
from tests.api.test_serve import serving
from tests.places import ON_SERVERS

pytestmark = [ON_SERVERS, pytest.mark.long]
EACH = 12


def _add(client: httpx2.Client, id: str, text: str) -> None:
    answered(client.post("/v1/documents", json={"id": id, "text": text}), answers.Document, 201)


def _found(client: httpx2.Client, text: str, k: int = 5) -> list[str]:
    hits = answered(client.post("/v1/search", json={"text": text, "k": k}), answers.Hits)["hits"]
    return [hit["document"] for hit in hits]


def test_what_one_takes_the_other_finds(home: Path) -> None:
    with (
        serving() as (one, _),
        serving() as (other, process),
        httpx2.Client(base_url=one, timeout=60) as first,
        httpx2.Client(base_url=other, timeout=60) as second,
    ):
        _add(first, "leave.md", "Customers cancel their subscriptions because of the price.")
        assert _found(second, "clients leave because it costs too much")[0] == "leave.md"

        def work(number: int) -> None:
            client = (first, second)[number % 2]
            _add(client, f"{number}.md", f"Market number{number} grows by partners of group{number}.")
            assert f"{number}.md" in _found(client, f"number{number}")

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(work, range(2 * EACH)))
        for client in (first, second):
            listed = {document["id"] for document in client.get("/v1/documents?limit=100").json()["data"]}
            assert listed == {"leave.md", *(f"{number}.md" for number in range(2 * EACH))}
            for number in range(2 * EACH):
                assert _found(client, f"group{number}")[0] == f"{number}.md"
        assert second.delete("/v1/documents/leave.md").status_code == 204
        assert "leave.md" not in _found(first, "clients leave because it costs too much")
        process.kill()
        process.wait(20)
        assert _found(first, "group3")[0] == "3.md"
