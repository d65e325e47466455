"""What a service for many people keeps: keys and what they spent, jobs, repeated requests and the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "keys",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("workspace", sa.String(200), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("scope", sa.String(16), nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("expires", sa.DateTime),
        sa.Column("revoked", sa.DateTime),
        sa.Column("requests_a_minute", sa.Integer),
        sa.Column("drafts_a_day", sa.Integer),
    )
    op.create_table(
        "spending",
        sa.Column("key", sa.String(32), sa.ForeignKey("keys.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("what", sa.String(16), primary_key=True),
        sa.Column("since", sa.DateTime, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )
    op.create_table(
        "jobs",
        sa.Column("workspace", sa.String(200), primary_key=True),
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("code", sa.String(64)),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("updated", sa.DateTime, nullable=False),
        sa.Column("lease", sa.DateTime),
    )
    op.create_index("jobs_lease", "jobs", ["lease"])
    op.create_table(
        "once",
        sa.Column("workspace", sa.String(200), primary_key=True),
        sa.Column("request", sa.String(64), primary_key=True),
        sa.Column("body", sa.String(64), nullable=False),
        sa.Column("made", sa.String(64), nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("lease", sa.DateTime),
    )
    op.create_index("once_created", "once", ["created"])
    op.create_table(
        "audit",
        sa.Column("workspace", sa.String(200), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("key", sa.String(32)),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("details", sa.Text, nullable=False),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
    )


def downgrade() -> None:
    """Remove the tables and all that is in them."""
    for table in ("audit", "once", "jobs", "spending", "keys"):
        op.drop_table(table)
