"""`okr rules`: the rule catalogue."""

import json

import click

from api.commands.options import config_option, output_format


@click.command()
@config_option
@output_format("text", "json")
def rules(output_format: str, config: str | None) -> None:
    """List the checker's rules and your team's own. Severities are those of your house style."""
    from assistant.checker.catalogue import catalogue_json, catalogue_text
    from assistant.checker.config_file import load_config

    style = load_config(config)
    if output_format == "json":
        print(json.dumps(catalogue_json(style), indent=2))
    else:
        print(catalogue_text(style), end="")
