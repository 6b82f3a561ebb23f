"""The debrief of stories: flaws in words to act on, what contradicts what, one story for everything, the veto."""

from collections.abc import Sequence

import pytest
from storyteller import BACKGROUND, OTHER, RETOLD, STRONG, asking
from tiny import POINTS

from superday import stories
from superday.bank.model import Behavioural
from superday.findings import Finding, Outcome, Source
from superday.loop import events as e
from superday.loop.assess import assess
from superday.loop.debrief import Debrief, debrief
from superday.loop.interviewer import AGREEMENT, going_on
from superday.loop.plan import Plan, PlannedRound, PlannedSegment
from superday.loop.room import Desk
from superday.loop.state import State, apply, replay

VAGUE_END = STRONG.replace("In the end the loss fell from 9.4 percent of the clips to 0.7. ", "In the end it worked. ")


@pytest.fixture
def ask(desk: Desk) -> Desk:
    return asking(desk)


def told(ask: Desk, *answers: Sequence[str]) -> State:
    """A bar raiser's round of 60 minutes, over, with these stories and what was said when asked about them."""
    ids = [f"q{n}" for n in range(len(answers))]
    parts = [PlannedSegment("s", "S", "behavioural", 60, ids)]
    planned = PlannedRound("r", "Stories", "bar-raiser", 60, "warm", parts, bar_raiser=True)
    state = replay([e.Started(Plan("l", "L", 0, 0.6, [planned])), e.RoundBegan("")])
    for id_, said in zip(ids, answers, strict=True):
        state = apply(state, e.QuestionAsked(id_, "Tell me about a time when you had to decide."))
        for n, text in enumerate(said):
            if n:
                state = apply(state, e.FollowedUp("follow-up", "Was anything measured?"))
            state = apply(state, e.Answered(text))
            item = ask(id_)
            assert isinstance(item, Behavioural)
            state = apply(state, assess(item, state.asked, []))
    for event in (e.SegmentEnded("done"), e.RoundEnded("done"), e.LoopEnded()):
        state = apply(state, event)
    return state


def ids(debriefed: Debrief, place: int = 0) -> list[str]:
    return [flaw.id for flaw in debriefed.rounds[0].questions[place].flaws if flaw.sure]


def test_a_missing_number_is_named_beside_the_words_in_which_it_is_missing(ask: Desk):
    debriefed = debrief(told(ask, [VAGUE_END]), ask)
    (flaw,) = debriefed.rounds[0].questions[0].flaws
    assert (flaw.id, flaw.quote) == ("no-number", "In the end it worked.")
    assert flaw.ask.endswith("?")
    (heard,) = debriefed.bar_raiser.flaws if debriefed.bar_raiser else []
    assert (heard.flaw, heard.question) == (flaw, "Question q0")


def test_what_was_made_good_when_asked_is_no_flaw_any_more_and_is_told(ask: Desk):
    debriefed = debrief(told(ask, [VAGUE_END, "Yes: the loss fell from 9.4 percent of the clips to 0.7."]), ask)
    assert ids(debriefed) == []
    assert [flaw.id for flaw in debriefed.rounds[0].questions[0].mended] == ["no-number"]


def test_no_flaws_are_counted_up_for_who_told_no_story(ask: Desk):
    debriefed = debrief(told(ask, ["I don't know."]), ask)
    assert ids(debriefed) == []
    assert debriefed.rounds[0].questions[0].score.value == 0


def test_the_interviewer_asks_once_which_of_two_figures_it_is(ask: Desk, bank):  # type: ignore[no-untyped-def]
    state = told(
        ask, [VAGUE_END.replace("lost clips", "lost 9.4 percent of the clips"), "It lost 22 percent of the clips."]
    )
    asked, item, who = state.rounds[0].asked[0], ask("q0"), ask("warm")
    move = going_on(asked, item, who)  # type: ignore[arg-type]
    assert move is not None
    assert move.points == [AGREEMENT]
    assert "9.4" in move.ask
    assert "22" in move.ask


def test_a_figure_that_is_another_in_a_later_telling_is_shown_with_both_sentences(ask: Desk):
    debriefed = debrief(told(ask, [STRONG], [OTHER], [RETOLD]), ask, BACKGROUND)
    (clash,) = debriefed.clashes
    assert "0.7" in clash.said
    assert "3.5" in clash.now
    assert (clash.said_for, clash.now_for, clash.settled) == ("Question q0", "Question q2", "")
    assert debriefed.bar_raiser is not None
    assert any(clash.says in reason for reason in debriefed.bar_raiser.reasons)


def test_figures_of_different_stories_may_differ(ask: Desk):
    assert debrief(told(ask, [STRONG], [OTHER]), ask, BACKGROUND).clashes == []


@pytest.mark.parametrize("again", [RETOLD, STRONG], ids=["in other words", "word for word"])
def test_one_story_for_several_questions_is_named_once_with_all_of_them(ask: Desk, again: str):
    (same,) = debrief(told(ask, [STRONG], [OTHER], [again]), ask, BACKGROUND).overuse
    assert (same.questions, same.of) == (["Question q0", "Question q2"], 3)


def test_the_bar_raisers_no_stands_against_rounds_that_would_have_carried_the_loop(desk: Desk):
    """Their round meets the bar by its case; the story told in it, taken alone, does not."""
    parts = [PlannedSegment("c", "C", "case", 40, ["shop"]), PlannedSegment("s", "S", "behavioural", 20, ["story"])]
    planned = PlannedRound("r", "Bar raiser", "bar-raiser", 60, "warm", parts, bar_raiser=True)
    good = [Finding(point, Outcome.COVERED, 0.99, Source.LEXICAL) for point in ("hidden-unbiased", "noise")]
    assert all(one.point in POINTS for one in good)
    state = replay([e.Started(Plan("l", "L", 0, 0.6, [planned])), e.RoundBegan("")])
    for event in (
        e.QuestionAsked("shop", "?"), e.Answered("x"), e.Assessed(good), e.SegmentEnded("done"),
        e.QuestionAsked("story", "?"), e.Answered("I don't know."),
        e.Assessed(stories.assess(desk("story").prompt(), "I don't know.", [])),  # type: ignore[union-attr]
        e.SegmentEnded("done"), e.RoundEnded("done"), e.LoopEnded(),
    ):  # fmt: skip
        state = apply(state, event)
    debriefed = debrief(state, desk)
    raiser = debriefed.bar_raiser
    assert debriefed.rounds[0].vote == "yes"
    assert raiser is not None
    assert (raiser.vote, raiser.veto, debriefed.vote) == ("no", True, "no")
    assert raiser.stories is not None
    assert raiser.stories.value == 0
    assert any("no loop is a yes" in reason for reason in debriefed.reasons)
