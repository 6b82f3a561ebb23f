"""The same facts as a flat table: a row for each review, and one for an item that has none.

Of a table that comes back the columns ``item``, ``at`` and ``grade`` are needed; ``weight`` (without it, a mark of
one's own), ``minutes`` and ``trap`` are read where they are, the others left alone.
"""

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import cast

from superday.errors import BadInput
from superday.exchange.history import AHEAD, EARLIEST, SELF_REPORT
from superday.exchange.note import Note
from superday.preparation.studied import Looked
from superday.rows import rows
from superday.study.reviews import LEAST_WEIGHT, Grade, Review

_FACTS = ("item", "kind", "areas", "title", "question", "answer", "due", "stability", "difficulty")
REVIEW = ("at", "grade", "weight", "minutes", "trap")
_NEEDED = ("item", "at", "grade")
_DAY = 1440.0


def table(notes: Iterable[Note]) -> str:
    """The text of the table."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [*_FACTS, *REVIEW], lineterminator="\n")
    writer.writeheader()
    for note in notes:
        facts = _facts(note)
        reviewed = [one for one in note.looks if one.review is not None]
        writer.writerows([{**facts, **said(look)} for look in reviewed] or [facts])
    return text.getvalue()


def _facts(note: Note) -> dict[str, str]:
    item, found = note.item, note.scheduled
    values = (item.id, item.kind, " ".join(item.areas), item.title, note.asks, note.answers)
    after = ("", "", "") if found is None else (str(found.due), f"{found.stability:.4f}", f"{found.difficulty:.3f}")
    return dict(zip(_FACTS, (*values, *after), strict=True))


def said(look: Looked) -> dict[str, str]:
    """A look's part of a row."""
    one = look.review
    assert one is not None
    values = (one.at.isoformat(), str(one.grade), repr(one.weight), repr(look.minutes), one.trap)
    return dict(zip(REVIEW, values, strict=True))


def looks_of(text: str, path: Path, now: datetime) -> list[Looked]:
    """The looks that a table tells of; times without a zone are in that of ``now``.

    Raises:
        BadInput: it is no such table, or a row of it cannot be meant; with its line.
    """
    return [
        look_of(row, path, line, now) for line, row in filled(text, path, _NEEDED) if row.get("at") or row.get("grade")
    ]


def filled(text: str, path: Path, needed: Collection[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table (:func:`superday.rows.rows`) without what is empty or blank."""
    for line, row in rows(text, path, needed):
        yield line, {name: said for name, cell in row.items() if (said := cell.strip())}


def look_of(row: Mapping[str, str], path: Path, line: int, now: datetime) -> Looked:
    """The look that a row tells of; ``BadInput`` with its line where it cannot be meant."""
    try:
        item = _item(row.get("item", ""))
        at = _moment(row.get("at", ""), now)
        weight = _number(row.get("weight") or repr(SELF_REPORT), LEAST_WEIGHT, 1.0, "weight")
        minutes = _number(row.get("minutes") or "0", 0.0, _DAY, "number of minutes")
        review = Review(item, at, _grade(row.get("grade", "")), weight, row.get("trap", ""))
    except BadInput as error:
        raise BadInput(error.says, path=path, line=line, way_out=error.way_out) from None
    return Looked(item, review, minutes)


def _item(text: str) -> str:
    if not text:
        raise BadInput("says of which item it is a review nowhere", way_out="fill in the column `item`")
    return text


def _moment(text: str, now: datetime) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise BadInput(f"`{text[:40]}` is no moment", way_out="write it as 2026-12-31T18:30:00+01:00") from None
    at = at if at.tzinfo is not None else at.replace(tzinfo=now.tzinfo)
    if (at.utcoffset() or timedelta()).total_seconds() % 60 or not EARLIEST <= at <= now + AHEAD:
        says = f"`{text[:40]}` is before {EARLIEST.year} or still to come"
        raise BadInput(says, way_out="give the moment of a review that was made")
    return at


def _grade(text: str) -> Grade:
    if text not in ("1", "2", "3", "4"):
        raise BadInput(f"`{text[:40]}` is no grade", way_out="1 again, 2 hard, 3 good, 4 easy")
    return cast(Grade, int(text))


def _number(text: str, least: float, most: float, what: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = float("nan")
    if not least <= number <= most:
        raise BadInput(f"`{text[:40]}` is no {what}", way_out=f"a number from {least:g} to {most:g}")
    return number
