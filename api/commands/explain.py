"""`okr explain`: one rule's page."""

import json

import click

from api.commands.options import config_option, output_format


@click.command()
@click.argument("rule")
@config_option
@output_format("text", "json")
def explain(rule: str, output_format: str, config: str | None) -> None:
    """Explain a rule: what it finds and why. RULE is a code or a name; a bad and a good example follow."""
    from assistant.checker import catalogue
    from assistant.checker.config_file import load_config

    style = load_config(config)
    if output_format == "json":
        print(json.dumps({"version": 1, "rule": catalogue.rule_json(catalogue.rule(rule, style), style)}, indent=2))
    else:
        print(catalogue.explain(rule, style), end="")
