"""The day a document is of."""

import sqlalchemy as sa
from alembic import op

from retrieval.dating import dated

revision = "0003"
down_revision = "0002"

_BEGINNING = 2000  # characters; only the first lines say a day


def upgrade() -> None:
    """Add the column; what is there already is dated, too, and goes once more into the vectors, with its day."""
    op.add_column("documents", sa.Column("dated", sa.Date))
    op.execute("UPDATE documents SET dated = date(added), vectors = NULL")
    fields = [sa.column(name, sa.Text) for name in ("name", "title", "text")]
    documents = sa.table("documents", sa.column("id", sa.Integer), sa.column("dated", sa.Date), *fields)
    connection = op.get_bind()
    beginning = sa.func.substr(documents.c.text, 1, _BEGINNING)
    found = sa.select(documents.c.id, documents.c.name, documents.c.title, beginning)
    for id, name, title, text in connection.execute(found).all():
        if day := dated(name, title, text):
            connection.execute(sa.update(documents).where(documents.c.id == id).values(dated=day))
    op.create_index("documents_dated", "documents", ["workspace", "dated"])


def downgrade() -> None:
    """Drop the column."""
    op.drop_index("documents_dated", "documents")
    op.drop_column("documents", "dated")
