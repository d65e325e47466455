"""Reads what is told of a draft without its text."""

from datetime import UTC
from typing import Any

from sqlalchemy import Row

from api.store import tables
from api.store.stored_draft import StoredDraft

LISTED = [column for column in tables.drafts.c if column.name not in ("number", "record")]


def stored(row: Row[Any]) -> StoredDraft:
    """Give the draft of a row that holds what is `LISTED`."""
    values = {column.name: getattr(row, column.name) for column in LISTED}
    return StoredDraft(
        **{**values, "created": row.created.replace(tzinfo=UTC), "updated": row.updated.replace(tzinfo=UTC)}
    )
