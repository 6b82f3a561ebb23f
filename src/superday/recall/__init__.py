"""What a person will still know on the day of the interview, and what to look at today so that it is most.

Memory of an item follows FSRS-6 (``fsrs``) and other laws (``models``) under many parameters at once (``memory``).  A
dynamic programme says what a look is worth (``worth``) at the price of a minute (``pricing``), and with it ``schedule``
makes the day's list for the interviews and minutes of a ``plan``; ``readiness`` says where the person stands.  No input
or output, no clock of its own: days and reviews are handed in.  It knows nothing of the bank, of loops and of screens.
"""

from superday.recall.memory import Memory, Review, replay
from superday.recall.plan import Interview, Plan
from superday.recall.schedule import Day, Look, Reason, Schedule, plan_today, solve

__all__ = [
    "Day",
    "Interview",
    "Look",
    "Memory",
    "Plan",
    "Reason",
    "Review",
    "Schedule",
    "plan_today",
    "replay",
    "solve",
]
