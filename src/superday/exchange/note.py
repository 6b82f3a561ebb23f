"""One item as other programs get it: what is asked and told, its areas, its looks and what they left."""

from dataclasses import dataclass
from functools import cached_property

from superday.exchange.memory import Scheduled, scheduled
from superday.preparation.studied import Looked
from superday.study.items import MemoryItem
from superday.study.own import OwnCard
from superday.study.reviews import Review

GUID = "superday:"  # before an item's id: what Anki knows its note by, on every machine


@dataclass(frozen=True)
class Note:
    """An item; ``asks`` and ``answers`` are Markdown, ``looks`` the oldest first; ``own`` where it is the person's."""

    item: MemoryItem
    asks: str
    answers: str
    looks: tuple[Looked, ...] = ()
    own: OwnCard | None = None

    @property
    def guid(self) -> str:
        """The note's id wherever it goes."""
        return self.own.guid if self.own else GUID + self.item.id

    @property
    def deck(self) -> str:
        """Its deck: the one it came from, or that of its first area."""
        return self.own.deck if self.own else f"superday::{self.item.areas[0].replace('-', ' ')}"

    @property
    def reviews(self) -> list[Review]:
        """What its looks came to, the oldest first."""
        return sorted((one.review for one in self.looks if one.review is not None), key=lambda one: one.at)

    @cached_property
    def scheduled(self) -> Scheduled | None:
        """Where its reviews leave it by Anki's own rule."""
        return scheduled(self.reviews)

    @property
    def tags(self) -> list[str]:
        """Its kind, and all its areas; the person's own cards have what they came with."""
        if self.own:
            return list(self.own.tags)
        return ["superday", f"superday::{self.item.kind}", *(f"superday::{area}" for area in self.item.areas)]
