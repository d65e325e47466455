"""Keeps the vectors in step with the record of truth: what is missing is made, what departed is deleted."""

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from threading import RLock
from typing import TYPE_CHECKING
from uuid import uuid4

from sqlalchemy import ColumnElement, Connection, Engine, delete, func, insert, select, update

from retrieval.batch import Waiting, all_embedded, fill, mark, next_batch
from retrieval.embedders.kept import KeptEmbedder
from retrieval.embeddings import Embedder
from retrieval.errors import NoVectors
from retrieval.rights import may_write
from retrieval.tables import departed, documents, vector_index
from retrieval.vectors import Near, VectorIndex, hold

if TYPE_CHECKING:
    from filelock import BaseFileLock

Progress = Callable[[int, int], None]  # is told how many documents of how many are done

_WAITING = documents.c.vectors.is_(None)
_KEPT = "embedded.db"  # within a generation's folder, so that what is erased goes with it


def silent(done: int, total: int) -> None:
    """Tell nobody."""


class Indexer:
    """The vectors of a library. Opened at first use and held until closed; threads take turns.

    While another process holds them, or they cannot be used, every method raises NoVectors; each call tries again.
    """

    def __init__(self, engine: Engine, folder: Path, embedder: Embedder) -> None:
        self._engine = engine
        self._writer = engine.execution_options(writes=True)
        self._folder = folder
        self._embedder = embedder
        self._turn = RLock()
        self._lock: BaseFileLock | None = None
        self._index: VectorIndex | None = None
        self._generation = ""
        self._keeping = embedder
        self._counted: set[str] = set()  # workspaces that were seen to lack no vector

    def nearest(
        self, workspace: str, query: str, limit: int, version: str | None = None, kind: str | None = None
    ) -> list[Near]:
        """Find the passages nearest to a query, nearest first; indexes first what is missing."""
        with self._turn:
            self.catch_up()
            index = self._opened()
            if workspace not in self._counted:
                self._fill_up(index, workspace)
            vector = self._embedder([query])
            return index.nearest(workspace, vector, limit, version, kind) if vector.any() else []

    def catch_up(self, progress: Progress = silent) -> None:
        """Index what is missing and delete what departed."""
        with self._turn:
            index = self._opened()
            self._delete_departed(index)
            done, total = 0, self._count(_WAITING)
            while batch := next_batch(self._engine, _WAITING):
                self._check_writable()
                fill(index, self._engine, self._keeping, batch)
                with self._writer.begin() as connection:
                    mark(connection, batch, self._generation)
                done += len(batch)
                progress(done, max(total, done))

    def rebuild(self, progress: Progress = silent) -> None:
        """Make all vectors again in a new folder and remove the old one, with all that was ever erased."""
        with self._turn:
            self._lock = self._lock or hold(self._lock_path)
            departing = self._last_departed()
            generation = uuid4().hex
            index = VectorIndex(self._made(generation))
            keeping = self._kept(generation)
            try:
                filled = self._fill_all(index, keeping, progress)
                with self._writer.begin() as connection:
                    self._start(connection, generation, departing)
                    mark(connection, filled, generation)
            except BaseException:
                index.close()
                rmtree(self._folder / generation, ignore_errors=True)
                raise
            self._close_index()
            self._index, self._generation, self._keeping = index, generation, keeping
            self._tidy()

    def close(self) -> None:
        """Let another process have the vectors."""
        with self._turn:
            self._close_index()
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    @property
    def generation(self) -> str:
        """The generation in use; the vectors of a document count where its row names this one."""
        return self._generation

    @property
    def _lock_path(self) -> Path:
        return self._folder.with_name(f"{self._folder.name}.lock")

    def forget(self, connection: Connection) -> None:
        """Give up the generation in use: whoever opens or holds the vectors next makes all anew and removes the old.

        Needs a transaction for writing, so that what is erased in it is gone from the vectors whatever comes after.
        """
        connection.execute(delete(vector_index))

    def _opened(self) -> VectorIndex:
        if self._index is not None and not self._is_in_use():
            self._close_index()
        if self._index is None:
            self._lock = self._lock or hold(self._lock_path)
            try:
                self._generation = self._current()
                self._keeping = self._kept(self._generation)
                self._tidy()
                self._index = VectorIndex(self._folder / self._generation)
            except OSError as error:
                self.close()
                raise NoVectors(f"the folder {self._folder} cannot be used ({error.strerror})") from None
            except BaseException:
                self.close()
                raise
        return self._index

    def _is_in_use(self) -> bool:
        """Say whether the generation that is open is still the one in use; another process may have given it up."""
        with self._engine.connect() as connection:
            return connection.scalar(select(vector_index.c.generation)) == self._generation

    def _current(self) -> str:
        """Give the generation in use; where there is none, or its folder is gone, start one."""
        with self._engine.connect() as connection:
            state = connection.execute(select(vector_index)).one_or_none()
        if state is not None and (self._folder / state.generation).is_dir():
            if state.embeddings != self._embedder.name:
                raise NoVectors(
                    f"the library's vectors were made with {state.embeddings}, not {self._embedder.name};"
                    " run okr library rebuild"
                )
            return str(state.generation)
        self._check_writable()
        departing = self._last_departed()
        generation = uuid4().hex
        self._made(generation)
        with self._writer.begin() as connection:
            self._start(connection, generation, departing)
        return generation

    def _start(self, connection: Connection, generation: str, departing: int) -> None:
        """Put a generation in use that holds no document so far, nor any that departed up to `departing`."""
        connection.execute(delete(vector_index))
        connection.execute(insert(vector_index).values(id=1, generation=generation, embeddings=self._embedder.name))
        connection.execute(update(documents).where(documents.c.vectors.is_not(None)).values(vectors=None))
        connection.execute(delete(departed).where(departed.c.id <= departing))

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
        with self._engine.connect() as connection:
            gone = connection.execute(select(departed)).all()
        if not gone:
            return
        self._check_writable()
        for one in gone:
            index.delete(one.workspace, one.version)
        with self._writer.begin() as connection:
            connection.execute(delete(departed).where(departed.c.id.in_([one.id for one in gone])))
            # The same text may have come back meanwhile; then its vectors went too.
            versions = [one.version for one in gone]
            connection.execute(update(documents).where(documents.c.version.in_(versions)).values(vectors=None))

    def _check_writable(self) -> None:
        """Raise NoVectors where the record may only be read: searches go on, and leave to others what is missing."""
        if not may_write(self._engine):
            raise NoVectors(f"the database {self._engine.url.database} may not be written, so none can be made")

    def _last_departed(self) -> int:
        with self._engine.connect() as connection:
            return connection.scalar(select(func.max(departed.c.id))) or 0

    def _count(self, *where: ColumnElement[bool]) -> int:
        with self._engine.connect() as connection:
            return connection.scalar(select(func.count()).select_from(documents).where(*where)) or 0

    def _made(self, generation: str) -> Path:
        folder = self._folder / generation
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NoVectors(f"the folder {folder} cannot be made ({error.strerror})") from None
        return folder

    def _kept(self, generation: str) -> Embedder:
        """Give the embedder of a generation, which takes over what others keep of the record's passages."""
        if not self._embedder.costly:
            return self._embedder
        kept = KeptEmbedder(self._embedder, self._folder / generation / _KEPT)
        for old in self._folder.glob(f"*/{_KEPT}"):
            if old.parent.name != generation:
                kept.take_over(old, all_embedded(self._engine))
        return kept

    def _tidy(self) -> None:
        """Remove the folders of generations that are no longer in use."""
        if self._folder.is_dir():
            for folder in self._folder.iterdir():
                if folder.name != self._generation:
                    rmtree(folder, ignore_errors=True)

    def _close_index(self) -> None:
        if self._index is not None:
            self._index.close()
            self._index = None
            self._counted.clear()
