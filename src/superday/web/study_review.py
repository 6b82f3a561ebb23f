"""The cards of today as every window of the browser shows them: one is open, waits to be settled, or has been told.

The state is this process's and what was kept is the log's, so a window that is loaded again shows the same card, and
one that sends a card's number a second time, or late, changes nothing and is shown how it stands.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import RLock

from superday.errors import CannotDo
from superday.loop.room import NotNow
from superday.maths.typeset import Typeset
from superday.preparation.desk import Desk, Today
from superday.preparation.sitting import LONGEST, Shown, Sitting
from superday.recall import Look
from superday.study.card import Checked
from superday.study.cards import check
from superday.study.formula import FormulaCard
from superday.study.leech import Remedy

ANSWERED = "That card was dealt with already, in another window or a moment ago. Nothing was counted twice."
NOTHING = "Nothing of today is left to take back."
CANNOT = "This card cannot be checked here ({reason}); it is left out, and says nothing of you."
TAKEN_BACK = "Taken back: it is as if you had not answered it."
SKIPPED = "Left out for today."
SETTLED = {"yes": True, "no": False, "out": None}  # what the person says: known, not known, leave it out


@dataclass
class OnTheTable:
    """A card as it lies there: what was typed and came of it, once it was; what helps, where it will not stick."""

    shown: Shown
    number: str
    since: float
    typed: str = ""
    checked: Checked | None = None
    took: float = 0.0
    told: bool = False
    counted: bool = False
    remedy: Remedy | None = None
    pieces: dict[int, tuple[str, Checked]] = field(default_factory=dict)

    @property
    def stage(self) -> str:
        """``card``, ``settle`` or ``told``."""
        return "told" if self.told else "settle" if self.checked else "card"


@dataclass(frozen=True)
class Seen:
    """What a window shows: the card, None where the day is done; minutes left of those the day has; a word to say."""

    card: OnTheTable | None
    left: float
    minutes: float
    done: int
    looks: int
    says: str = ""


class Reviewing:
    """The sitting of this process.  Every method may be called from any thread, and returns what is to be shown.

    ``solve`` gives the day solved, ``is_solved`` says whether it does so at once.
    """

    def __init__(self, desk: Desk, solve: Callable[[], Today], is_solved: Callable[[], bool]):
        self._desk, self._solve, self._is_solved = desk, solve, is_solved
        self._lock = RLock()
        self._sitting: Sitting | None = None
        self._card: OnTheTable | None = None
        self._version = ""

    def ready(self) -> bool:
        """Whether a card can be shown without solving anything."""
        with self._lock:
            return self._holds() or self._is_solved()

    def look(self, says: str = "") -> Seen:
        """How it stands; solves the day where that was not done."""
        with self._lock:
            sitting = self._sat()
            looks = self._lay(sitting)
            minutes = sitting.today.schedule.plan.minutes_on(sitting.today.day)
            return Seen(self._card, max(0.0, sitting.left), minutes, sitting.done, _within(looks, sitting.left), says)

    def answer(self, number: str, typed: str) -> Seen:
        """Check what was typed; unless that is left open, keep it."""
        return self._move(number, "card", lambda sitting, card: self._answer(sitting, card, typed))

    def typeset(self, number: str, typed: str) -> list[Typeset]:
        """The open card's formula with what is typed in its place, as a line of LaTeX; nothing is checked.

        Raises:
            NotNow: another card lies there, or it does not ask for a formula.
        """
        card = self._card
        if card is None or card.number != number or not isinstance(card.shown.card, FormulaCard):
            raise NotNow("no formula is asked for here")
        return card.shown.card.typeset(typed)

    def settle(self, number: str, said: str) -> Seen:
        """Keep the person's own word on what checking left open: ``yes``, ``no`` or ``out``."""
        return self._move(number, "settle", lambda sitting, card: self._settle(sitting, card, SETTLED.get(said)))

    def skip(self, number: str) -> Seen:
        """Leave the open card out for today."""
        return self._move(number, "card", self._skip)

    def go_on(self, number: str) -> Seen:
        """From what was told to the next card."""
        return self._move(number, "told", self._go_on)

    def piece(self, number: str, place: int, typed: str) -> Seen:
        """Check a smaller card of one that will not stick; it counts for nothing."""
        return self._move(number, "told", lambda sitting, card: self._piece(card, place, typed))

    def undo(self, number: str) -> Seen:
        """Take back the last card of the day, and lay it on the table again; ``number`` is what lies there now."""
        with self._lock:
            sitting = self._sat()
            if number != (self._card.number if self._card else ""):
                return self.look(ANSWERED)
            item = sitting.undo()
            self._version = self._desk.version()
            if item is None:
                return self.look(NOTHING)
            again = next((sitting.shown(look) for look in sitting.ranked() if look.item == item), None)
            self._card = self._laid(sitting, again) if again else None
            return self.look(TAKEN_BACK)

    # What each move does.

    def _move(self, number: str, stage: str, do: Callable[[Sitting, OnTheTable], str]) -> Seen:
        with self._lock:
            self._holds()  # sees what went on elsewhere; a card that midnight found open is answered all the same
            sitting, card = self._sitting, self._card
            if sitting is None or card is None or (card.number, card.stage) != (number, stage):
                return self.look(ANSWERED)
            says = do(sitting, card)
            self._version = self._desk.version()
            return self.look(says)

    def _answer(self, sitting: Sitting, card: OnTheTable, typed: str) -> str:
        card.took = self._minutes(card)
        try:
            checked = card.shown.check(typed)
        except CannotDo as error:
            sitting.leave_out(card.shown)
            self._card = None
            return CANNOT.format(reason=error)
        if checked.outcome != "unsure":
            self._keep(sitting, card, checked, None)
        card.typed, card.checked = typed, checked
        return ""

    def _settle(self, sitting: Sitting, card: OnTheTable, own: bool | None) -> str:
        assert card.checked is not None
        self._keep(sitting, card, card.checked, own)
        return ""

    def _keep(self, sitting: Sitting, card: OnTheTable, checked: Checked, own: bool | None) -> None:
        kept = sitting.keep(card.shown, checked, own, card.took)  # on disk, or it raises and the card lies as it lay
        card.told, card.counted = True, kept is not None
        card.remedy = sitting.remedy(kept) if kept else None

    def _minutes(self, card: OnTheTable) -> float:
        return min(LONGEST, max(0.0, self._desk.clock.seconds() - card.since) / 60)

    def _skip(self, sitting: Sitting, card: OnTheTable) -> str:
        sitting.skip(card.shown, self._minutes(card))
        self._card = None
        return SKIPPED

    def _go_on(self, sitting: Sitting, card: OnTheTable) -> str:
        self._card = None
        return ""

    def _piece(self, card: OnTheTable, place: int, typed: str) -> str:
        if card.remedy is not None and 0 <= place < len(card.remedy.parts):
            card.pieces[place] = typed, check(card.remedy.parts[place], typed)
        return ""

    # The sitting, and the card on the table.

    def _holds(self) -> bool:
        """Whether the sitting is of today and its list of what holds; the log is read again where it went on."""
        sitting, today = self._sitting, self._desk.clock.now().date()
        if sitting is None or sitting.today.day != today:
            return False
        if self._version != (version := self._desk.version()):
            if sitting.outdated():
                return False
            self._version = version
            if self._card is not None and not self._card.told and self._stale(sitting, self._card):
                self._card = None
        return True

    def _stale(self, sitting: Sitting, card: OnTheTable) -> bool:
        """Whether the open card was answered elsewhere, in the terminal or in a round."""
        item = card.shown.item.id
        return card.number != _number(sitting, item) or all(look.item != item for look in sitting.ranked())

    def _sat(self) -> Sitting:
        if self._sitting is None or not self._holds():
            self._sitting = Sitting(self._desk, self._solve())
            if self._card is not None and self._card.stage == "card":
                self._card.since = self._desk.clock.seconds()
                if self._stale(self._sitting, self._card):
                    self._card = None
            self._version = self._desk.version()
        return self._sitting

    def _lay(self, sitting: Sitting) -> tuple[Look, ...]:
        """See that a card lies there, if one is left; the looks that are still to come, that one with them."""
        looks = sitting.ranked() if sitting.left > 0 or self._card is None else ()
        if self._card is None and sitting.left > 0:
            found = next((shown for look in looks if (shown := sitting.shown(look)) is not None), None)
            self._card = self._laid(sitting, found) if found else None
        return looks

    def _laid(self, sitting: Sitting, shown: Shown) -> OnTheTable:
        return OnTheTable(shown, _number(sitting, shown.item.id), self._desk.clock.seconds())


def _number(sitting: Sitting, item: str) -> str:
    """What tells a card from every other: its item and how many cards that has had."""
    return f"{item}#{sitting.had(item)}"


def _within(looks: tuple[Look, ...], left: float) -> int:
    """How many looks the minutes are expected to hold."""
    count = 0
    for look in looks:
        if left <= 0:
            break
        left -= look.minutes
        count += 1
    return count
