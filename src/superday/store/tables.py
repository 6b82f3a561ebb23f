"""The tables, as the newest migration leaves them."""

from sqlalchemy import Column, Float, ForeignKey, Integer, MetaData, Table, Text

METADATA = MetaData()

# A rehearsal of one loop.  The last four columns are a projection of its events, kept for lists.
SESSIONS = Table(
    "sessions",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("loop", Text, nullable=False),
    Column("started_at", Float, nullable=False),
    Column("status", Text, nullable=False),
    Column("place", Text, nullable=False),
    Column("changed_at", Float, nullable=False),
)

# Append-only: triggers refuse updates and deletes.
EVENTS = Table(
    "events",
    METADATA,
    Column("session", Text, ForeignKey("sessions.id"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("at", Float, nullable=False),
    Column("body", Text, nullable=False),
)

# Which questions were asked when: a projection that planning reads.
ASKED = Table(
    "asked",
    METADATA,
    Column("session", Text, ForeignKey("sessions.id"), primary_key=True),
    Column("question", Text, primary_key=True),
    Column("at", Float, nullable=False),
)

DRAFTS = Table(
    "drafts",
    METADATA,
    Column("session", Text, ForeignKey("sessions.id"), primary_key=True),
    Column("slot", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("saved_at", Float, nullable=False),
)

# Judging under way and done, so that a run outlives the server and its rows can be streamed again.
RUNS = Table(
    "runs",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("session", Text, ForeignKey("sessions.id"), nullable=False),
    Column("slot", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("asked_at", Float, nullable=False),
)

ROWS = Table(
    "run_rows",
    METADATA,
    Column("run", Text, ForeignKey("runs.id"), primary_key=True),
    Column("n", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
)

# What is studied, append-only as the events are.  ``at`` is UTC, ``day`` the date where the person was; ``undoes``
# names the one event that this one takes back.
STUDY = Table(
    "study",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("at", Float, nullable=False),
    Column("day", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("undoes", Integer, ForeignKey("study.seq"), unique=True),
)

# Up to which of its events each session was taken into ``study``: a projection.
STUDY_TAKEN = Table(
    "study_taken",
    METADATA,
    Column("session", Text, ForeignKey("sessions.id"), primary_key=True),
    Column("seq", Integer, nullable=False),
)

# What was said of applications, append-only too; ``undoes`` names the one entry that this one takes back.
APPLICATIONS = Table(
    "applications",
    METADATA,
    Column("seq", Integer, primary_key=True),
    Column("at", Float, nullable=False),
    Column("body", Text, nullable=False),
    Column("undoes", Integer, ForeignKey("applications.seq"), unique=True),
)
