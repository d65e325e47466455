"""The command line, `okr`: runs a command, and whatever happens ends in one sentence and an exit status."""

import os
import sys
from pathlib import Path

import click

from api.commands import Commands
from api.terminal import BrokenOutput, complain, open_streams, silence_output
from assistant.errors import PlumbError

FAILED, INTERRUPTED, PIPE_CLOSED = 2, 130, 141


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from importlib.metadata import version

        click.echo(f"okr {version('plumb-okr')}")
        context.exit()


@click.group(
    cls=Commands,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 done, 1 found errors or refused a document, 2 could not run.",
)
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
def okr() -> None:
    """Plumb drafts OKRs from messy notes, traces every number to its sentence, and checks OKRs like a linter."""


def main() -> int:
    """Run the command that the arguments name; gives the exit status."""
    open_streams()
    try:
        status = run(sys.argv[1:])
        sys.stdout.flush()
    except BrokenOutput as broken:
        silence_output()
        if isinstance(broken.cause, BrokenPipeError):
            return PIPE_CLOSED
        return _fail(f"The output cannot be written ({broken.cause.strerror}).")
    return status


def run(arguments: list[str]) -> int:
    """Run a command with these arguments and give its exit status. Raises BrokenOutput, and nothing else."""
    try:
        with okr.make_context("okr", arguments) as context:
            return int(okr.invoke(context) or 0)
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return FAILED
    except click.ClickException as error:
        return _fail(_advice(error) + _dashed(error, arguments))
    except PlumbError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenOutput:
        raise
    except Exception as error:
        return _fail(_unexpected(error))


def _advice(error: click.ClickException) -> str:
    sentence = " ".join(error.format_message().split()).replace("?.", "?")
    context = getattr(error, "ctx", None)
    if context is None:
        return sentence
    stop = "" if sentence.endswith((".", "?")) else "."
    return f"{sentence}{stop} See {context.command_path} --help."


def _dashed(error: click.ClickException, arguments: list[str]) -> str:
    """Say how to name a file that begins with a dash, where one was taken for an option."""
    if not isinstance(error, click.exceptions.NoSuchOption):
        return ""
    name = next((each for each in arguments if each.startswith("-") and os.path.lexists(each)), None)
    return "" if name is None else f" For the file {name}, write ./{name}."


def _unexpected(error: Exception) -> str:
    from traceback import extract_tb

    home = Path(__file__).parents[1]
    ours = [frame for frame in extract_tb(error.__traceback__) if Path(frame.filename).is_relative_to(home)]
    place = f"{Path(ours[-1].filename).relative_to(home)}:{ours[-1].lineno}" if ours else "start"
    return (
        f"okr failed in a way it should not: {type(error).__name__} at {place}."
        " Please report this line with the command you ran."
    )


def _fail(sentence: str) -> int:
    complain(sentence)
    return FAILED
