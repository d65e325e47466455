"""`okr eval compare`: two runs, or two configurations of one, case by case."""

import json

import click

from api.commands.options import output_format
from assistant.errors import BadSetting


@click.command()
@click.argument("one", metavar="RUN[:CONFIGURATION]")
@click.argument("other", metavar="RUN[:CONFIGURATION]", required=False)
@output_format("text", "json", "markdown")
def compare(one: str, other: str | None, output_format: str) -> None:
    """Say what got better and what worse from one run to another, and where the difference is noise.

    A run with two configurations can stand alone: its first is compared with its second.
    """
    from api.eval_running import configuration_of
    from api.settings import load_settings
    from evals.compare import compared
    from evals.compare_report import compare_json, compare_markdown, compare_text

    settings = load_settings()
    run, name = configuration_of(settings, one)
    if other is not None:
        second, second_name = configuration_of(settings, other)
    elif len(run.names) == 2 and ":" not in one:
        second, second_name = run, run.names[1]
    else:
        raise BadSetting("Name a second run, or a run of two configurations.")
    found = compared(run, name, second, second_name)
    if output_format == "json":
        print(json.dumps(compare_json(found), indent=2))
    else:
        print((compare_markdown if output_format == "markdown" else compare_text)(found), end="")
