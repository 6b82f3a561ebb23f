"""What is kept: one SQLite file with an append-only event log, and tables that can be rebuilt from it.

Knows nothing of what the events mean.
"""

from superday.store.applications import ApplicationLog, Statement
from superday.store.database import open_database
from superday.store.drafts import Draft, Drafts
from superday.store.log import Conflict, EventLog, Recorded, Summary
from superday.store.runs import Row, Runs
from superday.store.study import Entry, Kept, StudyLog

__all__ = [
    "ApplicationLog",
    "Conflict",
    "Draft",
    "Drafts",
    "Entry",
    "EventLog",
    "Kept",
    "Recorded",
    "Row",
    "Runs",
    "Statement",
    "StudyLog",
    "Summary",
    "open_database",
]
