"""`okr library`: the documents that drafts are tied to."""

import json
from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from api.commands import library_opening as opening
from api.commands.options import Choice, Day, output_format
from api.recorded import recorded
from api.terminal import bar, complain, progress
from assistant.checker.output.place import visible
from assistant.errors import BadSetting, PlumbError, Unavailable, UnreadableInput
from assistant.so_many import so_many

if TYPE_CHECKING:
    from retrieval.stored import StoredDocument

DONE, REFUSED, FAILED = 0, 1, 2
_MOST_HITS = 100


@click.group(no_args_is_help=True)
def library() -> None:
    """Keep the documents that drafts draw on and cite. Strategy, OKRs, research, notes."""


@library.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--kind", help="What they are, such as strategy, company_okrs or research. Default: guessed.")
def add(paths: tuple[str, ...], kind: str | None) -> int:
    """Add files, or all files of a folder: text, Markdown, HTML, PDF, DOCX, PPTX, XLSX, CSV, EML, VTT, SRT, JSON Lines.

    A line of JSON Lines is one document, {"id", "title", "kind", "text"}; only the text is a must. A document's name is
    its id, else its path. The same document again changes nothing; a changed one takes the place of what was there.
    Names each document once it is kept. Exit 1 where some were refused, 2 where all were.
    """
    from api.library_files import batches, read_documents

    kept = refused = 0
    _say_known(kind)
    with opening.to_write() as opened:
        for some in batches(read_documents(paths, kind)):
            if isinstance(some, UnreadableInput):
                refused += 1
                complain(str(some))
            elif isinstance(some, PlumbError):
                raise some
            else:
                kept += len(some)
                for document, is_new in zip(some, opened.add_all(some), strict=True):
                    click.echo(visible(f"{'kept' if is_new else 'same'} {document.id} ({document.kind})"))
        if kept:
            opening.index(opened)
    return DONE if not refused else REFUSED if kept else FAILED


@library.command()
@click.argument("folder")
@click.option("--kind", help="What they are, such as strategy, company_okrs or research. Default: guessed.")
def sync(folder: str, kind: str | None) -> int:
    """Bring the library in step with a folder: add what is new, replace what changed, remove what is gone.

    It goes by what the files hold, and removes only what a sync took from it or from below it. A file that cannot be
    read stays in the library as it was. What breaks off goes on where it was when run again. Exit 1 where some files
    were refused.
    """
    from api.library_sync import sync as synced

    _say_known(kind)
    counts = {"new": 0, "changed": 0, "removed": 0, "same": 0, "refused": 0}
    with opening.to_write() as opened:
        try:
            for one in synced(opened, folder, kind, lambda done, total: bar("Syncing", done, total)):
                for what in ("new", "changed", "removed"):
                    for name in getattr(one.taken, what):
                        progress("")
                        click.echo(visible(f"{what} {name}"))
                    counts[what] += len(getattr(one.taken, what))
                counts["same"] += len(one.taken.same)
                counts["refused"] += len(one.refusals)
                for refusal in one.refusals:
                    progress("")
                    complain(refusal)
        finally:
            progress("")
        if counts["new"] or counts["changed"] or counts["removed"]:
            opening.index(opened)
    click.echo(", ".join(f"{count:,} {what}" for what, count in counts.items()))
    return REFUSED if counts["refused"] else DONE


@library.command("list")
@click.option("--kind", help="Only documents of this kind.")
@output_format("text", "json")
def list_documents(kind: str | None, output_format: str) -> None:
    """List the documents by name, with the day each says that it is of, else the day it was added."""
    from api import database

    settings = opening.settings()
    found: Sequence[StoredDocument] = ()
    if database.exists(settings):
        with opening.to_read(settings) as opened:
            found = opened.documents()
    shown = [document for document in found if kind in (None, document.kind)]
    if output_format == "json":
        _print_json({"documents": [recorded(document) for document in shown]})
        return
    for one in shown:
        day = one.dated or one.added.date()
        click.echo(visible(f"{one.id}  {one.kind}  {day}  {one.characters:,} characters  {one.title}"))
    if not found:
        click.echo("The library is empty; okr library add puts documents in.", err=True)
    elif kind is not None:
        _say_kinds(kind, {document.kind for document in found})


@library.command()
@click.argument("name")
@output_format("text", "json")
def show(name: str, output_format: str) -> None:
    """Show a document's text as it is kept. As JSON, all that is known of it."""
    with opening.existing(name) as opened:
        document = opened.document(name)
    if document is None:
        raise opening.unknown(name)
    if output_format == "json":
        _print_json({**recorded(document), "text": document.text})
    else:
        click.echo(document.text, nl=not document.text.endswith("\n"))


@library.command()
@click.argument("query", required=False)
@click.option(
    "--queries",
    metavar="FILE",
    help='JSON Lines of {"query_id", "text", "document", "kind", "since", "until", "recent"}; - is stdin.',
)
@click.option(
    "-k", type=click.IntRange(1, _MOST_HITS), default=10, show_default=True, help="How many passages at most."
)
@click.option("--document", help="Only in the document of this name.")
@click.option("--kind", help="Only in documents of this kind.")
@click.option("--since", type=Day(), help="Only in documents of this day or later.")
@click.option("--until", type=Day(), help="Only in documents of this day or earlier.")
@click.option("--recent", is_flag=True, help="Put newer documents first among those that answer as well.")
@click.option("--output-format", type=Choice(("text", "json", "jsonl")), help="Default: text; jsonl with --queries.")
def search(
    query: str | None,
    queries: str | None,
    k: int,
    document: str | None,
    kind: str | None,
    since: date | None,
    until: date | None,
    recent: bool,
    output_format: str | None,
) -> int:
    """Find the passages that answer QUERY, best first. With --queries, those for each line of a file.

    A document's day is the one that its name or its head says, else the day it was added.
    """
    from api import build
    from api.commands.library_search import Searching, show_answers
    from retrieval.passage import Query

    if query is None and queries is None:
        raise BadSetting("Give a query, or --queries with a file of them; see okr library search --help.")
    if query is not None and queries is not None:
        raise BadSetting("Give a query or --queries, not both; see okr library search --help.")
    if query is not None and not query.strip():
        raise BadSetting("The query is empty; give the words to look for.")
    if since is not None and until is not None and since > until:
        raise BadSetting(f"--since {since} is after --until {until}; no day lies between them.")
    asked = Query(query or "", k, document, kind, since, until, recent)
    with build.search(opening.settings()) as found:
        if document is not None and not found.holds(document):
            raise opening.unknown(document)
        if kind is not None:
            _say_kinds(kind, found.kinds())
        searching = Searching(found, complain)
        answers = searching.answers(queries, asked) if queries else searching.alone(asked)
        return show_answers(answers, output_format or ("text" if queries is None else "jsonl"), queries)


@library.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--erase", is_flag=True, help="Leave no byte of them in the data folder. Makes all vectors anew.")
@click.option(
    "--with-drafts", is_flag=True, help="With --erase: erase the drafts and conversations that quote them, too."
)
def remove(names: tuple[str, ...], erase: bool, with_drafts: bool) -> int:
    """Remove documents: no search finds them from then on. Without --erase, remains stay on the disk for a while.

    Stored drafts and conversations that quote what is erased are named, and stay unless --with-drafts is given.
    Exit 1 where the library holds some of them not, 2 where it holds none.
    """
    if with_drafts and not erase:
        raise BadSetting("--with-drafts erases drafts along with documents; give --erase, too.")
    names = tuple(dict.fromkeys(names))
    with opening.existing(names[0]) as opened:
        given = opening.settings()
        opening.forget_old(opened, given)
        if erase:
            erased = opening.erased(opened, given, names, with_drafts)
            gone = erased.documents
            for kind, one in erased.gone.named:
                click.echo(f"erased {kind} {one.id} ({one.title})")
            for kind, one in erased.left.named:
                complain(f"The {kind} {one.id} ({one.title}) quotes what you erase, and stays; see --with-drafts.")
        else:
            gone = [name for name in names if opened.remove(name)]
        for name in names:
            if name in gone:
                click.echo(visible(f"{'erased' if erase else 'removed'} {name}"))
            else:
                complain(str(opening.unknown(name)))
        if gone:
            opening.index(opened, opening.ERASING if erase else None)
    return DONE if len(gone) == len(names) else REFUSED if gone else FAILED


@library.command()
def rebuild() -> None:
    """Make the search indexes anew. What was removed is then gone from the disk too."""
    from api import database
    from retrieval.errors import NotErased, NoVectors

    if not database.exists(opening.settings()):
        click.echo("The library is empty; there is nothing to rebuild.", err=True)
        return
    with opening.to_write() as opened:
        try:
            opened.rebuild(lambda done, total: progress(f"Rebuilding: {done} of {total} documents"))
        except NoVectors as error:
            raise Unavailable(
                f"The vectors were not made anew and stay as they were: {error}. What was removed is gone from the"
                " database."
            ) from None
        except NotErased as error:
            raise Unavailable(f"The library is rebuilt, but {error}; run it again to be rid of them.") from None
        finally:
            progress("")
        count = len(opened.documents())
        click.echo(f"rebuilt {so_many(count, 'document')}")


def _say_kinds(kind: str, kinds: Collection[str]) -> None:
    """Say which kinds there are where this is none of them."""
    if kind not in kinds:
        complain(f"No document is of the kind {kind!r}; there are: {visible(', '.join(sorted(kinds))) or 'none'}.")


def _say_known(kind: str | None) -> None:
    """Say where a kind differs only in its capitals from one that the drafter knows."""
    from retrieval.kinds import KINDS

    if kind is not None and kind not in KINDS and kind.lower() in KINDS:
        complain(f"The drafter knows the kind {kind.lower()!r}, not {kind!r}, which is kept as you wrote it.")


def _print_json(value: dict[str, Any]) -> None:
    click.echo(json.dumps({"version": 1, **value}, indent=2, allow_nan=False))
