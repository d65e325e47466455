"""`okr eval compare`: two runs, or two configurations of one, case by case."""

import json

import click

from api.commands.options import output_format


@click.command()
@click.argument("one", metavar="RUN[:CONFIGURATION]")
@click.argument("other", metavar="RUN[:CONFIGURATION]", required=False)
@output_format("text", "json", "markdown")
def compare(one: str, other: str | None, output_format: str) -> None:
    """Say what got better and what worse from one run to another, and where the difference is noise.

    Configurations of one name are compared, else all with a run's only one; every case with itself, the mean of its
    repeats. A run of several configurations can stand alone: its first is compared with the others.
    """
    from api.eval_compared import comparisons
    from api.settings import load_settings
    from evals.compare_report import compare_json, compare_markdown, compare_text

    found = comparisons(load_settings(), one, other)
    if output_format == "json":
        print(json.dumps({"version": 1, "comparisons": list(map(compare_json, found))}, indent=2))
    else:
        write = compare_markdown if output_format == "markdown" else compare_text
        print("\n".join(map(write, found)), end="")
