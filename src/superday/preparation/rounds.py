"""What a rehearsal says of items: its log, read question by question.  Pure."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Protocol

from superday.bank.model import AnyItem, Askable
from superday.errors import BadInput
from superday.loop import events as e
from superday.loop.state import Asked, replay
from superday.store import Recorded
from superday.study.reviews import Review, of_asked


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
    happened = [(one.at, e.decode(one.body)) for one in recorded]
    state = replay(event for _, event in happened)
    moments = _moments(happened)
    found = {}
    for number, round_ in enumerate(state.rounds):
        for place, asked in enumerate(round_.asked):
            at = local(next(moments))
            if (question := _question(bank, asked)) is not None:
                found[f"round:{session}:{number}.{place}"] = of_asked(question, asked, at)
    return found


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


def _question(bank: Source, asked: Asked) -> Askable | None:
    try:
        item = bank.get(asked.question, "concept", "derivation", "problem", "case")
    except BadInput:
        return None
    return item if isinstance(item, Askable) else None
