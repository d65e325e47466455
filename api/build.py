"""Makes engine, library, search and model from the settings; nothing else does."""

from collections.abc import Sequence
from types import TracebackType
from typing import TYPE_CHECKING, Self

from api.settings import Settings
from assistant.errors import BadSetting, Unavailable
from retrieval.passage import Passage, Query

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from assistant.drafter.model import Model
    from retrieval.library import Library


def engine(settings: Settings) -> "Engine":
    """Open the database, made and brought to today's schema where needed. It raises Unavailable whenever it fails."""
    from sqlalchemy import URL, create_engine

    from api import database, migrations

    try:
        settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        settings.database.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(
            f"The data folder {error.filename} cannot be made ({error.strerror});"
            " set OKR_DATA_DIR to one you may write to."
        ) from None
    made = create_engine(URL.create("sqlite", database=str(settings.database)))
    database.listen(made)
    try:
        migrations.upgrade(made)
    except BaseException:
        made.dispose()
        raise
    return made


def library(settings: Settings) -> "Library":
    """Open the library, made where there is none. Raises Unavailable, now and whenever the database fails."""
    from retrieval.embeddings import StaticEmbedder
    from retrieval.library import Library

    return Library(engine(settings), settings.data_dir / "vectors", StaticEmbedder())


class LibrarySearch:
    """Searches the library; one that was never made holds no passages, and is not made by looking."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._library: Library | None = None

    def __call__(self, query: Query) -> Sequence[Passage]:
        """Give passages, best first. Raises Unavailable."""
        if self._library is None:
            if not self._settings.database.exists():
                return ()
            self._library = library(self._settings)
        return self._library.search(query)

    @property
    def notice(self) -> str | None:
        """Why the last search went by words only, in a sentence; None where it did not."""
        return None if self._library is None else self._library.notice

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
            " that needs none, or draft with --model offline."
        )
    from assistant.drafter.openai_model import openai_model

    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else None
    return openai_model(chosen, key, settings.openai_base_url)
