"""What a calendar shows."""

from datetime import date, datetime

import msgspec


class Event(msgspec.Struct, frozen=True):
    """Something to see in a calendar: on a ``day`` (a date: the whole day; a moment with its zone: from then on).

    A later file's event replaces an earlier one's with the same ``uid``.  ``minutes`` are how long a moment lasts.
    """

    uid: str
    title: str
    day: date | datetime
    minutes: int = 0
    description: str = ""
