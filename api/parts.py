"""What routes need, made once a process: the library, the drafts and the models, each when a request first needs it."""

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from api import build, database
from api.search import LibrarySearch
from api.settings import Settings
from assistant.errors import BadSetting, PlumbError

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from api.store.audit import Audit
    from api.store.conversations import Conversations
    from api.store.drafts import Drafts
    from api.store.evaluations import Evaluations
    from api.store.feedback import Feedback
    from api.store.jobs import Jobs
    from api.store.keys import Keys
    from api.store.once import Once
    from api.store.sessions import Sessions
    from api.store.spending import Spending
    from assistant.drafter.model import Model
    from retrieval.library import Library

# Clients name models freely; more than this many are not kept ready.
_KEPT_MODELS = 8
_LOCAL = "gguf:"


class Parts:
    """The parts of one running service. Requests run in threads, so making a part is guarded by a lock."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._opening = Lock()
        self._library: Library | None = None
        self._database: Engine | None = None
        self._making = Lock()
        self._models: dict[str, Model | None] = {}

    @property
    def asks_for_keys(self) -> bool:
        """Say whether a request needs a key."""
        return self._settings.auth == "keys"

    def library(self) -> "Library":
        """Give the library, opened where it is not open yet. Raises Unavailable, and tries again the next time."""
        with self._opening:
            if self._library is None:
                self._library = build.library(self._settings)
            return self._library

    def drafts(self) -> "Drafts":
        """Give the stored drafts. Raises Unavailable, now and whenever the database fails."""
        from api.store.drafts import Drafts

        return Drafts(self.database())

    def conversations(self) -> "Conversations":
        """Give the conversations. Raises Unavailable, now and whenever the database fails."""
        from api.store.conversations import Conversations

        return Conversations(self.database())

    def keys(self) -> "Keys":
        """Give the keys. Raises Unavailable, now and whenever the database fails."""
        from api.store.keys import Keys

        return Keys(self.database())

    def sessions(self) -> "Sessions":
        """Give who is signed in. Raises Unavailable, now and whenever the database fails."""
        from api.store.sessions import Sessions

        return Sessions(self.database())

    def feedback(self) -> "Feedback":
        """Give what people think of drafts. Raises Unavailable, now and whenever the database fails."""
        from api.store.feedback import Feedback

        return Feedback(self.database())

    def evaluations(self) -> "Evaluations":
        """Give the evaluations. Raises Unavailable, now and whenever the database fails."""
        from api.store.evaluations import Evaluations

        return Evaluations(self.database())

    def spending(self) -> "Spending":
        """Give what keys have spent. Raises Unavailable, now and whenever the database fails."""
        from api.store.spending import Spending

        return Spending(self.database())

    def jobs(self) -> "Jobs":
        """Give the jobs. Raises Unavailable, now and whenever the database fails."""
        from api.store.jobs import Jobs

        return Jobs(self.database())

    def once(self) -> "Once":
        """Give the requests that are done once. Raises Unavailable, now and whenever the database fails."""
        from api.store.once import Once

        return Once(self.database())

    def audit(self) -> "Audit":
        """Give the audit log. Raises Unavailable, now and whenever the database fails."""
        from api.store.audit import Audit

        return Audit(self.database())

    def database(self) -> "Engine":
        """Give the database of all that is kept beside the library. Raises Unavailable, and tries again next time."""
        with self._opening:
            if self._database is None:
                self._database = database.opened(self._settings)
            return self._database

    def search(self, workspace: str) -> LibrarySearch:
        """Give the search of one request in a workspace; it raises Unavailable."""
        return LibrarySearch(self.library, workspace)

    def model(self, name: str | None) -> "Model | None":
        """Give the model of this name, or of OKR_MODEL; None is the offline drafter. Raises BadSetting.

        A file of this machine is used only where OKR_MODEL names it: no request makes the service open a path.
        """
        chosen = name or self._settings.model
        if chosen.startswith(_LOCAL) and chosen != self._settings.model:
            raise BadSetting(
                "A local model is used only where the server's OKR_MODEL names it; send no model, or offline."
            )
        with self._making:
            if chosen not in self._models:
                made = build.model(self._settings, chosen)
                while len(self._models) >= _KEPT_MODELS:
                    del self._models[next(iter(self._models))]
                self._models[chosen] = made
            return self._models[chosen]

    @property
    def model_name(self) -> str:
        """What OKR_MODEL says: `offline`, or a model; of a file of this machine its name alone."""
        return self._settings.model_name

    @property
    def answers(self) -> "Path":
        """The folder of the model answers of evaluations that are not done, a folder each."""
        return self._settings.data_dir / "evaluations"

    @property
    def model_price(self) -> tuple[float, float] | None:
        """What OKR_MODEL_PRICE says: dollars a million input and a million output tokens."""
        return self._settings.model_price

    def states(self) -> dict[str, str]:
        """Say of each part `ok`, or in a sentence why it does not work."""
        return {"library": _state(self.library), "model": _state(lambda: self.model(None))}

    def search_state(self) -> str:
        """Say `ok`, or in a sentence why search goes by words only, or not at all."""
        notices: list[str | None] = []
        state = _state(lambda: notices.append(self.library().words_only()))
        return next(filter(None, notices), state)

    def close(self) -> None:
        """Close what was opened."""
        with self._opening:
            if self._library is not None:
                self._library.close()
                self._library = None
            if self._database is not None:
                self._database.dispose()
                self._database = None


def _state(part: Callable[[], object]) -> str:
    try:
        part()
    except PlumbError as error:
        return str(error)
    return "ok"
