"""`okr explain`: one rule's page."""

import json

import click

from api.commands.options import output_format


@click.command()
@click.argument("rule")
@output_format("text", "json")
def explain(rule: str, output_format: str) -> None:
    """Explain a rule: what it finds and why. RULE is a code or a name; a bad and a good example follow."""
    from assistant.checker import catalogue

    if output_format == "json":
        print(json.dumps({"version": 1, "rule": catalogue.rule_json(catalogue.rule(rule))}, indent=2))
    else:
        print(catalogue.explain(rule), end="")
