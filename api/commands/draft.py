"""`okr draft`: OKRs out of notes."""

import json
import sys
from datetime import date
from typing import TYPE_CHECKING

import click

from api.commands.options import Choice, Day, sheet_name
from api.inputs import STDIN, names_or_stdin
from api.output_file import write_file
from api.terminal import is_watched, progress
from api.texts import read_text
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


@click.command()
@click.argument("notes", nargs=-1)
@click.option("--role", default="pm", show_default=True, help="Who drafts, such as pm, ba, engineering, design.")
@click.option("--phase", help="discovery, define, design, deliver or growth. Default: what the notes show.")
@click.option("--team-kind", help="feature, cross-functional, platform or leadership.")
@click.option("--cycle", help="Such as 2027-Q1, 2027-H1, 2027 or 2027-01-15/2027-04-30. Default: what the due dates need.")
@click.option("--as-of", type=Day(), metavar="DATE", help="The day the notes were taken. Default: today.")
@click.option("--okrs", metavar="FILE", help="A previous, company or starting OKR set.")
@click.option("--model", metavar="NAME", help="offline, an OpenAI model or gguf:/path. Default: OKR_MODEL, else offline.")
@click.option("--keep", is_flag=True, help="Add the notes to the library as meeting notes.")
@click.option("--output-format", type=Choice(OUTPUTS), default="markdown", show_default=True, help="How to write the draft.")
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
    from api.settings import load_settings
    from assistant.checker.config import load_config
    from assistant.drafter.brief import Brief, Note
    from assistant.drafter.draft import draft as make_draft
    from assistant.language.cycles import Cycle

    if output_format == "docx" and output is None and sys.stdout.isatty():
        raise BadSetting("A DOCX file cannot be shown here; name a file with -o.")
    brief = Brief(
        notes=tuple(Note(_document(name), read_text(name)) for name in names_or_stdin(notes)),
        as_of=as_of or date.today(),
        role=sheet_name("role", role),
        phase=None if phase is None else sheet_name("phase", phase),
        team_kind=None if team_kind is None else sheet_name("team_kind", team_kind),
        cycle=None if cycle is None else Cycle.parse(cycle).name,
        okrs=None if okrs is None else _one_set(okrs),
        config=load_config(),
    )
    settings = load_settings()
    drafter_model = build.model(settings, model)
    if drafter_model is not None:
        progress(f"Drafting with {drafter_model.name}; this can take a minute.")
    with build.search(settings) as search:
        made = make_draft(brief, search, drafter_model)
    progress("")
    _write(_rendered(made, output_format), output)
    if keep:
        _keep(settings, brief.notes)


def _document(name: str) -> str:
    return "notes" if name == STDIN else name


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


def _keep(settings: "Settings", notes: "Iterable[Note]") -> None:
    from api import build
    from retrieval.passage import SourceDocument

    with closing(build.library(settings)) as library:
        for note in notes:
            library.add(SourceDocument(note.document, note.document, "meeting_notes", note.text))
