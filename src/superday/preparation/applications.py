"""Where applications come together: what was said is kept, read back as they stand, and taken back."""

from collections.abc import Iterable, Sequence
from itertools import chain, count

import msgspec
from sqlalchemy import Engine

from superday.career.process.applications import Applications, Said, replay
from superday.career.process.changes import AnyChange, Opened, decode, encode
from superday.career.process.checking import check_order, checked
from superday.career.slug import slug
from superday.errors import BadInput
from superday.preparation.clock import Clock
from superday.store import ApplicationLog


class Process:
    """The person's applications over one database and clock."""

    def __init__(self, engine: Engine, clock: Clock):
        self._log, self.clock = ApplicationLog(engine), clock

    def read(self) -> Applications:
        """The applications as they stand."""
        return replay(self.said())

    def said(self) -> list[Said]:
        """All that was said and not taken back, in order; what a newer superday said and we cannot read is left out."""
        found = []
        for one in self._log.standing():
            try:
                found.append(Said(one.seq, decode(one.body)))
            except msgspec.MsgspecError:
                continue
        return found

    def told(self) -> list[AnyChange]:
        """What stands of the applications that are there, and the habits; nothing of one that was removed."""
        said = self.said()
        there = {one.id for one in replay(said)} | {""}
        return [one.change for one in said if one.change.application in there]

    def say(self, *changes: AnyChange) -> list[int]:
        """Keep what was said, all or nothing of it; the places in the log.

        Raises:
            BadInput: it cannot be meant, or it is of an application that is not there.
        """
        told = [checked(each) for each in changes]
        for each in told:
            check_order(each, self.clock.now().date())
        self._check_there(told)
        return self._log.append([encode(each) for each in told], self.clock.now().timestamp())

    def take_over(self, changes: Iterable[AnyChange]) -> int:
        """Keep what an exported file says and does not stand yet; how much that was.

        Raises:
            BadInput: it is of an application that is neither there nor in the file; nothing is kept.
        """
        told = list(changes)
        self._check_there(told)
        return len(self._log.append_new([encode(each) for each in told], self.clock.now().timestamp()))

    def _check_there(self, told: Sequence[AnyChange]) -> None:
        known = {one.id for one in self.read()} | {each.application for each in told if isinstance(each, Opened)} | {""}
        for each in told:
            if each.application not in known:
                raise BadInput(f"there is no application `{each.application}`", way_out="add it first")

    def undo(self, seq: int | None = None) -> AnyChange | None:
        """Take back what was said at a place, or last; what it was, None where there was nothing to take back."""
        said = {one.seq: one.change for one in self.said()}
        place = seq if seq is not None else max(said, default=None)
        if place is None or place not in said or not self._log.undo(place, self.clock.now().timestamp()):
            return None
        return said[place]

    def new_id(self, company: str, role: str) -> str:
        """An id for a new application, of its company and role, that nothing was said of."""
        named = slug(f"{company} {role}")
        taken = {one.change.application for one in self.said()}
        numbered = (f"{named or 'application'}-{number}" for number in count(2 if named else 1))
        return next(each for each in chain(filter(None, [named]), numbered) if each not in taken)
