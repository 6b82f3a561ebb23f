"""A deck and a table bring every review back, once; what is spoilt or hostile is refused and changes nothing."""

import contextlib
import csv
import io
import shutil
import sqlite3
import struct
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
import zstandard
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine
from tiny import tiny_bank

from superday.bank import Bank
from superday.errors import BadInput
from superday.exchange import foreign, intake, package, study
from superday.exchange.intake import TakenIn, take_in
from superday.exchange.study import exported, notes
from superday.preparation.clock import Clock
from superday.preparation.desk import Desk
from superday.preparation.settings import InterviewSet
from superday.store import StudyLog, open_database
from superday.store.database import NAME
from superday.study.reviews import Review
from tests.exchange.decks import CARDS, COL, MANY, NEW_KINDS, NOTES, REVLOG, holding, repacked

NOON = datetime(2026, 3, 2, 12, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Bank:
    return tiny_bank(tmp_path_factory.mktemp("bank"))


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that nobody has used, to be copied: to make one takes longer than most tests do."""
    folder = tmp_path_factory.mktemp("fresh")
    open_database(folder).dispose()
    return folder / NAME


@contextlib.contextmanager
def opened(fresh: Path, folder: Path) -> Iterator[Engine]:
    folder.mkdir()
    shutil.copy(fresh, folder / NAME)
    engine = open_database(folder)
    yield engine
    engine.dispose()


@pytest.fixture
def engine(fresh: Path, tmp_path: Path) -> Iterator[Engine]:
    with opened(fresh, tmp_path / "data") as engine:
        yield engine


@pytest.fixture
def other_engine(fresh: Path, tmp_path: Path) -> Iterator[Engine]:
    with opened(fresh, tmp_path / "other") as engine:
        yield engine


def desk(engine: Engine, bank: Bank) -> Desk:
    made = Desk(engine, bank, Clock(NOON.timestamp, NOON.tzinfo))
    made.change([InterviewSet("tiny", date(2026, 4, 1))])
    return made


def studied(at: Desk, days: int = 3) -> list[Review]:
    """Every item looked at on some days, at one moment each."""
    for back in range(days, 0, -1):
        for place, item in enumerate(sorted(at.items)):
            grade = 1 + (place + back) % 3
            at.answered(item, Review(item, NOON - timedelta(days=back, microseconds=7), grade, 0.6, "always"), 1.25)
    return at.read().reviews()


def write(at: Desk, path: Path) -> Path:
    path.write_bytes(exported(at, notes(at, study.chosen(at)), path.suffix))
    return path


@pytest.mark.parametrize("name", ["deck.apkg", "table.csv"])
def test_another_superday_gets_every_review_as_it_was_and_gets_it_once(
    engine: Engine, other_engine: Engine, bank: Bank, tmp_path: Path, name: str
) -> None:
    at, other = desk(engine, bank), desk(other_engine, bank)
    reviews = studied(at)
    file = write(at, tmp_path / name)
    assert take_in(at, StudyLog(engine), file) == TakenIn(0, len(reviews), 0, 0, 0)
    assert take_in(other, StudyLog(other_engine), file) == TakenIn(len(reviews), 0, 0, 0, 0)
    assert take_in(other, StudyLog(other_engine), file) == TakenIn(0, len(reviews), 0, 0, 0)
    assert sorted(map(repr, other.read().reviews())) == sorted(map(repr, reviews))
    assert other.read().spent(NOON.date() - timedelta(days=1)) == at.read().spent(NOON.date() - timedelta(days=1))
    assert other.read().memory().known(sorted(at.items), NOON.date()).tolist() == pytest.approx(
        at.read().memory().known(sorted(at.items), NOON.date()).tolist()
    )


MOMENTS = st.integers(0, 10**9).map(lambda tenths: NOON - timedelta(seconds=tenths / 5))
ANSWERS = st.lists(st.tuples(st.integers(0, 3), MOMENTS, st.integers(1, 4)), max_size=12, unique_by=lambda one: one[:2])


@settings(max_examples=12, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(ANSWERS, st.sampled_from(["deck.apkg", "table.csv"]))
def test_whatever_was_reviewed_when_a_file_brings_all_of_it(
    bank: Bank,
    fresh: Path,
    tmp_path_factory: pytest.TempPathFactory,
    answers: list[tuple[int, datetime, int]],
    name: str,
) -> None:
    folder = tmp_path_factory.mktemp("round")
    with opened(fresh, folder / "here") as one, opened(fresh, folder / "there") as other:
        here, there = desk(one, bank), desk(other, bank)
        items = sorted(here.items)
        for place, at, grade in answers:
            here.answered(items[place], Review(items[place], at, grade, 1.0), 0.0)
        take_in(there, StudyLog(other), write(here, folder / name))
        assert sorted(map(repr, there.read().reviews())) == sorted(map(repr, here.read().reviews()))


def test_what_was_taken_back_stays_taken_back(engine: Engine, bank: Bank, tmp_path: Path) -> None:
    at = desk(engine, bank)
    item = sorted(at.items)[0]
    place = at.answered(item, Review(item, NOON, 3, 1.0), 1.0)
    file = write(at, tmp_path / "deck.apkg")
    at.undo(place)
    assert take_in(at, StudyLog(engine), file).new == 0
    assert at.read().reviews() == []


def test_a_whole_import_can_be_taken_back_the_last_one_first_and_may_come_again(
    engine: Engine, other_engine: Engine, bank: Bank, tmp_path: Path
) -> None:
    at, other, log = desk(engine, bank), desk(other_engine, bank), StudyLog(other_engine)
    own = other.answered(sorted(at.items)[0], Review(sorted(at.items)[0], NOON, 3, 1.0), 1.0)
    first = write(at, tmp_path / "none.apkg")
    assert take_in(other, log, first).new == intake.undo(other, log).reviews == 0
    before = studied(at, 1)
    take_in(other, log, write(at, tmp_path / "first.apkg"))
    table = tmp_path / "more.csv"
    table.write_text(f"item,at,grade\n{sorted(at.items)[1]},2026-02-01T10:00,1\n")
    take_in(other, log, table)
    assert [intake.undo(other, log).reviews for _ in range(3)] == [1, len(before), 0]
    assert [kept.seq for kept, _ in other.read().looks] == [own]
    assert take_in(other, log, tmp_path / "first.apkg").new == len(before)
    assert len(other.read().reviews()) == len(before) + 1


def test_reviews_of_what_the_bank_holds_no_more_are_left_out_and_told(
    engine: Engine, bank: Bank, tmp_path: Path
) -> None:
    table = tmp_path / "table.csv"
    item = "concept/gone/point"
    table.write_text(f"item,at,grade\n{item},2026-03-01T10:00:00+01:00,3\n")
    assert take_in(desk(engine, bank), StudyLog(engine), table) == TakenIn(0, 0, 1, 0, 0)


# The deck.


@pytest.fixture
def deck(engine: Engine, bank: Bank, tmp_path: Path) -> Path:
    at = desk(engine, bank)
    studied(at, 1)
    return write(at, tmp_path / "deck.apkg")


def collection(deck: Path) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    with zipfile.ZipFile(deck) as packed:
        database.deserialize(packed.read("collection.anki2"))
    return database


def test_ids_are_the_same_each_time_and_no_two_fall_together(
    engine: Engine, bank: Bank, deck: Path, tmp_path: Path
) -> None:
    wanted = "SELECT n.id, n.guid, n.mid, c.id, c.did FROM notes n JOIN cards c ON c.nid = n.id ORDER BY n.id"
    first = collection(deck).execute(wanted).fetchall()
    later = collection(write(desk(engine, bank), tmp_path / "later.apkg")).execute(wanted).fetchall()
    assert first == later
    assert len({row[0] for row in first}) == len(first) == len(desk(engine, bank).items)
    assert all(guid.startswith("superday:") for _, guid, *_ in first)


def test_a_card_is_due_when_what_is_left_of_it_has_fallen_to_nine_tenths(
    engine: Engine, bank: Bank, tmp_path: Path
) -> None:
    at = desk(engine, bank)
    easy, hard, unseen, *_ = sorted(at.items)
    at.answered(easy, Review(easy, NOON - timedelta(days=1), 4, 1.0), 0.0)
    at.answered(hard, Review(hard, NOON - timedelta(days=5), 1, 1.0), 0.0)
    database = collection(write(at, tmp_path / "deck.apkg"))
    wanted = "SELECT c.type, c.due, c.ivl, c.reps FROM cards c JOIN notes n ON c.nid = n.id WHERE n.guid = ?"
    due = {item: database.execute(wanted, (f"superday:{item}",)).fetchone() for item in (easy, hard, unseen)}
    assert due[easy] == (2, 7, 8, 1)  # FSRS-6 begins with 8.3 days after "easy", with 0.2 after "again"
    assert due[hard] == (2, -4, 1, 1)
    assert due[unseen][0] == 0


@pytest.mark.parametrize("hour", [0, 3, 4, 12, 23])
def test_at_night_anki_is_told_of_a_day_that_has_begun(engine: Engine, bank: Bank, tmp_path: Path, hour: int) -> None:
    at = Desk(engine, bank, Clock(NOON.replace(hour=hour).timestamp, NOON.tzinfo))
    item = sorted(at.items)[0]
    at.answered(item, Review(item, at.clock.now() - timedelta(days=3), 4, 1.0), 0.0)
    database = collection(write(at, tmp_path / "deck.apkg"))
    ((made,),) = database.execute("SELECT crt FROM col")
    assert 0 <= at.clock.now().timestamp() - made < 86_400
    ((due,),) = database.execute("SELECT due FROM cards WHERE type = 2")
    day = datetime.fromtimestamp(made, NOON.tzinfo).date() + timedelta(days=due)
    assert day == at.clock.now().date() + timedelta(days=5)  # eight days after the review


# What nobody should hand us.


ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, '' AS guid, '' AS flds FROM n"
)

HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "not there": (lambda deck: deck.unlink(), "cannot be read: No such file"),
    "a folder": (lambda deck: (deck.unlink(), deck.mkdir()), "cannot be read"),
    "empty": (lambda deck: deck.write_bytes(b""), "no sound package"),
    "no package": (lambda deck: deck.write_bytes(b"PK\x03\x04" + b"\0" * 200), "no sound package"),
    "cut off": (lambda deck: deck.write_bytes(deck.read_bytes()[:-300]), "no sound package"),
    "spoilt within": (lambda deck: deck.write_bytes(spoilt(deck.read_bytes())), "cannot be read"),
    "without a collection": (lambda deck: repacked(deck, {"media": b"{}"}), "holds no collection"),
    "a collection that is none": (lambda deck: repacked(deck, {"collection.anki2": b"hello" * 99}), "cannot be read"),
    "of a newer Anki": (lambda deck: repacked(deck, {"meta": b"\x08\x09"}), "newer Anki"),
    "a meta that is none": (lambda deck: repacked(deck, {"meta": b"\xff" * 2000}), "holds no collection"),
    "compressed, spoilt": (
        lambda deck: repacked(deck, {"meta": b"\x08\x03", "collection.anki21b": b"nothing"}),
        "no sound package",
    ),
    "names that lead elsewhere": (
        lambda deck: repacked(deck, {"../../collection.anki2": b"x", "/etc/passwd": b"x"}),
        "holds no collection",
    ),
    "a bomb": (lambda deck: repacked(deck, {"collection.anki2": b"\0" * 3_000_000}), "more than 1 MB"),
    "a compressed bomb": (
        lambda deck: repacked(deck, {"meta": b"\x08\x03", "collection.anki21b": zstandard.compress(b"\0" * 3_000_000)}),
        "more than 1 MB",
    ),
    "without cards": (
        lambda deck: repacked(deck, holding(NOTES + REVLOG)),
        "no table of cards",
    ),
    "other columns": (
        lambda deck: repacked(deck, holding(NOTES + CARDS + COL + "CREATE TABLE revlog (id);")),
        "no such column",
    ),
    "a view without an end": (
        lambda deck: repacked(deck, holding(f"CREATE VIEW notes AS {ENDLESS};" + CARDS + REVLOG)),
        "no table of notes",
    ),
    "a deck without cards": (lambda deck: repacked(deck, holding(NOTES + CARDS + REVLOG + COL)), "holds no cards"),
    "without kinds of note": (lambda deck: repacked(deck, holding(NOTES + CARDS + REVLOG)), "no such table: col"),
    "kinds of note that are none": (
        lambda deck: repacked(deck, holding(NOTES + CARDS + REVLOG + COL.replace("tmpls", "x"))),
        "cannot be read: Object missing required field `tmpls`",
    ),
    "new kinds of note that are none": (
        lambda deck: repacked(deck, holding(NOTES + CARDS + REVLOG + COL + NEW_KINDS)),
        "no message of protocol buffers",
    ),
    "more cards than anybody learns": (
        lambda deck: repacked(deck, holding(NOTES + CARDS + REVLOG + COL + MANY)),
        "more than 3 cards",
    ),
}


def spoilt(raw: bytes) -> bytes:
    """The package with bytes of its compressed collection turned over."""
    name, extra = struct.unpack("<HH", raw[26:30])
    begin = 30 + name + extra + 100
    return raw[:begin] + bytes(byte ^ 0xFF for byte in raw[begin : begin + 40]) + raw[begin + 40 :]


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_deck_of_ours_is_refused_in_a_line_and_nothing_changes(
    engine: Engine, bank: Bank, deck: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    spoil, says = HOSTILE[what]
    monkeypatch.setattr(package, "LARGEST", 1 << 20)
    monkeypatch.setattr(foreign, "MOST_CARDS", 3)
    spoil(deck)
    at, log = desk(engine, bank), StudyLog(engine)
    before = log.standing()
    with pytest.raises(BadInput) as refused:
        take_in(at, log, deck)
    assert says in str(refused.value)
    assert str(deck) in str(refused.value)
    assert refused.value.way_out
    assert "\n" not in str(refused.value)
    assert log.standing() == before


def test_a_log_without_an_end_is_refused(
    engine: Engine, bank: Bank, deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MOST_ROWS", 2)
    with pytest.raises(BadInput, match="more than 2 reviews"):
        take_in(desk(engine, bank), StudyLog(engine), deck)


def test_values_of_other_kinds_than_they_should_be_are_no_reviews(engine: Engine, bank: Bank, deck: Path) -> None:
    item = sorted(desk(engine, bank).items)[0]
    odd = (
        "CREATE TABLE notes (id, guid, flds); CREATE TABLE cards (id, nid); "
        "CREATE TABLE revlog (id, cid, ease, time, type, factor);"
        f"INSERT INTO notes VALUES (x'00ff', 'superday:{item}', x'ff00ff');"
        "INSERT INTO cards VALUES ('c', x'00ff');"
        "INSERT INTO revlog VALUES ('now', 'c', 3, 1, 1, 1), (1.5, 'c', 3, 1, 1, 1), (NULL, 'c', 3, 1, 1, 1);"
        "INSERT INTO revlog VALUES (1700000000000, 'c', 'easy', x'00', NULL, 1);"
    )
    repacked(deck, holding(odd))
    found = take_in(desk(engine, bank), StudyLog(engine), deck)
    assert (found.new, found.unusable) == (0, 1)


# The table.


def test_the_table_has_a_row_for_each_review_and_one_for_what_was_not_looked_at(
    engine: Engine, bank: Bank, tmp_path: Path
) -> None:
    at = desk(engine, bank)
    item = sorted(at.items)[0]
    for day in (3, 2):
        at.answered(item, Review(item, NOON - timedelta(days=day), 3, 0.5), 0.0)
    text = write(at, tmp_path / "table.csv").read_text()
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert {row["item"] for row in rows} == set(at.items)
    assert len(rows) == len(at.items) + 1
    assert [(row["grade"], row["weight"]) for row in rows if row["item"] == item] == [("3", "0.5")] * 2
    assert all(row["question"] and row["answer"] and row["areas"] for row in rows)


def lines(*rows: str) -> str:
    return "\n".join(["item,at,grade,weight,minutes", *rows]) + "\n"


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "no column `item`"),
        ("item,grade\n", 1, "no column `at`"),
        (lines("x,2026-03-01T10:00,3,,", "x,yesterday,3,,"), 3, "`yesterday` is no moment"),
        (lines("x,2026-03-01T10:00,good,,"), 2, "`good` is no grade"),
        (lines("x,2026-03-01T10:00,5,,"), 2, "`5` is no grade"),
        (lines("x,2026-03-01T10:00,3,1.5,"), 2, "`1.5` is no weight"),
        (lines("x,2026-03-01T10:00,3,nan,"), 2, "`nan` is no weight"),
        (lines("x,2026-03-01T10:00,3,0,"), 2, "`0` is no weight"),
        (lines("x,2026-03-01T10:00,3,,-1"), 2, "`-1` is no number of minutes"),
        (lines(",2026-03-01T10:00,3,,"), 2, "of which item"),
        (lines("x,2027-03-01T10:00,3,,"), 2, "still to come"),
        (lines("x,1926-03-01T10:00,3,,"), 2, "before 2000"),
        (lines("x,2026-03-01T10:00,,,"), 2, "`` is no grade"),
        (lines("x,2026-03-01T10:00,3,,,,,"), 2, "more cells than columns"),
        (lines('"x,2026-03-01T10:00,3,,'), 2, "is no CSV"),
    ],
)
def test_a_row_that_cannot_be_meant_is_told_with_its_line_and_nothing_of_the_table_is_kept(
    engine: Engine, bank: Bank, tmp_path: Path, text: str, line: int, says: str
) -> None:
    at, table = desk(engine, bank), tmp_path / "table.csv"
    table.write_text(text.replace("x,", f"{sorted(at.items)[0]},"))
    with pytest.raises(BadInput, match=f"{table}:{line}: .*{says}"):
        take_in(at, StudyLog(engine), table)
    assert at.read().looks == ()


def test_a_moment_without_a_zone_is_the_persons_own_and_a_weight_that_is_not_said_a_self_mark(
    engine: Engine, bank: Bank, tmp_path: Path
) -> None:
    at, table = desk(engine, bank), tmp_path / "table.csv"
    table.write_bytes(f"\ufeffitem,at,grade\r\n{sorted(at.items)[0]},2026-03-01 10:00,2\r\n".encode())
    assert take_in(at, StudyLog(engine), table).new == 1
    (review,) = at.read().reviews()
    assert (review.at, review.grade, review.weight) == (NOON - timedelta(days=1, hours=2), 2, 0.3)


def test_bytes_that_are_no_text_are_told_with_their_line(engine: Engine, bank: Bank, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_bytes(b"item,at,grade\nx\xff,1,2\n")
    with pytest.raises(BadInput, match=f"{table}:2: is no UTF-8 text"):
        take_in(desk(engine, bank), StudyLog(engine), table)
