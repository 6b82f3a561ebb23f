"""Leeches: items that are failed again and again.  More of the same will not help; smaller pieces or a reason may.

A leech is told from its reviews alone.  What is offered: where the point has several key terms, a card for each, and
where a wrong belief was stated, that belief beside what is right; always the model answer.
"""

from collections import Counter
from collections.abc import Iterable

import msgspec

from superday.bank.model import AnyItem, Graded
from superday.study import cloze
from superday.study.card import Card
from superday.study.items import MemoryItem
from superday.study.own import OwnCard
from superday.study.reviews import AGAIN, Review, daily

FAILURES = 4  # days on which an item was failed, from which it is a leech
COUNTS = 0.5  # weight of a review, from which its failure counts
KNOWN_AGAIN = 2  # successes in a row after which it is none any more


class Leech(msgspec.Struct, frozen=True):
    """An item that does not stick: on how many days it was failed, and the belief stated instead most often."""

    item: str
    failures: int
    trap: str = ""


class Remedy(msgspec.Struct, frozen=True):
    """What to do instead of asking again: a text to read (Markdown), and smaller cards, if there are any."""

    explains: str
    parts: list[Card]


def leeches(reviews: Iterable[Review], failures: int = FAILURES) -> list[Leech]:
    """The leeches among the reviewed items, most failed first; the order of the reviews does not matter.

    Args:
        reviews: the log, or a part of it.
        failures: on how many days an item must have been failed, 1 or more.
    """
    log = list(reviews)
    by_item: dict[str, list[Review]] = {}
    for one in daily(log):
        if one.weight >= COUNTS:
            by_item.setdefault(one.item, []).append(one)
    traps = _traps(log)
    found = [
        Leech(item, failed, traps.get(item, ""))
        for item, looked in by_item.items()
        if (failed := sum(one.grade == AGAIN for one in looked)) >= failures and not _sticks(looked)
    ]
    return sorted(found, key=lambda one: (-one.failures, one.item))


def leech(reviews: Iterable[Review]) -> Leech | None:
    """The leech that the reviews of one item tell of, if they do."""
    return next(iter(leeches(reviews)), None)


def _sticks(looked: list[Review]) -> bool:
    """Whether it was known the last times."""
    return all(one.grade > AGAIN for one in looked[-KNOWN_AGAIN:])


def _traps(log: list[Review]) -> dict[str, str]:
    """By item, the belief that was stated most often."""
    counts = Counter((one.item, one.trap) for one in log if one.trap)
    ranked = sorted(counts, key=lambda pair: (counts[pair], pair))
    return dict(ranked)


def remedy(leech: Leech, item: MemoryItem, question: AnyItem | OwnCard) -> Remedy:
    """What to do about a leech.

    Args:
        leech: which.
        item: its item.
        question: the question of the bank that the item belongs to.
    """
    if isinstance(question, OwnCard):
        return Remedy(f"{question.front}\n\n{question.back}", [])
    assert isinstance(question, Graded)
    told = [f"**{item.title}**", item.answer]
    told += [f"Not so: {point.says}" for point in question.points if point.id == leech.trap]
    return Remedy("\n\n".join(told), _pieces(item, question))


def _pieces(item: MemoryItem, question: Graded) -> list[Card]:
    """A card for each key term that can be blanked; none where there is but one."""
    point = next((one for one in question.points if one.id == item.part), None)
    if item.kind != "point" or point is None:
        return []
    first: dict[int, cloze.Gap] = {}
    for gap in cloze.gaps(item, question, point):
        first.setdefault(gap.group, gap)
    return [gap.card(0) for _, gap in sorted(first.items())] if len(first) > 1 else []
