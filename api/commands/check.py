"""`okr check`: the linter for OKR files."""

from itertools import chain

import click

from api.commands.options import Choice, config_options, team_config
from api.inputs import Input, names_or_stdin
from api.texts import STDIN
from assistant.errors import BadSetting

OUTPUTS = ("full", "concise", "json", "jsonl", "sarif", "github", "junit")
INPUTS = ("yaml", "json", "jsonl", "markdown", "text", "csv")


@click.command()
@click.argument("files", nargs=-1)
@click.option("--notes", multiple=True, metavar="FILE", help="Notes that the numbers must be found in.")
@click.option("--parent", multiple=True, metavar="FILE", help="OKRs of the level above.")
@click.option(
    "--output-format", type=Choice(OUTPUTS), help="How to write reports. Default: full; jsonl for JSON Lines."
)
@click.option("--input-format", type=Choice(INPUTS), help="What the files are, where content and name do not tell.")
@click.option("--baseline", metavar="FILE", help="Leave out the findings listed in FILE.")
@click.option("--write-baseline", metavar="FILE", help="Write no reports; list all findings in FILE, for --baseline.")
@click.option("--fix", is_flag=True, help="Clear the files of remarks that keep no finding out.")
@click.option(
    "-j",
    "jobs",
    type=click.IntRange(1, 256),
    default=1,
    show_default=True,
    help="Check JSON Lines in so many processes; answers then come some hundred lines at a time.",
)
@config_options
def check(
    files: tuple[str, ...],
    notes: tuple[str, ...],
    parent: tuple[str, ...],
    output_format: str | None,
    input_format: str | None,
    baseline: str | None,
    write_baseline: str | None,
    fix: bool,
    jobs: int,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    preset: str | None,
    config: str | None,
) -> int:
    """Check OKR FILES, or standard input, by rules. Needs no model and no network."""
    from api.checking import Checking, opened, spoken, write_lines
    from api.known import known_findings, write_known
    from assistant.checker.output import render
    from assistant.checker.rules import rules_of

    known = known_findings(baseline, write_baseline)
    checking = Checking.of(notes, parent, team_config(config, preset, select, ignore), known)
    names = names_or_stdin(files)
    if fix and STDIN in names:
        raise BadSetting("--fix mends files; name them.")
    if jobs > 1 and (known is not None or write_baseline is not None):
        raise BadSetting("A baseline is counted off from the first line to the last; leave out -j.")
    checking.mends = fix
    inputs = opened(names, "jsonl" in (output_format, input_format), input_format)
    first = next(inputs)
    form = output_format or ("jsonl" if isinstance(first, Input) and first.is_jsonl else "full")
    if jobs > 1 and form != "jsonl":
        raise BadSetting("-j is for JSON Lines, in and out; leave it out, or add --output-format jsonl.")
    if jobs > 1:
        from api.checking_in_processes import written_in_processes

        for piece in written_in_processes(checking, chain([first], inputs), input_format, jobs):
            print(piece, end="", flush=True)
        return checking.status
    reports = checking.results(chain([first], inputs), input_format)
    if write_baseline is not None:
        write_known(spoken(reports), write_baseline)
        return 2 if checking.status == 2 else 0
    pieces = write_lines(reports) if form == "jsonl" else render(spoken(reports), form, rules_of(checking.config))
    for piece in pieces:
        print(piece, end="", flush=form == "jsonl")
    return checking.status
