"""Conversations: what is said about drafts, and the versions that come of it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "conversations",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("workspace", sa.String(200), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("updated", sa.DateTime, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("is_named", sa.Boolean, nullable=False),
        sa.Column("current", sa.Integer),
        sa.UniqueConstraint("workspace", "id", name="conversations_workspace_id"),
    )
    op.create_index("conversations_updated", "conversations", ["workspace", "updated", "id"])
    op.create_table(
        "messages",
        _conversation(),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("folded", sa.Text, nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("version", sa.Integer),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("code", sa.String(64)),
        sa.Column("made", sa.String(64), nullable=False),
        sa.Column("body", sa.Text),
    )
    op.create_index("messages_made", "messages", ["made"])
    op.create_table(
        "versions",
        _conversation(),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("draft", sa.Integer, sa.ForeignKey("drafts.number", ondelete="CASCADE"), nullable=False, unique=True),
        sa.Column("parent", sa.Integer),
        sa.Column("message", sa.Integer, nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("edits", sa.Text, nullable=False),
        sa.Column("changes", sa.Text, nullable=False),
        sa.Column("fixes", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Remove the tables and all that is in them."""
    for table in ("versions", "messages", "conversations"):
        op.drop_table(table)


def _conversation() -> "sa.Column[int]":
    """Give the column that names a row's conversation."""
    return sa.Column(
        "conversation", sa.Integer, sa.ForeignKey("conversations.number", ondelete="CASCADE"), primary_key=True
    )
