"""Turns at the judge: as many at once as there are processors, the others in the order in which they came.

More at once would only make every one of them slower, and a test that waits for the processor long enough is stopped
by the wall clock.
"""

import os
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

from superday.errors import CannotDo

MOST_WAITING = 1000


class Turns:
    """A fair queue.  ``at_once`` turns are taken at a time; ``most_waiting`` may wait for one."""

    def __init__(self, at_once: int | None = None, most_waiting: int = MOST_WAITING):
        self._free = at_once or os.cpu_count() or 1
        self._most = most_waiting
        self._lock = threading.Lock()
        self._queue: deque[threading.Event] = deque()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, and have it.  Raises CannotDo where too many wait already."""
        self._wait()
        try:
            yield
        finally:
            self._pass_on()

    def _wait(self) -> None:
        with self._lock:
            if self._free and not self._queue:
                self._free -= 1
                return
            if len(self._queue) >= self._most:
                raise CannotDo(f"{self._most} submissions wait for the judge already: try again in a moment")
            mine = threading.Event()
            self._queue.append(mine)
        mine.wait()

    def _pass_on(self) -> None:
        with self._lock:
            if self._queue:
                self._queue.popleft().set()  # the turn itself is handed over, so that nobody can slip in
            else:
                self._free += 1
