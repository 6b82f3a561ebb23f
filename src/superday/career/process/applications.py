"""Applications as they stand: a replay of what was said of them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from superday.career.process import changes
from superday.career.process.changes import STAGES, AnyChange, Change, Stage
from superday.errors import BadInput

ENDED = ("failed", "withdrawn", "no-answer")
_Kind = TypeVar("_Kind", bound=Change)


@dataclass(frozen=True)
class Said:
    """A change in its place in the log."""

    seq: int
    change: AnyChange


@dataclass(frozen=True)
class Application:
    """One application, ``said`` in the order in which it was said."""

    opened: changes.Opened
    said: tuple[Said, ...]

    @property
    def id(self) -> str:
        """What it is called on the command line."""
        return self.opened.application

    @property
    def title(self) -> str:
        """Company and role."""
        return f"{self.opened.company}: {self.opened.role}" if self.opened.role else self.opened.company

    @property
    def steps(self) -> tuple[changes.Staged, ...]:
        """The stages by date; of one stage on one day what was said last, and moved ones where they were moved to."""
        return tuple(step for _, step in self.arranged)

    @property
    def arranged(self) -> tuple[tuple[date, changes.Staged], ...]:
        """Each stage with the day for which it was first arranged, which stays its own when it is moved."""
        standing: dict[tuple[Stage, date], tuple[date, changes.Staged]] = {}
        for one in self._of(changes.Staged):
            moved = standing.pop((one.stage, one.instead_of), None) if one.instead_of else None
            first = moved[0] if moved else standing.get((one.stage, one.day), (one.day,))[0]
            standing[one.stage, one.day] = (first, one)
        return tuple(sorted(standing.values(), key=lambda each: each[1].day))

    @property
    def stage(self) -> Stage | None:
        """The stage that was named last."""
        return next((one.stage for one in reversed(self._of(changes.Staged))), None)

    @property
    def people(self) -> tuple[changes.Person, ...]:
        """Everyone on the other side, as last described."""
        return tuple({one.name: one for one in self._of(changes.Person)}.values())

    @property
    def asked(self) -> tuple[changes.WasAsked, ...]:
        """What was asked; the same words on the same day once, as last said."""
        return tuple({(one.text, one.day): one for one in self._of(changes.WasAsked)}.values())

    @property
    def outcomes(self) -> tuple[changes.Outcome, ...]:
        """How stages ended; of one stage on one day what was said last."""
        return tuple({(one.stage, one.day): one for one in self._of(changes.Outcome)}.values())

    @property
    def notes(self) -> tuple[changes.Noted, ...]:
        """Notes, the oldest first."""
        return self._of(changes.Noted)

    @property
    def heard(self) -> tuple[changes.Heard, ...]:
        """When they wrote or called."""
        return self._of(changes.Heard)

    @property
    def reminded(self) -> tuple[changes.Reminded, ...]:
        """When the person asked how things stand."""
        return self._of(changes.Reminded)

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is to be done: it was closed, or an outcome ended it, and no stage was named since."""
        for one in reversed(self.said):
            if isinstance(one.change, changes.Staged):
                return one.change.stage == "closed"
            if isinstance(one.change, changes.Outcome) and one.change.result in ENDED:
                return True
        return False

    def reached(self, today: date, among: Sequence[Stage] = STAGES) -> Stage | None:
        """The latest stage, of some, that has taken place."""
        past = (one.stage for one in reversed(self.steps) if one.day <= today)
        return next((stage for stage in past if stage in among), None)

    def ahead(self, today: date) -> tuple[changes.Staged, ...]:
        """The stages from today on."""
        return tuple(one for one in self.steps if one.day >= today)

    def timeline(self) -> tuple[Said, ...]:
        """What was said, by the day that it is about; what was corrected later is left out."""
        current = (self.opened, *self.people, *self.asked)
        corrected = (changes.Opened, changes.Person, changes.WasAsked)
        shown = (one for one in self.said if not isinstance(one.change, corrected) or one.change in current)
        last = {(one.change.day, one.change): one for one in shown}
        return tuple(sorted(last.values(), key=lambda one: (one.change.day, one.seq)))

    def _of(self, kind: type[_Kind]) -> tuple[_Kind, ...]:
        return tuple(one.change for one in self.said if isinstance(one.change, kind))


@dataclass(frozen=True)
class Applications:
    """All of them, in the order in which they were opened, and where and after how many days to follow up."""

    all: tuple[Application, ...]
    habits: changes.Habits

    def __iter__(self) -> Iterator[Application]:
        return iter(self.all)

    @property
    def open(self) -> tuple[Application, ...]:
        """Those in which something can still happen."""
        return tuple(one for one in self.all if not one.is_closed)

    def get(self, name: str) -> Application:
        """The one with this id, or the only one whose id or company begins so.

        Raises:
            BadInput: there is none, or there are several.
        """
        exact = [one for one in self.all if one.id == name]
        begun = [one for one in self.all if name and (one.id.startswith(name.lower()) or _same(one, name))]
        found = exact or begun
        if len(found) == 1:
            return found[0]
        ids = ", ".join(one.id for one in found or self.all) or "none yet"
        what = f"several applications begin with `{name}`" if found else f"there is no application `{name}`"
        raise BadInput(what, way_out=f"there are: {ids}")


def replay(said: Sequence[Said]) -> Applications:
    """What stands after all that was said; what was said of an application that was never opened is left out."""
    opened: dict[str, changes.Opened] = {}
    habits = changes.Habits(application="", day=date.min)
    by_application: dict[str, list[Said]] = {}
    for one in said:
        if isinstance(one.change, changes.Habits):
            habits = one.change
            continue
        if isinstance(one.change, changes.Opened):
            opened[one.change.application] = one.change
        by_application.setdefault(one.change.application, []).append(one)
    found = tuple(Application(opened[id_], tuple(said)) for id_, said in by_application.items() if id_ in opened)
    return Applications(found, habits)


def as_said(told: Iterable[AnyChange]) -> list[Said]:
    """Changes numbered from 1, as a fresh log would have them."""
    return [Said(number, change) for number, change in enumerate(told, 1)]


def _same(one: Application, name: str) -> bool:
    return one.opened.company.lower() == name.lower()
