"""Evaluations: many cases drafted and judged at once, and what came of each."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "evaluations",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("workspace", sa.String(200), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("created", sa.DateTime, nullable=False),
        sa.Column("updated", sa.DateTime, nullable=False),
        sa.Column("name", sa.Text),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("code", sa.String(64)),
        sa.Column("job", sa.String(64), nullable=False),
        sa.Column("manifest", sa.Text, nullable=False),
        sa.Column("cases", sa.Text, nullable=False),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("total", "passed", "failed", "errors", "unscored")),
        sa.UniqueConstraint("workspace", "id", name="evaluations_workspace_id"),
    )
    op.create_index("evaluations_created", "evaluations", ["workspace", "created", "id"])
    op.create_index("evaluations_updated", "evaluations", ["updated"])
    op.create_table(
        "evaluation_results",
        sa.Column("evaluation", sa.Integer, sa.ForeignKey("evaluations.number", ondelete="CASCADE"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("record", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Remove the tables and all that is in them."""
    for table in ("evaluation_results", "evaluations"):
        op.drop_table(table)
