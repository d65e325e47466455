"""`okr doctor`: what works, what does not, and what to do."""

import json
from importlib.metadata import version
from platform import python_version

import click

from api.commands.options import output_format

DONE, FAILS = 0, 1


@click.command()
@output_format("text", "json")
def doctor(output_format: str) -> int:
    """Say what works here, what does not, and what to do. Sends no notes anywhere. Exit 1 where something fails."""
    from api.checkup import checkup
    from assistant.record import to_json

    checks = []
    if output_format == "text":
        click.echo(f"okr {version('plumb-okr')}, Python {python_version()}")
    for check in checkup():
        checks.append(check)
        if output_format == "text":
            click.echo(f"{check.state:<6}{check.part:<10}{check.said}")
    if output_format == "json":
        click.echo(json.dumps({"version": 1, "checks": to_json(checks)}, indent=2))
    return DONE if all(check.state == "ok" for check in checks) else FAILS
