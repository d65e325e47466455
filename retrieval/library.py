"""The library: documents in, cited passages out."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import datetime
from itertools import compress
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from retrieval import record, sources
from retrieval.admission import can_name, check
from retrieval.changes import Change, Told, nobody
from retrieval.embeddings import Embedder
from retrieval.errors import NoVectors
from retrieval.indexer import Indexer, Progress, silent
from retrieval.lookup import Scope, candidates_of, read, scope_of
from retrieval.passage import Found, Passage, Query, SourceDocument
from retrieval.question import terms
from retrieval.ranking import NARROW, WIDE, newer_first, ranked, stretches, words_scale
from retrieval.remains import write_anew
from retrieval.sources import Source, Taken
from retrieval.stored import WORKSPACE, StoredDocument, WholeDocument
from retrieval.vectors.index import Near
from retrieval.vectors.store import VectorStore
from retrieval.words.index import scope_terms, words_of

_MOST_WORDS, _MOST_NEAR = 400, 200  # how many passages words and vectors find, of which the best are taken
_LONGEST_QUERY = 10_000


class Library:
    """Documents in a database with an index of words, and vectors beside them. Threads may share it.

    The engine heeds two execution options: under `writes` a transaction takes the right to write as it begins, under
    `alone` a statement stands in no transaction. A third, `tables`, names what is written anew with the library's own
    tables. What the engine raises when it fails passes through.
    A document can be found by its words once `add` returns, and by its vectors from the next `index` or search.
    """

    def __init__(self, engine: Engine, vectors: VectorStore, embedder: Embedder) -> None:
        self._engine = engine
        self._writer = engine.execution_options(writes=True)
        self._indexer = Indexer(engine, vectors, embedder)
        self._weight = embedder.weight
        self._told: Told = nobody

    def telling(self, told: Told) -> Self:
        """Give this library so that each write tells somebody what it changed, in the transaction that does."""
        other = copy(self)
        other._told = told
        return other

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the vectors and the database."""
        self._indexer.close()
        self._engine.dispose()

    def add(self, document: SourceDocument, workspace: str = WORKSPACE) -> bool:
        """Keep a document in place of what has its name; False where it is kept already. Raises BadDocument."""
        return self.add_all([document], workspace)[0]

    def add_all(self, documents: Sequence[SourceDocument], workspace: str = WORKSPACE) -> list[bool]:
        """Keep documents, all or none, in less time than one by one; says what `add` says of each.

        Raises BadDocument.
        """
        for document in documents:
            check(document)
        with self._engine.connect() as connection:
            if all(record.holds(connection, workspace, document) for document in documents):
                return [False] * len(documents)
        with self._writer.begin() as connection:
            are_new = [record.put(connection, workspace, document) for document in documents]
            self._told(connection, _kept(workspace, compress(documents, are_new)))
            return are_new

    def remove(self, id: str, workspace: str = WORKSPACE) -> bool:
        """Remove a document with all its passages; False where there is none.

        No search finds it from then on. On the disk, remains of its words and vectors stay; `erase` leaves none.
        """
        with self._writer.begin() as connection:
            is_gone = can_name(id) and record.remove(connection, workspace, id)
            self._told(connection, [Change(workspace, id, None)] if is_gone else [])
            return is_gone

    def erase(self, ids: Iterable[str], workspace: str = WORKSPACE) -> list[str]:
        """Remove documents and every byte of them in the database; gives those that were there.

        All vectors are made anew without theirs when they are next opened, by `index` at the latest. Raises NotErased
        where they are removed and another process's reading keeps remains of them on the disk.
        """
        names = [(workspace, id) for id in ids if can_name(id)]
        return self._erase(lambda connection: names)

    def expire(self, before: datetime) -> list[str]:
        """Erase the documents of all workspaces that were last added or changed before a time. Raises NotErased."""
        return self._erase(lambda connection: record.older(connection, before))

    def _erase(self, named: Callable[[Connection], Iterable[tuple[str, str]]]) -> list[str]:
        with self._writer.begin() as connection:
            gone = [(workspace, id) for workspace, id in named(connection) if record.remove(connection, workspace, id)]
            if gone:
                self._indexer.forget(connection)
            self._told(connection, [Change(workspace, id, None) for workspace, id in gone])
        if gone:
            write_anew(self._engine)
        return [id for _, id in gone]

    def take(self, source: Source, documents: Sequence[SourceDocument], workspace: str = WORKSPACE) -> Taken:
        """Keep the documents of a file as a sync found it, and remove what it held before; all at once.

        Raises BadDocument where one of them cannot be kept; then none is, and nothing is removed.
        """
        for document in documents:
            check(document)
        with self._writer.begin() as connection:
            taken = sources.take(connection, workspace, source, documents)
            kept = [document for document in documents if document.id not in taken.same]
            gone = [Change(workspace, id, None) for id in taken.removed]
            self._told(connection, [*_kept(workspace, kept), *gone])
            return taken

    def sources(self, folder: str, workspace: str = WORKSPACE) -> Mapping[str, str | None]:
        """Give the files below a folder that documents were taken from, and what names the state of each."""
        with self._engine.connect() as connection:
            return sources.below(connection, workspace, folder)

    def documents(self, workspace: str = WORKSPACE, names: Collection[str] | None = None) -> Sequence[StoredDocument]:
        """Give all documents by name, or those of some names, without their texts."""
        with self._engine.connect() as connection:
            return record.listed(connection, workspace, names)

    def kinds(self, workspace: str = WORKSPACE) -> frozenset[str]:
        """Give the kinds of all documents."""
        with self._engine.connect() as connection:
            return record.kinds(connection, workspace)

    def document(self, id: str, workspace: str = WORKSPACE) -> WholeDocument | None:
        """Give a document with its text."""
        with self._engine.connect() as connection:
            return record.whole(connection, workspace, id) if can_name(id) else None

    def index(self, progress: Progress = silent) -> None:
        """Make the vectors that are missing. Raises NoVectors."""
        self._indexer.catch_up(progress)

    def rebuild(self, progress: Progress = silent) -> None:
        """Write the database and its words anew without what was removed, and make all vectors again.

        Raises NoVectors, and leaves the old vectors in use; NotErased where remains of words stay.
        """
        try:
            write_anew(self._engine)
        finally:
            self._indexer.rebuild(progress)

    def search(self, query: Query, workspace: str = WORKSPACE) -> list[Passage]:
        """Find the passages that answer a query, best first; `find` says, too, where words alone found them."""
        return self.find(query, workspace).passages

    def find(self, query: Query, workspace: str = WORKSPACE) -> Found:
        """Find the passages that answer a query: by words and vectors, or by words with a notice."""
        query = replace(query, text=query.text[:_LONGEST_QUERY].encode("utf-8", "replace").decode())
        if query.k < 1 or not (can_name(query.document or "") and can_name(query.kind or "")):
            return Found([])
        with self._engine.connect() as connection:
            scope = scope_of(connection, workspace, query)
        if scope is None:
            return Found([])
        near, notice = self._near(query, scope)  # may index first, which a connection opened before would not see
        asked = terms(query.text)
        within = scope_terms(workspace, query.document, query.kind)
        with self._engine.connect() as connection:
            words = words_of(connection)
            found = words.find(connection, workspace, asked, within, _MOST_WORDS, scope.days)
            candidates = candidates_of(connection, scope, found, near, self._indexer.generation)
            scale = words_scale(len(asked), words.size(connection, workspace))
            order = ranked(candidates, scale, NARROW if query.document is None else WIDE, self._weight)
            passages = read(connection, stretches(newer_first(order) if query.recent else order, query.k))
        return Found(passages, notice)

    def words_only(self) -> str | None:
        """Say in a sentence why search goes by words only now; None where it does not. Does not wait, nor index."""
        try:
            self._indexer.look()
        except NoVectors as error:
            return _words_only(error)
        return None

    def _near(self, query: Query, scope: Scope) -> tuple[list[Near], str | None]:
        span = (scope.version, scope.kind, scope.days)
        try:
            return self._indexer.nearest(scope.workspace, query.text, _MOST_NEAR, *span), None
        except NoVectors as error:
            return [], _words_only(error)


def _kept(workspace: str, documents: Iterable[SourceDocument]) -> list[Change]:
    return [Change(workspace, document.id, record.content_hash(document.text)) for document in documents]


def _words_only(error: NoVectors) -> str:
    return f"Search goes by words only: {error}."
