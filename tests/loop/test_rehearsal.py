"""A rehearsal on disk: what shows is what was kept, and time counts only while superday runs."""

from pathlib import Path

import pytest
from sqlalchemy import Engine
from tiny import GOOD, HALF, tiny_bank

from superday.bank import Bank
from superday.errors import BadInput
from superday.findings import Outcome
from superday.loop import events as e
from superday.loop.assess import CODE, OWN_TESTS
from superday.loop.rehearsal import Rehearsal, sessions
from superday.loop.room import NotNow
from superday.loop.script import Script, ScriptClock, play
from superday.loop.state import replay
from superday.loop.view import slot
from superday.store import Conflict, Drafts, EventLog, open_database


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_database(tmp_path / "data")


@pytest.fixture
def clock() -> ScriptClock:
    return ScriptClock()


@pytest.fixture
def rehearsal(engine: Engine, bank: Bank, clock: ScriptClock) -> Rehearsal:
    begun = Rehearsal.start(engine, bank, "tiny", seed=1, clock=clock)
    begun.begin()
    return begun


def kept(engine: Engine, rehearsal: Rehearsal) -> list[e.AnyEvent]:
    return [e.decode(one.body) for one in EventLog(engine).events(rehearsal.id)]


def test_every_move_is_on_disk_when_it_returns(engine: Engine, rehearsal: Rehearsal, clock: ScriptClock) -> None:
    for move in (rehearsal.hint, lambda: rehearsal.say(HALF), rehearsal.look, rehearsal.skip, rehearsal.pause):
        clock.now += 7
        move()
        assert replay(kept(engine, rehearsal)) == rehearsal.state


def test_time_counts_while_it_runs_and_not_while_it_does_not(
    engine: Engine, bank: Bank, rehearsal: Rehearsal, clock: ScriptClock
) -> None:
    clock.now += 30
    rehearsal.tick()
    clock.now += 5000  # superday is not running
    again = Rehearsal(engine, bank, rehearsal.id, clock)
    clock.now += 12
    assert again.tick().round.seconds == 42


@pytest.mark.parametrize("ticking", [True, False])
@pytest.mark.parametrize("standing", ["paused", "assessing", "between rounds"])
def test_time_does_not_count_while_the_candidate_waits(
    engine: Engine, bank: Bank, clock: ScriptClock, standing: str, ticking: bool
) -> None:
    rehearsal = Rehearsal.start(engine, bank, "tiny", seed=1, clock=clock)
    if standing != "between rounds":
        rehearsal.begin()
        rehearsal.pause() if standing == "paused" else rehearsal.say(HALF)
    clock.now += 500
    if ticking:
        rehearsal.tick()
    {"paused": rehearsal.resume, "assessing": rehearsal.look, "between rounds": rehearsal.begin}[standing]()
    clock.now += 3
    assert rehearsal.tick().round.seconds == 3


def test_a_clock_that_goes_back_takes_nothing_away(rehearsal: Rehearsal, clock: ScriptClock) -> None:
    clock.now += 10
    rehearsal.tick()
    clock.now -= 100
    assert rehearsal.tick().round.seconds == 10


def test_when_the_box_closes_the_draft_is_the_answer(engine: Engine, rehearsal: Rehearsal, clock: ScriptClock) -> None:
    Drafts(engine).put(rehearsal.id, slot(rehearsal.state), GOOD, 1)
    clock.now += 12 * 60
    with pytest.raises(NotNow, match="being looked at"):
        rehearsal.say("too late")
    assert (rehearsal.state.asked.turn.answer, rehearsal.state.asked.turn.complete) == (GOOD, False)


def test_of_two_who_go_on_with_one_rehearsal_the_second_is_told(
    engine: Engine, bank: Bank, rehearsal: Rehearsal, clock: ScriptClock
) -> None:
    other = Rehearsal(engine, bank, rehearsal.id, clock)
    rehearsal.hint()
    with pytest.raises(Conflict):
        other.say(GOOD)
    assert replay(kept(engine, rehearsal)) == rehearsal.state


def test_questions_that_were_met_are_avoided_next_time_and_scripted_ones_leave_no_trace(
    engine: Engine, bank: Bank, rehearsal: Rehearsal
) -> None:
    met = EventLog(engine).asked()
    assert met == {rehearsal.state.asked.question}
    scripted = Rehearsal.start(engine, bank, "tiny", seed=1, scripted=True)
    scripted.begin()
    assert EventLog(engine).asked() == met
    following = Rehearsal.start(engine, bank, "tiny", seed=1).state.plan
    assert not met & set(following.rounds[0].segments[0].questions)
    assert [one.status for one in sessions(engine)].count("scripted-open") == 1


def test_a_rehearsal_that_is_not_there_is_refused(engine: Engine, bank: Bank) -> None:
    with pytest.raises(BadInput, match="no rehearsal"):
        Rehearsal(engine, bank, "nowhere")


def test_a_question_that_was_taken_out_of_the_bank_is_told(
    engine: Engine, rehearsal: Rehearsal, tmp_path: Path
) -> None:
    orphan = Rehearsal(engine, Bank([tmp_path / "empty"]), rehearsal.id)
    with pytest.raises(BadInput, match="there is no item"):
        orphan.view()


def test_a_script_can_be_gone_on_with_from_anywhere(
    engine: Engine, bank: Bank, clock: ScriptClock, tmp_path: Path
) -> None:
    """Stopped after any move and opened again, a scripted candidate comes to the same end."""
    for id_ in ("alpha", "beta", "gamma", "delta", "epsilon", "shop", "mall", "talk", "story"):
        (tmp_path / f"{id_}.md").write_text(f"## Ask\n\nhow many users are there?\n\n## Answer\n\n{GOOD}\n")
    rehearsal = Rehearsal.start(engine, bank, "tiny", seed=3, scripted=True, clock=clock)
    ended = play(rehearsal, Script(tmp_path), clock, Drafts(engine))
    assert ended.finished
    events = kept(engine, rehearsal)
    assert replay(events) == ended
    assert {type(event).__name__ for event in events} >= {"Clarified", "FollowedUp", "SegmentEnded", "LoopEnded"}


def test_a_scripted_candidate_has_their_own_tests_checked_once_before_the_code_is_handed_in(
    engine: Engine, clock: ScriptClock, tmp_path: Path
) -> None:
    answers, bank = tmp_path / "answers", tiny_bank(tmp_path / "bank", coding=True)
    answers.mkdir()
    (answers / "total.py").write_text("def solve(nums):\n    return sum(nums)\n")
    (answers / "total.tests.py").write_text("assert solve([1, 2]) == 3\n")
    rehearsal = Rehearsal.start(engine, bank, "tiny", seed=1, scripted=True, clock=clock)
    play(rehearsal, Script(answers), clock, Drafts(engine))
    (checked,) = rehearsal.state.rounds[0].asked[0].own_tests
    assert (checked.result.caught, checked.result.mutants) == (1, 1)
    (question,) = rehearsal.debrief().rounds[0].questions
    found = {view.finding.point: view.finding.outcome for view in question.points}
    assert found[OWN_TESTS] == found[CODE] == Outcome.COVERED
    assert question.own_tests == checked.result
