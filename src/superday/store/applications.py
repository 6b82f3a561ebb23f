"""The log of applications: what is appended is on disk before the call returns, and taken back by a further entry."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Engine, insert, select

from superday.store.tables import APPLICATIONS

_UNDO = ""  # the body of an entry that takes another one back


class Statement(NamedTuple):
    """One entry in its place in the log: when it was written (Unix seconds), and its body (JSON)."""

    seq: int
    at: float
    body: str


class ApplicationLog:
    """The one log of applications."""

    def __init__(self, engine: Engine):
        self._engine = engine

    def append(self, bodies: Sequence[str], at: float) -> list[int]:
        """Append entries, all or none; their numbers."""
        with self._engine.begin() as connection:
            return [_put(connection, body, at) for body in bodies]

    def append_new(self, bodies: Sequence[str], at: float) -> list[int]:
        """Append those that do not stand yet, each as often as it is given; the numbers of what was appended."""
        with self._engine.begin() as connection:
            standing, given = Counter(one.body for one in _standing(connection)), Counter[str]()
            numbers = []
            for body in bodies:
                given[body] += 1
                if given[body] > standing[body]:
                    numbers.append(_put(connection, body, at))
            return numbers

    def undo(self, seq: int, at: float) -> bool:
        """Take an entry back; whether there was one to take back."""
        with self._engine.begin() as connection:
            if all(one.seq != seq for one in _standing(connection)):
                return False
            _put(connection, _UNDO, at, undoes=seq)
            return True

    def standing(self) -> list[Statement]:
        """Every entry that was not taken back, in order."""
        with self._engine.connect() as connection:
            return _standing(connection)


def _put(connection: Connection, body: str, at: float, undoes: int | None = None) -> int:
    added = connection.execute(insert(APPLICATIONS).values(at=at, body=body, undoes=undoes))
    assert added.inserted_primary_key is not None
    return int(added.inserted_primary_key[0])


def _standing(connection: Connection) -> list[Statement]:
    undone = select(APPLICATIONS.c.undoes).where(APPLICATIONS.c.undoes.is_not(None))
    columns = [APPLICATIONS.c[name] for name in Statement._fields]
    wanted = select(*columns).where(APPLICATIONS.c.undoes.is_(None), APPLICATIONS.c.seq.not_in(undone))
    return [Statement(*row) for row in connection.execute(wanted.order_by(APPLICATIONS.c.seq))]
