"""Stores what `okr draft` drafted, beside the drafts of the service."""

from typing import TYPE_CHECKING

from api.retention import erase_old_drafts
from api.terminal import complain
from assistant.errors import PlumbError
from assistant.so_many import so_many

if TYPE_CHECKING:
    from api.settings import Settings
    from api.store.drafts import Drafts
    from assistant.drafter.brief import Draft


def store(made: "Draft", settings: "Settings") -> None:
    """Store a draft that was handed out, where there is a database; drafting alone makes none.

    What fails is said in a sentence: whoever asked has the draft already.
    """
    from api import database

    try:
        if database.exists(settings):
            _stored(made, settings)
    except PlumbError as error:
        complain(f"The draft was not stored: {error}")


def _stored(made: "Draft", settings: "Settings") -> None:
    from api import database
    from api.audited import draft_made
    from api.caller import ANYBODY
    from api.store.drafts import Drafts
    from assistant.drafter.record import draft_json

    drafts = Drafts(database.opened(settings))
    try:
        record = draft_json(made)
        drafts.put(ANYBODY.workspace, record, draft_made(ANYBODY, record))
        _forget_old(drafts, settings)
    finally:
        drafts.close()


def _forget_old(drafts: "Drafts", settings: "Settings") -> None:
    from retrieval.errors import NotErased

    try:
        gone = erase_old_drafts(drafts, settings.retention_days)
    except NotErased as error:
        complain(f"Old drafts are removed, but {error}; run okr library rebuild to be rid of them.")
        return
    if gone:
        complain(f"Erased {so_many(len(gone), 'draft')} older than {so_many(settings.retention_days or 0, 'day')}.")
