"""Code handed to the judge, and the rows of its verdict as they come.

A run that was under way when the process died is still ``waiting`` in the table, and is judged again unless its verdict
is in the event log.
"""

import time
from typing import NamedTuple

from sqlalchemy import Engine, func, insert, select, update

from superday.store.ids import new_id
from superday.store.tables import ROWS, RUNS


class Run(NamedTuple):
    """One piece of code to judge; ``kind`` is ``run`` (visible cases), ``submit``, or ``tests`` (the person's own)."""

    id: str
    session: str
    slot: str
    kind: str
    code: str
    status: str
    asked_at: float


class Row(NamedTuple):
    """One line of a run's stream, numbered from 1; ``body`` is JSON."""

    n: int
    kind: str
    body: str


class Runs:
    """Runs and their rows."""

    def __init__(self, engine: Engine):
        self._engine = engine

    def ask(self, session: str, slot: str, kind: str, code: str) -> Run:
        """Keep a new run, waiting."""
        run = Run(new_id(), session, slot, kind, code, "waiting", time.time())
        with self._engine.begin() as connection:
            connection.execute(insert(RUNS).values(run._asdict()))
        return run

    def get(self, id: str) -> Run | None:  # noqa: A002
        """One run, if it is there."""
        with self._engine.connect() as connection:
            row = connection.execute(select(RUNS).where(RUNS.c.id == id)).first()
            return None if row is None else Run(*row)

    def latest(self, session: str, slot: str) -> Run | None:
        """The newest run of a slot."""
        wanted = select(RUNS).where(RUNS.c.session == session, RUNS.c.slot == slot)
        with self._engine.connect() as connection:
            row = connection.execute(wanted.order_by(RUNS.c.asked_at.desc()).limit(1)).first()
            return None if row is None else Run(*row)

    def waiting(self) -> list[Run]:
        """Runs without a verdict, the oldest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(RUNS).where(RUNS.c.status == "waiting").order_by(RUNS.c.asked_at))
            return [Run(*row) for row in rows]

    def add_row(self, run: str, kind: str, body: str) -> int:
        """Append a row to the run's stream and return its number."""
        with self._engine.begin() as connection:
            last = connection.execute(select(func.max(ROWS.c.n)).where(ROWS.c.run == run)).scalar() or 0
            connection.execute(insert(ROWS).values(run=run, n=last + 1, kind=kind, body=body))
            return int(last) + 1

    def finish(self, run: str) -> None:
        """Mark the run as judged."""
        with self._engine.begin() as connection:
            connection.execute(update(RUNS).where(RUNS.c.id == run).values(status="done"))

    def rows(self, run: str, after: int = 0) -> list[Row]:
        """The run's rows behind number ``after``."""
        wanted = select(ROWS.c.n, ROWS.c.kind, ROWS.c.body).where(ROWS.c.run == run, ROWS.c.n > after)
        with self._engine.connect() as connection:
            return [Row(*row) for row in connection.execute(wanted.order_by(ROWS.c.n))]
