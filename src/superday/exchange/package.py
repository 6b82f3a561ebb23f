"""Read a package of Anki's, whoever made it: bounded, nothing unpacked by its name, nothing of it run.

Both formats are read: the older one, and what Anki writes by itself (from 2.1.50 on, compressed with Zstandard).  Of a
package or a whole collection (``.colpkg``) notes and the log of their reviews are looked at; media are not.
"""

import sqlite3
import tempfile
import time
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple
from urllib.parse import quote

from superday.errors import BadInput
from superday.exchange.foreign import ALL, Foreign, Wanted, foreign
from superday.exchange.history import Row, words_in
from superday.exchange.note import GUID

LARGEST = 512 << 20  # bytes of an unpacked collection: 100,000 notes with long texts have a fifth of it
LONGEST = 60.0  # seconds in which any collection of that size is read
MOST_ROWS = 1_000_000  # of reviews: a hundred a day for thirty years
NEWEST = 3  # of the formats that there are
_MEMBERS = {1: "collection.anki2", 2: "collection.anki21", 3: "collection.anki21b"}
_META_LARGEST = 1 << 10
_CHUNK = 1 << 20
_TABLES = ("notes", "cards", "revlog")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
AGAIN = "export it from Anki again, as an Anki deck package (.apkg) with its scheduling"


class Read(NamedTuple):
    """What a package holds: rows of the log, by item the field in which we keep history, others' notes left alone.

    ``foreign`` are cards of others, None where they were not looked at.
    """

    rows: list[Row]
    histories: dict[str, str]
    others: int
    foreign: Foreign | None


def read(path: Path, wanted: Wanted = ALL) -> Read:
    """What a package holds: what is ours, and others' cards where some are named or nothing is ours.

    Raises:
        BadInput: it is no package of Anki's, too large, spoilt, or of a newer Anki.
    """
    with tempfile.TemporaryDirectory() as folder:
        collection = Path(folder) / "collection"
        try:
            with zipfile.ZipFile(path) as packed, collection.open("wb") as into:
                _unpack(packed, into, path)
        except BadInput:
            raise
        except _UNREADABLE as error:
            says = error.strerror if isinstance(error, OSError) and error.strerror else "is no sound package of Anki's"
            raise BadInput(f"cannot be read: {says}", path=path, way_out=AGAIN) from error
        try:
            with closing(_opened(collection)) as database:
                return _read(database, path, wanted)
        except BadInput as error:
            raise BadInput(error.says, path=path, way_out=error.way_out) from None
        except (sqlite3.Error, ValueError, TypeError) as error:
            says = f"its collection cannot be read: {str(error).splitlines()[0][:200]}"
            raise BadInput(says, path=path, way_out=AGAIN) from error


def _unpack(packed: zipfile.ZipFile, into: IO[bytes], path: Path) -> None:
    """The newest collection that the package holds; the older one beside it only says that Anki is too old."""
    names = set(packed.namelist())
    version = _version(packed) if "meta" in names else 2 if _MEMBERS[2] in names else 1
    if version > NEWEST:
        raise BadInput("is of a newer Anki than this superday knows", path=path, way_out="export it for older versions")
    if _MEMBERS[version] not in names:
        raise BadInput("holds no collection of Anki's", path=path, way_out=AGAIN)
    with packed.open(_MEMBERS[version]) as member:
        if version == NEWEST:
            import zstandard  # not loaded where nothing is compressed with it

            try:
                with zstandard.ZstdDecompressor().stream_reader(member) as plain:
                    return _copy(plain, into, path)
            except zstandard.ZstdError as error:
                raise ValueError(str(error)) from error
        return _copy(member, into, path)


def _copy(source: IO[bytes], into: IO[bytes], path: Path) -> None:
    left = LARGEST
    while chunk := source.read(min(_CHUNK, left + 1)):
        left -= len(chunk)
        if left < 0:
            says = f"its collection has more than {LARGEST >> 20} MB"
            raise BadInput(says, path=path, way_out="export a single deck, without media")
        into.write(chunk)


def _version(packed: zipfile.ZipFile) -> int:
    """The format's number: the first field of a message of protocol buffers, which is all that is in there."""
    with packed.open("meta") as member:
        meta = member.read(_META_LARGEST)
    return meta[1] if len(meta) >= 2 and meta[0] == 0x08 else 1


def _opened(collection: Path) -> sqlite3.Connection:
    """A database that is read as data: no writing, no functions that its schema calls, no end without a limit."""
    database = sqlite3.connect(f"file:{quote(str(collection))}?mode=ro&immutable=1", uri=True)
    database.text_factory = lambda raw: raw.decode("utf-8", "replace")
    database.create_collation("unicase", _compared)
    database.execute("PRAGMA trusted_schema = OFF")
    database.execute("PRAGMA query_only = ON")
    until = time.monotonic() + LONGEST
    database.set_progress_handler(lambda: time.monotonic() > until, 1_000_000)
    return database


def _compared(one: str, other: str) -> int:
    return (one.casefold() > other.casefold()) - (one.casefold() < other.casefold())


def _read(database: sqlite3.Connection, path: Path, wanted: Wanted) -> Read:
    found = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")
    tables = {str(name) for (name,) in found}
    if missing := sorted(set(_TABLES) - tables):
        raise BadInput(f"its collection has no table of {missing[0]}", path=path, way_out=AGAIN)
    ours, histories = dict[int, str](), dict[str, list[str]]()
    for id_, guid, fields in database.execute("SELECT id, guid, flds FROM notes WHERE guid GLOB ?", (f"{GUID}*",)):
        item = str(guid).removeprefix(GUID)
        ours[id_] = item
        histories.setdefault(item, []).extend(words_in(str(fields)))
    (whole,) = database.execute("SELECT count(*) FROM notes").fetchone()
    theirs = foreign(database, tables, wanted) if wanted.some or not ours else None
    cards = database.execute("SELECT id, nid FROM cards")
    items = {id_: ours[note] for id_, note in cards if note in ours} | (theirs.items if theirs else {})
    rows = list(islice(_rows(database, items), MOST_ROWS + 1))
    if len(rows) > MOST_ROWS:
        raise BadInput(f"its log has more than {MOST_ROWS:,} reviews", path=path, way_out="export a single deck")
    told = {item: " ".join(words) for item, words in histories.items()} | (theirs.histories if theirs else {})
    return Read(rows, told, 0 if theirs else whole - len(ours), theirs)


def _rows(database: sqlite3.Connection, items: dict[int, str]) -> Iterator[Row]:
    for id_, card, *numbers in database.execute("SELECT id, cid, ease, time, type, factor FROM revlog"):
        if card in items and isinstance(id_, int):
            ease, took, kind, factor = (one if isinstance(one, int) else 0 for one in numbers)
            yield Row(id_, items[card], ease, took, kind, factor)
