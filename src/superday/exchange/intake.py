"""What a file tells of reviews and cards, taken into the log of study once, and taken back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from superday.errors import BadInput
from superday.exchange.files import FORMATS, READ, TABLE, counted, text_of
from superday.exchange.foreign import ALL, Wanted
from superday.exchange.history import looks_in, new
from superday.preparation.desk import Desk
from superday.preparation.remembered import Remembered
from superday.preparation.studied import LOOKED, OWN, REVIEW, Looked, own_cards
from superday.rows import columns
from superday.store import Entry, Kept, StudyLog
from superday.study.own import OwnCard

_IMPORT = "import:"  # the source of what is taken in; behind it the last number of the log before
_LEAST = 0.05  # the chance of a question from which it is kept with a card


class TakenIn(NamedTuple):
    """What a file came to: the reviews that were new, those known before, and what could not be used of it.

    ``unknown`` are reviews of items that there are not, ``unusable`` rows of no button or time, ``others`` notes that
    were not looked at; ``cards`` are new ones of the person's own, ``changed`` those with another text or weight than
    before, ``left_out`` how many were left out for which reason.
    """

    new: int
    known: int
    unknown: int
    unusable: int
    others: int
    cards: int = 0
    changed: int = 0
    same: int = 0
    left_out: Mapping[str, int] = {}


class Undone(NamedTuple):
    """How many reviews and texts of cards were taken back."""

    reviews: int
    cards: int


@dataclass
class _Held:
    """What a file holds."""

    looks: list[Looked] = field(default_factory=list)
    cards: dict[str, OwnCard] = field(default_factory=dict)
    unusable: int = 0
    others: int = 0
    left_out: Mapping[str, int] = field(default_factory=dict)


def told(found: TakenIn) -> str:
    """What a file came to, in a sentence or two."""
    said = []
    if found.cards or found.changed or found.same:
        said.append(f"{counted(found.cards, 'new card')}, {found.changed} changed, {found.same} as before.")
    said.append(f"{counted(found.new, 'new review')}, {found.known} known before.")
    if found.left_out:
        reasons = ", ".join(f"{number} {reason}" for reason, number in found.left_out.items())
        said.append(f"Cards left out: {reasons}.")
    if found.unknown:
        said.append(f"{found.unknown} are of items that the bank does not hold: left out.")
    if found.unusable:
        said.append(f"{found.unusable} have no such grade or time: left out.")
    if found.others:
        said.append(f"{found.others} notes are not superday's: left alone; name their deck to take them in.")
    return " ".join(said)


def back(gone: Undone) -> str:
    """What was taken back, in a sentence."""
    said = [counted(gone.cards, "card")] * bool(gone.cards) + [counted(gone.reviews, "review")] * bool(gone.reviews)
    return f"Taken back: {' and '.join(said) or 'nothing, as no import stands'}."


def take_in(desk: Desk, log: StudyLog, path: Path, wanted: Wanted = ALL) -> TakenIn:
    """Keep what a file tells that is not kept yet; a review counts once, however often the file is taken in.

    A review that the person took back in superday stays taken back; a whole import that was may come again.

    Raises:
        BadInput: the file cannot be used; nothing of it was kept.
    """
    ending = path.suffix.lower()
    if ending not in READ:
        raise BadInput("is neither a package of Anki's nor a table", path=path, way_out=FORMATS)
    held = (_from_table if ending == TABLE else _from_package)(desk, path, wanted)
    desk.read()
    cards = _placed(desk, held.cards, wanted)
    there = desk.items.keys() | cards.keys()
    ours = [one for one in held.looks if one.item in there]
    known: dict[str, OwnCard] = {}

    def fresh(standing: Sequence[Kept], gone: Sequence[Kept]) -> list[Entry]:
        known.update(own_cards(standing))
        source = f"{_IMPORT}{max((one.seq for one in (*standing, *gone)), default=0)}"
        ever = [*standing, *(one for one in gone if not _imported(one))]
        now = desk.clock.now()
        changed = [one for one in cards.values() if known.get(one.id) != one]
        entries = [
            Entry(now.timestamp(), now.date().isoformat(), OWN, source, msgspec.json.encode(one).decode())
            for one in changed
        ]
        return entries + _entries(ours, ever, source)

    kept = log.append_chosen(fresh)
    desk.read()
    added, same = len(cards.keys() - known.keys()), sum(known.get(name) == one for name, one in cards.items())
    reviews = kept - (len(cards) - same)
    return TakenIn(
        new=reviews,
        known=len(ours) - reviews,
        unknown=len(held.looks) - len(ours),
        unusable=held.unusable,
        others=held.others,
        cards=added,
        changed=len(cards) - same - added,
        same=same,
        left_out=dict(held.left_out),
    )


def _placed(desk: Desk, cards: Mapping[str, OwnCard], wanted: Wanted) -> dict[str, OwnCard]:
    """The cards with what they are worth, as it is said now or was before, and the questions they may belong to."""
    remembered, placed = Remembered(desk.bank), {}
    for name, one in cards.items():
        before = desk.own.get(name)
        plan = wanted.plan or (before.plan if before else one.plan)
        if before is not None and (before.front, before.back) == (one.front, one.back):
            near = before.near
        else:
            found = remembered.matches(one.back if one.gap else one.front)
            near = {each.question.id: each.sure for each in found if each.sure >= _LEAST}
        placed[name] = replace(one, plan=plan, near=near)
    return placed


def _entries(found: Iterable[Looked], ever: Iterable[Kept], source: str) -> list[Entry]:
    known = [LOOKED.decode(one.body) for one in ever if one.kind == REVIEW]
    return [_entry(one, source) for one in new(found, known)]


def _entry(look: Looked, source: str) -> Entry:
    assert look.review is not None
    at = look.review.at
    return Entry(at.timestamp(), at.date().isoformat(), REVIEW, source, msgspec.json.encode(look).decode())


def undo(desk: Desk, log: StudyLog) -> Undone:
    """Take the last import back that stands; a card whose text it changed has the former one again."""
    sources = [one.source for one in log.standing() if _imported(one)]
    return _taken_back(desk, log, {one.seq for one in log.standing() if sources and one.source == sources[-1]})


def remove(desk: Desk, log: StudyLog, deck: str) -> Undone:
    """Take the cards of a deck, and of those below it, out again; their reviews are kept for when it comes again.

    Raises:
        BadInput: there is no card of such a deck.
    """
    standing, there = log.standing(), own_cards(log.standing())
    names = {name for name, one in there.items() if Wanted((deck,)).takes(one.deck, ())}
    if not names:
        held = ", ".join(f"`{name}`" for name in decks(there.values())) or "none"
        raise BadInput(f"no card is of a deck `{deck}`", way_out=f"decks of your own: {held}")
    seqs = {one.seq for one in standing if one.kind == OWN and own_cards([one]).keys() & names}
    return Undone(0, len(names)) if _taken_back(desk, log, seqs).cards else Undone(0, 0)


def decks(cards: Iterable[OwnCard]) -> dict[str, int]:
    """The decks of cards with how many each has, by name."""
    found: dict[str, int] = {}
    for one in sorted(cards, key=lambda each: each.deck):
        found[one.deck] = found.get(one.deck, 0) + 1
    return found


def last_import(log: StudyLog) -> Undone:
    """What stands of the last import."""
    found = [one for one in log.standing() if _imported(one)]
    return _count([one for one in found if one.source == found[-1].source])


def _taken_back(desk: Desk, log: StudyLog, seqs: set[int]) -> Undone:
    now = desk.clock.now()
    gone = log.undo_all(lambda one: one.seq in seqs, now.timestamp(), now.date().isoformat())
    desk.read()
    return _count(gone)


def _count(entries: Sequence[Kept]) -> Undone:
    cards = sum(one.kind == OWN for one in entries)
    return Undone(len(entries) - cards, cards)


def _imported(one: Kept) -> bool:
    return one.source.startswith(_IMPORT)


def _from_package(desk: Desk, path: Path, wanted: Wanted) -> _Held:
    from superday.exchange.package import read

    held, now = read(path, wanted), desk.clock.now()
    if not held.histories and (held.foreign is None or not (held.foreign.cards or held.foreign.left_out)):
        raise BadInput("holds no cards", path=path, way_out="export a deck that has some")
    found = looks_in(held.rows, held.histories, desk.clock.local, now)
    theirs = held.foreign
    if theirs is None:
        return _Held(found.looks, {}, found.unusable, held.others)
    return _Held(found.looks, theirs.cards, found.unusable, held.others, theirs.left_out)


def _from_table(desk: Desk, path: Path, wanted: Wanted) -> _Held:
    from superday.exchange import own_table, table

    text, now = text_of(path), desk.clock.now()
    if own_table.NEEDED[0] not in columns(text):
        return _Held(table.looks_of(text, path, now))
    cards, looks = own_table.cards_of(text, path, now)
    chosen = {name: one for name, one in cards.items() if wanted.takes(one.deck, one.tags)}
    return _Held([one for one in looks if one.item in chosen], chosen)
