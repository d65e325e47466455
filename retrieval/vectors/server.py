"""Vectors on a Chroma server, for several processes: the generation stands in the names of the collections."""

from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from retrieval.vectors.faults import as_no_vectors
from retrieval.vectors.index import VectorIndex

_WAIT_S = 10.0  # for an answer
_PAGE = 500  # collections listed a call


class ChromaServer:
    """A `VectorStore` at an address; `folder` only names what is kept beside it."""

    is_shared = True

    def __init__(self, url: str, folder: Path) -> None:
        self.folder = folder
        self._url = urlsplit(url)
        self._why = (
            f"the Chroma server {url} does not do what it is asked ({{reason}}); start it, or set OKR_CHROMA_URL to one"
            " that runs"
        )

    def hold(self) -> None:
        """Do nothing: the vectors are everybody's."""

    def release(self) -> None:
        """Do nothing: nothing is held."""

    def holds(self, generation: str) -> bool:
        """Say yes: what a generation lacks is noticed workspace by workspace."""
        return True

    def open(self, generation: str) -> VectorIndex:
        """Open a generation; its collections are made when something is put there."""
        client = self._connected()
        return VectorIndex(client, _prefix(generation), self._why, lambda: _close(client))

    def remove(self, generation: str) -> None:
        """Remove the collections of a generation."""
        client = self._connected()
        try:
            with as_no_vectors(self._why):
                names: list[str] = []
                while page := [one.name for one in client.list_collections(limit=_PAGE, offset=len(names))]:
                    names += page
                for name in names:
                    if name.startswith(_prefix(generation)):
                        _delete(client, name)
        finally:
            _close(client)

    def _connected(self) -> Any:
        """Connect, with an end to all waiting; Chroma's own client waits for ever."""
        with as_no_vectors(self._why):
            import chromadb
            import httpx
            from chromadb.config import Settings

            is_tls = self._url.scheme == "https"
            host, port = self._url.hostname or "", self._url.port or (443 if is_tls else 8000)
            shown = f"[{host}]" if ":" in host else host
            httpx.get(f"{self._url.scheme}://{shown}:{port}/api/v2/heartbeat", timeout=_WAIT_S).raise_for_status()
            client: Any = chromadb.HttpClient(host, port, ssl=is_tls, settings=Settings(anonymized_telemetry=False))
            client._server._session.timeout = httpx.Timeout(_WAIT_S)
            return client


def _close(client: Any) -> None:
    """Close a client with its connections, which Chroma leaves open."""
    sessions = [part._server._session for part in (client, client._admin_client)]
    client.close()
    for session in sessions:
        session.close()


def _delete(client: Any, name: str) -> None:
    """Delete a collection that another process may be deleting, too."""
    from chromadb.errors import NotFoundError

    with suppress(NotFoundError):
        client.delete_collection(name)


def _prefix(generation: str) -> str:
    return f"plumb-{generation}-"
