"""A key by which the service is called, as it is kept."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from api.caller import Caller, Scope

State = Literal["valid", "expired", "revoked"]


@dataclass(frozen=True, slots=True)
class Key:
    """What is kept of a key. It is valid before `expires`; None is no end, and no limit."""

    id: str
    workspace: str
    name: str
    scope: Scope
    created: datetime
    expires: datetime | None = None
    revoked: datetime | None = None
    requests_a_minute: int | None = None
    drafts_a_day: int | None = None

    def state(self, now: datetime) -> State:
        """Say whether the key opens anything at a time."""
        if self.revoked is not None:
            return "revoked"
        return "valid" if self.expires is None or now < self.expires else "expired"

    @property
    def caller(self) -> Caller:
        """Whoever comes with this key."""
        return Caller(self.workspace, self.scope, self.id, self.requests_a_minute, self.drafts_a_day)


class Made(NamedTuple):
    """A key that was just made, and what its holder sends: it is kept nowhere."""

    key: Key
    secret: str
