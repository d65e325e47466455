"""`okr audit`: what was done with this database, and whether its log is whole."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from api.commands.options import output_format
from assistant.so_many import so_many

if TYPE_CHECKING:
    from api.store.audit import Audit, Entry

WHOLE, BROKEN = 0, 1


@click.group()
def audit() -> None:
    """Show the audit log: who did what and when, with ids and hashes and no word of any note."""


@audit.command("list")
@click.option("--workspace", default="default", show_default=True, help="Whose log.")
@output_format("text", "jsonl")
def list_entries(workspace: str, output_format: str) -> None:
    """List what was done in a workspace, oldest first."""
    with _opened() as log:
        for entry in log.entries(workspace):
            click.echo(_line(entry) if output_format == "text" else json.dumps(_record(entry)))


@audit.command("verify")
def verify() -> int:
    """Say whether any row was changed, added or taken out of the middle since it was written. Exit 1 where one was."""
    with _opened() as log:
        found = [log.verify(workspace) for workspace in log.workspaces()]
    for one in found:
        rows = so_many(one.rows, "row")
        if one.fault is None:
            click.echo(f"{one.workspace}: {rows}, whole; the last seal is {one.seal}")
        else:
            click.echo(f"{one.workspace}: {one.fault}; of the log only {rows} before it can be relied on.")
    if not found:
        click.echo("The audit log is empty.")
    return BROKEN if any(one.fault is not None for one in found) else WHOLE


@contextmanager
def _opened() -> Iterator["Audit"]:
    from api import database
    from api.settings import load_settings
    from api.store.audit import Audit

    engine = database.opened(load_settings())
    try:
        yield Audit(engine)
    finally:
        engine.dispose()


def _record(entry: "Entry") -> dict[str, object]:
    return {
        "workspace": entry.act.workspace,
        "number": entry.number,
        "at": entry.at.isoformat(),
        "key": entry.act.key,
        "action": entry.act.action,
        "details": entry.act.details,
        "previous": entry.previous,
        "sha256": entry.sha256,
    }


def _line(entry: "Entry") -> str:
    told = json.dumps(entry.act.details)
    return f"{entry.number:>6}  {entry.at:%Y-%m-%d %H:%M:%S}  {entry.act.key or '-':<12}  {entry.act.action:<17} {told}"
