"""The log of study: what is appended is on disk before the call returns, and is taken back by a further event alone."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from superday.store.tables import EVENTS, SESSIONS, STUDY, STUDY_TAKEN

UNDO = "undo"


class Entry(NamedTuple):
    """One thing to keep: when (Unix seconds), on which date (ISO) of the person's own calendar, and a body (JSON).

    ``kind`` says how to read the body, ``source`` where it came from.
    """

    at: float
    day: str
    kind: str
    source: str
    body: str


class Kept(NamedTuple):
    """An entry in its place in the log."""

    seq: int
    at: float
    day: str
    kind: str
    source: str
    body: str


class StudyLog:
    """The one log of study."""

    def __init__(self, engine: Engine):
        self._engine = engine

    def append(self, entries: Sequence[Entry]) -> list[int]:
        """Append entries, all or none; their numbers."""
        with self._engine.begin() as connection:
            return [_put(connection, entry) for entry in entries]

    def append_chosen(self, choose: Callable[[Sequence[Kept], Sequence[Kept]], Sequence[Entry]]) -> int:
        """Append what ``choose`` makes of the entries that stand and of those taken back; how many those are.

        One transaction: nothing comes between what was looked at and what is appended.
        """
        with self._engine.begin() as connection:
            standing = _standing(connection)
            gone = _every(connection) - set(standing)
            if rows := [entry._asdict() for entry in choose(standing, sorted(gone))]:
                connection.execute(insert(STUDY), rows)
            return len(rows)

    def undo_all(self, wanted: Callable[[Kept], bool], at: float, day: str) -> list[Kept]:
        """Take back, all or none, those of the entries that stand which are wanted; which those were."""
        with self._engine.begin() as connection:
            found = [one for one in _standing(connection) if wanted(one)]
            rows = [Entry(at, day, UNDO, one.source, "")._asdict() | {"undoes": one.seq} for one in found]
            if rows:
                connection.execute(insert(STUDY), rows)
            return found

    def undo(self, seq: int, at: float, day: str) -> bool:
        """Take an entry back; whether there was one to take back."""
        with self._engine.begin() as connection:
            if not any(one.seq == seq for one in _standing(connection)):
                return False
            _undo(connection, seq, at, day)
            return True

    def standing(self) -> list[Kept]:
        """Every entry that was not taken back, in order."""
        with self._engine.connect() as connection:
            return _standing(connection)

    def last(self) -> int:
        """The number of the last entry, 0 where there is none."""
        with self._engine.connect() as connection:
            return int(connection.execute(select(func.max(STUDY.c.seq))).scalar() or 0)

    def ahead(self) -> dict[str, int]:
        """The sessions whose log is longer than what was taken in of it, with their last event's number.

        Those of scripted candidates are left out: nobody studied.
        """
        last = func.max(EVENTS.c.seq)
        wanted = (
            select(EVENTS.c.session, last)
            .join(SESSIONS, SESSIONS.c.id == EVENTS.c.session)
            .outerjoin(STUDY_TAKEN, STUDY_TAKEN.c.session == EVENTS.c.session)
            .where(~SESSIONS.c.status.startswith("scripted"))
            .group_by(EVENTS.c.session)
            .having(last > func.coalesce(func.max(STUDY_TAKEN.c.seq), 0))
            .order_by(func.min(EVENTS.c.at), EVENTS.c.session)
        )
        with self._engine.connect() as connection:
            return {str(session): int(seq) for session, seq in connection.execute(wanted)}

    def take_in(self, session: str, seq: int, entries: Mapping[str, Sequence[Entry]], at: float, day: str) -> None:
        """Keep what a session came to up to its event ``seq``, by source; once, however often it is called.

        What stands of a source already is left as it is; what a source no longer says is taken back.  ``at`` and
        ``day`` are of the taking back.
        """
        with self._engine.begin() as connection:
            if seq <= _taken(connection, session):
                return
            standing = _standing(connection)
            for source, said in entries.items():
                known = {(one.kind, one.body): one.seq for one in standing if one.source == source}
                now = {(one.kind, one.body): one for one in said}
                for gone in known.keys() - now.keys():
                    _undo(connection, known[gone], at, day)
                for each, entry in now.items():
                    if each not in known:
                        _put(connection, entry)
            mark = upsert(STUDY_TAKEN).values(session=session, seq=seq)
            connection.execute(mark.on_conflict_do_update(index_elements=["session"], set_={"seq": seq}))


def _put(connection: Connection, entry: Entry, undoes: int | None = None) -> int:
    added = connection.execute(insert(STUDY).values(**entry._asdict(), undoes=undoes))
    assert added.inserted_primary_key is not None
    return int(added.inserted_primary_key[0])


def _undo(connection: Connection, seq: int, at: float, day: str) -> None:
    source = connection.execute(select(STUDY.c.source).where(STUDY.c.seq == seq)).scalar_one()
    _put(connection, Entry(at, day, UNDO, source, ""), undoes=seq)


def _standing(connection: Connection) -> list[Kept]:
    undone = select(STUDY.c.undoes).where(STUDY.c.undoes.is_not(None))
    columns = [STUDY.c[name] for name in Kept._fields]
    wanted = select(*columns).where(STUDY.c.kind != UNDO, STUDY.c.seq.not_in(undone))
    return [Kept(*row) for row in connection.execute(wanted.order_by(STUDY.c.seq))]


def _every(connection: Connection) -> set[Kept]:
    columns = [STUDY.c[name] for name in Kept._fields]
    return {Kept(*row) for row in connection.execute(select(*columns).where(STUDY.c.kind != UNDO))}


def _taken(connection: Connection, session: str) -> int:
    found = connection.execute(select(STUDY_TAKEN.c.seq).where(STUDY_TAKEN.c.session == session)).scalar()
    return int(found or 0)
