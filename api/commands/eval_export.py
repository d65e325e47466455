"""`okr eval export`: stored drafts and thumbs as a dataset."""

import json

import click

from api.commands.options import Choice
from api.output_file import check_place, write_file
from api.terminal import complain, show
from assistant.so_many import so_many


@click.command()
@click.option("--workspace", default="default", show_default=True, help="Whose drafts.")
@click.option("--thumb", type=Choice(("up", "down")), help="Only drafts that somebody gave this thumb.")
@click.option("--with-drafts", is_flag=True, help="Judge the drafts as they are; else their notes are drafted anew.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
def export(workspace: str, thumb: str | None, with_drafts: bool, output: str | None) -> None:
    """Write stored drafts as cases, one a line, with what people thought of them.

    The cases hold the notes as they were pasted: keep the file where the notes may lie.
    """
    from api import database
    from api.exported_cases import exported_cases
    from api.settings import load_settings
    from api.store.drafts import Drafts
    from api.store.feedback import Feedback

    if output is not None:
        check_place(output)
    settings = load_settings()
    cases = []
    if database.exists(settings):
        engine = database.opened(settings)
        try:
            cases = list(exported_cases(Drafts(engine), Feedback(engine), workspace, thumb, with_drafts))
        finally:
            engine.dispose()
    data = "".join(json.dumps(case) + "\n" for case in cases).encode("ascii")
    if output is None:
        show(data)
    else:
        write_file(output, data)
    complain(f"{so_many(len(cases), 'case')} exported.")
