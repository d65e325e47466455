"""`okr keys`: who may call the service, with what scope and limits."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import click

from api.caller import SCOPES, Scope
from api.commands.options import Choice, Day, output_format
from api.terminal import complain
from assistant.errors import BadSetting, UnknownName
from retrieval.stored import WORKSPACE

if TYPE_CHECKING:
    from api.store.key import Key
    from api.store.keys import Keys

_NAMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", re.ASCII)
_MOST = click.IntRange(1, 1_000_000)


@click.group(no_args_is_help=True)
def keys() -> None:
    """Make, list and revoke the keys by which the service is called."""


@keys.command()
@click.option("--workspace", default=WORKSPACE, show_default=True, help="The workspace that it opens, and no other.")
@click.option("--name", required=True, help="What or whom it is for.")
@click.option(
    "--scope", type=Choice(SCOPES), required=True, help="read; draft, which also changes; admin, which erases."
)
@click.option("--expires", type=Day(), help="The last day on which it is valid (UTC). Default: it stays valid.")
@click.option("--requests-a-minute", type=_MOST, help="Default: no limit.")
@click.option("--drafts-a-day", type=_MOST, help="Default: no limit.")
@output_format("text", "json")
def create(
    workspace: str,
    name: str,
    scope: Scope,
    expires: date | None,
    requests_a_minute: int | None,
    drafts_a_day: int | None,
    output_format: str,
) -> None:
    """Make a key and print it, this once: only its hash is kept."""
    if _NAMED.fullmatch(workspace) is None:
        raise BadSetting(
            f"--workspace is {workspace[:60]!r}; write up to 100 letters, digits, dots, dashes and underscores."
        )
    if not (0 < len(name.strip()) <= 100 and name.isprintable()):
        raise BadSetting("--name must say in 1 to 100 printable characters what the key is for.")
    end = None if expires is None else datetime.combine(expires + timedelta(days=1), time(), UTC)
    if end is not None and end <= datetime.now(UTC):
        raise BadSetting(f"--expires {expires} is over; name today or a later day, or leave it out.")
    with _opened() as opened:
        made = opened.create(
            workspace, name, scope, expires=end, requests_a_minute=requests_a_minute, drafts_a_day=drafts_a_day
        )
    if output_format == "json":
        _print_json({"key": made.secret, **_record(made.key)})
        return
    click.echo(made.secret)
    complain(f"this is shown once; keep it safe. okr keys revoke {made.key.id} ends it.")


@keys.command("list")
@output_format("text", "json")
def list_keys(output_format: str) -> None:
    """List the keys of all workspaces, without what they open with."""
    found = _all()
    if output_format == "json":
        _print_json({"keys": [_record(key) for key in found]})
        return
    for key in found:
        click.echo(_line(key))
    if not found:
        click.echo("There are no keys; okr keys create makes one.", err=True)


@keys.command()
@click.argument("id")
@output_format("text", "json")
def revoke(id: str, output_format: str) -> None:
    """End a key, named by its id or, where it leaked, by the whole of it; it opens nothing from then on."""
    from api.store.keys import named

    with _opened() as opened:
        found = opened.revoke(named(id))
    if found is None:
        raise UnknownName(f"There is no key {named(id)[:40]!r}; okr keys list names them all.")
    if output_format == "json":
        _print_json({"revoked": found.id})
    else:
        was = "was revoked before" if found.revoked is not None else "is revoked and opens nothing from now on"
        click.echo(f"{found.id} ({found.name}) {was}.")


def _all() -> list["Key"]:
    from api import database
    from api.settings import load_settings

    if not database.exists(load_settings()):
        return []
    with _opened() as opened:
        return opened.all()


@contextmanager
def _opened() -> Iterator["Keys"]:
    from api import database
    from api.settings import load_settings
    from api.store.keys import Keys

    engine = database.opened(load_settings())
    try:
        yield Keys(engine)
    finally:
        engine.dispose()


def _record(key: "Key") -> dict[str, Any]:
    return {
        "id": key.id,
        "workspace": key.workspace,
        "name": key.name,
        "scope": key.scope,
        "state": key.state(datetime.now(UTC)),
        "created": key.created.isoformat(),
        "expires": key.expires and key.expires.isoformat(),
        "revoked": key.revoked and key.revoked.isoformat(),
        "requests_a_minute": key.requests_a_minute,
        "drafts_a_day": key.drafts_a_day,
    }


def _line(key: "Key") -> str:
    until = f"until {(key.expires - timedelta(days=1)).date()}" if key.expires else "no end"
    limits = [
        f"{quota:,} {what}"
        for quota, what in ((key.requests_a_minute, "requests a minute"), (key.drafts_a_day, "drafts a day"))
        if quota is not None
    ]
    told = (key.id, key.workspace, key.scope, key.state(datetime.now(UTC)), until, *limits, key.name)
    return "  ".join(told)


def _print_json(value: dict[str, Any]) -> None:
    click.echo(json.dumps({"version": 1, **value}, indent=2))
