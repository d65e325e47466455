"""The library: documents, passages, the index of words, and the state of the vectors."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("workspace", sa.String(200), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
        sa.Column("characters", sa.Integer, nullable=False),
        sa.Column("passages", sa.Integer, nullable=False),
        sa.Column("added", sa.DateTime, nullable=False),
        sa.Column("vectors", sa.String(32)),
        sa.Column("text", sa.Text, nullable=False),
        sa.UniqueConstraint("workspace", "name", name="documents_workspace_name"),
    )
    op.create_index("documents_version", "documents", ["version"])
    op.create_index("documents_vectors", "documents", ["vectors"])
    op.create_table(
        "passages",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("document_id", sa.Integer, sa.ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("heading", sa.Text, nullable=False),
        sa.UniqueConstraint("document_id", "ordinal", name="passages_document_ordinal"),
        sqlite_autoincrement=True,
    )
    op.execute(
        "CREATE VIRTUAL TABLE words USING fts5(scope, title, heading, body,"
        " tokenize = 'porter unicode61 remove_diacritics 2')"
    )
    op.create_table(
        "departed",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("workspace", sa.String(200), nullable=False),
        sa.Column("version", sa.String(64), nullable=False),
    )
    op.create_table(
        "vector_index",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("generation", sa.String(32), nullable=False),
        sa.Column("embeddings", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Remove the tables and all that is in them."""
    for table in ("vector_index", "departed", "words", "passages", "documents"):
        op.drop_table(table)
