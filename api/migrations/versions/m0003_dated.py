"""The day a document is of."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column; for what is there already, the day it was added."""
    op.add_column("documents", sa.Column("dated", sa.Date))
    op.execute("UPDATE documents SET dated = date(added)")
    op.create_index("documents_dated", "documents", ["workspace", "dated"])


def downgrade() -> None:
    """Drop the column."""
    op.drop_index("documents_dated", "documents")
    op.drop_column("documents", "dated")
