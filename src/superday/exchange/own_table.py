"""The person's own cards as a flat table: ``front`` and ``back`` (Markdown), and a row for each review of a card.

Of a table that comes in the two are needed; the rest is read where it is.  A card without a ``guid`` is known again by
its front.
"""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from superday.errors import BadInput
from superday.exchange.note import Note
from superday.exchange.table import REVIEW, filled, look_of, said
from superday.exchange.template import LONGEST
from superday.preparation.studied import Looked
from superday.study.own import PARTS, OwnCard

NEEDED = ("front", "back")
_COLUMNS = (*NEEDED, "gap", "tags", "deck", "plan", "guid")
_DECK = "Cards"
_LONGEST_NAME = 200


def table(notes: Iterable[Note]) -> str:
    """The text of the table of notes that are the person's own cards."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [*_COLUMNS, *REVIEW], lineterminator="\n")
    writer.writeheader()
    for note in notes:
        assert note.own is not None
        facts = _facts(note.own)
        writer.writerows([facts | said(look) for look in note.looks if look.review is not None] or [facts])
    return text.getvalue()


def _facts(card: OwnCard) -> dict[str, str]:
    values = (card.front, card.back, card.gap, " ".join(card.tags), card.deck, card.plan, card.guid)
    return dict(zip(_COLUMNS, values, strict=True))


def cards_of(text: str, path: Path, now: datetime) -> tuple[dict[str, OwnCard], list[Looked]]:
    """The cards that a table tells of, by the ids of their items, and the looks at them.

    Raises:
        BadInput: a row of it cannot be meant; with its line.
    """
    cards: dict[str, OwnCard] = {}
    looks = []
    for line, row in filled(text, path, NEEDED):
        try:
            card = _card(row)
        except BadInput as error:
            raise BadInput(error.says, path=path, line=line, way_out=error.way_out) from None
        cards[card.id] = card
        if row.get("at") or row.get("grade"):
            looks.append(look_of({**row, "item": card.id}, path, line, now))
    return cards, looks


def _card(row: Mapping[str, str]) -> OwnCard:
    for name in NEEDED:
        if not row.get(name):
            raise BadInput(f"has no {name}", way_out="a card has two sides; take the row out otherwise")
    if max(len(row.get(name, "")) for name in (*NEEDED, "gap")) > LONGEST:
        raise BadInput(f"has a side of more than {LONGEST:,} characters", way_out="divide the card")
    front, deck, plan = row["front"], " ".join(row.get("deck", _DECK).split()), row.get("plan", "could")
    guid = row.get("guid") or "csv-" + hashlib.sha256(front.encode()).hexdigest()[:16]
    if plan not in PARTS:
        raise BadInput(f"`{plan[:40]}` is no plan for a card", way_out=f"one of {', '.join(PARTS)}")
    if max(len(deck), len(guid)) > _LONGEST_NAME:
        raise BadInput(f"has a deck or guid of more than {_LONGEST_NAME} characters", way_out="give it a shorter one")
    tags = tuple(row.get("tags", "").split())
    return OwnCard(guid, deck, front, row["back"], row.get("gap", ""), tags, plan)
