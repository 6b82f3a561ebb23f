"""A rehearsal's answers become reviews, each once; a card is kept, counted to its own date, and can be taken back."""

import sqlite3
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Engine
from tiny import GOOD, HALF, tiny_bank

from superday.bank import Bank
from superday.loop.rehearsal import Rehearsal
from superday.preparation.clock import Clock
from superday.preparation.desk import Desk
from superday.preparation.settings import InterviewSet, MinutesSet, MocksSet
from superday.store import StudyLog, open_database
from superday.store.database import NAME
from superday.study.reviews import Review, of_card

V1 = Path(__file__).parents[1] / "store" / "v0001.sql"
EAST = timezone(timedelta(hours=12))
WEST = timezone(timedelta(hours=-12))
NOON = datetime(2026, 3, 2, 12, tzinfo=timezone.utc)  # noqa: UP017  # beside the others, it reads better


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    return tiny_bank(tmp_path / "bank")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_database(tmp_path / "data")


def desk(engine: Engine, bank: Bank, at: datetime = NOON, zone: timezone = EAST) -> Desk:
    return Desk(engine, bank, Clock(at.timestamp, zone))


def rehearsal(engine: Engine, bank: Bank) -> Rehearsal:
    started = Rehearsal.start(engine, bank, "tiny", seed=1, clock=lambda: 0.0)
    started.begin()
    return started


def answer(room: Rehearsal, text: str, times: int = 1) -> None:
    for _ in range(times):
        room.say(text)
        room.look()


def grades(at: Desk) -> dict[str, int]:
    return {one.item: one.grade for one in at.read().reviews()}


def test_what_was_said_in_a_round_is_a_review_of_each_point(engine: Engine, bank: Bank) -> None:
    room = rehearsal(engine, bank)
    answer(room, GOOD)
    at = desk(engine, bank)
    assert at.take_in() == 1
    asked = room.state.rounds[0].asked[0].question
    assert grades(at) == {f"concept/{asked}/hidden-unbiased": 3, f"concept/{asked}/noise": 3}
    assert {kept.source for kept, _ in at.read().looks} == {f"round:{room.id}:0.0"}


def test_taking_in_twice_changes_nothing(engine: Engine, bank: Bank) -> None:
    answer(rehearsal(engine, bank), GOOD)
    at = desk(engine, bank)
    at.take_in()
    before = StudyLog(engine).standing()
    assert at.take_in() == 0
    assert StudyLog(engine).standing() == before


def test_a_question_that_goes_on_counts_as_it_ends(engine: Engine, bank: Bank) -> None:
    room, at = rehearsal(engine, bank), desk(engine, bank)
    answer(room, HALF)
    at.take_in()
    asked = room.state.rounds[0].asked[0].question
    missed = f"concept/{asked}/hidden-unbiased"
    assert grades(at)[missed] == 1
    answer(room, GOOD)
    at.take_in()
    assert grades(at)[missed] == 2  # said when asked for
    assert [one.item for one in at.read().reviews()].count(missed) == 1


def test_who_has_travelled_keeps_the_dates_of_where_they_were(engine: Engine, bank: Bank) -> None:
    room = rehearsal(engine, bank)
    answer(room, HALF)
    desk(engine, bank, zone=EAST).take_in()
    before = {kept.body for kept, _ in desk(engine, bank).read().looks}
    room.pause()  # the log grows, and nothing of what was said changes
    assert desk(engine, bank, zone=WEST).take_in() == 1
    assert {kept.body for kept, _ in desk(engine, bank).read().looks} == before


def test_a_rehearsal_from_before_study_was_kept_counts_too(tmp_path: Path, bank: Bank) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    with sqlite3.connect(folder / NAME) as file:
        file.executescript(V1.read_text())
    file.close()
    at = desk(open_database(folder), bank)
    assert at.take_in() == 1
    assert grades(at)


def test_a_question_that_the_bank_holds_no_more_is_left_out(engine: Engine, bank: Bank, tmp_path: Path) -> None:
    room = rehearsal(engine, bank)
    answer(room, GOOD)
    assert bank.path("concept", room.state.rounds[0].asked[0].question) is not None
    for file in (tmp_path / "bank" / "concepts" / "x").glob("*.md"):
        file.unlink()
    at = desk(engine, Bank([tmp_path / "bank"]))
    assert at.take_in() == 1
    assert at.read().reviews() == []


def card(at: Desk, item: str, outcome: str = "right") -> Review:
    review = of_card(item, outcome, 1.0, at.clock.now())  # type: ignore[arg-type]
    assert review is not None
    return review


def test_a_card_counts_to_the_persons_own_date_and_undo_is_identity(engine: Engine, bank: Bank) -> None:
    item = "concept/alpha/noise"
    for zone, day in ((EAST, "2026-03-03"), (WEST, "2026-03-02")):
        at = desk(engine, bank, zone=zone)
        before = at.read()
        place = at.answered(item, card(at, item), 2.0)
        after = at.read()
        assert [kept.day for kept, _ in after.looks] == [day]
        assert after.spent(datetime.fromisoformat(day).date()) == 2.0
        assert after.cards == {item: 1}
        assert at.undo(place)
        assert at.read() == before


def test_the_list_leaves_out_what_was_looked_at_today(engine: Engine, bank: Bank) -> None:
    at = desk(engine, bank)
    at.change([InterviewSet("tiny", NOON.date() + timedelta(days=10)), MinutesSet(20), MocksSet(0)])
    first = at.today().looks[0].item
    at.answered(first, card(at, first), 3.0)
    today = at.today()
    assert first not in [look.item for look in today.looks]
    assert today.left == 17.0


@pytest.mark.parametrize("back", [timedelta(hours=3), timedelta(days=3), timedelta(days=400)])
def test_a_clock_that_was_set_back_breaks_nothing(engine: Engine, bank: Bank, back: timedelta) -> None:
    at = desk(engine, bank)
    at.change([InterviewSet("tiny", NOON.date() + timedelta(days=10)), MinutesSet(20), MocksSet(0)])
    first = at.today().looks[0].item
    at.answered(first, card(at, first), 3.0)
    earlier = desk(engine, bank, at=NOON - back)
    assert first not in [look.item for look in earlier.today().looks]
    earlier.answered(first, card(earlier, first, "wrong"), 1.0)
    assert 0 <= earlier.today().known(earlier.today().schedule.plan.interviews[0]) <= 1


def _usual(at: Desk) -> str:
    return at.usual_loop(at.read().settings)


def test_the_loop_meant_is_that_of_the_interview_else_the_last_rehearsed(engine: Engine, bank: Bank) -> None:
    usual: Callable[[], str] = lambda: _usual(desk(engine, bank))  # noqa: E731
    assert usual() == "tiny"  # the only one
    rehearsal(engine, bank)
    assert usual() == "tiny"
    assert _usual(Desk(engine, Bank([]), Clock())) == "as-super-day"


def test_a_card_that_came_to_nothing_is_not_asked_again_today_and_another_one_is_next_time(
    engine: Engine, bank: Bank
) -> None:
    at = desk(engine, bank)
    first = at.today().looks[0].item
    place = at.answered(first, None, 1.0)
    assert first not in [look.item for look in at.today().looks]
    assert (at.read().cards, at.read().reviews()) == ({first: 1}, [])
    assert first in [look.item for look in desk(engine, bank, at=NOON + timedelta(days=1)).today().looks]
    at.undo(place)
    assert at.today().looks[0].item == first
