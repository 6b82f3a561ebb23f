"""Which cards an item has, and which comes next: kinds alternate, so that no one sentence is learned by heart."""

from collections.abc import Callable

from superday.bank.model import AnyItem, DerivationItem, Graded, ProblemItem
from superday.study import cloze, code, formula, own, question, spot
from superday.study.card import Card, Checked, Kind
from superday.study.items import MemoryItem
from superday.study.own import OwnCard

Make = Callable[[int], Card | None]
BelongsTo = AnyItem | OwnCard


def firsts(item: MemoryItem, of: BelongsTo) -> list[Card]:
    """The first card of each kind that can be made well of an item of the question ``of``, in the order of asking."""
    return [made for make in _makers(item, of).values() if (made := make(0)) is not None]


def kinds(item: MemoryItem, of: BelongsTo) -> list[Kind]:
    """The kinds of card that an item has, in the order of asking."""
    return [one.kind for one in firsts(item, of)]


def card(item: MemoryItem, of: BelongsTo, seed: int) -> Card | None:
    """The card with this number (from 0) of an item: kind after kind, each with the next of what it can ask.

    Args:
        item: one of :func:`superday.study.items.items_in`.
        of: the question that it belongs to, or the card of the person's own that it is.
        seed: the number of cards that the item has had.

    Returns:
        The card, the same again for the same arguments, or None where no good one can be made.
    """
    possible = kinds(item, of)
    if not possible:
        return None
    turn, place = divmod(seed, len(possible))
    return _makers(item, of)[possible[place]](turn)


def check(card: Card, typed: str) -> Checked:
    """What became of an answer to a card."""
    return card.check(typed)


def _makers(item: MemoryItem, of: BelongsTo) -> dict[Kind, Make]:
    if isinstance(of, OwnCard):
        return {"own": lambda seed: own.asked(of, seed)}
    assert isinstance(of, Graded)
    if item.kind == "pattern" and isinstance(of, ProblemItem):
        return {"code": lambda seed: code.blank(item, of, seed)}
    if item.kind == "formula" and isinstance(of, DerivationItem):
        return {
            "formula": lambda seed: formula.blank(item, of, seed),
            "whole": lambda seed: formula.whole(item, of, seed),
            "spot": lambda seed: formula.repair(item, of, seed),
        }
    point = next(one for one in of.points if one.id == item.part)
    return {
        "question": lambda seed: question.narrow(item, point, seed),
        "open": lambda seed: question.follow_up(item, of, point, seed),
        "cloze": lambda seed: cloze.blank(item, of, point, seed),
        "spot": lambda seed: spot.spot(item, of, point, seed),
    }
