"""The kinds of note and the decks of a collection of Anki's, in its older format and in the present one."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from superday.exchange.protobuf import numbers, texts

_CLOZE = 1
_KIND, _ASKS, _TELLS = 1, 1, 2  # fields of Anki's messages: a kind's sort, a template's two sides


class Kind(NamedTuple):
    """A kind of note: its fields in order, and by its number in the note what each card's two sides are made of.

    Where ``cloze`` is true there is one such pair for every card.
    """

    name: str
    cloze: bool
    fields: list[str]
    sides: dict[int, tuple[str, str]]

    def sides_of(self, number: int) -> tuple[str, str] | None:
        """The templates of a card by its number in the note, from 0."""
        return self.sides.get(0 if self.cloze else number)


class _Field(msgspec.Struct):
    name: str


class _Side(msgspec.Struct):
    qfmt: str
    afmt: str


class _Kind(msgspec.Struct):
    name: str
    flds: list[_Field]
    tmpls: list[_Side]
    type: int = 0


class _Deck(msgspec.Struct):
    name: str


def kinds(database: sqlite3.Connection, tables: Iterable[str]) -> dict[int, Kind]:
    """The kinds of note by their ids.

    Raises:
        ValueError: what says so is none of Anki's.
        sqlite3.Error: it cannot be read.
    """
    if "notetypes" not in tables:
        held = msgspec.json.decode(_settings(database, "models"), type=dict[int, _Kind])
        return {id_: _older(one) for id_, one in held.items()}
    found = {
        int(id_): Kind(str(name), numbers(bytes(config), _KIND)[:1] == [_CLOZE], [], {})
        for id_, name, config in database.execute("SELECT id, name, config FROM notetypes")
    }
    for kind, name in database.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        if kind in found:
            found[kind].fields.append(str(name))
    for kind, number, config in database.execute("SELECT ntid, ord, config FROM templates"):
        if kind in found:
            asks, tells = texts(bytes(config), _ASKS)[:1], texts(bytes(config), _TELLS)[:1]
            found[kind].sides[int(number)] = ("".join(asks), "".join(tells))
    return found


def _older(one: _Kind) -> Kind:
    sides = {number: (side.qfmt, side.afmt) for number, side in enumerate(one.tmpls)}
    return Kind(one.name, one.type == _CLOZE, [field.name for field in one.flds], sides)


def decks(database: sqlite3.Connection, tables: Iterable[str]) -> dict[int, str]:
    """The names of decks by their ids, levels apart by ``::``; raises as :func:`kinds` does."""
    if "decks" not in tables:
        held = msgspec.json.decode(_settings(database, "decks"), type=dict[int, _Deck])
        return {id_: one.name for id_, one in held.items()}
    rows = database.execute("SELECT id, name FROM decks")
    return {int(id_): str(name).replace("\x1f", "::") for id_, name in rows}


def _settings(database: sqlite3.Connection, column: str) -> str:
    row = database.execute(f"SELECT {column} FROM col").fetchone()
    return str(row[0]) if row else "{}"
