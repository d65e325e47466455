"""From where the service can be reached, and what that needs."""

from collections.abc import Iterator
from datetime import UTC, datetime
from ipaddress import ip_address
from typing import TYPE_CHECKING

from api.settings import Settings
from assistant.errors import BadSetting

if TYPE_CHECKING:
    from api.store.keys import Keys


def address(host: str, settings: Settings) -> str:
    """Give the address to listen at. Raises BadSetting where strangers could come in without a key."""
    given = "127.0.0.1" if host == "localhost" else host
    try:
        is_loopback = ip_address(given).is_loopback
    except ValueError:
        raise BadSetting(
            f"--host {host!r} is no address; use 127.0.0.1, localhost or ::1 for this machine alone, and with"
            " OKR_AUTH=keys also 0.0.0.0, :: or one address of this machine."
        ) from None
    if settings.auth == "off" and not is_loopback:
        raise BadSetting(
            f"--host {host} lets other machines in: set OKR_AUTH=keys and make a key with okr keys create, or use"
            " 127.0.0.1."
        )
    if settings.auth == "off" and settings.hosts:
        raise BadSetting(
            "OKR_HOSTS lets other machines in, by way of a proxy: set OKR_AUTH=keys and make a key with okr keys"
            " create, or unset OKR_HOSTS."
        )
    return given


def remarks(settings: Settings, listening: str, keys: "Keys") -> Iterator[str]:
    """Say what an operator should know at the start. Raises Unavailable."""
    if settings.auth == "off":
        yield "asks for no keys: every user of this machine may call it; OKR_AUTH=keys asks for them."
        return
    now = datetime.now(UTC)
    if not any(key.state(now) == "valid" for key in keys.all()):
        yield "asks for keys, and there is none that is valid; okr keys create makes one."
    if not settings.hosts and not ip_address(listening).is_loopback:
        yield "answers as localhost only; set OKR_HOSTS to the names by which other machines call it."
