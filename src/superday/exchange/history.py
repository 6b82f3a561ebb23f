"""The reviews of an item as rows of Anki's log of reviews, and such rows as reviews of ours.  Pure.

Anki knows a moment (to the millisecond), a grade and the time that an answer took.  What it has no place for (weight,
zone, a stated belief) goes in a field of the note, ``History``, a word a review:

    1795350600123|2026-11-22T12:10:00.123456+01:00|3|0.6|1.5|trap-id

that is: its row, the moment, grade, weight, minutes, belief.  A row that stands there is ours and comes back as it was;
any other was answered in Anki, where the person marks themselves.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, cast
from urllib.parse import quote, unquote

from superday.findings import Source
from superday.preparation.studied import Looked
from superday.study.reviews import WORTH, Grade, Review

SELF_REPORT = WORTH[Source.SELF]  # the weight of an answer that the person has marked
LONGEST = 5.0  # minutes of one answer: whoever takes more has left the desk
SAME = 100_000  # microseconds: looks at one item that are nearer than this are one look
EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
AHEAD = timedelta(days=1)  # that another machine's clock may be ahead of ours
_PREVIEW, _MANUAL = 3, 4  # kinds of Anki's rows: a filtered deck's, and from here on what was no answer
_DAY = 1440.0  # minutes
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_WORD = re.compile(r"(\d{1,15})\|([\dT:.+-]{16,40})\|([1-4])\|([\d.e-]{1,30})\|([\d.e-]{1,30})\|([\w.%~-]*)", re.ASCII)


class Row(NamedTuple):
    """A row of Anki's log: ``id`` is its moment in milliseconds since 1970, as no other row has it.

    ``ease`` is the button (1 again, 2 hard, 3 good, 4 easy), ``took`` milliseconds; ``kind`` is 0 learning, 1 review,
    2 relearning, 3 in a filtered deck, more for what was no answer; ``factor`` is 0 where a preview changes nothing.
    """

    id: int
    item: str
    ease: int
    took: int = 0
    kind: int = 1
    factor: int = 2500


class Found(NamedTuple):
    """The looks that a file tells of, and how many of its rows cannot be meant (no button, or no such time)."""

    looks: list[Looked]
    unusable: int


def numbered(looks: Iterable[Looked]) -> list[tuple[int, Looked]]:
    """Every look that came to a review with the number of its row, in the order of time; no number twice."""
    counted = [(_instant(one.review.at), one.item, one) for one in looks if one.review is not None]
    numbers, last = [], 0
    for instant, _, look in sorted(counted, key=lambda each: each[:2]):
        last = max(instant // 1000, last + 1)
        numbers.append((last, look))
    return numbers


def row_of(number: int, look: Looked, first: bool) -> Row:
    """The row of a look; the first one of an item is where Anki learns it."""
    assert look.review is not None
    return Row(number, look.item, look.review.grade, round(look.minutes * 60_000), 0 if first else 1)


def told(numbers: Iterable[tuple[int, Looked]]) -> str:
    """The field ``History`` of an item's note."""
    return " ".join(_word(number, look) for number, look in numbers)


def words_in(text: str) -> list[str]:
    """The words of the field in a text, whatever an editor made of the rest of it."""
    return [found[0] for found in _WORD.finditer(text)]


def _word(number: int, look: Looked) -> str:
    one = look.review
    assert one is not None
    return f"{number}|{one.at.isoformat()}|{one.grade}|{one.weight!r}|{look.minutes!r}|{quote(one.trap, safe='')}"


def looks_in(
    rows: Iterable[Row], histories: Mapping[str, str], local: Callable[[float], datetime], now: datetime
) -> Found:
    """The looks that a deck tells of: as its notes tell them, and what was answered in Anki since.

    Args:
        rows: of Anki's log.
        histories: the field ``History`` by item.
        local: the person's time of a moment (Unix seconds).
        now: what is dated later than a day from now cannot be meant.
    """
    said = {(item, number): look for item, text in histories.items() for number, look in _looks_of(item, text)}
    answered = [row for row in rows if (row.item, row.id) not in said and _is_answer(row)]
    earliest, latest = _instant(EARLIEST) // 1000, _instant(now + AHEAD) // 1000
    meant = [row for row in answered if earliest <= row.id <= latest and 1 <= row.ease <= 4]
    ours = [look for look in said.values() if look.review is not None and EARLIEST <= look.review.at <= now + AHEAD]
    unusable = len(answered) - len(meant) + len(said) - len(ours)
    return Found([*ours, *(_look_of(row, local) for row in meant)], unusable)


def _is_answer(row: Row) -> bool:
    """Whether the person answered: not what is noted of a card that was moved, nor a preview that changes nothing."""
    return row.kind < _MANUAL and not (row.kind == _PREVIEW and row.factor == 0)


def _look_of(row: Row, local: Callable[[float], datetime]) -> Looked:
    review = Review(row.item, local(row.id / 1000), cast(Grade, row.ease), SELF_REPORT)
    return Looked(row.item, review, min(LONGEST, max(0, row.took) / 60_000))


def _looks_of(item: str, text: str) -> Iterable[tuple[int, Looked]]:
    for number, at, grade, weight, minutes, trap in _WORD.findall(text):
        try:
            moment, says, took = datetime.fromisoformat(at), float(weight), float(minutes)
        except ValueError:
            continue
        if moment.tzinfo is not None and 0 < says <= 1 and 0 <= took <= _DAY:
            yield int(number), Looked(item, Review(item, moment, cast(Grade, int(grade)), says, unquote(trap)), took)


def new(found: Iterable[Looked], known: Iterable[Looked]) -> list[Looked]:
    """Those that are not known, each once: an item is looked at once at a moment."""
    moments: dict[str, list[int]] = {}
    for one in known:
        if one.review is not None:
            moments.setdefault(one.item, []).append(_instant(one.review.at))
    for each in moments.values():
        each.sort()
    fresh = []
    for one in found:
        assert one.review is not None
        instant, there = _instant(one.review.at), moments.setdefault(one.item, [])
        if not _near(there, instant):
            insort(there, instant)
            fresh.append(one)
    return fresh


def _near(moments: Sequence[int], instant: int) -> bool:
    place = bisect_left(moments, instant)
    return any(abs(each - instant) < SAME for each in moments[max(0, place - 1) : place + 1])


def _instant(at: datetime) -> int:
    """Microseconds since 1970."""
    return (at - _EPOCH) // timedelta(microseconds=1)
