"""What is kept: one SQLite file with an append-only event log, and tables that can be rebuilt from it.

Knows nothing of what the events mean.
"""

from superday.store.database import open_database
from superday.store.drafts import Draft, Drafts
from superday.store.log import Conflict, EventLog, Recorded, Summary
from superday.store.runs import Row, Runs

__all__ = ["Conflict", "Draft", "Drafts", "EventLog", "Recorded", "Row", "Runs", "Summary", "open_database"]
