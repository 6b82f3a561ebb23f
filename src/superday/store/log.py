"""The event log: what is appended is on disk before the call returns, and nothing in it ever changes."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Engine, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.exc import IntegrityError

from superday.store.tables import ASKED, EVENTS, SESSIONS


class Conflict(Exception):
    """Somebody else has appended to this session since it was read: read it again."""


class Recorded(NamedTuple):
    """One event: its place in the log, when it was written (Unix seconds), and its body (JSON)."""

    seq: int
    at: float
    body: str


class Summary(NamedTuple):
    """The projection of a session that lists show."""

    id: str
    loop: str
    started_at: float
    status: str
    place: str
    changed_at: float


class EventLog:
    """Sessions and their events."""

    def __init__(self, engine: Engine):
        self._engine = engine

    def create(self, id: str, loop: str, at: float, body: str, *, status: str, place: str) -> None:  # noqa: A002
        """A new session with its first event, in one transaction: no session is ever without events."""
        row = {"id": id, "loop": loop, "started_at": at, "status": status, "place": place, "changed_at": at}
        with self._engine.begin() as connection:
            connection.execute(insert(SESSIONS).values(row))
            connection.execute(insert(EVENTS).values(session=id, seq=1, at=at, body=body))

    def append(
        self,
        session: str,
        after: int,
        bodies: Sequence[str],
        at: float,
        *,
        status: str,
        place: str,
        asked: Sequence[str] = (),
    ) -> None:
        """Append events behind number ``after`` and bring the projections along, in one transaction.

        Raises:
            Conflict: the log has grown since.
        """
        rows = [{"session": session, "seq": after + n, "at": at, "body": body} for n, body in enumerate(bodies, 1)]
        try:
            with self._engine.begin() as connection:
                connection.execute(insert(EVENTS), rows)
                changed = {"status": status, "place": place, "changed_at": at}
                connection.execute(SESSIONS.update().where(SESSIONS.c.id == session).values(changed))
                if asked:
                    seen = [{"session": session, "question": question, "at": at} for question in asked]
                    connection.execute(upsert(ASKED).on_conflict_do_nothing(), seen)
        except IntegrityError as error:
            raise Conflict(session) from error

    def events(self, session: str, after: int = 0) -> list[Recorded]:
        """The session's events behind number ``after``, in order."""
        wanted = select(EVENTS.c.seq, EVENTS.c.at, EVENTS.c.body).where(
            EVENTS.c.session == session, EVENTS.c.seq > after
        )
        with self._engine.connect() as connection:
            return [Recorded(*row) for row in connection.execute(wanted.order_by(EVENTS.c.seq))]

    def sessions(self) -> list[Summary]:
        """Every session, the newest first."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(SESSIONS).order_by(SESSIONS.c.started_at.desc(), SESSIONS.c.id.desc()))
            return [Summary(*row) for row in rows]

    def session(self, id: str) -> Summary | None:  # noqa: A002
        """One session, if it is there."""
        with self._engine.connect() as connection:
            row = connection.execute(select(SESSIONS).where(SESSIONS.c.id == id)).first()
            return None if row is None else Summary(*row)

    def asked(self) -> set[str]:
        """The ids of all questions that were ever asked."""
        with self._engine.connect() as connection:
            return {str(row[0]) for row in connection.execute(select(ASKED.c.question).distinct())}

    def asked_in(self, session: str) -> set[str]:
        """The ids of the questions that one session has asked."""
        with self._engine.connect() as connection:
            found = connection.execute(select(ASKED.c.question).where(ASKED.c.session == session))
            return {str(row[0]) for row in found}
