"""Which file a document was taken from when a folder was synced, and what it held then."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns."""
    op.add_column("documents", sa.Column("source", sa.Text))
    op.add_column("documents", sa.Column("source_version", sa.String(64)))
    op.create_index("documents_source", "documents", ["source"])


def downgrade() -> None:
    """Drop the columns."""
    op.drop_index("documents_source", "documents")
    op.drop_column("documents", "source_version")
    op.drop_column("documents", "source")
