"""Today's list as a page shows it, a question a row.  Pure; the title of an item itself would say too much."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from superday.recall import Look
from superday.study.items import MemoryItem


@dataclass(frozen=True)
class Listed:
    """How many looks at a question are on the list for one reason; the minutes and the points of all of them."""

    reason: str
    title: str
    looks: int
    minutes: float
    gain: float


def listed(looks: Iterable[Look], items: Mapping[str, MemoryItem]) -> list[Listed]:
    """The list by reason and question, in the order of the first look of each."""
    groups: dict[tuple[str, str], list[Look]] = {}
    for look in looks:
        title = items[look.item].title if look.item in items else look.item
        groups.setdefault((str(look.reason), title), []).append(look)
    return [
        Listed(reason, title, len(some), sum(one.minutes for one in some), sum(one.gain for one in some))
        for (reason, title), some in groups.items()
    ]
