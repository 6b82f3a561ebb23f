"""What rehearsals showed, the mock rounds that come of it, and where the person stands."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine
from tiny import GOOD, HALF, tiny_bank

from superday.bank import Bank
from superday.career.process.changes import Opened, Outcome, WasAsked
from superday.loop.rehearsal import Rehearsal
from superday.preparation.applications import Process
from superday.preparation.clock import Clock
from superday.preparation.desk import Desk
from superday.preparation.readiness import Readiness, readiness
from superday.preparation.settings import InterviewSet, MinutesOn, MinutesSet, MocksSet
from superday.store import open_database
from superday.study.reviews import of_card

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rehearsals are logged by the machine's clock; here it stands still."""
    monkeypatch.setattr(time, "time", NOON.timestamp)


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    return tiny_bank(tmp_path / "bank")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_database(tmp_path / "data")


def desk(engine: Engine, bank: Bank, days: int = 0) -> Desk:
    return Desk(engine, bank, Clock((NOON + timedelta(days=days)).timestamp, UTC))


def rehearse(engine: Engine, bank: Bank, says: str, only: str | None = None) -> Rehearsal:
    """Every question answered with the same words until the loop, or its one round, is over."""
    room = Rehearsal.start(engine, bank, "tiny", seed=1, clock=lambda: 0.0, only=only)
    while not room.state.finished:
        if room.state.phase == "before-round":
            room.begin()
        room.say(says)
        room.look()
    return room


def test_each_question_of_a_round_that_ended_is_an_attempt_with_its_score(engine: Engine, bank: Bank) -> None:
    room = rehearse(engine, bank, GOOD, only="breadth")
    tried = desk(engine, bank).attempts()
    assert [(one.round, one.asks, one.bar) for one in tried] == [
        ("breadth", "concept", 0.6),
        ("breadth", "concept", 0.6),
        ("breadth", "behavioural", 0.6),
    ]
    shown = [view.score.value for view in room.debrief().rounds[0].questions]
    assert [one.score for one in tried] == shown
    assert tried[0].score > tried[2].score


def test_a_round_that_goes_on_and_a_scripted_one_are_no_attempts(engine: Engine, bank: Bank) -> None:
    room = Rehearsal.start(engine, bank, "tiny", seed=1, clock=lambda: 0.0)
    room.begin()
    room.say(GOOD)
    room.look()
    Rehearsal.start(engine, bank, "tiny", seed=1, scripted=True)
    assert desk(engine, bank).attempts() == []


def planned(engine: Engine, bank: Bank, days: int = 8, minutes: float = 30, share: float = 1 / 3) -> Desk:
    at = desk(engine, bank)
    at.change([InterviewSet("tiny", NOON.date() + timedelta(days=days)), MinutesSet(minutes), MocksSet(share)])
    return at


def test_the_days_list_leaves_the_minutes_of_the_mock_round_alone(engine: Engine, bank: Bank) -> None:
    at = planned(engine, bank)
    day = at.today().mocks[0].day
    then = desk(engine, bank, (day - NOON.date()).days).today()
    assert then.mock is not None
    assert then.left == max(0.0, 30 - then.mock.minutes)
    assert sum(look.minutes for look in then.looks[:-1]) < max(then.left, 1e-9)
    assert {one.minutes for one in then.schedule.forecast() if one.day == day} <= {then.left}
    assert then.mocks == at.round_plan(at.read()).mocks


def test_who_plans_no_mock_rounds_keeps_all_minutes_for_cards(engine: Engine, bank: Bank) -> None:
    today = planned(engine, bank, share=0.0).today()
    assert (today.mocks, today.notes, today.mock) == ([], [], None)
    assert {one.minutes for one in today.schedule.forecast()} == {30.0}


def test_a_mock_that_was_held_is_done_and_its_weakness_comes_back(engine: Engine, bank: Bank) -> None:
    at = planned(engine, bank, days=9, minutes=60)
    wanted = at.today().mocks[0].rounds[0]
    rehearse(engine, bank, "I do not know.", only=wanted)
    again = at.today()
    held = [mock for mock in again.mocks if mock.day == NOON.date() and mock.rounds == [wanted]]
    assert all(mock.done for mock in held)
    assert any(mock.rounds == [wanted] for mock in again.mocks if mock.day > NOON.date())


def test_on_a_day_off_who_has_minutes_after_all_has_a_list(engine: Engine, bank: Bank) -> None:
    at = planned(engine, bank)
    at.change([MinutesOn(NOON.date(), 0.0)])
    assert at.today().looks == ()
    looks = at.today(minutes=3).looks
    assert looks
    assert sum(look.minutes for look in looks[:-1]) < 3


def ready(at: Desk) -> Readiness:
    at.take_in()
    return readiness(at, at.today())


def test_rehearsals_move_the_chance_to_meet_the_bar_of_their_rounds(engine: Engine, bank: Bank) -> None:
    at = planned(engine, bank)
    before = {one.round: one for one in ready(at).rounds}
    assert {one.answered for one in before.values()} == {0}
    assert all(0 < one.chance.low < 0.3 and one.chance.high > 0.5 for one in before.values())  # nothing is known yet
    rehearse(engine, bank, GOOD, only="design")
    rehearse(engine, bank, "I do not know.", only="breadth")
    after = {one.round: one for one in ready(at).rounds}
    assert after["design"].chance.estimate > before["design"].chance.estimate
    assert after["breadth"].chance.estimate < before["breadth"].chance.estimate
    assert after["breadth"].answered == 3


def test_topics_share_the_weight_and_cards_move_their_recall(engine: Engine, bank: Bank) -> None:
    at = planned(engine, bank, minutes=2)
    before = ready(at)
    assert before.day == NOON.date() + timedelta(days=8)
    assert sum(one.share for one in before.topics) == pytest.approx(1)
    assert all((one.seen, one.now.high, one.on_the_day.high) == (0, 0.0, 0.0) for one in before.topics)
    assert all(one.hour > 0 for one in before.topics)
    first = before.topics[0]
    mine = [item for item, what in at.items.items() if what.areas[0] == first.area]
    for item in mine:
        at.answered(item, of_card(item, "right", 1.0, at.clock.now()), 1.0)
    after = next(one for one in ready(at).topics if one.area == first.area)
    assert after.seen == after.items == first.items
    assert 0 < after.on_the_day.low <= after.on_the_day.estimate < after.now.estimate <= after.now.high
    assert after.hour < first.hour


def test_without_an_interview_there_are_topics_and_no_rounds(engine: Engine, bank: Bank) -> None:
    told = ready(desk(engine, bank))
    assert (told.day, told.rounds) == (None, [])
    assert told.topics


def test_what_was_asked_for_real_weighs_more_and_how_it_ended_is_told(engine: Engine, bank: Bank) -> None:
    at, day = planned(engine, bank), NOON.date()
    before, version = at.weights("tiny", None), at.version()
    mine = [item for item, what in at.items.items() if what.question == "alpha" and item in before]
    Process(engine, at.clock).say(
        Opened(application="acme", day=day, company="Acme", role="scientist", loop="tiny"),
        WasAsked(application="acme", day=day, text="Is it biased?", question="alpha", sure=1.0),
        Outcome(application="acme", day=day, stage="screen", result="passed"),
    )
    after = at.weights("tiny", None)
    assert all(after[item] > before[item] for item in mine)
    assert sum(after.values()) == pytest.approx(sum(before.values()))
    assert [(one.stage, one.passed) for one in ready(at).real] == [("screen", True)]
    assert at.version() != version


def test_what_is_cached_goes_by_what_has_changed(engine: Engine, bank: Bank) -> None:
    at = desk(engine, bank)
    versions = [at.version(), at.version()]
    assert versions[0] == versions[1]
    at.change([MinutesSet(20)])
    versions.append(at.version())
    rehearse(engine, bank, HALF, only="design")
    versions += [at.version(), desk(engine, bank, 1).version()]
    assert len(set(versions)) == 4
