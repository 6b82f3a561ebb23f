"""One sitting over today's list: which card comes next, what is kept of it, and the minutes that are left.

The terminal and the browser hold it.  What was kept is on disk before the call returns; the card that is open is not.
"""

from typing import NamedTuple

from superday.preparation.desk import Desk, Today
from superday.preparation.studied import CARD, Looked, Studied
from superday.recall import Look
from superday.recall import Review as Remembered
from superday.store import Kept
from superday.study.card import Card, Checked
from superday.study.cards import card, check
from superday.study.items import MemoryItem
from superday.study.leech import Remedy, leeches, remedy
from superday.study.reviews import AGAIN, Review, of_card

LONGEST = 5.0  # minutes of one card: whoever takes more has left the desk


class Shown(NamedTuple):
    """A look of today's list as it is put to the person; ``card`` is None where no good one can be made."""

    look: Look
    item: MemoryItem
    card: Card | None

    @property
    def prompt(self) -> str:
        """What is asked."""
        return self.card.prompt if self.card else f"**{self.item.title}**\n\n{self.item.asks}"

    def check(self, typed: str) -> Checked:
        """Whether it was the answer; where there is no card, the person says.

        Raises:
            CannotDo: code or a formula cannot be run here (no sandbox).
        """
        checked = check(self.card, typed) if self.card else Checked("unsure", self.item.answer)
        return checked if typed.strip() else Checked("wrong", checked.expected)


class Sitting:
    """The cards of a day, as they are shown, kept and taken back."""

    def __init__(self, desk: Desk, today: Today):
        self._desk, self.today = desk, today
        self._unusable: set[str] = set()  # their cards cannot be checked here
        self._counted: list[Review | None] = []  # of this sitting
        self._spent = desk.read().spent(today.day)
        self.read()
        self._own = desk.own

    def read(self) -> Studied:
        """Read the log anew, where it went on elsewhere."""
        self._studied = studied = self._desk.read()
        self._mine: dict[str, list[Review]] = {}  # what was kept since, so that the log is not read after each card
        self._cards, self._memory = studied.cards.copy(), studied.memory()
        self._left_out = set(studied.left_out(self.today.day))
        self.done = len(self._of_today(studied))
        self.left = self.today.left - (studied.spent(self.today.day) - self._spent)
        return studied

    def outdated(self) -> bool:
        """Whether its list was made with other settings or other cards of the person's own than hold now.

        Reads the log anew.
        """
        return self.read().settings != self.today.settings or self._desk.own is not self._own

    def next(self) -> Shown | None:
        """The most useful look that is open, while minutes are left."""
        looks = self.ranked() if self.left > 0 else ()
        return next((shown for look in looks if (shown := self.shown(look)) is not None), None)

    def ranked(self) -> tuple[Look, ...]:
        """Every look that today could hold, the most useful first."""
        return self.today.ranked(self._memory, self._left_out | self._unusable)

    def shown(self, look: Look) -> Shown | None:
        """The look with its next card; None where the bank has the item no more."""
        item = self._desk.items.get(look.item)
        if item is None:
            return None
        return Shown(look, item, card(item, self._desk.question(item), self._cards[look.item]))

    def had(self, item: str) -> int:
        """How many cards an item has had: the number of its next one."""
        return self._cards[item]

    def keep(self, shown: Shown, checked: Checked, own: bool | None, minutes: float) -> Review | None:
        """Keep what became of a card; one that came to nothing is left out today, and another is asked next time."""
        worth = shown.card.worth if shown.card else 1.0
        return self._keep(shown, of_card(shown.item.id, checked.outcome, worth, self._desk.clock.now(), own), minutes)

    def skip(self, shown: Shown, minutes: float) -> None:
        """Leave a card out for today; it says nothing of memory."""
        self._keep(shown, None, minutes)

    def _keep(self, shown: Shown, review: Review | None, minutes: float) -> Review | None:
        item = shown.item.id
        self._desk.answered(item, review, minutes)
        self._counted.append(review)
        self.done += 1
        self._cards[item] += 1
        self.left -= minutes
        if review is None:
            self._left_out.add(item)
        else:
            self._mine.setdefault(item, []).append(review)
            once = Remembered(review.item, review.at.date(), review.grade, review.weight)
            self._memory = self._memory.after(once)
        return review

    def leave_out(self, shown: Shown) -> None:
        """Not in this sitting: its card cannot be checked here."""
        self._unusable.add(shown.item.id)

    def undo(self) -> str | None:
        """Take back the last card of the day, of whichever sitting: it is as if it had not been shown.

        Returns:
            Its item, or None where the day has no card to take back.
        """
        cards = self._of_today(self._desk.read())
        if not cards:
            return None
        kept, looked = cards[-1]
        self._desk.undo(kept.seq)
        self.read()
        if self._counted:
            self._counted.pop()
        return looked.item

    def _of_today(self, studied: Studied) -> list[tuple[Kept, Looked]]:
        """The cards of the day that stand, the last at the end."""
        day = self.today.day.isoformat()
        return [each for each in studied.looks if each[0].source == CARD and each[0].day == day]

    def remedy(self, review: Review) -> Remedy | None:
        """What to do about an item that was missed once more and will not stick; None where it is no leech."""
        if review.grade != AGAIN:
            return None
        item = self._desk.items[review.item]
        found = leeches([*self._studied.reviews_of(review.item), *self._mine.get(review.item, [])])
        return remedy(found[0], item, self._desk.question(item)) if found else None

    def summary(self) -> str:
        """What the sitting came to."""
        counted = [one.grade > AGAIN for one in self._counted if one is not None]
        told = [f"{sum(counted)} right", f"{len(counted) - sum(counted)} not"]
        if left_out := len(self._counted) - len(counted):
            told.append(f"{left_out} left out")
        cards = "1 card" if len(self._counted) == 1 else f"{len(self._counted)} cards"
        return f"{cards}: {', '.join(told)}. {max(0.0, self.left):.0f} min are left."

    @property
    def number(self) -> int:
        """The number of the card that is open in this sitting, from 1."""
        return len(self._counted) + 1
