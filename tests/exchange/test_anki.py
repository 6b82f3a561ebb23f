"""The true Anki takes our decks in, reviews their cards with its own scheduler, and what it hands back counts once."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from sqlalchemy import Engine

from superday.bank import Bank
from superday.exchange.intake import TakenIn, take_in
from superday.exchange.study import chosen, exported, notes
from superday.preparation.clock import Clock
from superday.preparation.desk import Desk
from superday.preparation.settings import InterviewSet
from superday.store import StudyLog
from superday.study.reviews import Review

NEWER = 0  # Anki's own choice: notes that are newer than those it has replace them


class Anki:
    """A person's Anki."""

    def __init__(self, place: Path):
        self.collection = Collection(str(place))

    def take_in(self, deck: Path) -> dict[str, int]:
        """Import as its window does; how many notes were new, updated or the same."""
        options = ImportAnkiPackageOptions(with_scheduling=True, update_notes=NEWER, update_notetypes=NEWER)
        log = self.collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(deck), options=options)).log
        return {"new": len(log.new), "updated": len(log.updated), "same": len(log.duplicate)}

    def hand_out(self, deck: Path, legacy: bool) -> Path:
        """Export everything as an ``.apkg``."""
        options = ExportAnkiPackageOptions(with_scheduling=True, legacy=legacy)
        self.collection.export_anki_package(out_path=str(deck), options=options, limit=None)
        return deck

    def review(self, button: int) -> str:
        """Answer the next card with one of the four buttons; its item."""
        self.collection.decks.select(self.collection.decks.id("superday"))
        queued = self.collection.sched.get_queued_cards().cards[0]
        card = self.collection.get_card(queued.card.id)
        card.start_timer()
        self.collection.sched.answerCard(card, button)  # type: ignore[arg-type]
        return card.note()["Item"]

    def rows(self, of: str) -> list[list]:
        return self.collection.db.all(of)  # type: ignore[union-attr]


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Anki]:
    there = Anki(tmp_path / "collection.anki2")
    yield there
    there.collection.close()


@pytest.fixture
def desk(engine: Engine, bank: Bank) -> Desk:
    """A desk of today, by the machine's clock, as Anki's is; two items were looked at before."""
    at = Desk(engine, bank, Clock())
    at.change([InterviewSet("tiny", date.today() + timedelta(days=20))])
    for place, item in enumerate(sorted(at.items)[:2]):
        for days in (9, 4, 1):
            review = Review(item, at.clock.now() - timedelta(days=days), 3 if days > 1 else 1 + place, 0.6)
            at.answered(item, review, 1.0)
    return at


Write = Callable[[], Path]


@pytest.fixture
def write(desk: Desk, tmp_path: Path) -> Write:
    def written() -> Path:
        deck = tmp_path / "deck.apkg"
        deck.write_bytes(exported(desk, notes(desk, chosen(desk)), ".apkg"))
        return deck

    return written


def test_anki_shows_each_item_once_with_its_history_and_schedule(desk: Desk, write: Write, anki: Anki) -> None:
    assert anki.take_in(write()) == {"new": len(desk.items), "updated": 0, "same": 0}
    log = anki.rows("SELECT n.sfld, r.ease FROM revlog r JOIN cards c ON c.id = r.cid JOIN notes n ON n.id = c.nid")
    assert sorted(map(tuple, log)) == sorted((one.item, one.grade) for one in desk.read().reviews())
    for item, id_, due in anki.rows(
        "SELECT n.sfld, c.id, c.due FROM cards c JOIN notes n ON n.id = c.nid WHERE type=2"
    ):
        found = next(one.scheduled for one in notes(desk, [desk.items[item]]))
        assert found is not None
        days = (found.due - desk.clock.now().date()).days
        assert abs(due - anki.collection.sched.today - days) <= 1  # its day begins at four
        ours = anki.collection.get_card(id_).memory_state
        card = anki.collection.get_card(id_)
        card.memory_state = None
        replayed = anki.collection.compute_memory_state(id_)  # by Anki itself, from the log
        assert ours is not None
        assert (replayed.stability, replayed.difficulty) == pytest.approx((ours.stability, ours.difficulty), abs=0.02)
        assert item in card.answer()
        assert card.question().strip()


def test_a_second_import_changes_notes_and_makes_none(desk: Desk, write: Write, anki: Anki) -> None:
    anki.take_in(write())
    assert anki.take_in(write())["new"] == 0
    anki.rows("UPDATE notes SET mod = mod - 100")
    item = sorted(desk.items)[-1]
    desk.answered(item, Review(item, desk.clock.now(), 3, 1.0), 1.0)
    told = anki.take_in(write())
    assert (told["new"], told["updated"]) == (0, len(desk.items))
    (history,) = (row[0].split("\x1f")[4] for row in anki.rows("SELECT flds, sfld FROM notes") if row[1] == item)
    assert "|3|1.0|1.0|" in history
    # What docs/exchange.md says of cards that Anki has: it leaves their schedule and their log alone.
    counted = (
        f"SELECT count() FROM revlog r JOIN cards c ON c.id = r.cid JOIN notes n ON n.id = c.nid WHERE sfld = '{item}'"
    )
    assert anki.rows(counted) == [[0]]


@pytest.mark.parametrize("legacy", [False, True])
def test_what_was_reviewed_in_anki_comes_back_once(
    desk: Desk, engine: Engine, write: Write, anki: Anki, tmp_path: Path, legacy: bool
) -> None:
    anki.take_in(write())
    known = len(desk.read().reviews())
    answered = [(anki.review(button), button) for button in (3, 4, 2)]
    deck, log = anki.hand_out(tmp_path / "back.apkg", legacy), StudyLog(engine)
    assert take_in(desk, log, deck) == TakenIn(3, known, 0, 0, 0)
    assert take_in(desk, log, deck) == TakenIn(0, known + 3, 0, 0, 0)
    since = desk.read().reviews()[known:]
    assert [(one.item, one.grade, one.weight) for one in since] == [(item, grade, 0.3) for item, grade in answered]
    assert all(one.at.date() == desk.clock.now().date() for one in since)
    # Once more around: what Anki made is now ours to hand out, and neither side counts it again.
    assert anki.take_in(write())["new"] == 0
    later = anki.hand_out(tmp_path / "later.apkg", legacy)
    assert take_in(desk, log, later) == TakenIn(0, known + 3, 0, 0, 0)


def test_of_a_whole_collection_the_other_notes_are_left_alone(
    desk: Desk, engine: Engine, write: Write, anki: Anki, tmp_path: Path
) -> None:
    own = anki.collection.new_note(anki.collection.models.by_name("Basic"))  # type: ignore[arg-type]
    own["Front"], own["Back"] = "the capital of France", "Paris"
    anki.collection.add_note(own, anki.collection.decks.id("mine"))  # type: ignore[arg-type]
    anki.take_in(write())
    item = anki.review(1)
    whole = tmp_path / "everything.colpkg"
    anki.collection.export_collection_package(str(whole), include_media=False, legacy=False)
    found = take_in(desk, StudyLog(engine), whole)
    assert (found.new, found.others) == (1, 1)
    assert desk.read().reviews()[-1].item == item
    anki.collection.reopen()
