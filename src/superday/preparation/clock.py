"""What time it is, and which date that is where the person is."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo


@dataclass(frozen=True)
class Clock:
    """Unix seconds, and the zone in which they become dates; None is the machine's own, as it is at that moment."""

    seconds: Callable[[], float] = time.time
    zone: tzinfo | None = None

    def now(self) -> datetime:
        """This moment, with its zone."""
        return self.local(self.seconds())

    def local(self, at: float) -> datetime:
        """A moment (Unix seconds) as the person's calendar and clock show it."""
        return datetime.fromtimestamp(at, UTC).astimezone(self.zone)
