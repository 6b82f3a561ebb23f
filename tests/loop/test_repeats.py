"""A story that the loop has heard: recognised, asked about once, counted less, and told in the debrief."""

import pytest
from msgspec.structs import replace
from storyteller import BACKGROUND, OTHER, RETOLD, STRONG, asking, begun, say

from superday.bank.model import Behavioural
from superday.loop import events as e
from superday.loop import room, scoring
from superday.loop.debrief import Debrief, debrief
from superday.loop.interviewer import ANOTHER
from superday.loop.repeats import is_another
from superday.loop.room import Desk
from superday.loop.state import State, apply
from superday.stories.model import Probing

NONE = "No, I don't have another one. I think that it fits here as well, since the decision was mine alone to make."


@pytest.fixture
def ask(desk: Desk) -> Desk:
    return asking(desk)


def answered(ask: Desk, state: State, *said: str) -> State:
    """Each of ``said`` for a question of its own; to whatever is asked besides, nothing is added."""
    for text in said:
        while state.round.asked and state.asked.turn.kind != "main":
            state = say(ask, state, "That's all I have to say.")
        state = say(ask, state, text)
    return state


def done(ask: Desk, state: State) -> Debrief:
    while not state.finished:
        state = say(ask, state, "That's all I have to say.")
    return debrief(state, ask, BACKGROUND)


def asked_for_another(state: State) -> int:
    return sum(ANOTHER in turn.points for round_ in state.rounds for one in round_.asked for turn in one.turns)


@pytest.mark.parametrize("again", [RETOLD, STRONG, STRONG.replace("0.7", "0.9")], ids=["retold", "same", "one figure"])
def test_the_interviewer_asks_for_another_story_once_and_takes_what_comes(ask: Desk, again: str) -> None:
    state = answered(ask, begun([2]), STRONG, again)
    assert state.asked.turn.points == [ANOTHER]
    assert "annotators" in state.asked.turn.ask
    state = say(ask, state, NONE)
    assert state.asked.turns[1].points == [ANOTHER]
    assert asked_for_another(state) == 1
    done(ask, state)


def test_who_tells_another_story_is_not_asked_for_it(ask: Desk) -> None:
    state = answered(ask, begun([2]), STRONG, OTHER)
    assert asked_for_another(state) == 0
    assert not any(view.retold for view in done(ask, state).rounds[0].questions)


def test_who_has_no_story_is_asked_once_for_one_that_comes_near_and_for_no_details(ask: Desk) -> None:
    state = answered(ask, begun([2]), STRONG, "I don't know.")
    assert state.asked.turn.ask.startswith("Take a moment.")
    near, none = done(ask, say(ask, state, OTHER)), done(ask, say(ask, state, "I have none."))
    alone = done(ask, answered(ask, begun([2]), STRONG, OTHER))
    assert near.rounds[0].questions[1].score == alone.rounds[0].questions[1].score
    assert (none.rounds[0].questions[1].score.value, len(none.rounds[0].questions[1].turns)) == (0.0, 2)
    assert (none.overuse, none.rounds[0].variety) == ([], "")


def test_a_colleague_in_another_round_has_heard_it_too(ask: Desk) -> None:
    state = answered(ask, begun([1, 1]), STRONG, RETOLD)
    assert state.current == 1
    assert state.asked.turn.points == [ANOTHER]


def test_another_story_takes_the_place_of_the_one_that_was_heard(ask: Desk) -> None:
    """What counts, its flaws and its figures are the new story's; nothing of the first one is left."""
    state = say(ask, answered(ask, begun([2]), STRONG, RETOLD), OTHER)
    replaced, alone = done(ask, state), done(ask, answered(ask, begun([2]), STRONG, OTHER))
    mine, theirs = replaced.rounds[0].questions[1], alone.rounds[0].questions[1]
    assert (mine.score, mine.flaws, mine.points) == (theirs.score, theirs.flaws, theirs.points)
    assert (mine.told_before, replaced.clashes, replaced.overuse) == ("", [], [])
    assert mine.retold.startswith("You began with the story told for “Question q0”")


def test_another_story_that_was_heard_too_is_not_asked_about_again(ask: Desk) -> None:
    state = answered(ask, begun([3]), STRONG, OTHER, RETOLD)
    state = say(ask, state, OTHER)
    assert asked_for_another(state) == 1
    view = done(ask, state).rounds[0].questions[2]
    assert view.told_before == "Question q1"
    assert "you had one that this loop had heard too" in view.retold


@pytest.mark.parametrize(("again", "share"), [(RETOLD, scoring.RETOLD_SHARE), (STRONG, 0.0)], ids=["retold", "same"])
def test_told_again_a_story_counts_half_and_word_for_word_nothing(ask: Desk, again: str, share: float) -> None:
    first = done(ask, answered(ask, begun([1]), again)).rounds[0].questions[0].score
    second = done(ask, say(ask, answered(ask, begun([2]), STRONG, again), NONE)).rounds[0].questions[1]
    assert second.score.value == pytest.approx(share * first.value, abs=1e-3)
    assert second.points
    assert "you had none" in second.retold


def test_who_has_one_story_for_everything_is_told_and_the_bar_raiser_holds_it_against_them(ask: Desk) -> None:
    state = begun([4])
    for text in (STRONG, RETOLD, RETOLD, RETOLD):
        state = answered(ask, state, text)
        state = say(ask, state, NONE) if state.asked.turn.points == [ANOTHER] else state
    result = done(ask, state)
    raiser = result.bar_raiser
    assert raiser is not None
    assert result.rounds[0].questions[0].score.value > result.bar
    assert raiser.vote == "no"
    assert any("3 had been told before" in reason for reason in raiser.reasons)
    assert result.rounds[0].variety == "Of 4 stories 3 were ones that this loop had heard."
    (same,) = result.overuse
    assert (len(same.questions), same.of) == (4, 4)


def test_a_loop_whose_stories_vary_says_so(ask: Desk) -> None:
    result = done(ask, answered(ask, begun([2]), STRONG, OTHER))
    assert result.rounds[0].variety == "The 2 stories are 2 different ones."
    assert result.bar_raiser is not None
    assert not any("told before" in reason for reason in result.bar_raiser.reasons)


def test_no_other_story_is_asked_for_where_the_time_would_not_do(ask: Desk) -> None:
    state = answered(ask, begun([2], minutes=9), STRONG)
    for event in room.pass_time(state, ask, 7 * 60):
        state = apply(state, event)
    assert asked_for_another(answered(ask, state, RETOLD)) == 0


def test_a_log_that_was_written_before_stories_were_compared_is_read(ask: Desk) -> None:
    state = room_with(ask, begun([1]), '{"event":"Assessed","findings":[],"verdict":null,"reader":"","derived":null}')
    assert state.asked.retold is None
    assert len(state.asked.standing) == 1


def room_with(ask: Desk, state: State, assessed: str) -> State:
    for event in (*room.begin(state, ask), e.Answered(STRONG), e.decode(assessed)):
        state = apply(state, event)
    return state


def test_a_full_story_is_dug_into_with_the_questions_own_follow_ups_and_no_story_is_not(ask: Desk) -> None:
    own = [Probing("action", "What did you do first?"), Probing("number", "By how much?")]

    def with_follow_ups(id_: str):  # type: ignore[no-untyped-def]
        item = ask(id_)
        return replace(item, follow_ups=own) if isinstance(item, Behavioural) else item

    full = say(with_follow_ups, begun([1]), STRONG)
    assert (full.asked.turn.ask, full.asked.turn.points) == ("What did you do first?", ["action"])
    assert say(with_follow_ups, full, "I read the logs.").asked.turn.ask == "By how much?"
    assert done(ask, say(ask, begun([1]), STRONG)).rounds[0].questions[0].turns[1:] == []


@pytest.mark.parametrize(
    ("text", "another"),
    [
        (OTHER, True),
        ("No, but this one fits: " + OTHER, False),
        ("I don’t have one. " + OTHER, False),
        ("No problem. " + OTHER, True),
        ("Yes. I once cut the ablations of a paper to two.", False),
        ("Let me tell more of it. " + RETOLD, False),
    ],
)
def test_another_story_is_told_from_a_refusal_and_from_more_of_the_same(text: str, another: bool) -> None:
    assert is_another(text, STRONG, BACKGROUND) is another
