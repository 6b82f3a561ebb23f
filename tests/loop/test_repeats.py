"""A story counts once in a loop; interviewers compare their notes."""

from superday.bank.model import Behavioural
from superday.loop import events as e
from superday.loop.plan import Plan, PlannedRound, PlannedSegment
from superday.loop.repeats import told_before
from superday.loop.state import State, replay

STORY = (
    "Last spring our labelling pipeline dropped a tenth of the clips without a word. I looked into the logs for two "
    "days, found a time-out in the decoder, wrote a retry with a test, and told the annotators what had been lost. "
    "The loss fell from ten per cent to under one."
)
OTHER = (
    "When the deadline moved up by three weeks I cut the ablations to the two that decided the design, agreed that "
    "with my manager in writing, and ran the rest after the release. We shipped on the day with the error at four per "
    "cent."
)


def question(id_: str) -> Behavioural:
    return Behavioural(
        id=id_, title=id_, kind="behavioural", areas=["behaviour"], level=2, minutes=5, principles=["ownership"]
    )


def after(*stories: str) -> State:
    ids = [f"q{n}" for n in range(len(stories))]
    planned = PlannedRound("r", "r", "behavioural", 60, "x", [PlannedSegment("s", "s", "behavioural", 60, ids)])
    happened: list[e.AnyEvent] = [e.Started(Plan("l", "l", 0, 0.5, [planned])), e.RoundBegan("")]
    for id_, story in zip(ids, stories, strict=True):
        happened += [e.QuestionAsked(id_, "?"), e.Answered(story), e.Assessed([])]
    return replay(happened)


def test_the_same_story_is_found_at_its_second_telling_even_with_a_changed_figure():
    state = after(STORY, OTHER, STORY.replace("ten per cent", "nine per cent"))
    assert told_before(state, question) == {(0, 2): "q0"}


def test_different_stories_are_different():
    assert told_before(after(STORY, OTHER), question) == {}


def test_short_replies_are_not_stories():
    assert told_before(after("I don't know.", "I don't know."), question) == {}
