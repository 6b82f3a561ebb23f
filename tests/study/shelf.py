"""A bank's items with their questions, for tests that look at many of them."""

from typing import NamedTuple

from superday.bank import Bank
from superday.bank.model import AnyItem, Graded, Loop
from superday.rubric.model import Point
from superday.study.items import KINDS, MemoryItem, items_in


class Shelf(NamedTuple):
    bank: Bank
    items: list[tuple[MemoryItem, AnyItem]]

    def __repr__(self) -> str:
        return "the shipped bank"  # a property that fails tells its arguments: of all items that is 20 MB

    def item(self, id_: str) -> tuple[MemoryItem, AnyItem]:
        return next((item, of) for item, of in self.items if item.id == id_)

    def question(self, id_: str) -> AnyItem:
        return self.bank.get(id_)

    def loop(self, id_: str) -> Loop:
        loop = self.bank.get(id_, "loop")
        assert isinstance(loop, Loop)
        return loop


def shelf_of(bank: Bank) -> Shelf:
    return Shelf(bank, [(item, of) for kind in KINDS for of in bank.of(kind) for item in items_in(of)])


def point_of(item: MemoryItem, of: AnyItem) -> Point | None:
    assert isinstance(of, Graded)
    return next((one for one in of.points if one.id == item.part and item.kind == "point"), None)
