"""Applications and how they go: an append-only log of what was said of them."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_APPEND_ONLY = (
    "CREATE TRIGGER applications_{verb} BEFORE {verb} ON applications BEGIN SELECT RAISE(ABORT, 'append-only'); END"
)


def upgrade() -> None:
    op.create_table(
        "applications",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("applications.seq"), unique=True),
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(_APPEND_ONLY.format(verb=verb))
