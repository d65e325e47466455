"""The library: documents, passages, the index of words, and the state of the vectors."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "documents",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("workspace", sa.String(200), nullable=False),
        sa.Column("name", sa.Text().with_variant(postgresql.TEXT(collation="C"), "postgresql"), nullable=False),
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
    if op.get_bind().dialect.name == "postgresql":
        _make_words_of_postgres()
    else:
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


def _make_words_of_postgres() -> None:
    """Make the index of words; its words are stemmed, and none is left out for being common."""
    op.execute("CREATE TEXT SEARCH DICTIONARY plumb_stem (TEMPLATE = snowball, LANGUAGE = english)")
    op.execute("CREATE TEXT SEARCH CONFIGURATION plumb_words (COPY = simple)")
    op.execute("ALTER TEXT SEARCH CONFIGURATION plumb_words ALTER MAPPING FOR asciiword, word WITH plumb_stem")
    op.create_table(
        "words",
        sa.Column("passage_id", sa.Integer, sa.ForeignKey("passages.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("length", sa.Integer, nullable=False),
        sa.Column("lexemes", postgresql.TSVECTOR, nullable=False),
    )
    op.create_index("words_lexemes", "words", ["lexemes"], postgresql_using="gin")


def downgrade() -> None:
    """Remove the tables and all that is in them."""
    for table in ("vector_index", "departed", "words", "passages", "documents"):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TEXT SEARCH CONFIGURATION plumb_words")
        op.execute("DROP TEXT SEARCH DICTIONARY plumb_stem")
