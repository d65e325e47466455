"""What people think of drafts: a thumb, perhaps a reason, on a draft or one place in it. It goes with its draft."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy import Engine, Row, delete, insert, select

from api.store import tables
from api.store.audit import Act, append

Thumb = Literal["up", "down"]

_DRAFTS, _FEEDBACK = tables.drafts, tables.feedback


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody thinks of a draft; `objective` and `key_result` count from 1, null is all of it."""

    id: str
    draft: str
    created: datetime
    thumb: Thumb
    reason: str | None = None
    objective: int | None = None
    key_result: int | None = None


class Opinions(NamedTuple):
    """A page of opinions, newest first, and the number that the next page begins after; None where no more follow."""

    opinions: tuple[Opinion, ...]
    next: int | None


class Feedback:
    """The feedback of all workspaces in one database; every call names the workspace it may see."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = engine.execution_options(writes=True)

    def add(self, workspace: str, opinion: Opinion, key: str | None, act: Act) -> bool:
        """Keep an opinion, in place of what the same key thought of the same place; False where there is no draft."""
        ours = select(_DRAFTS.c.number).where(_DRAFTS.c.workspace == workspace, _DRAFTS.c.id == opinion.draft)
        with self._writer.begin() as connection:
            draft = connection.scalar(ours)
            if draft is None:
                return False
            connection.execute(
                delete(_FEEDBACK).where(
                    _FEEDBACK.c.draft == draft,
                    _FEEDBACK.c.key.is_not_distinct_from(key),
                    _FEEDBACK.c.objective.is_not_distinct_from(opinion.objective),
                    _FEEDBACK.c.key_result.is_not_distinct_from(opinion.key_result),
                )
            )
            connection.execute(
                insert(_FEEDBACK).values(
                    id=opinion.id,
                    draft=draft,
                    key=key,
                    created=opinion.created.astimezone(UTC).replace(tzinfo=None),
                    thumb=opinion.thumb,
                    reason=opinion.reason,
                    objective=opinion.objective,
                    key_result=opinion.key_result,
                )
            )
            append(connection, act)
        return True

    def page(self, workspace: str, draft: str | None = None, before: int | None = None, limit: int = 50) -> Opinions:
        """Give the opinions on all drafts, or on one, that follow a page; newest first."""
        asked = (
            select(_FEEDBACK, _DRAFTS.c.id.label("of"))
            .join(_DRAFTS, _DRAFTS.c.number == _FEEDBACK.c.draft)
            .where(_DRAFTS.c.workspace == workspace)
        )
        if draft is not None:
            asked = asked.where(_DRAFTS.c.id == draft)
        if before is not None:
            asked = asked.where(_FEEDBACK.c.number < before)
        with self._engine.connect() as connection:
            rows = connection.execute(asked.order_by(_FEEDBACK.c.number.desc()).limit(limit + 1)).all()
        shown = rows[:limit]
        return Opinions(tuple(map(_opinion, shown)), shown[-1].number if len(rows) > limit else None)


def _opinion(row: Row[Any]) -> Opinion:
    return Opinion(
        row.id, row.of, row.created.replace(tzinfo=UTC), row.thumb, row.reason, row.objective, row.key_result
    )
