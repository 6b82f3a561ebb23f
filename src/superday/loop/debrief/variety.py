"""Whether the stories of a loop vary: which were told for several questions, and what came of asking for another."""

from collections.abc import Sequence

from superday.loop.debrief.model import Overuse, QuestionView
from superday.loop.interviewer import ANOTHER, any_story
from superday.loop.repeats import heard, tellings
from superday.loop.room import Desk
from superday.loop.state import Asked, State
from superday.stories.likeness import Background

_COUNTS = {1: "half", 2: "a quarter"}  # by how often it had been told: scoring.RETOLD_SHARE in words


def overuse(state: State, desk: Desk, background: Background | None) -> list[Overuse]:
    """The stories that were told for more than one question and stood; none without a ``background``."""
    if background is None:
        return []
    told = [one for one in heard(state, desk) if any_story(one.asked)]
    same = [[told[n] for n in each] for each in tellings([one.text for one in told], background) if len(each) > 1]
    return [
        Overuse([one.title for one in each], [f"{one.place[0]}-{one.place[1]}" for one in each], len(told))
        for each in same
    ]


def told_before(state: State, desk: Desk, asked: Asked) -> str:
    """The title of the question for which the story that stands had been told; "" where it had not."""
    again = asked.retold
    return desk(state.rounds[again.round].asked[again.asked].question).title if again else ""


def retold(state: State, desk: Desk, asked: Asked) -> str:
    """What it means that a story was told again, in a sentence or two; "" where none was."""
    first = asked.turns[0].retold
    if asked.retold is None:
        return _put_right(state, desk, asked) if first else ""
    title, by = told_before(state, desk, asked), ", ".join(asked.retold.by)
    counts = _COUNTS.get(asked.retold.times, "next to nothing")
    if asked.retold.verbatim:
        says = f"Word for word the story told for “{title}”: told again it counts as nothing."
    else:
        says = f"The story told for “{title}”, in other words (both have: {by}): told again it counts {counts}."
    return f"{says}{_declined(asked)} Interviewers compare their notes."


def variety(views: Sequence[QuestionView]) -> str:
    """Whether the stories of a round vary."""
    told = [view for view in views if view.kind == "behavioural" and view.told]
    again = sum(bool(view.told_before) for view in told)
    if not again:
        return f"The {len(told)} stories are {len(told)} different ones." if len(told) > 1 else ""
    if len(told) == 1:
        return "The story is one that this loop had heard."
    return f"Of {len(told)} stories {again} {'was one' if again == 1 else 'were ones'} that this loop had heard."


def _put_right(state: State, desk: Desk, asked: Asked) -> str:
    again = asked.turns[0].retold
    assert again is not None
    title = desk(state.rounds[again.round].asked[again.asked].question).title
    return f"You began with the story told for “{title}”; asked for another, you told one, and that one counts."


def _declined(asked: Asked) -> str:
    """What came when another story was asked for, where it did not help."""
    if not any(ANOTHER in turn.points for turn in asked.turns):
        return ""
    had = "one that this loop had heard too" if asked.standing[0].another else "none"
    return f" Asked for another, you had {had}."
