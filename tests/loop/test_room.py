"""The rules of a room, by any candidate: time, warnings, hints, skips, facts, follow-ups, and what stays hidden."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import GOOD, HALF, HIDDEN, STORY

from superday.bank import Bank
from superday.bank.model import Interviewer, PrincipleItem
from superday.loop import events as e
from superday.loop import room
from superday.loop.assess import assess
from superday.loop.debrief import debrief
from superday.loop.plan import Plan
from superday.loop.room import Desk, NotNow
from superday.loop.state import State, apply, replay
from superday.loop.view import view

TICK = 90.0  # seconds: the longest that the tests let pass at once


class Room:
    """A room without a disk: moves in, a log of events, and the state that they leave."""

    def __init__(self, plan: Plan, desk: Desk, bank: Bank):
        self.desk, self.bank = desk, bank
        self.log: list[e.AnyEvent] = [e.Started(plan)]
        self.state: State = replay(self.log)

    def do(self, happened: Sequence[e.AnyEvent]) -> list[e.AnyEvent]:
        self.log += happened
        for event in happened:
            self.state = apply(self.state, event)
        return list(happened)

    def begin(self) -> list[e.AnyEvent]:
        return self.do(room.begin(self.state, self.desk))

    def wait(self, seconds: float, draft: str = "") -> list[e.AnyEvent]:
        return self.do(room.pass_time(self.state, self.desk, seconds, draft))

    def say(self, text: str) -> list[e.AnyEvent]:
        return self.do(room.say(self.state, self.desk, text))

    def look(self) -> list[e.AnyEvent]:
        item = self.desk(self.state.asked.question)
        assert not isinstance(item, Interviewer)
        principles = [one for one in self.bank.of("principle") if isinstance(one, PrincipleItem)]
        return self.do(room.assessed(self.state, self.desk, assess(item, self.state.asked, principles)))

    def answer(self, text: str) -> list[e.AnyEvent]:
        return [*self.say(text), *self.look()]

    def hint(self) -> list[e.AnyEvent]:
        return self.do(room.hint(self.state, self.desk))

    def skip(self) -> list[e.AnyEvent]:
        return self.do(room.skip(self.state, self.desk))

    def ask(self, question: str) -> list[e.AnyEvent]:
        return self.do(room.ask(self.state, self.desk, question))

    def pause(self) -> list[e.AnyEvent]:
        return self.do(room.pause(self.state))

    def resume(self) -> list[e.AnyEvent]:
        return self.do(room.resume(self.state))

    def to(self, question: str) -> None:
        """Skip on until this question is put."""
        while self.state.phase == "before-round" or self.state.asked.question != question:
            self.begin() if self.state.phase == "before-round" else self.skip()


@pytest.fixture(scope="session")
def make_room(plan: Plan, desk: Desk, bank: Bank) -> Callable[[], Room]:
    return lambda: Room(plan, desk, bank)


@pytest.fixture
def here(make_room: Callable[[], Room]) -> Room:
    return make_room()


class Move(NamedTuple):
    name: str
    arguments: tuple[object, ...] = ()


WORDS = st.sampled_from([GOOD, HALF, STORY, "I don't know.", "The loss goes down at every step.", "no", "", "yes"])
MOVES = st.one_of(
    st.sampled_from([Move("begin"), Move("look"), Move("hint"), Move("skip"), Move("pause"), Move("resume")]),
    st.builds(lambda text: Move("answer", (text,)), WORDS),
    st.builds(lambda text: Move("say", (text,)), WORDS),
    st.builds(lambda seconds, draft: Move("wait", (seconds, draft)), st.floats(-1, TICK), WORDS),
    st.builds(lambda text: Move("ask", (text,)), st.sampled_from(["how many users are there?", "what?", ""])),
)


def play(here: Room, moves: Sequence[Move]) -> Room:
    """Each move as far as it is possible; only ``NotNow`` may be said against it."""
    for move in moves:
        before = (here.state, len(here.log))
        if move.name == "look" and here.state.phase != "assessing":
            continue
        try:
            getattr(here, move.name)(*move.arguments)
        except NotNow as refused:
            assert str(refused)
            if move.name != "answer":
                assert (here.state, len(here.log)) == before
    return here


SESSION = st.lists(MOVES, max_size=60)


@given(moves=SESSION)
def test_no_sequence_of_moves_breaks_a_room_and_its_log_tells_all(
    make_room: Callable[[], Room], moves: list[Move]
) -> None:
    here = play(make_room(), moves)
    assert replay(e.decode(e.encode(event)) for event in here.log) == here.state
    assert view(here.state, here.desk).phase == here.state.phase
    assert 0 <= debrief(here.state, here.desk).score.value <= 1


@given(moves=SESSION)
def test_time_is_what_passed_while_somebody_could_answer_and_never_beyond_the_box(
    make_room: Callable[[], Room], moves: list[Move]
) -> None:
    here = play(make_room(), moves)
    for planned, went in zip(here.state.plan.rounds, here.state.rounds, strict=True):
        assert 0 <= went.seconds <= planned.minutes * 60 + TICK
        assert sum(asked.seconds for asked in went.asked) == pytest.approx(went.seconds)
    counted = sum(event.seconds for event in here.log if isinstance(event, e.TimePassed))
    assert counted == pytest.approx(sum(went.seconds for went in here.state.rounds))
    assert counted <= sum(max(0.0, move.arguments[0]) for move in moves if move.name == "wait") + 1e-6  # type: ignore[call-overload]


@given(ticks=st.lists(st.floats(1, TICK), min_size=20, max_size=80))
def test_each_warning_is_given_once_and_in_time(make_room: Callable[[], Room], ticks: list[float]) -> None:
    here = make_room()
    here.begin()
    for seconds in ticks:
        if here.state.phase != "answering":
            break
        before = here.state
        for event in here.wait(seconds):
            if isinstance(event, e.Warned):
                assert before.segment_left > event.minutes * 60 >= here.state.segment_left > 0
    given_ = Counter((event.of, event.minutes) for event in here.log if isinstance(event, e.Warned))
    assert set(given_.values()) <= {1}


def test_a_short_part_is_warned_of_its_last_minute_and_the_round_of_its_last_five(here: Room) -> None:
    here.begin()
    while not here.state.rounds[0].ended:
        here.wait(10) if here.state.phase == "answering" else here.look()
    warned = [event for event in here.log if isinstance(event, e.Warned)]
    assert warned == [e.Warned(1, "segment"), e.Warned(5, "round"), e.Warned(1, "round")]


def test_a_long_tick_warns_of_what_is_left_and_not_of_what_was(here: Room) -> None:
    here.begin()
    here.skip()
    here.skip()
    assert here.wait(19.5 * 60)[1:] == [e.Warned(1, "round")]


def test_a_box_that_closes_takes_the_draft_as_it_stands_and_the_next_part_starts(here: Room) -> None:
    here.begin()
    assert here.wait(12 * 60, "What I had so far")[1:] == [e.Answered("What I had so far", complete=False)]
    after = here.look()
    assert isinstance(after[1], e.SegmentEnded)
    assert after[1].by == "time"
    assert isinstance(after[2], e.QuestionAsked)
    assert here.state.segment.id == "story"


def test_a_round_that_runs_out_ends_and_the_next_waits_for_the_candidate(here: Room) -> None:
    here.begin()
    for _ in range(2):
        here.wait(12 * 60, "a draft")
        here.look()
    assert (here.state.phase, here.state.planned.id) == ("before-round", "design")
    assert here.state.rounds[0].ended == "time"


def test_unused_time_is_there_for_the_next_part(here: Room) -> None:
    here.begin()
    here.wait(60)
    here.skip()
    here.skip()
    assert here.state.segment.id == "story"
    assert here.state.segment_left == (20 - 1) * 60


def test_no_time_is_counted_while_paused_between_rounds_or_while_assessing(here: Room) -> None:
    assert here.wait(100) == []
    here.begin()
    here.pause()
    assert here.wait(100) == []
    here.resume()
    here.say("x")
    assert here.wait(100) == []
    assert here.state.round.seconds == 0


@pytest.mark.parametrize("move", ["hint", "skip", "pause"])
def test_nothing_can_be_done_before_a_round_begins(here: Room, move: str) -> None:
    with pytest.raises(NotNow):
        getattr(here, move)()


def test_nothing_can_be_said_while_paused_or_empty(here: Room) -> None:
    here.begin()
    with pytest.raises(NotNow, match="nothing to hand in"):
        here.say("  \n ")
    here.pause()
    with pytest.raises(NotNow, match="paused"):
        here.say("words")


def test_hints_come_rung_by_rung_and_end(here: Room) -> None:
    here.begin()
    assert [here.hint(), here.hint()] == [
        [e.HintGiven(0, "Think of many samples.")],
        [e.HintGiven(1, "Think of the root of n.")],
    ]
    with pytest.raises(NotNow, match="no more hints"):
        here.hint()


def test_facts_come_out_only_when_asked_for(here: Room) -> None:
    here.begin()
    here.to(here.state.plan.rounds[1].segments[0].questions[0])
    assert "secret-users" not in json.dumps(msgspec.to_builtins(view(here.state, here.desk)))
    (unasked,) = here.ask("may I use a whiteboard?")
    assert isinstance(unasked, e.Clarified)
    assert unasked.facts == []
    (told,) = here.ask("roughly how many users do they have?")
    assert isinstance(told, e.Clarified)
    assert told.facts == ["users"]
    assert "secret-users" in json.dumps(msgspec.to_builtins(view(here.state, here.desk)))


def test_what_was_missed_is_followed_up_and_only_that(here: Room) -> None:
    here.begin()
    move = here.answer(HALF)[-1]
    assert isinstance(move, e.FollowedUp)
    assert (move.kind, move.points) == ("probe", [f"{HIDDEN}unbiased"])


def test_what_was_good_is_deepened(here: Room) -> None:
    here.begin()
    move = here.answer(GOOD)[-1]
    assert isinstance(move, e.FollowedUp)
    assert (move.kind, move.what_if) == ("what-if", f"{HIDDEN}twice")


@given(moves=SESSION)
@settings(max_examples=60)
def test_follow_ups_aim_at_what_was_missed_and_what_ifs_follow_good_answers(
    make_room: Callable[[], Room], moves: list[Move]
) -> None:
    here = play(make_room(), [Move("begin"), *moves])
    settled: set[str] = set()
    for event in here.log:
        if isinstance(event, e.QuestionAsked):
            settled = set()
        elif isinstance(event, e.Assessed):
            settled |= {found.point for found in event.findings if found.outcome == "covered"}
        elif isinstance(event, e.FollowedUp) and event.kind in ("follow-up", "probe"):
            assert not settled & set(event.points)
        elif isinstance(event, e.FollowedUp) and event.kind == "what-if":
            assert f"{HIDDEN}unbiased" in settled


def test_a_follow_up_can_be_passed_without_losing_the_answer(here: Room) -> None:
    here.begin()
    here.answer(HALF)
    here.skip()
    assert not here.state.rounds[0].asked[0].skipped
    assert here.state.rounds[0].asked[0].turns[0].findings


@given(moves=SESSION)
@settings(max_examples=60)
def test_the_candidate_sees_no_point_level_answer_or_score_before_the_end(
    make_room: Callable[[], Room], moves: list[Move]
) -> None:
    here = make_room()
    for move in [Move("begin"), *moves]:
        play(here, [move])
        shown = msgspec.to_builtins(view(here.state, here.desk))
        assert HIDDEN not in json.dumps(shown)
        assert not {"level", "points", "score", "findings", "answer", "seed"} & set(shown)


def test_a_whole_loop_of_good_answers_ends_and_is_told(here: Room) -> None:
    replies = {"story": STORY}
    while not here.state.finished:
        if here.state.phase == "before-round":
            here.begin()
            continue
        here.wait(30)
        here.answer(replies.get(here.state.asked.question, GOOD))
    told = debrief(here.state, here.desk)
    assert told.finished
    assert [round_.ended for round_ in told.rounds] == ["done", "done"]
    assert HIDDEN in json.dumps(msgspec.to_builtins(told))
