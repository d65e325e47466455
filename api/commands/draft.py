"""`okr draft`: OKRs out of notes."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import PurePath
from typing import TYPE_CHECKING

import click

import prompts
from api.commands.draft_storing import store
from api.commands.options import Choice, Day
from api.inputs import names_or_stdin, read_note
from api.output_file import check_place, write_file
from api.prompt_folder import METAVAR, prompt_folder
from api.terminal import complain, is_watched, progress, show
from api.texts import STDIN, read_text
from assistant.errors import BadSetting, UnreadableInput
from assistant.so_many import so_many
from prompts.folder import SHIPPED

if TYPE_CHECKING:
    from assistant.drafter.brief import Draft
    from assistant.okr import OkrSet

OUTPUTS = ("markdown", "json", "yaml", "csv", "jira", "docx", "walkthrough")
_ENDINGS = {".json": "json", ".yaml": "yaml", ".yml": "yaml", ".csv": "csv", ".docx": "docx"}
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
    "--cycle",
    help="Such as 2027-Q1, 2027-H1, 2027, FY27-Q1 or 2027-01-15/2027-04-30. Default: what the due dates need.",
)
@click.option("--as-of", type=Day(), metavar="DATE", help="The day the notes were taken. Default: today.")
@click.option("--okrs", metavar="FILE", help="A previous, company or starting OKR set.")
@click.option(
    "--model", metavar="NAME", help="offline, an OpenAI model or gguf:/path. Default: OKR_MODEL, else offline."
)
@click.option("--prompt", metavar=METAVAR, help="What the model is asked with: a folder of your own prompts.")
@click.option("--keep", is_flag=True, help="Add the notes to the library as meeting notes.")
@click.option(
    "--output-format", type=Choice(OUTPUTS), help="How to write the draft. Default: by FILE's ending, else markdown."
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
    prompt: str | None,
    keep: bool,
    output_format: str | None,
    output: str | None,
) -> None:
    """Draft OKRs from NOTES, or standard input, and the library. Any text is a note: minutes, research, a backlog."""
    if not notes and is_watched():
        raise UnreadableInput(_HOW)
    output = None if output == STDIN else output
    form = output_format or _form_of(output)
    if form == "docx" and output is None and sys.stdout.isatty():
        raise BadSetting("A DOCX file cannot be shown here; name a file with -o.")
    if output is not None:
        check_place(output)
    texts = {name: read_note(name) for name in names_or_stdin(notes)}

    from api import build
    from api.briefs import brief, pasted
    from api.priced import priced
    from api.settings import load_settings
    from api.warned import WORDS_ONLY, warned
    from assistant.checker.config_file import load_config
    from assistant.drafter.brief import Note
    from assistant.drafter.draft import draft as make_draft

    asked = brief(
        [pasted(text, keep) if name == STDIN else Note(_document(name), text) for name, text in texts.items()],
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
    if prompt is not None and drafting is None:
        raise BadSetting("--prompt: offline, no model is asked; name one with --model.")
    asked_with = prompt_folder(prompt or SHIPPED.name)
    if drafting is not None:
        progress(f"Drafting with {drafting.name}; this can take a minute.")
    try:
        with build.search(settings) as search:
            made = warned(make_draft(asked, search, drafting, prompts=asked_with), WORDS_ONLY, search.notice)
        made = priced(made, settings.model_price)
    finally:
        progress("")
    rendered = _rendered(made, form)
    if output is None:
        show(rendered)
    else:
        write_file(output, rendered)
    for sentence in _beside(made):
        complain(sentence)
    try:
        if keep:
            from api.kept import keep as keep_notes
            from api.library_acts import acts_of

            with build.library(settings).telling(acts_of()) as library:
                keep_notes(library, asked.notes)
    finally:  # a draft whose notes cannot be kept is stored all the same
        store(made, settings)


def _document(name: str) -> str:
    """Give a file's name as text: it may hold bytes that are none."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def _one_set(name: str) -> "OkrSet":
    from assistant import formats

    sets = formats.read(read_text(name), name)
    if len(sets) != 1:
        raise UnreadableInput(f"{name}: holds {len(sets)} OKR sets; name a file with one.")
    return sets[0]


def _form_of(output: str | None) -> str:
    """Give the form that a file's ending names, else Markdown."""
    return _ENDINGS.get(PurePath(output or "").suffix.lower(), "markdown")


def _beside(made: "Draft") -> Iterator[str]:
    """Say beside a draft what must not be missed whatever form it has, for most forms hold the OKRs alone."""
    if made.provenance.fallback is not None:
        yield f"The model failed ({made.provenance.fallback}); this is the draft made without it."
    if made.status == "needs_review":
        yield (
            "The draft is to be reviewed before anybody relies on it:"
            f" {so_many(len(made.questions), 'question')} and {so_many(len(made.warnings), 'warning')};"
            " --output-format markdown shows them."
        )


def _rendered(made: "Draft", form: str) -> bytes:
    if form == "markdown":
        from assistant.drafter.markdown import draft_markdown

        return draft_markdown(made).encode("utf-8", "backslashreplace")
    if form == "walkthrough":
        from assistant.drafter.walkthrough import draft_walkthrough

        return draft_walkthrough(made).encode("utf-8", "backslashreplace")
    if form == "json":
        from assistant.drafter.record import draft_json

        return f"{json.dumps(draft_json(made), indent=2, allow_nan=False)}\n".encode("ascii")
    from assistant import formats

    return formats.write(made.okrs, form)
