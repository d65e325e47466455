"""`okr rules`: the rule catalogue."""

import json

import click

from api.commands.options import output_format


@click.command()
@output_format("text", "json")
def rules(output_format: str) -> None:
    """List the checker's rules. Severities are those of your team's house style."""
    from assistant.checker.catalogue import catalogue_json, catalogue_text
    from assistant.checker.config import load_config

    config = load_config()
    if output_format == "json":
        print(json.dumps(catalogue_json(config), indent=2))
    else:
        print(catalogue_text(config), end="")
