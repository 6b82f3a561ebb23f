"""Decks that the true Anki made come in as cards of the person's own, with every review, and go out and in again."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ExportAnkiPackageOptions, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from sqlalchemy import Engine

from superday.bank import Bank
from superday.exchange.foreign import Wanted
from superday.exchange.intake import Undone, remove, take_in, undo
from superday.exchange.study import chosen, exported, notes
from superday.preparation.clock import Clock
from superday.preparation.desk import Desk
from superday.store import StudyLog, open_database

ADAM = "They start at 0: $\\mathbb{E}[m_t] < \\mathbb{E}[g]$"


class Anki:
    """A person's Anki."""

    def __init__(self, place: Path):
        self.collection = Collection(str(place))
        self.place = place

    def add(self, kind: str, deck: str, fields: list[str], tags: str = "") -> str:
        """A new note; its guid."""
        note = self.collection.new_note(self.collection.models.by_name(kind))  # type: ignore[arg-type]
        note.fields[: len(fields)] = fields
        note.tags = tags.split()
        self.collection.add_note(note, self.collection.decks.id(deck))  # type: ignore[arg-type]
        return note.guid

    def answer(self, deck: str, *buttons: int) -> list[tuple[str, int]]:
        """Answer the next cards of a deck; the guid of each one's note, and its number in it."""
        self.collection.decks.select(self.collection.decks.id(deck))  # type: ignore[arg-type]
        answered = []
        for button in buttons:
            card = self.collection.get_card(self.collection.sched.get_queued_cards().cards[0].card.id)
            card.start_timer()
            self.collection.sched.answerCard(card, button)  # type: ignore[arg-type]
            answered.append((card.note().guid, card.ord))
        return answered

    def hand_out(self, name: str, legacy: bool = True) -> Path:
        deck = self.place.with_name(name)
        if deck.suffix == ".colpkg":
            self.collection.export_collection_package(str(deck), include_media=False, legacy=legacy)
            self.collection.reopen()
        else:
            options = ExportAnkiPackageOptions(with_scheduling=True, legacy=legacy)
            self.collection.export_anki_package(out_path=str(deck), options=options, limit=None)
        return deck

    def take_in(self, deck: Path) -> int:
        """Import; how many notes there are then."""
        request = ImportAnkiPackageRequest(
            package_path=str(deck), options=ImportAnkiPackageOptions(with_scheduling=True)
        )
        self.collection.import_anki_package(request)
        return self.collection.note_count()


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Anki]:
    there = Anki(tmp_path / "collection.anki2")
    yield there
    there.collection.close()


@pytest.fixture
def desk(engine: Engine, bank: Bank) -> Desk:
    return Desk(engine, bank, Clock())


@pytest.fixture
def guids(anki: Anki) -> dict[str, str]:
    adam = r"They start at 0: \(\mathbb{E}[m_t] &lt; \mathbb{E}[g]\)<script>alert(1)</script>"
    return {
        "adam": anki.add("Basic", "ML::Optimisation", ["Why correct the <b>bias</b>?", adam], "adam first"),
        "kl": anki.add("Basic (and reversed card)", "ML", ["KL", "relative entropy<img src='kl.png'>"]),
        "net": anki.add("Cloze", "ML", ["{{c1::Dropout}} zeroes {{c2::units::what}}", "2014[sound:x.mp3]"]),
        "dog": anki.add("Basic", "French", ["le chien", "dog"]),
        "picture": anki.add("Basic", "ML", ["<img src='x.png'>", "a map"]),
        "hidden": anki.add(
            "Image Occlusion", "ML", ["{{c1::image-occlusion:rect:left=.1}}", "<img src='y.png'>", "Net"]
        ),
    }


@pytest.mark.parametrize("legacy", [True, False])
def test_a_deck_of_ankis_comes_in_with_every_review_and_once(
    desk: Desk, engine: Engine, anki: Anki, guids: dict[str, str], legacy: bool
) -> None:
    answered = anki.answer("ML", 3, 1, 4, 2, 3) + anki.answer("French", 3)
    deck, log = anki.hand_out("deck.apkg", legacy), StudyLog(engine)
    found = take_in(desk, log, deck, Wanted(("ml",), (), "should"))
    of_ml = [
        (guid, number) for guid, number in answered if guid not in (guids["picture"], guids["hidden"], guids["dog"])
    ]
    assert (found.cards, found.new, found.left_out) == (5, len(of_ml), {"without words": 2})
    cards = {(one.guid): one for one in desk.own.values()}
    assert (cards[guids["adam"]].front, cards[guids["adam"]].back) == ("Why correct the **bias**?", ADAM)
    assert cards[guids["adam"]].tags == ("adam", "first")
    assert cards[guids["kl"]].back == "relative entropy (image left out)"
    assert cards[guids["kl"] + "/2"].front == "relative entropy (image left out)"
    assert cards[guids["net"]].front == "_____ zeroes units"
    assert cards[guids["net"] + "/2"].front == "Dropout zeroes _____ (what)"
    assert cards[guids["net"] + "/2"].back == "Dropout zeroes **units**\n\n2014 (sound left out)"
    assert {one.plan for one in cards.values()} == {"should"}
    reviewed = sorted(one.item for one in desk.read().reviews())
    assert reviewed == sorted(cards[guid if number == 0 else f"{guid}/{number + 1}"].id for guid, number in of_ml)
    again = take_in(desk, log, deck, Wanted(("ML",)))
    assert (again.cards, again.changed, again.same, again.new, again.known) == (0, 0, 5, 0, len(of_ml))


def test_a_text_that_was_changed_in_anki_is_changed_here_and_its_reviews_stay(
    desk: Desk, engine: Engine, anki: Anki, guids: dict[str, str]
) -> None:
    anki.answer("French", 3)
    take_in(desk, StudyLog(engine), anki.hand_out("before.apkg"))
    note = anki.collection.get_note(anki.collection.find_notes("deck:French")[0])
    note["Back"] = "hound"
    anki.collection.update_note(note)
    found = take_in(desk, StudyLog(engine), anki.hand_out("after.apkg"), Wanted(("French",)))
    assert (found.cards, found.changed, found.new, found.known) == (0, 1, 0, 1)
    (dog,) = (one for one in desk.own.values() if one.deck == "French")
    assert dog.back == "hound"
    undo(desk, StudyLog(engine))
    assert desk.own[dog.id].back == "dog"


def test_what_is_suspended_in_anki_is_left_there(desk: Desk, engine: Engine, anki: Anki, guids: dict[str, str]) -> None:
    anki.collection.sched.suspend_cards(anki.collection.find_cards("deck:French"))
    found = take_in(desk, StudyLog(engine), anki.hand_out("deck.apkg"), Wanted(("French",)))
    assert (found.cards, found.left_out) == (0, {"suspended": 1})


@pytest.mark.parametrize("name", ["own.apkg", "own.csv"])
def test_own_cards_go_to_another_superday_with_every_review(
    desk: Desk, engine: Engine, anki: Anki, bank: Bank, guids: dict[str, str], tmp_path: Path, name: str
) -> None:
    anki.answer("ML", 3, 1, 4, 2, 3)
    take_in(desk, StudyLog(engine), anki.hand_out("all.colpkg", legacy=False), Wanted((), (), "must"))
    file = tmp_path / name
    file.write_bytes(exported(desk, notes(desk, chosen(desk, areas=["own"])), file.suffix))
    elsewhere = open_database(tmp_path / "elsewhere")
    other = Desk(elsewhere, bank, Clock())
    take_in(other, StudyLog(elsewhere), file)
    assert other.own == desk.own
    assert sorted(map(repr, other.read().reviews())) == sorted(map(repr, desk.read().reviews()))
    found = take_in(desk, StudyLog(engine), file)
    assert (found.cards, found.changed, found.new) == (0, 0, 0)
    elsewhere.dispose()


def test_anki_takes_our_package_of_own_cards_reviews_it_and_gives_it_back(
    desk: Desk, engine: Engine, anki: Anki, guids: dict[str, str], tmp_path: Path
) -> None:
    anki.answer("ML", 3, 1, 4)
    take_in(desk, StudyLog(engine), anki.hand_out("deck.apkg"))
    known, cards = len(desk.read().reviews()), dict(desk.own)
    ours = tmp_path / "ours.apkg"
    ours.write_bytes(exported(desk, notes(desk, chosen(desk, areas=["own"])), ".apkg"))
    fresh = Anki(tmp_path / "fresh.anki2")
    assert fresh.take_in(ours) == len(cards)
    fresh.answer("French", 3)
    found = take_in(desk, StudyLog(engine), fresh.hand_out("back.apkg", legacy=False))
    fresh.collection.close()
    assert (found.cards, found.changed, found.new, found.known) == (0, 0, 1, known)
    # An Anki that has the deck keeps its own note where the ids are the same.
    before = anki.collection.note_count()
    assert anki.take_in(ours) == before + sum(one.guid not in guids.values() for one in cards.values())


def test_a_deck_that_is_removed_comes_back_with_its_reviews(
    desk: Desk, engine: Engine, anki: Anki, guids: dict[str, str]
) -> None:
    log = StudyLog(engine)
    anki.answer("ML::Optimisation", 3)
    deck = anki.hand_out("deck.apkg")
    take_in(desk, log, deck)
    everything, reviews = dict(desk.own), desk.read().reviews()
    assert remove(desk, log, "ML") == Undone(0, 5)
    assert [one.deck for one in desk.own.values()] == ["French"]
    assert "own/" + guids["adam"] not in desk.items
    take_in(desk, log, deck)
    assert (desk.own, desk.read().reviews()) == (everything, reviews)
