"""The cards of a collection of Anki's that are not superday's, as cards of the person's own."""

import sqlite3
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

import msgspec

from superday.errors import BadInput
from superday.exchange.history import words_in
from superday.exchange.html import html
from superday.exchange.kinds import Kind, decks, kinds
from superday.exchange.markup import markdown, without_pictures
from superday.exchange.schema import OWN_FIELDS, OWN_NAME
from superday.exchange.template import LONGEST, sides
from superday.study.own import OwnCard, Plan, plain

LeftOut = Literal["suspended", "without words", "too long", "spoilt"]
MOST_CARDS = 10_000
LONGEST_READING = 60.0  # seconds
_LONGEST_NOTE, _LONGEST_NAME = 400_000, 200  # characters
_SUSPENDED = -1
_OCCLUSION = "image-occlusion:"  # what a part of a picture that is hidden begins with
_OURS = "superday:*"
_SHOWN = 5  # decks that are named
_NOTE = """SELECT c.id, c.ord, c.queue, CASE c.odid WHEN 0 THEN c.did ELSE c.odid END, n.guid, n.mid, n.tags, n.flds
  FROM cards c JOIN notes n ON n.id = c.nid WHERE n.guid NOT GLOB ? ORDER BY c.id"""


class Wanted(NamedTuple):
    """Which cards: those of some decks with all below them, and of some tags; without either, all.

    ``plan`` is what the person says that they are worth, None to leave that as it was.
    """

    decks: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    plan: Plan | None = None

    @property
    def some(self) -> bool:
        """Whether any are named."""
        return bool(self.decks or self.tags)

    def takes(self, deck: str, tags: Iterable[str]) -> bool:
        """Whether a card of a deck, with these tags, is one."""
        in_deck = not self.decks or any(_below(deck, name) for name in self.decks)
        return in_deck and (not self.tags or any(_below(tag, name) for tag in tags for name in self.tags))


ALL = Wanted()


class Foreign(NamedTuple):
    """The cards by the ids of their items, Anki's ids of them, what a deck of ours knows of reviews, what was left."""

    cards: dict[str, OwnCard]
    items: dict[int, str]
    histories: dict[str, str]
    left_out: Counter[str]


class _Source(msgspec.Struct):
    """What a note of ours knows of a card besides what Anki shows of it."""

    front: str
    back: str
    gap: str
    plan: Plan


class _Row(NamedTuple):
    card: int
    number: int
    queue: int
    deck: str
    guid: str
    kind: Kind
    tags: tuple[str, ...]
    fields: dict[str, str]


def source(card: OwnCard) -> str:
    """The field of a note in which a card goes along as it is kept."""
    return msgspec.json.encode(_Source(card.front, card.back, card.gap, card.plan)).decode()


def foreign(database: sqlite3.Connection, tables: Iterable[str], wanted: Wanted) -> Foreign:
    """The cards that are wanted.

    Raises:
        BadInput: there are none such, too many, or they cannot be read in good time.
        ValueError: the collection is none of Anki's.
        sqlite3.Error: it cannot be read.
    """
    found, seen, met = Foreign({}, {}, {}, Counter()), Counter[str](), False
    until = time.monotonic() + LONGEST_READING
    for row in _rows(database, tables, found.left_out):
        seen[row.deck] += 1
        if not wanted.takes(row.deck, row.tags):
            continue
        met = True
        if row.queue == _SUSPENDED:
            found.left_out["suspended"] += 1
            continue
        card = _card(row)
        if isinstance(card, OwnCard):
            found.cards[card.id], found.items[row.card] = card, card.id
            if row.kind.name == OWN_NAME:
                found.histories[card.id] = " ".join(words_in(row.fields.get(OWN_FIELDS[-1], "")))
        else:
            found.left_out[card] += 1
        if len(found.cards) > MOST_CARDS:
            raise BadInput(f"has more than {MOST_CARDS:,} cards", way_out="name one deck of it")
        if time.monotonic() > until:
            raise BadInput("takes too long to read", way_out="name one deck of it")
    if wanted.some and not met:
        named = ", ".join(f"`{name}`" for name, _ in seen.most_common(_SHOWN)) or "none"
        raise BadInput("holds no card of such a deck or tag", way_out=f"its decks: {named}")
    return found


def _rows(database: sqlite3.Connection, tables: Iterable[str], left_out: Counter[str]) -> Iterator[_Row]:
    of_kind, named = kinds(database, tables), decks(database, tables)
    for card, number, queue, deck, guid, kind, tags, fields in database.execute(_NOTE, (_OURS,)):
        sound = all(isinstance(one, int) for one in (card, number, deck, kind))
        sound = sound and all(isinstance(one, str) for one in (guid, tags, fields)) and kind in of_kind
        if not sound or not 0 < len(guid) <= _LONGEST_NAME or len(fields) > _LONGEST_NOTE or number < 0:
            left_out["spoilt"] += 1
            continue
        of = of_kind[kind]
        values = {**dict(zip(of.fields, fields.split("\x1f"), strict=False)), "Tags": tags.strip()}
        name = " ".join(named.get(deck, "Default").split())[:_LONGEST_NAME]
        yield _Row(card, number, queue, name, guid, of, tuple(tags.split()), values)


def _card(row: _Row) -> OwnCard | LeftOut:
    guid = row.guid if row.number == 0 else f"{row.guid}/{row.number + 1}"
    if row.kind.name == OWN_NAME and (known := _as_kept(row.fields)) is not None:
        return OwnCard(guid, row.deck, known.front, known.back, known.gap, row.tags, known.plan)
    templates = row.kind.sides_of(row.number)
    if templates is None:
        return "spoilt"
    made = sides(*templates, row.fields, row.number + 1)
    if made is None:
        return "too long"
    if any(gap.startswith(_OCCLUSION) for gap in made.gaps):
        return "without words"
    front = markdown(made.front)
    back = markdown(made.back).removeprefix(front).strip()
    if not without_pictures(front) or not without_pictures(back):
        return "without words"
    gap = markdown(made.gaps[0]) if len(set(made.gaps)) == 1 else ""  # of several the person compares the whole
    return OwnCard(guid, row.deck, front, back, plain(gap), row.tags)


def _as_kept(fields: Mapping[str, str]) -> _Source | None:
    """The card as superday kept it, unless it was edited in Anki."""
    front, back, kept, _ = (fields.get(name, "") for name in OWN_FIELDS)
    try:
        known = msgspec.json.decode(kept, type=_Source)
    except (msgspec.DecodeError, UnicodeError):
        return None
    short = max(len(known.front), len(known.back), len(known.gap)) <= LONGEST and known.front and known.back
    return known if short and (html(known.front), html(known.back)) == (front, back) else None


def _below(name: str, of: str) -> bool:
    name, of = name.casefold(), of.casefold()
    return name == of or name.startswith(f"{of}::")
