"""A language model that reads answers after the assessors have: in a thread of its own, which nobody waits for.

An edge.  That an answer is to be read is in the log with its findings, and so is the opinion when it has come; what a
process that died had not read is read when the rehearsal is opened again.
"""

import time
from collections.abc import Callable, Iterable
from threading import Condition, Thread
from typing import NamedTuple

from superday.bank.model import Askable, Graded
from superday.language.opinion import named
from superday.language.reader import Reader
from superday.language.settings import Settings
from superday.loop import events as e
from superday.loop import opinions
from superday.loop.opinions import Place
from superday.loop.rehearsal import Rehearsal
from superday.loop.state import Turn

Hear = Callable[[Rehearsal, e.SecondOpinion], object]  # keeps an opinion in the log
Tell = Callable[[str, Exception], object]  # says what failed, and how


class _Job(NamedTuple):
    rehearsal: Rehearsal
    question: str
    turn: Turn


class SecondReader:
    """Answers in line, read one after the other.  Safe to call from several threads."""

    def __init__(self, settings: Settings, tell: Tell, hear: Hear = Rehearsal.hear):
        self.settings = settings
        self.name = named(settings.model, settings.host)
        self._hear, self._tell = hear, tell
        self._line: dict[tuple[str, Place], _Job] = {}
        self._changed = Condition()
        self._working = False

    def wants(self, item: Askable, turn: Turn) -> str:
        """The name under which an assessed turn is put down to be read; empty where nothing in it can be."""
        return self.name if opinions.readable(item, turn) else ""

    def go_on(self, rehearsal: Rehearsal) -> None:
        """Read what was to be read by this model and has not been: what was just said, or what a dead process left."""
        self.read(rehearsal, opinions.waiting(rehearsal.state, self.name))

    def unread(self, rehearsal: Rehearsal) -> list[Place]:
        """The answers that this model could give an opinion on and has not, those in line left out."""
        in_line = self._places(rehearsal.id)
        return [one for one in opinions.unread(rehearsal.state, rehearsal.desk, self.name) if one not in in_line]

    def read(self, rehearsal: Rehearsal, places: Iterable[Place]) -> None:
        """Put these answers in line, and return at once."""
        with self._changed:
            for place in places:
                asked = rehearsal.state.rounds[place.round].asked[place.asked]
                job = _Job(rehearsal, asked.question, asked.turns[place.turn])
                self._line.setdefault((rehearsal.id, place), job)
            if self._line and not self._working:
                self._working = True
                # A daemon: whoever stops superday need not wait for a server.
                Thread(target=self._work, daemon=True, name="second reader").start()

    def left(self, id: str) -> int:  # noqa: A002
        """How many answers of a rehearsal are in line or being read."""
        return len(self._places(id))

    def wait(self, id: str) -> None:  # noqa: A002
        """Until every answer of a rehearsal that is in line has been read, or could not be."""
        with self._changed:
            self._changed.wait_for(lambda: not any(known == id for known, _ in self._line))

    def _places(self, id: str) -> set[Place]:  # noqa: A002
        with self._changed:
            return {place for known, place in self._line if known == id}

    def _work(self) -> None:
        """Read until nobody is in line; a server that failed twice running is not asked again until then."""
        reader = Reader(self.settings)
        while (first := self._first()) is not None:
            (id_, place), job = first
            try:
                self._hear(job.rehearsal, self._opinion(reader, place, job))
            except Exception as error:  # the log still says that it is to be read
                self._tell(f"the second reading of {id_}", error)
            with self._changed:
                del self._line[id_, place]
                self._changed.notify_all()

    def _first(self) -> "tuple[tuple[str, Place], _Job] | None":
        with self._changed:
            self._working = bool(self._line)
            return next(iter(self._line.items()), None)

    def _opinion(self, reader: Reader, place: Place, job: _Job) -> e.SecondOpinion:
        item = job.rehearsal.desk(job.question)
        assert isinstance(item, Graded)
        default = opinions.by_the_answer(item, job.turn)
        found = reader.judge(opinions.rubric(item, job.turn), job.turn.answer or "", default)
        changed = opinions.changed(job.turn, found.findings)
        return e.SecondOpinion(*place, changed, found.reading(), time.time())
