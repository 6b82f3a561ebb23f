"""What the log of study says: settings, and every look at an item.  A value; the log itself is the desk's."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import msgspec

from superday import recall
from superday.preparation.settings import Settings
from superday.store import Kept
from superday.study.own import OwnCard
from superday.study.reviews import Review, daily

CARD = "card"
REVIEW, OWN = "review", "own"  # kinds of entries: a look at an item, and a card of the person's own


class Looked(msgspec.Struct, frozen=True):
    """A look at an item as it is kept: its review, None where a card came to none; the minutes that a card took."""

    item: str
    review: Review | None
    minutes: float = 0.0


LOOKED = msgspec.json.Decoder(Looked)
_OWN = msgspec.json.Decoder(OwnCard)


def own_cards(kept: Iterable[Kept]) -> dict[str, OwnCard]:
    """The person's own cards by the ids of their items, each as it was kept last."""
    return {card.id: card for one in kept if one.kind == OWN for card in [_OWN.decode(one.body)]}


@dataclass(frozen=True)
class Studied:
    """What the log says: the settings, and every look at an item with its place in the log, source and date."""

    settings: Settings
    looks: tuple[tuple[Kept, Looked], ...]

    @cached_property
    def cards(self) -> Counter[str]:
        """How many cards each item has had."""
        return Counter(looked.item for kept, looked in self.looks if kept.source == CARD)

    def left_out(self, day: date) -> frozenset[str]:
        """The items of which a card was shown on a day and came to nothing."""
        on = day.isoformat()
        return frozenset(looked.item for kept, looked in self.looks if kept.day == on and looked.review is None)

    def spent(self, day: date) -> float:
        """The minutes that cards took on a day."""
        return sum(looked.minutes for kept, looked in self.looks if kept.day == day.isoformat())

    def reviews(self) -> list[Review]:
        """All reviews, in the order in which they were kept."""
        return [looked.review for _, looked in self.looks if looked.review is not None]

    @cached_property
    def _by_item(self) -> dict[str, list[Review]]:
        found: dict[str, list[Review]] = {}
        for review in self.reviews():
            found.setdefault(review.item, []).append(review)
        return found

    def reviews_of(self, item: str) -> list[Review]:
        """The reviews of one item."""
        return self._by_item.get(item, [])

    def memory(self) -> recall.Memory:
        """What is remembered: one review an item and day."""
        counted = daily(self.reviews())
        return recall.replay(recall.Review(one.item, one.at.date(), one.grade, one.weight) for one in counted)
