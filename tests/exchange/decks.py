"""Packages of Anki's as nobody's Anki would write them."""

import sqlite3
import zipfile
from pathlib import Path


def repacked(deck: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(deck, "w") as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return deck


def holding(script: str) -> dict[str, bytes]:
    """A package's members with what a script leaves as its collection."""
    database = sqlite3.connect(":memory:")
    database.executescript(script)
    return {"collection.anki2": database.serialize()}


NOTES = (
    "CREATE TABLE notes (id integer primary key, guid text, mid integer, tags text, flds text);"
    "INSERT INTO notes VALUES (1, 'x', 7, '', 'front' || char(31) || 'back');"
)
CARDS = "CREATE TABLE cards (id integer primary key, nid, ord, did, odid, queue);"
REVLOG = "CREATE TABLE revlog (id integer primary key, cid, ease, time, type, factor);"
COL = (
    "CREATE TABLE col (models, decks); INSERT INTO col VALUES ('"
    '{"7": {"name": "K", "flds": [{"name": "F"}, {"name": "B"}], "tmpls": [{"qfmt": "{{F}}", "afmt": "{{B}}"}]}}'
    "', '{}');"
)
NEW_KINDS = "CREATE TABLE notetypes (id, name, config); INSERT INTO notetypes VALUES (7, 'K', x'ffff');"
MANY = "".join(f"INSERT INTO notes VALUES ({n}, 'g{n}', 7, '', 'f' || char(31) || 'b');" for n in range(2, 7))
MANY += "INSERT INTO cards SELECT id, id, 0, 1, 0, 0 FROM notes;"
