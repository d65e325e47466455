"""What the page keeps: who is signed in, and what people think of drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "sessions",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("key", sa.String(32), sa.ForeignKey("keys.id", ondelete="CASCADE"), nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("expires", sa.DateTime, nullable=False),
    )
    op.create_index("sessions_expires", "sessions", ["expires"])
    op.create_table(
        "feedback",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(64), nullable=False, unique=True),
        sa.Column("draft", sa.Integer, sa.ForeignKey("drafts.number", ondelete="CASCADE"), nullable=False),
        sa.Column("key", sa.String(32)),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("thumb", sa.String(8), nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("objective", sa.Integer),
        sa.Column("key_result", sa.Integer),
    )
    op.create_index("feedback_draft", "feedback", ["draft"])


def downgrade() -> None:
    """Remove the tables and all that is in them."""
    for table in ("feedback", "sessions"):
        op.drop_table(table)
