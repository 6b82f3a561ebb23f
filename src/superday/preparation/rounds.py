"""What a rehearsal says of items, and how its rounds went: its log, read question by question.  Pure."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from superday.bank.model import AnyItem, Askable, Behavioural
from superday.errors import BadInput
from superday.loop import events as e
from superday.loop import scoring
from superday.loop.state import Asked, State, replay
from superday.store import Recorded
from superday.study.reviews import Review, of_asked
from superday.study.strands import Attempt

REMEMBERED = ("concept", "derivation", "problem", "case")  # what has items of memory


class Source(Protocol):
    """What is needed of a bank."""

    def get(self, id: str, *kinds: str) -> AnyItem:  # noqa: A002
        """One item; ``BadInput`` where it is not there."""
        ...


def reviews_of(
    session: str, recorded: Sequence[Recorded], bank: Source, local: Callable[[float], datetime]
) -> dict[str, list[Review]]:
    """The reviews of a rehearsal by source, ``round:SESSION:ROUND.QUESTION`` (both counted from 0).

    A question that is still being asked says what it has said so far; one that the bank holds no more is left out.
    """
    found = {}
    for one in _questions(recorded)[1]:
        if (question := _question(bank, one.asked, *REMEMBERED)) is not None:
            said = of_asked(question, one.asked, local(one.at))
            found[f"round:{session}:{one.round}.{one.place}"] = said
    return found


def attempts_of(recorded: Sequence[Recorded], bank: Source, local: Callable[[float], datetime]) -> list[Attempt]:
    """Each question of the rounds that came to their end, with its score.

    Left out is what superday failed to assess, and what the bank holds no more.
    """
    state, each = _questions(recorded)
    attempts = []
    for one in each:
        round_ = state.plan.rounds[one.round]
        question = _question(bank, one.asked, *REMEMBERED, "guide", "behavioural")
        if state.rounds[one.round].ended and not one.asked.failed and question is not None:
            made = Attempt(
                local(one.at).date(),
                state.plan.loop,
                round_.id,
                question.id,
                question.kind,
                question.level,
                scoring.question(question, one.asked).value,
                state.plan.bar,
                (one.asked.standing[0].answer or "") if isinstance(question, Behavioural) else "",
            )
            attempts.append(made)
    return attempts


class _Question(NamedTuple):
    """A question of a rehearsal: which of which round (from 0), when it was answered, and how it went."""

    round: int
    place: int
    at: float
    asked: Asked


def _questions(recorded: Sequence[Recorded]) -> tuple[State, list[_Question]]:
    happened = [(one.at, e.decode(one.body)) for one in recorded]
    state = replay(event for _, event in happened)
    moments = _moments(happened)
    return state, [
        _Question(number, place, next(moments), asked)
        for number, round_ in enumerate(state.rounds)
        for place, asked in enumerate(round_.asked)
    ]


def _moments(happened: Sequence[tuple[float, e.AnyEvent]]) -> Iterator[float]:
    """When each question was first answered, or asked where it never was."""
    moments: list[float] = []
    answered = True
    for at, event in happened:
        if isinstance(event, e.QuestionAsked):
            moments.append(at)
            answered = False
        elif isinstance(event, e.Answered) and not answered:
            moments[-1] = at
            answered = True
    return iter(moments)


def _question(bank: Source, asked: Asked, *kinds: str) -> Askable | None:
    try:
        item = bank.get(asked.question, *kinds)
    except BadInput:
        return None
    return item if isinstance(item, Askable) else None
