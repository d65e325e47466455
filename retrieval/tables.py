"""The tables that retrieval owns. The words' index beside them is `retrieval.words`."""

from typing import Any

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.dialects import postgresql

metadata = MetaData()

_MARK = "\ufdd0"  # a code point that no text holds for its own sake


class AnyText(TypeDecorator[str]):
    """Text as people send it, with NUL characters, which PostgreSQL does not take and is given under a mark."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Write NUL under a mark."""
        if value is None or dialect.name != "postgresql":
            return value  # type: ignore[no-any-return]
        return str(value).replace(_MARK, f"{_MARK}1").replace("\0", f"{_MARK}0")

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        """Read it again."""
        if value is None or dialect.name != "postgresql":
            return value  # type: ignore[no-any-return]
        return str(value).replace(f"{_MARK}0", "\0").replace(f"{_MARK}1", _MARK)


# In the order of code points everywhere; PostgreSQL else sorts as its language does.
_NAME = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")

# `version` names a document's name, title, kind and text together; `vectors` is the generation of the vector index
# that holds all of the document's passages, or null while none does; `source` is the file that a sync took it from, and
# `source_version` names what that file held then; `dated` is the day the document is of, else the day it was added.
documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("workspace", String(200), nullable=False),
    Column("name", _NAME, nullable=False),
    Column("title", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("version", String(64), nullable=False),
    Column("characters", Integer, nullable=False),
    Column("passages", Integer, nullable=False),
    Column("added", DateTime, nullable=False),
    Column("vectors", String(32)),
    Column("text", AnyText, nullable=False),
    Column("source", Text),
    Column("source_version", String(64)),
    Column("dated", Date),
    UniqueConstraint("workspace", "name", name="documents_workspace_name"),
    Index("documents_version", "version"),
    Index("documents_vectors", "vectors"),
    Index("documents_source", "source"),
    Index("documents_dated", "workspace", "dated"),
)

# Ids are never given twice, for the indexes go by them.
passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("heading", AnyText, nullable=False),
    UniqueConstraint("document_id", "ordinal", name="passages_document_ordinal"),
    sqlite_autoincrement=True,
)

# Versions whose vectors wait to be deleted, for whoever holds the vectors next.
departed = Table(
    "departed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("workspace", String(200), nullable=False),
    Column("version", String(64), nullable=False),
)

# Row 1: which generation of vectors is in use, and which embeddings made it. Further rows: generations that are being
# made or were left, and are to be removed.
vector_index = Table(
    "vector_index",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("generation", String(32), nullable=False),
    Column("embeddings", Text, nullable=False),
)
