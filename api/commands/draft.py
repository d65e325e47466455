"""`okr draft`: OKRs out of notes."""

import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import click

import prompts
from api.commands.options import Choice, Day
from api.inputs import names_or_stdin
from api.output_file import write_file
from api.terminal import is_watched, progress
from api.texts import STDIN, read_text
from assistant.errors import BadSetting, UnreadableInput

if TYPE_CHECKING:
    from assistant.drafter.brief import Draft, Note
    from assistant.okr import OkrSet

OUTPUTS = ("markdown", "json", "yaml", "csv", "jira", "docx")
_HOW = """\
Name the files that hold your notes, or pipe notes in:
  okr draft notes.md
  okr draft notes.md backlog.csv --role pm --phase deliver
  pbpaste | okr draft
See okr draft --help."""


def _listed(kind: prompts.Kind) -> str:
    return ", ".join(prompts.names(kind))


@click.command()
@click.argument("notes", nargs=-1)
@click.option("--role", default="pm", show_default=True, help=f"Who drafts: {_listed('role')}.")
@click.option("--phase", help=f"{_listed('phase')}. Default: the one the notes show.")
@click.option("--team-kind", help=f"{_listed('team_kind')}. Default: none.")
@click.option(
    "--cycle", help="Such as 2027-Q1, 2027-H1, 2027 or 2027-01-15/2027-04-30. Default: what the due dates need."
)
@click.option("--as-of", type=Day(), metavar="DATE", help="The day the notes were taken. Default: today.")
@click.option("--okrs", metavar="FILE", help="A previous, company or starting OKR set.")
@click.option(
    "--model", metavar="NAME", help="offline, an OpenAI model or gguf:/path. Default: OKR_MODEL, else offline."
)
@click.option("--keep", is_flag=True, help="Add the notes to the library as meeting notes.")
@click.option(
    "--output-format", type=Choice(OUTPUTS), default="markdown", show_default=True, help="How to write the draft."
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
def draft(
    notes: tuple[str, ...],
    role: str,
    phase: str | None,
    team_kind: str | None,
    cycle: str | None,
    as_of: date | None,
    okrs: str | None,
    model: str | None,
    keep: bool,
    output_format: str,
    output: str | None,
) -> None:
    """Draft OKRs from NOTES, or standard input, and the library. Any text is a note: minutes, research, a backlog."""
    if not notes and is_watched():
        raise UnreadableInput(_HOW)

    from api import build
    from api.briefs import brief
    from api.settings import load_settings
    from api.warned import WORDS_ONLY, warned
    from assistant.checker.config import load_config
    from assistant.drafter.draft import draft as make_draft

    if output_format == "docx" and output is None and sys.stdout.isatty():
        raise BadSetting("A DOCX file cannot be shown here; name a file with -o.")
    asked = brief(
        [_note(name, keep) for name in dict.fromkeys(names_or_stdin(notes))],
        as_of=as_of,
        role=role,
        phase=phase,
        team_kind=team_kind,
        cycle=cycle,
        okrs=None if okrs is None else _one_set(okrs),
        config=load_config(),
    )
    settings = load_settings()
    drafting = build.model(settings, model)
    if drafting is not None:
        progress(f"Drafting with {drafting.name}; this can take a minute.")
    try:
        with build.search(settings) as search:
            made = warned(make_draft(asked, search, drafting), WORDS_ONLY, search.notice)
    finally:
        progress("")
    _write(_rendered(made, output_format), output)
    if keep:
        from api.kept import keep as keep_notes

        with build.library(settings) as library:
            keep_notes(library, asked.notes)


def _note(name: str, keep: bool) -> "Note":
    from api.briefs import pasted
    from assistant.drafter.brief import Note

    text = read_text(name)
    if name == STDIN:
        return pasted(text, keep)
    # A file's name may hold bytes that are no text; a document's name may not.
    return Note(name.encode("utf-8", "backslashreplace").decode("utf-8"), text)


def _one_set(name: str) -> "OkrSet":
    from assistant import formats

    sets = formats.read(read_text(name), name)
    if len(sets) != 1:
        raise UnreadableInput(f"{name}: holds {len(sets)} OKR sets; name a file with one.")
    return sets[0]


def _rendered(made: "Draft", form: str) -> bytes:
    if form == "markdown":
        from assistant.drafter.markdown import draft_markdown

        return draft_markdown(made).encode("utf-8", "backslashreplace")
    if form == "json":
        from assistant.drafter.record import draft_json

        return f"{json.dumps(draft_json(made), indent=2, allow_nan=False)}\n".encode("ascii")
    from assistant import formats

    return formats.write(made.okrs, form)


def _write(data: bytes, output: str | None) -> None:
    if output not in (None, STDIN):
        write_file(output, data)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()
