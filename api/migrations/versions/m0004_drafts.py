"""The drafts that were made, and which documents they quote."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "drafts",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("workspace", sa.String(200), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("updated", sa.DateTime, nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("drafter", sa.String(32), nullable=False),
        sa.Column("model", sa.Text),
        sa.Column("record", sa.Text, nullable=False),
        sa.UniqueConstraint("workspace", "id", name="drafts_workspace_id"),
    )
    op.create_index("drafts_created", "drafts", ["workspace", "created", "id"])
    op.create_index("drafts_updated", "drafts", ["updated"])
    op.create_table(
        "quoted",
        sa.Column("draft", sa.Integer, sa.ForeignKey("drafts.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("document", sa.String(64), primary_key=True),
    )
    op.create_index("quoted_document", "quoted", ["document"])


def downgrade() -> None:
    """Remove the tables and all that is in them."""
    for table in ("quoted", "drafts"):
        op.drop_table(table)
