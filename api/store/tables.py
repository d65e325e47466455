"""The tables of drafts; `retrieval.tables` are those of the library beside them."""

from sqlalchemy import Column, DateTime, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

from retrieval.tables import AnyText

metadata = MetaData()

# `created` is when the draft was first kept, to the microsecond, for lists go by it; `record` is the draft as it is
# given out, JSON in ASCII.
drafts = Table(
    "drafts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("workspace", String(200), nullable=False),
    Column("id", String(64), nullable=False),
    Column("created", DateTime, nullable=False),
    Column("updated", DateTime, nullable=False),
    Column("state", String(32), nullable=False),
    Column("status", String(32), nullable=False),
    Column("title", AnyText, nullable=False),
    Column("drafter", String(32), nullable=False),
    Column("model", AnyText),
    Column("record", Text, nullable=False),
    UniqueConstraint("workspace", "id", name="drafts_workspace_id"),
    Index("drafts_created", "workspace", "created", "id"),
    Index("drafts_updated", "updated"),
)

# Which documents and notes a draft quotes or was made from; `document` is the SHA-256 of the name, which is of any
# length.
quoted = Table(
    "quoted",
    metadata,
    Column("draft", ForeignKey("drafts.number", ondelete="CASCADE"), primary_key=True),
    Column("document", String(64), primary_key=True),
    Index("quoted_document", "document"),
)
