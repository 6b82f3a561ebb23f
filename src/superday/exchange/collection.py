"""Notes as a package of Anki's: each with its card, its schedule and the history of its reviews.

Ids are made of the item's own, so that whoever takes in a package again changes notes and makes no new ones.  The
format is the older one, which every Anki reads.
"""

import hashlib
import io
import json
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import datetime, time, timedelta

from superday.exchange import schema
from superday.exchange.foreign import source
from superday.exchange.history import numbered, row_of, told
from superday.exchange.html import html
from superday.exchange.note import Note
from superday.preparation.studied import Looked
from superday.recall import fsrs

_UNSYNCED = -1
_NEW, _REVIEW = 0, 2
_FACTOR = 2500  # of Anki's older scheduler, for whoever uses that
_LEAST_ID, _IDS = 1_000_000_000_000, 700_000_000_000  # as if made between 2001 and 2023
_MEDIA = b"{}"
_DAY_BEGINS = 4  # o'clock: what is done at night still belongs to the day before


def package(notes: Sequence[Note], now: datetime) -> bytes:
    """The package with these notes, new cards in their order; ``now`` is when it is made, with its zone."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("collection.anki2", _collection(notes, now))
        packed.writestr("media", _MEDIA)
    return made.getvalue()


def _collection(notes: Sequence[Note], now: datetime) -> bytes:
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(schema.TABLES)
        began = datetime.combine((now - timedelta(hours=_DAY_BEGINS)).date(), time(_DAY_BEGINS), now.tzinfo)
        _put(database, "col", [_head(notes, now, began)])
        looks = _by_item(notes)
        for position, (one, id_) in enumerate(zip(notes, _ids([one.guid for one in notes]), strict=True), 1):
            own = looks.get(one.item.id, [])
            _put(database, "notes", [_note(one, id_, told(own), int(now.timestamp()))])
            _put(database, "cards", [_card(one, id_, position, began)])
            _put(database, "revlog", _log(one, id_, own))
        database.commit()
        return database.serialize()


def _by_item(notes: Iterable[Note]) -> dict[str, list[tuple[int, Looked]]]:
    """Every look by its item, with the number of its row, which no other look of the collection has."""
    found: dict[str, list[tuple[int, Looked]]] = {}
    for number, look in numbered(look for one in notes for look in one.looks):
        found.setdefault(look.item, []).append((number, look))
    return found


def _put(database: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    for row in rows:
        database.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)


def _head(notes: Sequence[Note], now: datetime, began: datetime) -> tuple[object, ...]:
    changed, offset = int(now.timestamp()), began.utcoffset()
    assert offset is not None
    west = -int(offset.total_seconds() // 60)
    names = sorted({one.deck for one in notes} | {"superday" for one in notes if one.own is None})
    decks = schema.decks([(_id(f"deck {name}"), name) for name in names], changed)
    conf = schema.settings(west)
    times = (int(began.timestamp()), changed * 1000, changed * 1000)
    return (1, *times, schema.VERSION, 0, _UNSYNCED, 0, conf, schema.kinds(), decks, schema.options(), "{}")


def _note(one: Note, id_: int, history: str, changed: int) -> tuple[object, ...]:
    kind, fields = _fields(one, history)
    first = re.sub(r"<[^>]*>", "", fields[0])
    checksum = int(hashlib.sha1(first.encode(), usedforsecurity=False).hexdigest()[:8], 16)
    tags = f" {' '.join(one.tags)} "
    flat = "\x1f".join(field.replace("\x1f", " ") for field in fields)
    return (id_, one.guid, kind, changed, _UNSYNCED, tags, flat, first, checksum, 0, "")


def _fields(one: Note, history: str) -> tuple[int, list[str]]:
    """The id of the kind of note that it is, and its fields."""
    asks, answers = html(one.asks), html(one.answers)
    if one.own is not None:
        return schema.OWN_KIND_ID, [asks, answers, source(one.own), history]
    return schema.KIND_ID, [one.item.id, html(one.item.title), asks, answers, history]


def _card(one: Note, id_: int, position: int, began: datetime) -> tuple[object, ...]:
    found = one.scheduled
    head = (id_, id_, _id(f"deck {one.deck}"), 0, int(began.timestamp()), _UNSYNCED)
    if found is None:
        return (*head, _NEW, _NEW, position, 0, 0, 0, 0, 0, 0, 0, 0, "{}")
    due, reviews = (found.due - began.date()).days, one.reviews
    decay = round(float(fsrs.DEFAULT[20]), 4)
    last = int(reviews[-1].at.timestamp())
    memory = {"s": round(found.stability, 4), "d": round(found.difficulty, 3), "dr": 0.9, "decay": decay, "lrt": last}
    seen = (due, found.intervals[-1], _FACTOR, len(reviews), found.lapses)
    return (*head, _REVIEW, _REVIEW, *seen, 0, 0, 0, 0, json.dumps(memory, separators=(",", ":")))


def _log(one: Note, id_: int, looks: Sequence[tuple[int, Looked]]) -> Iterable[tuple[object, ...]]:
    before, intervals = 0, one.scheduled.intervals if one.scheduled else []
    for (number, look), left in zip(looks, intervals, strict=True):
        row = row_of(number, look, first=not before)
        yield (row.id, id_, _UNSYNCED, row.ease, left, before, row.factor, row.took, row.kind)
        before = left


def _ids(names: Sequence[str]) -> list[int]:
    """An id for each name: always the same one, but where two fall together."""
    found: list[int] = []
    taken: set[int] = set()
    for name in names:
        id_ = _id(name)
        while id_ in taken:
            id_ += 1
        taken.add(id_)
        found.append(id_)
    return found


def _id(name: str) -> int:
    """A number made of a name, as Anki's ids are: like milliseconds since 1970."""
    return _LEAST_ID + int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]) % _IDS
