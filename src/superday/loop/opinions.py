"""Which answers a language model may read as a second reader, and what its opinions changed.

Pure: it asks nobody.  Who does is :mod:`superday.loop.second_reader`.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from superday.bank.model import Askable, DerivationItem, Graded, Interviewer, ProblemItem
from superday.findings import Finding, Outcome
from superday.loop.events import SecondOpinion
from superday.loop.room import Desk
from superday.loop.state import Asked, State, Turn
from superday.rubric.grading import nothing
from superday.rubric.model import Point, Rubric

# What is graded on a question's points by its words.  A probe and a what-if are narrow questions with rules of their
# own, and the first turn of code and of derivations is run.
SAID = ("main", "prompt", "follow-up", "talk")


class Place(NamedTuple):
    """A turn of a question of a round, each counted from 0."""

    round: int
    asked: int
    turn: int


class Change(msgspec.Struct, frozen=True):
    """A finding that an opinion changed: a point's id and what it says, its outcome before and after."""

    point: str
    says: str
    before: str
    after: str


class OpinionView(msgspec.Struct, frozen=True):
    """One opinion on one answer, as the debrief tells it; ``at`` is seconds since 1970, ``ask`` what was asked."""

    ask: str
    told: str
    at: float
    changes: list[Change]

    @property
    def changed(self) -> int:
        """How many findings it changed."""
        return len(self.changes)


class Second(msgspec.Struct, frozen=True):
    """How far the second reading has come: ``waiting`` was to be read and has not been, ``failed`` could not be.

    ``read`` and ``failed`` count answers.  Tokens are as servers counted them; ``cost`` is ``None`` where no price was
    named.
    """

    readers: list[str]
    read: int
    failed: int
    waiting: int
    tokens_in: int
    tokens_out: int
    cost: float | None

    def told(self) -> str:
        """All that in a line."""
        told = f"{', '.join(self.readers)} read {_answers(self.read)}{self._spent()}"
        if self.failed:
            told += f"; {_answers(self.failed)} could not be read, and there the words alone decide"
        if self.waiting:
            told += f"; {_answers(self.waiting)} not read yet"
        return f"{told}."

    def _spent(self) -> str:
        if not self.tokens_in and not self.tokens_out:
            return ""
        cost = "" if self.cost is None else f", cost {self.cost:.6f} at your prices"
        return f" ({self.tokens_in:,} tokens in and {self.tokens_out:,} out{cost})"


def _answers(count: int) -> str:
    return f"{count} answer{'' if count == 1 else 's'}"


def readable(item: Askable, turn: Turn) -> bool:
    """Whether there is something in an assessed turn for a model to judge."""
    if not isinstance(item, Graded) or turn.kind not in SAID or not (turn.answer or "").strip():
        return False
    if turn.kind == "main" and isinstance(item, ProblemItem | DerivationItem):
        return False
    said = {one.point: one for one in by_the_answer(item, turn)}
    return any(said.get(point.id, nothing(point)) != nothing(point) for point in _judged(item))


def _judged(item: Graded) -> list[Point]:
    """A figure is compared and not judged."""
    return [point for point in item.points if point.number is None]


def rubric(item: Graded, turn: Turn) -> Rubric:
    """What the turn is read against.  What a further question's own words give away need not be credited."""
    whole = item.rubric()
    return whole if turn.kind == "main" else Rubric(f"{whole.question}\n\n{turn.ask}", whole.points)


def by_the_answer(item: Graded, turn: Turn) -> list[Finding]:
    """What the assessors found in the answer itself, a finding a point: what was shown by asking is not in it."""
    found = {one.point: one for one in _first(turn) if not _by_asking(one)}
    return [found.get(point.id, nothing(point)) for point in item.points]


def changed(turn: Turn, judged: Iterable[Finding]) -> list[Finding]:
    """Those of a model's findings that change the assessors' on the turn."""
    found = {one.point: one for one in _first(turn) if not _by_asking(one)}
    return [one for one in judged if one.point in found and one != found[one.point]]


def _first(turn: Turn) -> list[Finding]:
    return turn.by_words if turn.by_words is not None else turn.findings or []


def _by_asking(found: Finding) -> bool:
    """Points of a case can be shown by a clarifying question, of which the answer holds no word."""
    return found.outcome in (Outcome.COVERED, Outcome.PARTIAL) and found.evidence is None


def waiting(state: State, reader: str = "") -> list[Place]:
    """The answers that were to be read (by ``reader``, if one is named) and of which no opinion has come."""
    return [
        place
        for place, _, turn in _turns(state)
        if turn.reader and not turn.opinions and (not reader or turn.reader == reader)
    ]


def unread(state: State, desk: Desk, reader: str) -> list[Place]:
    """The answers that could be read and that ``reader`` has given no opinion on."""
    return [
        place
        for place, asked, turn in _turns(state)
        if reader not in _readers(turn) and readable(_item(desk, asked), turn)
    ]


def _readers(turn: Turn) -> set[str]:
    return {one.reading.reader for one in turn.opinions if not one.reading.fell_back}


def _turns(state: State) -> Iterator[tuple[Place, Asked, Turn]]:
    """Every turn that has been assessed."""
    for r, round_ in enumerate(state.rounds):
        for n, asked in enumerate(round_.asked):
            for t, turn in enumerate(asked.turns):
                if turn.findings is not None and not asked.skipped:
                    yield Place(r, n, t), asked, turn


def _item(desk: Desk, asked: Asked) -> Askable:
    item = desk(asked.question)
    assert not isinstance(item, Interviewer)
    return item


def history(turns: Iterable[Turn], says: Mapping[str, str]) -> list[OpinionView]:
    """Each opinion on a question's turns, with the findings that it changed from what they were before it.

    ``says`` is what each point says, by its id.
    """
    return [view for turn in turns for view in _history(turn, says)]


def _history(turn: Turn, says: Mapping[str, str]) -> Iterator[OpinionView]:
    first = {one.point: str(one.outcome) for one in _first(turn)}
    before = first
    for opinion in turn.opinions:
        after = before if opinion.reading.fell_back else first | _outcomes(opinion)
        differ = [point for point in first if after[point] != before[point]]
        changes = [Change(point, says.get(point, point), before[point], after[point]) for point in differ]
        yield OpinionView(turn.ask, opinion.reading.told(), opinion.at, changes)
        before = after


def _outcomes(opinion: SecondOpinion) -> dict[str, str]:
    return {one.point: str(one.outcome) for one in opinion.findings}


def second(state: State) -> Second | None:
    """How far the second reading of a rehearsal has come; ``None`` where nobody was to read it."""
    turns = [turn for _, _, turn in _turns(state) if turn.reader or turn.opinions]
    if not turns:
        return None
    readings = [one.reading for turn in turns for one in turn.opinions]
    costs = [one.cost for one in readings if one.cost is not None]
    return Second(
        readers=list(dict.fromkeys(one.reader for one in readings) or {turn.reader: None for turn in turns}),
        read=sum(bool(_readers(turn)) for turn in turns),
        failed=sum(bool(turn.opinions) and not _readers(turn) for turn in turns),
        waiting=sum(not turn.opinions for turn in turns),
        tokens_in=sum(one.tokens_in or 0 for one in readings),
        tokens_out=sum(one.tokens_out or 0 for one in readings),
        cost=sum(costs) if costs else None,
    )
