"""How the commands of `okr library` open the library, and how they leave it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from api.retention import erase_old
from api.terminal import complain, progress
from assistant.errors import Unavailable, UnknownName
from assistant.so_many import so_many

if TYPE_CHECKING:
    from api.erasure import Erased
    from api.settings import Settings
    from retrieval.library import Library

ADDING = "what is new is kept and found by its words, and by its meaning"
ERASING = "the text is erased, the vectors made from it go"


def settings() -> "Settings":
    """Read the settings; only here, for it takes a while, and help needs none."""
    from api.settings import load_settings

    return load_settings()


def to_write() -> "Library":
    """Open the library to change it; what is older than OKR_RETENTION_DAYS goes first."""
    given = settings()
    opened = to_read(given)
    try:
        forget_old(opened, given)
    except BaseException:
        opened.close()
        raise
    return opened


def to_read(given: "Settings") -> "Library":
    """Open the library to look into it; what is removed all the same is written down."""
    from api import build
    from api.library_acts import acts_of

    return build.library(given).telling(acts_of())


def existing(name: str) -> "Library":
    """Open the library to look for a document; where there is none, looking does not make one."""
    from api import database

    given = settings()
    if not database.exists(given):
        raise unknown(name)
    return to_read(given)


def forget_old(opened: "Library", given: "Settings") -> None:
    """Erase what is older than OKR_RETENTION_DAYS, and say so."""
    from retrieval.errors import NotErased

    try:
        gone = erase_old(opened, given.retention_days)
    except NotErased as error:
        raise Unavailable(_remains(error)) from None
    if gone:
        complain(f"Erased {so_many(len(gone), 'document')} older than {so_many(given.retention_days or 0, 'day')}.")
        index(opened, ERASING)


def erased(opened: "Library", given: "Settings", names: Sequence[str], with_drafts: bool) -> "Erased":
    """Erase documents, and the drafts that quote them where asked for. Raises Unavailable."""
    from api import database
    from api.erasure import erase
    from api.store.drafts import Drafts
    from retrieval.errors import NotErased

    drafts = Drafts(database.opened(given))
    try:
        return erase(drafts, opened, names, with_drafts)
    except NotErased as error:
        raise Unavailable(_remains(error)) from None
    finally:
        drafts.close()


def index(opened: "Library", later: str | None = ADDING) -> None:
    """Make the vectors that are missing; where that cannot be, whoever holds or opens them next does it.

    `later` says what it means that this is still to come.
    """
    from retrieval.errors import NoVectors, VectorsHeld

    try:
        opened.index(lambda done, total: progress(f"Indexing: {done} of {total} documents"))
    except VectorsHeld:
        if later is not None:
            complain(f"Another process holds the library's vectors; {later} with its next search.")
    except NoVectors as error:
        if later is not None:
            complain(f"The library's vectors cannot be made now; {later} as soon as they can be: {error}.")
    finally:
        progress("")


def unknown(name: str) -> UnknownName:
    """Say that there is no such document."""
    return UnknownName(f"The library holds no document {name!r}; okr library list names them all.")


def _remains(error: Exception) -> str:
    return f"The documents are removed, but {error}; run okr library rebuild to be rid of them."
