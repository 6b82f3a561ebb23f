"""What is studied: an append-only log of it, and how far each rehearsal was taken into it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_APPEND_ONLY = "CREATE TRIGGER study_{verb} BEFORE {verb} ON study BEGIN SELECT RAISE(ABORT, 'append-only'); END"


def upgrade() -> None:
    op.create_table(
        "study",
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("undoes", sa.Integer, sa.ForeignKey("study.seq"), unique=True),
    )
    for verb in ("UPDATE", "DELETE"):
        op.execute(_APPEND_ONLY.format(verb=verb))
    op.create_table(
        "study_taken",
        sa.Column("session", sa.Text, sa.ForeignKey("sessions.id"), primary_key=True),
        sa.Column("seq", sa.Integer, nullable=False),
    )
