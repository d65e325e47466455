"""Erases what is older than OKR_RETENTION_DAYS: as the service starts, then daily, and before a command writes."""

import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from types import TracebackType
from typing import TYPE_CHECKING, Self

from assistant.errors import PlumbError
from retrieval.errors import NotErased, NoVectors

if TYPE_CHECKING:
    from api.parts import Parts
    from api.store.drafts import Drafts
    from api.store.evaluations import Evaluations
    from retrieval.library import Library

log = logging.getLogger("plumb")

_DAY = 24 * 60 * 60.0  # seconds


def erase_old(library: "Library", days: int | None) -> list[str]:
    """Erase the documents added or changed more than so many days ago; gives their names. Raises NotErased."""
    return [] if days is None else library.expire(datetime.now(UTC) - timedelta(days=days))


def erase_old_drafts(drafts: "Drafts", days: int | None) -> list[str]:
    """Erase the drafts stored more than so many days ago; gives their ids."""
    return [] if days is None else drafts.expire(datetime.now(UTC) - timedelta(days=days))


def erase_old_evaluations(evaluations: "Evaluations", days: int | None) -> list[str]:
    """Erase the evaluations that nothing came of for more than so many days; gives their ids."""
    return [] if days is None else evaluations.expire(datetime.now(UTC) - timedelta(days=days))


class Retention:
    """A thread beside the service that erases what is old; none where nothing is to be erased."""

    def __init__(self, parts: "Parts", days: int | None) -> None:
        self._parts, self._days = parts, days
        self._stopped = Event()
        self._thread = Thread(target=self._daily, name="retention", daemon=True)

    def __enter__(self) -> Self:
        if self._days is not None:
            self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped.set()
        if self._days is not None:
            self._thread.join()

    def _daily(self) -> None:
        while not self._stopped.is_set():
            self._erase()
            self._stopped.wait(_DAY)

    def _erase(self) -> None:
        for erase in (self._erase_drafts, self._erase_evaluations, self._erase_documents):
            try:
                erase()
            except (NotErased, PlumbError) as error:
                log.warning("what is older than %d days could not be erased: %s", self._days, error)
            except Exception as error:  # its words may hold a note's; tomorrow it is tried again
                log.error("what is older than %d days could not be erased: %s", self._days, type(error).__name__)

    def _erase_drafts(self) -> None:
        erased = erase_old_drafts(self._parts.drafts(), self._days)
        if erased:
            log.info("erased %d drafts older than %d days", len(erased), self._days)

    def _erase_evaluations(self) -> None:
        from api.model_answers import sweep

        erased = erase_old_evaluations(self._parts.evaluations(), self._days)
        if erased:
            log.info("erased %d evaluations older than %d days", len(erased), self._days)
        sweep(self._parts)

    def _erase_documents(self) -> None:
        from api.library_acts import acts_of

        library = self._parts.library().telling(acts_of())
        erased = erase_old(library, self._days)
        if erased:
            log.info("erased %d documents older than %d days", len(erased), self._days)
            with suppress(NoVectors):  # then the next search makes them anew
                library.index()
