"""Which documents a conversation has words of, whatever became of its drafts."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table, and fill it from the drafts that are there."""
    op.create_table(
        "told",
        sa.Column(
            "conversation", sa.Integer, sa.ForeignKey("conversations.number", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("document", sa.String(64), primary_key=True),
    )
    op.create_index("told_document", "told", ["document"])
    op.execute(
        "INSERT INTO told (conversation, document) SELECT DISTINCT versions.conversation, quoted.document"
        " FROM versions JOIN quoted ON quoted.draft = versions.draft"
    )


def downgrade() -> None:
    """Remove the table."""
    op.drop_table("told")
