"""Rounds of stories in memory: who tells what, asked as the room asks."""

from collections.abc import Sequence

from superday.bank.model import Askable, Behavioural, Interviewer
from superday.loop import events as e
from superday.loop import room
from superday.loop.assess import assess
from superday.loop.plan import Plan, PlannedRound, PlannedSegment
from superday.loop.repeats import Notes, earlier
from superday.loop.room import Desk
from superday.loop.state import State, apply, replay
from superday.stories.likeness import Background

BACKGROUND = Background.of(["Tell me about a time when you had to decide."] * 100)
STRONG = (
    "Last spring our labelling pipeline lost clips without a word, and I had to find out why before the release in "
    "two weeks. I looked into the logs for two days, found a time-out in the decoder, wrote a retry with a test, and "
    "told the annotators what had been lost. I considered a larger machine instead, but that would only have hidden "
    "it. In the end the loss fell from 9.4 percent of the clips to 0.7. I learned to count what goes in and what comes "
    "out, and I do that in every project now."
)
RETOLD = (
    "That was the labelling pipeline, where clips got lost. It was due in two weeks. I read the decoder's logs, there "
    "was a time-out, so I added a retry and tests and I told our annotators. I decided against a larger machine. The "
    "loss of clips fell to 3.5 percent, it had been 9.4 percent of the clips. I learned to count what goes in."
)
OTHER = (
    "When the deadline of our submission moved up by three weeks I had to choose. I cut the ablations to two, agreed "
    "that with my advisor in writing, and ran the rest afterwards. I could have asked for more students instead. We "
    "submitted on the day with an error of 4 percent, against 6 for the baseline. Next time I would plan that in May."
)


def asking(desk: Desk) -> Desk:
    """Questions for stories, ``q0`` and so on, beside the items of ``desk``."""

    def take(id_: str) -> Askable | Interviewer:
        if not id_.startswith("q"):
            return desk(id_)
        return Behavioural(
            id=id_, title=f"Question {id_}", kind="behavioural", areas=["behaviour"], level=2, minutes=7,
            principles=["ownership"], question="Tell me about a time when you had to decide.",
        )  # fmt: skip

    return take


def begun(rounds: Sequence[int], minutes: int = 60) -> State:
    """The first of these rounds has begun, each the bar raiser's, with so many questions for stories."""
    ids = [f"q{n}" for n in range(sum(rounds))]
    planned = [
        PlannedRound(f"r{n}", f"Round {n}", "bar-raiser", minutes, "warm", [part(ids, rounds, n, minutes)], True)
        for n in range(len(rounds))
    ]
    return replay([e.Started(Plan("l", "L", 0, 0.6, planned))])


def part(ids: Sequence[str], rounds: Sequence[int], n: int, minutes: int) -> PlannedSegment:
    first = sum(rounds[:n])
    return PlannedSegment("s", "S", "behavioural", minutes, list(ids[first : first + rounds[n]]))


def say(ask: Desk, state: State, text: str) -> State:
    """The candidate says it, and the room goes on to where they are to speak again."""
    if state.phase == "before-round":
        state = follow(state, room.begin(state, ask))
    state = follow(state, room.say(state, ask, text))
    item = ask(state.asked.question)
    assert isinstance(item, Behavioural)
    found = assess(item, state.asked, [], Notes(earlier(state, ask), BACKGROUND))
    return follow(state, room.assessed(state, ask, found))


def follow(state: State, happened: Sequence[e.AnyEvent]) -> State:
    for event in happened:
        state = apply(state, e.decode(e.encode(event)))
    return state
