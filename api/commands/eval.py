"""`okr eval`: measures Plumb on labelled data."""

import json
from pathlib import Path

import click

from api.commands.eval_compare import compare
from api.commands.eval_export import export
from api.commands.eval_run import run
from api.commands.options import output_format


class _Evaluations(click.Group):
    """A group whose first word is a dataset where it is no command."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take `okr eval DATASET ...` for `okr eval run DATASET ...`."""
        first = args[0] if args else "--help"
        named = first in self.commands or first in ("-h", "--help")
        return super().parse_args(ctx, args if named else ["run", *args])


@click.group(cls=_Evaluations, subcommand_metavar="DATASET [OPTIONS] | COMMAND [ARGS]...")
def eval() -> None:
    """Measure drafts and OKRs in batches, compare prompts, models and rules.

    `okr eval DATASET` is `okr eval run DATASET`: it drafts or judges every case of a dataset and reports.
    """


eval.add_command(run)
eval.add_command(compare)
eval.add_command(export)


@eval.command()
@click.argument("labelled", metavar="LABELLED.jsonl")
@click.option(
    "--cases", type=click.Path(exists=True, file_okay=False), metavar="DIR", help="The rules' fixtures, to count them."
)
@output_format("text", "json", "markdown")
def rules(labelled: str, cases: str | None, output_format: str) -> None:
    """Hold the checker's judgements against labelled OKR sets.

    Prints precision, recall and F1 of the seven labelled judgements, the same for each organisation, and how often each
    rule fires. docs/quality.md says how sets are labelled.
    """
    from api.texts import called, decode, read_lines
    from evals import rules_report
    from evals.labelled import read_labelled
    from evals.rules_eval import evaluate

    name = called(labelled)
    lines = (decode(line, name) if line.strip() else "" for line in read_lines(labelled))
    found = evaluate(read_labelled(lines, name), Path(name).name, Path(cases) if cases else None)
    if output_format == "json":
        print(json.dumps(rules_report.rules_json(found), indent=2))
    elif output_format == "markdown":
        print(rules_report.rules_markdown(found), end="")
    else:
        print(rules_report.rules_text(found), end="")
