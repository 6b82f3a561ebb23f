"""The person's preparation in this process: what is known at once, and what the solver says of it, cached.

To solve takes a second or so, and no page waits for it: ``known`` reads the log and nothing else, ``solved`` is called
in a worker thread and answers at once while neither the log nor the date has changed.
"""

from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Engine

from superday.bank import Bank
from superday.preparation.applications import Process
from superday.preparation.clock import Clock
from superday.preparation.settings import Settings
from superday.preparation.study_dates import settings_of
from superday.store import EventLog

if TYPE_CHECKING:  # NumPy is not loaded before it is needed: the lobby does not wait for it
    from superday.preparation.desk import Desk, Today
    from superday.preparation.readiness import Readiness
    from superday.recall import Day
    from superday.web.study_list import Listed
    from superday.web.study_review import Reviewing


@dataclass(frozen=True)
class Known:
    """What holds now, unsolved: today's date, the settings, and the loop that was rehearsed last, empty if none was."""

    today: date
    settings: Settings
    last_loop: str

    @property
    def begun(self) -> bool:
        """Whether an interview lies ahead."""
        return bool(self.settings.ahead(self.today))


@dataclass(frozen=True)
class Solved:
    """What the solver says: today's list, what each day buys, where the person stands, and what will not stick.

    ``spent`` are the minutes that cards took today.
    """

    version: str
    today: "Today"
    spent: float
    days: "tuple[Day, ...]"
    ready: "Readiness"
    listed: "list[Listed]"
    stuck: list[str]


class StudyDesk:
    """The one desk of the process, and what was solved at it."""

    def __init__(self, engine: Engine, bank: Bank, clock: Clock):
        self._engine, self.bank, self.clock = engine, bank, clock
        self._desk: Desk | None = None
        self._reviewing: Reviewing | None = None
        self._solved: Solved | None = None
        self._making, self._solving = Lock(), Lock()

    @property
    def desk(self) -> "Desk":
        """The desk; made when first asked for."""
        from superday.preparation.desk import Desk

        with self._making:
            if self._desk is None:
                self._desk = Desk(self._engine, self.bank, self.clock)
            return self._desk

    @property
    def reviewing(self) -> "Reviewing":
        """The cards as they are gone through: one sitting for every window."""
        from superday.web.study_review import Reviewing

        desk = self.desk
        with self._making:
            if self._reviewing is None:
                self._reviewing = Reviewing(desk, lambda: self.solved().today, lambda: self.at_hand() is not None)
            return self._reviewing

    def has_interview(self) -> bool:
        """Whether one lies ahead."""
        return self.known().begun

    def known(self) -> Known:
        """What holds now; reads the log, and loads no solver: nobody waits for that."""
        own = (one.loop for one in EventLog(self._engine).sessions() if not one.status.startswith("scripted"))
        return Known(self.clock.now().date(), settings_of(self._engine), next(own, ""))

    def applications(self) -> dict[str, str]:
        """What each application is called."""
        return {one.id: one.title for one in Process(self._engine, self.clock).read().all}

    def reviewed_at_once(self) -> "Reviewing | None":
        """The cards, unless the solver would have to be asked for one."""
        if self._reviewing is None and self._solved is None:
            return None
        return self.reviewing if self.reviewing.ready() else None

    def at_hand(self) -> Solved | None:
        """What was solved, if it still holds."""
        solved = self._solved
        return solved if solved is not None and solved.version == self.desk.version() else None

    def solved(self) -> Solved:
        """The day solved, with what rehearsals have said since taken in; takes its time where anything changed."""
        with self._solving:
            if (solved := self.at_hand()) is None:
                self._solved = solved = self._solve()
            return solved

    def _solve(self) -> Solved:
        from superday.preparation.readiness import readiness
        from superday.study.leech import leeches
        from superday.web.study_list import listed

        self.desk.take_in()
        version = self.desk.version()
        today, items, studied = self.desk.today(), self.desk.items, self.desk.read()
        stuck = [items[one.item].title for one in leeches(studied.reviews()) if one.item in items]
        return Solved(
            version,
            today,
            spent=studied.spent(today.day),
            days=today.schedule.forecast(),
            ready=readiness(self.desk, today),
            listed=listed(today.looks, items),
            stuck=list(dict.fromkeys(stuck)),
        )
