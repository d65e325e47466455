"""The tables that retrieval owns. The words' index beside them is `retrieval.words`."""

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

metadata = MetaData()

# `version` names a document's name, title, kind and text together; `vectors` is the generation of the vector index
# that holds all of the document's passages, or null while none does; `source` is the file that a sync took it from, and
# `source_version` names what that file held then.
documents = Table(
    "documents",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("workspace", String(200), nullable=False),
    Column("name", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("version", String(64), nullable=False),
    Column("characters", Integer, nullable=False),
    Column("passages", Integer, nullable=False),
    Column("added", DateTime, nullable=False),
    Column("vectors", String(32)),
    Column("text", Text, nullable=False),
    Column("source", Text),
    Column("source_version", String(64)),
    UniqueConstraint("workspace", "name", name="documents_workspace_name"),
    Index("documents_version", "version"),
    Index("documents_vectors", "vectors"),
    Index("documents_source", "source"),
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
    Column("heading", Text, nullable=False),
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

# One row: which generation of vectors is in use, and which embeddings made it.
vector_index = Table(
    "vector_index",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("generation", String(32), nullable=False),
    Column("embeddings", Text, nullable=False),
)
