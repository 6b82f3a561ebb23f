"""What the person studies, into a file: the edge to the desk."""

import difflib
from collections.abc import Collection, Iterable, Sequence

from superday.errors import BadInput
from superday.exchange.files import TABLE
from superday.exchange.note import Note
from superday.preparation.desk import Desk
from superday.preparation.studied import Looked
from superday.study.items import MemoryItem
from superday.study.own import AREA, OwnCard


def chosen(desk: Desk, due: bool = False, areas: Collection[str] = ()) -> list[MemoryItem]:
    """The items to hand out, the weightiest first.

    Args:
        desk: the person's.
        due: today's list, for the minutes that are left.
        areas: all items of these areas; with ``due``, those of today's list.  Otherwise what the plan asks.  The
            person's own cards (area ``own``) go out by themselves alone: where they came from they are already.

    Raises:
        BadInput: the bank has no such area, or nothing is left to hand out.
    """
    if AREA in areas and set(areas) != {AREA}:
        raise BadInput("your own cards go into a file of their own", way_out=f"name `{AREA}` alone")
    desk.read()  # of another process, too
    known = {area for item in desk.items.values() for area in item.areas}
    for area in areas:
        if area not in known:
            near = ", ".join(difflib.get_close_matches(area, known, 3, 0.5))
            says = f"no item is of the area `{area}`" + (f"; did you mean {near}?" if near else "")
            raise BadInput(says, way_out="`superday bank stats` lists the areas")
    names = [look.item for look in desk.today().looks] if due else _weightiest(desk, everything=bool(areas))
    items = [desk.items[name] for name in names if name in desk.items]
    wanted = set(areas) or {area for area in known if area != AREA}
    items = [item for item in items if wanted & set(item.areas)]
    if not items:
        raise BadInput("there is nothing to export", way_out="leave out --due, or name another area")
    return items


def _weightiest(desk: Desk, everything: bool) -> list[str]:
    plan = desk.plan(desk.read().settings, desk.clock.now().date())
    worth = dict(plan.weights)
    for interview in plan.interviews:
        for name, weight in interview.weights.items():
            worth[name] = worth.get(name, 0.0) + weight * interview.importance
    ranked = sorted((name for name in worth if worth[name] > 0), key=lambda name: (-worth[name], name))
    return [*ranked, *sorted(desk.items.keys() - set(ranked))] if everything else ranked


def notes(desk: Desk, items: Iterable[MemoryItem]) -> list[Note]:
    """Items with their words and all looks at them."""
    from superday.exchange.wording import answers, asks

    looks: dict[str, list[Looked]] = {}
    for _, look in desk.read().looks:
        looks.setdefault(look.item, []).append(look)
    found = []
    for item in items:
        of = desk.question(item)
        seen = sorted((one for one in looks.get(item.id, []) if one.review), key=_when)
        own = of if isinstance(of, OwnCard) else None
        found.append(Note(item, asks(item, of), answers(item, of), tuple(seen), own))
    return found


def _when(look: Looked) -> float:
    return look.review.at.timestamp() if look.review else 0.0


def exported(desk: Desk, handed: Sequence[Note], ending: str) -> bytes:
    """The content of a file of one of the endings :data:`superday.exchange.files.WRITTEN`."""
    if ending == TABLE:
        from superday.exchange import own_table, table

        own = any(one.own for one in handed)
        return (own_table.table(handed) if own else table.table(handed)).encode()
    from superday.exchange.collection import package

    return package(handed, desk.clock.now())
