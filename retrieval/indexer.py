"""Keeps the vectors in step with the record of truth: what is missing is made, what departed is deleted."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from threading import RLock
from typing import TypeVar
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Engine, and_, delete, func, select, update

from retrieval import generation
from retrieval.batch import Waiting, all_embedded, fill, mark, next_batch
from retrieval.dating import Days
from retrieval.embedders.kept import KeptEmbedder
from retrieval.embeddings import Embedder
from retrieval.errors import NoVectors
from retrieval.generation import Generation
from retrieval.leftovers import sign, sweep
from retrieval.rights import may_write, rebuilding
from retrieval.tables import departed, documents, passages
from retrieval.vectors.faults import Gone
from retrieval.vectors.index import Near, VectorIndex
from retrieval.vectors.store import VectorStore

Progress = Callable[[int, int], None]  # is told how many documents of how many are done

_WAITING = documents.c.vectors.is_(None)
_KEPT = "embedded.db"  # within a generation's folder, so that what is erased goes with it


def silent(done: int, total: int) -> None:
    """Tell nobody."""


_T = TypeVar("_T")


class Indexer:
    """The vectors of a library. Opened at first use and held until closed; threads take turns.

    Several processes may index at a time where the store is shared: what each does may be done twice. While another
    process holds the vectors, or they cannot be used, every method raises NoVectors; each call tries again.
    """

    def __init__(self, engine: Engine, store: VectorStore, embedder: Embedder) -> None:
        self._engine = engine
        self._writer = engine.execution_options(writes=True)
        self._store = store
        self._embedder = embedder
        self._turn = RLock()
        self._index: VectorIndex | None = None
        self._generation = ""
        self._keeping = embedder
        self._counted: set[str] = set()  # workspaces that were seen to lack no vector

    def nearest(
        self,
        workspace: str,
        query: str,
        limit: int,
        version: str | None = None,
        kind: str | None = None,
        days: Days | None = None,
    ) -> list[Near]:
        """Find the passages nearest to a query, nearest first; indexes first what is missing."""

        def near() -> list[Near]:
            self._catch_up(silent)
            index = self._opened()
            if workspace not in self._counted:
                self._fill_up(index, workspace)
                index = self._opened()  # filling up may have opened it anew
            vector = self._embedder([query])
            return index.nearest(workspace, vector, limit, version, kind, days) if vector.any() else []

        with self._turn:
            return self._anew_if_gone(near)

    def look(self) -> None:
        """Open the vectors; nothing is done where another thread is at work with them. Raises NoVectors."""
        if self._turn.acquire(blocking=False):
            try:
                self._opened()
            finally:
                self._turn.release()

    def catch_up(self, progress: Progress = silent) -> None:
        """Index what is missing and delete what departed."""
        with self._turn:
            self._anew_if_gone(lambda: self._catch_up(progress))

    def rebuild(self, progress: Progress = silent) -> None:
        """Make all vectors again in a new generation and remove the old one, with all that was ever erased."""
        with self._turn, ExitStack() as stack:
            self._store.hold()
            if self._store.is_shared:
                stack.enter_context(rebuilding(self._engine, self._store.folder))
            before, departing = self._in_use(), self._last_departed()
            made = Generation(uuid4().hex, self._embedder.name)
            with self._writer.begin() as connection:
                generation.announce(connection, made)
            index = self._open(made.name)
            try:
                keeping = self._kept(made.name)
                filled = self._fill_all(index, keeping, progress)
                with self._writer.begin() as connection:
                    if generation.current(connection) != before:
                        raise NoVectors("documents were erased meanwhile; run okr library rebuild again")
                    generation.start(connection, made, departing)
                    mark(connection, filled, made.name)
            except BaseException:
                index.close()
                with suppress(NoVectors):
                    sweep(self._engine, self._store)
                raise
            self._close_index()
            self._index, self._generation, self._keeping = index, made.name, keeping
            with suppress(NoVectors):  # whoever opens the vectors next tries again
                sweep(self._engine, self._store)

    def forget(self, connection: Connection) -> None:
        """Give up the generation in use: whoever opens or holds the vectors next makes all anew and removes the old.

        Needs a transaction for writing, so that what is erased in it is gone from the vectors whatever comes after.
        """
        generation.leave(connection)

    def close(self) -> None:
        """Let another process have the vectors."""
        with self._turn:
            self._close_index()
            self._store.release()

    @property
    def generation(self) -> str:
        """The generation in use; the vectors of a document count where its row names this one."""
        return self._generation

    def _anew_if_gone(self, work: Callable[[], _T]) -> _T:
        """Work on what is there now, where another process or the server removed what was open."""
        try:
            return work()
        except Gone:
            self._close_index()
            return work()

    def _catch_up(self, progress: Progress) -> None:
        index = self._opened()
        self._delete_departed(index)
        # Those that come meanwhile are the next one's: who searches would never be done while others go on adding.
        waiting = and_(_WAITING, documents.c.id <= self._last())
        done, total = 0, self._count(waiting)
        while batch := next_batch(self._engine, waiting):
            self._check_writable()
            fill(index, self._engine, self._keeping, batch)
            if self._marked(batch):
                done += len(batch)
                progress(done, max(total, done))
            else:
                index = self._opened()

    def _marked(self, batch: Sequence[Waiting]) -> bool:
        """Mark documents as indexed; False where their generation was left meanwhile, and goes once more."""
        with self._writer.begin() as connection:
            found = generation.current(connection)
            if found is None or found.name != self._generation:
                generation.announce(connection, Generation(self._generation, self._embedder.name))
                return False
            mark(connection, batch, self._generation)
            return True

    def _opened(self) -> VectorIndex:
        if self._index is not None and not self._is_in_use():
            self._close_index()
        if self._index is None:
            self._store.hold()
            try:
                self._generation = self._current()
                self._index = self._open(self._generation)
                self._keeping = self._kept(self._generation)
                self._tidy()
            except OSError as error:
                self.close()
                raise NoVectors(f"the folder {self._store.folder} cannot be used ({error.strerror})") from None
            except BaseException:
                self.close()
                raise
        return self._index

    def _open(self, name: str) -> VectorIndex:
        index = self._store.open(name)
        sign(self._engine, self._store.folder / name)
        return index

    def _in_use(self) -> Generation | None:
        with self._engine.connect() as connection:
            return generation.current(connection)

    def _is_in_use(self) -> bool:
        """Say whether the generation that is open is still the one in use; another process may have given it up."""
        found = self._in_use()
        return found is not None and found.name == self._generation

    def _current(self) -> str:
        """Give the generation in use; where there is none, or it is gone, start one."""
        found = self._in_use()
        if found is not None and self._store.holds(found.name):
            if found.embeddings != self._embedder.name:
                raise NoVectors(
                    f"the library's vectors were made with {found.embeddings}, not {self._embedder.name};"
                    " run okr library rebuild"
                )
            return found.name
        self._check_writable()
        departing = self._last_departed()
        made = Generation(uuid4().hex, self._embedder.name)
        self._open(made.name).close()
        with self._writer.begin() as connection:
            other = generation.current(connection)
            if other == found:
                generation.start(connection, made, departing)
                return made.name
        return self._current()  # another process was faster

    def _fill_all(self, index: VectorIndex, embedder: Embedder, progress: Progress) -> list[Waiting]:
        filled: list[Waiting] = []
        total = self._count()
        while batch := next_batch(self._engine, documents.c.id > (filled[-1].id if filled else 0)):
            fill(index, self._engine, embedder, batch)
            filled += batch
            progress(len(filled), max(total, len(filled)))
        return filled

    def _fill_up(self, index: VectorIndex, workspace: str) -> None:
        """Index a workspace again where vectors that were there are lost."""
        indexed = (documents.c.workspace == workspace, documents.c.vectors == self._generation)
        with self._engine.connect() as connection:
            expected = connection.scalar(select(func.sum(documents.c.passages)).where(*indexed)) or 0
        if index.count(workspace) < expected:
            self._check_writable()
            with self._writer.begin() as connection:
                connection.execute(update(documents).where(*indexed).values(vectors=None))
            self.catch_up()
        self._counted.add(workspace)

    def _delete_departed(self, index: VectorIndex) -> None:
        """Delete the vectors of what departed; the same text may have come back meanwhile, and keeps its new ones."""
        with self._engine.connect() as connection:
            gone = connection.execute(select(departed)).all()
            # What is being made may hold them, too: they depart when it is in use.
            if not gone or generation.others(connection):
                return
        self._check_writable()
        for one in gone:
            there = index.passages(one.workspace, one.version)
            # Looked up afterwards: ids are never given twice, so what is not there now never will be.
            kept = self._kept_passages(one.workspace, one.version)
            index.delete(one.workspace, one.version, [passage for passage in there if passage not in kept])
        with self._writer.begin() as connection:
            connection.execute(delete(departed).where(departed.c.id.in_([one.id for one in gone])))

    def _kept_passages(self, workspace: str, version: str) -> set[int]:
        of_version = select(documents.c.id).where(documents.c.workspace == workspace, documents.c.version == version)
        with self._engine.connect() as connection:
            return set(connection.scalars(select(passages.c.id).where(passages.c.document_id.in_(of_version))))

    def _check_writable(self) -> None:
        """Raise NoVectors where the record may only be read: searches go on, and leave to others what is missing."""
        if not may_write(self._engine):
            raise NoVectors(f"the database {self._engine.url.database} may not be written, so none can be made")

    def _last_departed(self) -> int:
        with self._engine.connect() as connection:
            return connection.scalar(select(func.max(departed.c.id))) or 0

    def _last(self) -> int:
        with self._engine.connect() as connection:
            return connection.scalar(select(func.max(documents.c.id))) or 0

    def _count(self, *where: ColumnElement[bool]) -> int:
        with self._engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(documents).where(*where)) or 0

    def _kept(self, name: str) -> Embedder:
        """Give the embedder of a generation, which takes over what others keep of the record's passages."""
        if not self._embedder.costly:
            return self._embedder
        folder = self._store.folder
        with suppress(OSError):  # then nothing is kept
            (folder / name).mkdir(parents=True, exist_ok=True)
            sign(self._engine, folder / name)
        kept = KeptEmbedder(self._embedder, folder / name / _KEPT)
        for old in folder.glob(f"*/{_KEPT}"):
            if old.parent.name != name:
                kept.take_over(old, all_embedded(self._engine))
        return kept

    def _tidy(self) -> None:
        """Remove generations that are no longer in use, unless another process is making one."""
        if not self._store.is_shared:
            sweep(self._engine, self._store)
            return
        with suppress(NoVectors), rebuilding(self._engine, self._store.folder):
            sweep(self._engine, self._store)

    def _close_index(self) -> None:
        if self._index is not None:
            self._index.close()
            self._index = None
            self._counted.clear()
