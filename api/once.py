"""Idempotency-Key: a request that a client sends again, for it saw no answer, does not do its work twice."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from typing import Annotated, Any

from fastapi import Header
from pydantic import BaseModel

from api.caller import Caller
from api.parts import Parts
from api.problems import Problem
from api.store.once import Known
from api.streams import Work
from assistant.drafter.listening import Listener
from assistant.errors import PlumbError

IdempotencyKey = Annotated[
    str | None,
    Header(
        min_length=1,
        max_length=255,
        pattern=r"^[!-~]+$",
        description="Any word of your own for this request: sent again with the same body within a day, it gives the"
        " same answer and does nothing twice.",
    ),
]


class Repeats:
    """What a caller sends under one key for one operation; `made` is the id of what it makes where it is the first."""

    def __init__(self, parts: Parts, caller: Caller, operation: str, key: str, made: str) -> None:
        self._parts, self._workspace, self._made = parts, caller.workspace, made
        self._request = _digest([operation, caller.key, key])

    def begin(self, body: object) -> Known | None:
        """Give what is known of the request where it was sent before. Raises Problem for one of another body."""
        digest = _digest(body)
        known = self._parts.once().begin(self._workspace, self._request, digest, self._made)
        if known is not None and known.body != digest:
            raise Problem(
                422,
                "idempotency_mismatch",
                "This Idempotency-Key was sent with another body; take a new one for each new request.",
            )
        return known

    def forgetting(self, work: Work) -> Work:
        """Give the work so that the request can be sent again where it fails."""

        def forgiving(listener: Listener) -> dict[str, Any]:
            with self.forgotten_on_failure():
                return work(listener)

        return forgiving

    @contextmanager
    def forgotten_on_failure(self) -> Iterator[None]:
        """Let the request be sent again where what is done here fails."""
        try:
            yield
        except BaseException:
            with suppress(PlumbError):  # then it is in progress until its lease ends
                self._parts.once().forget(self._workspace, self._request, self._made)
            raise

    def done(self) -> None:
        """Write down that what the request makes was made."""
        self._parts.once().done(self._workspace, self._made)


def in_progress() -> Problem:
    """Give the problem for a request that is sent again while the first is answered."""
    return Problem(
        409,
        "in_progress",
        "The first request with this Idempotency-Key is still being answered; send it again in a while.",
        headers={"Retry-After": "2"},
    )


def gone() -> Problem:
    """Give the problem for a request that is sent again when what the first made was removed."""
    return Problem(410, "gone", "What this Idempotency-Key made was removed since; take a new key to make it anew.")


def _digest(value: object) -> str:
    told = value.model_dump(mode="json") if isinstance(value, BaseModel) else value
    return sha256(json.dumps(told, sort_keys=True).encode("ascii")).hexdigest()
