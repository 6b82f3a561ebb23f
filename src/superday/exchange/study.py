"""What the person studies, into a file and out of one: the edge to the desk and the log of study."""

import difflib
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from superday.errors import BadInput
from superday.exchange.history import looks_in, new
from superday.exchange.note import Note
from superday.preparation.desk import Desk
from superday.preparation.studied import LOOKED, Looked
from superday.store import Entry, Kept, StudyLog
from superday.study.items import MemoryItem

PACKAGE, WHOLE, TABLE = ".apkg", ".colpkg", ".csv"
WRITTEN, READ = (PACKAGE, TABLE), (PACKAGE, WHOLE, TABLE)
_IMPORT = "import:"  # the source of what is taken in; behind it the last number of the log before
LARGEST_TABLE = 100_000_000  # bytes
FORMATS = "a name that ends with .apkg or .csv"


class TakenIn(NamedTuple):
    """What a file came to: the reviews that were new, those known before, and what could not be used of it.

    ``unknown`` are reviews of items that the bank does not hold, ``unusable`` rows of no button or time, ``others``
    notes that are not ours.
    """

    new: int
    known: int
    unknown: int
    unusable: int
    others: int


def told(found: TakenIn) -> str:
    """What a file came to, in a sentence or two."""
    said = [f"{counted(found.new, 'new review')}, {found.known} known before."]
    if found.unknown:
        said.append(f"{found.unknown} are of items that the bank does not hold: left out.")
    if found.unusable:
        said.append(f"{found.unusable} have no such grade or time: left out.")
    if found.others:
        said.append(f"{found.others} notes are not superday's: left alone.")
    return " ".join(said)


def counted(number: int, what: str) -> str:
    """A number of things, in words."""
    return f"{number} {what}" + "s" * (number != 1)


def chosen(desk: Desk, due: bool = False, areas: Collection[str] = ()) -> list[MemoryItem]:
    """The items to hand out, the weightiest first.

    Args:
        desk: the person's.
        due: today's list, for the minutes that are left.
        areas: all items of these areas; with ``due``, those of today's list.  Otherwise what the plan asks.

    Raises:
        BadInput: the bank has no such area, or nothing is left to hand out.
    """
    known = {area for item in desk.items.values() for area in item.areas}
    for area in areas:
        if area not in known:
            near = ", ".join(difflib.get_close_matches(area, known, 3, 0.5))
            says = f"no item is of the area `{area}`" + (f"; did you mean {near}?" if near else "")
            raise BadInput(says, way_out="`superday bank stats` lists the areas")
    names = [look.item for look in desk.today().looks] if due else _weightiest(desk, everything=bool(areas))
    items = [desk.items[name] for name in names if name in desk.items]
    items = [item for item in items if not areas or set(areas) & set(item.areas)]
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
        found.append(Note(item, asks(item, of), answers(item, of), tuple(seen)))
    return found


def _when(look: Looked) -> float:
    return look.review.at.timestamp() if look.review else 0.0


def exported(desk: Desk, handed: Sequence[Note], ending: str) -> bytes:
    """The content of a file of one of the endings :data:`WRITTEN`."""
    if ending == TABLE:
        from superday.exchange.table import table

        return table(handed).encode()
    from superday.exchange.collection import package

    return package(handed, desk.clock.now())


def take_in(desk: Desk, log: StudyLog, path: Path) -> TakenIn:
    """Keep the reviews of a file that are not kept yet; each counts once, however often the file is taken in.

    A card that the person took back in superday stays taken back; a whole import that was may come again.

    Raises:
        BadInput: the file cannot be used; nothing of it was kept.
    """
    ending = path.suffix.lower()
    if ending not in READ:
        raise BadInput("is neither a package of Anki's nor a table", path=path, way_out=FORMATS)
    read = _from_table if ending == TABLE else _from_package
    found, unusable, others = read(desk, path)
    ours = [one for one in found if one.item in desk.items]

    def fresh(standing: Sequence[Kept], gone: Sequence[Kept]) -> list[Entry]:
        last = max((one.seq for one in (*standing, *gone)), default=0)
        return _entries(ours, [*standing, *(one for one in gone if not _imported(one))], f"{_IMPORT}{last}")

    kept = log.append_chosen(fresh)
    return TakenIn(kept, len(ours) - kept, len(found) - len(ours), unusable, others)


def undo(desk: Desk, log: StudyLog) -> int:
    """Take the last import back that stands; how many reviews that were."""
    now = desk.clock.now()
    sources = _imports(log)
    return log.undo_source(sources[-1], now.timestamp(), now.date().isoformat()) if sources else 0


def last_import(log: StudyLog) -> int:
    """How many reviews of the last import stand."""
    sources = _imports(log)
    return sources.count(sources[-1]) if sources else 0


def _imports(log: StudyLog) -> list[str]:
    """The sources of what was taken in and stands, in order."""
    return [one.source for one in log.standing() if _imported(one)]


def _imported(one: Kept) -> bool:
    return one.source.startswith(_IMPORT)


def _entries(found: list[Looked], ever: Iterable[Kept], source: str) -> list[Entry]:
    known = [LOOKED.decode(one.body) for one in ever if one.kind == "review"]
    return [_entry(one, source) for one in new(found, known)]


def _entry(look: Looked, source: str) -> Entry:
    assert look.review is not None
    at = look.review.at
    return Entry(at.timestamp(), at.date().isoformat(), "review", source, msgspec.json.encode(look).decode())


def _from_package(desk: Desk, path: Path) -> tuple[list[Looked], int, int]:
    from superday.exchange.package import read

    held = read(path)
    if not held.histories:
        says = f"holds {held.others} notes and none of superday's" if held.others else "holds no notes"
        raise BadInput(says, path=path, way_out="decks that superday exported can be taken in")
    found = looks_in(held.rows, held.histories, desk.clock.local, desk.clock.now())
    return found.looks, found.unusable, held.others


def _from_table(desk: Desk, path: Path) -> tuple[list[Looked], int, int]:
    from superday.exchange.table import looks_of

    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_TABLE + 1)
    except OSError as error:
        raise BadInput(f"cannot be read: {error.strerror}", path=path, way_out="name a table") from error
    if len(raw) > LARGEST_TABLE:
        raise BadInput(f"has more than {LARGEST_TABLE // 1_000_000} MB", path=path, way_out="divide it")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise BadInput("is no UTF-8 text", path=path, line=line, way_out="save it as UTF-8") from error
    return looks_of(text, path, desk.clock.now()), 0, 0
