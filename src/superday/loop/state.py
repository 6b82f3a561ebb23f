"""The state of a room: a pure replay of its events, and nothing else."""

from collections.abc import Iterable
from functools import reduce, singledispatch
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from superday.findings import Finding, Source
from superday.judge.model import OwnTests, Verdict
from superday.loop import events as e
from superday.loop.plan import Plan, PlannedRound, PlannedSegment
from superday.maths.model import Derived

Phase = Literal["before-round", "asking", "answering", "assessing", "finished"]


class Clarification(msgspec.Struct, frozen=True):
    """A question of the candidate's and what came out."""

    asked: str
    facts: list[str]
    told: str


class Turn(msgspec.Struct, frozen=True):
    """One thing asked and what was said to it; ``answer`` is None until something is.

    ``findings`` are as they are now; ``by_words`` as the assessors had them, where there are second ``opinions``.
    """

    kind: e.TurnKind
    ask: str
    says: str = ""
    points: list[str] = []
    what_if: str | None = None
    answer: str | None = None
    complete: bool = True
    findings: list[Finding] | None = None
    clarifications: list[Clarification] = []
    hints: list[str] = []
    reader: str = ""
    by_words: list[Finding] | None = None
    opinions: list[e.SecondOpinion] = []
    derived: Derived | None = None
    retold: e.Retold | None = None
    another: bool = False


class Asked(msgspec.Struct, frozen=True):
    """A question as it went."""

    question: str
    segment: int
    turns: list[Turn]
    began: float
    seconds: float = 0.0
    skipped: bool = False
    judged: list[e.Judged] = []
    own_tests: list[e.OwnTestsChecked] = []
    verdict: Verdict | None = None
    failed: str = ""

    @property
    def turn(self) -> Turn:
        """The turn that is open, or was last."""
        return self.turns[-1]

    @property
    def standing(self) -> list[Turn]:
        """The turns about the answer that stands: another story, told when asked for, takes the place of the first."""
        return self.turns[max((n for n, turn in enumerate(self.turns) if turn.another), default=0) :]

    @property
    def retold(self) -> e.Retold | None:
        """Which earlier answer of the loop told the story that stands, if one did."""
        return self.standing[0].retold

    @property
    def tested(self) -> OwnTests | None:
        """What the candidate's last own tests showed, of those that held a case at all."""
        return next((one.result for one in reversed(self.own_tests) if one.result.cases), None)

    @property
    def clarifications(self) -> list[Clarification]:
        """What the candidate asked, over all turns."""
        return [clarified for turn in self.turns for clarified in turn.clarifications]

    @property
    def hints(self) -> list[str]:
        """The hints taken, over all turns."""
        return [hint for turn in self.turns for hint in turn.hints]


class RoundState(msgspec.Struct, frozen=True):
    """A round as it goes; ``seconds`` is the time used of it."""

    began: bool = False
    says: str = ""
    seconds: float = 0.0
    paused_times: int = 0
    segment: int = 0
    asked: list[Asked] = []
    warned: list[str] = []
    ended: str = ""


class State(msgspec.Struct, frozen=True):
    """Everything about one run of a loop."""

    plan: Plan
    scripted: bool
    rounds: list[RoundState]
    current: int = 0
    paused: bool = False
    finished: bool = False

    @property
    def round(self) -> RoundState:
        """The round that is on, or comes next."""
        return self.rounds[self.current]

    @property
    def planned(self) -> PlannedRound:
        """That round's plan."""
        return self.plan.rounds[self.current]

    @property
    def segment(self) -> PlannedSegment:
        """The segment that is on."""
        return self.planned.segments[min(self.round.segment, len(self.planned.segments) - 1)]

    @property
    def asked(self) -> Asked:
        """The question that is on, or was last."""
        return self.round.asked[-1]

    @property
    def phase(self) -> Phase:
        """What is awaited: readiness, a question, an answer, or its assessment."""
        if self.finished:
            return "finished"
        if not self.round.began:
            return "before-round"
        here = [asked for asked in self.round.asked if asked.segment == self.round.segment]
        if not here or here[-1].skipped or here[-1].failed or here[-1].turn.findings is not None:
            return "asking"
        return "answering" if here[-1].turn.answer is None else "assessing"

    @property
    def segment_left(self) -> float:
        """Seconds until the segment's box closes; what earlier segments left unused is in it."""
        closes = sum(segment.minutes for segment in self.planned.segments[: self.round.segment + 1])
        if self.round.segment >= len(self.planned.segments) - 1:
            closes = self.planned.minutes
        return closes * 60 - self.round.seconds

    @property
    def round_left(self) -> float:
        """Seconds until the round's box closes."""
        return self.planned.minutes * 60 - self.round.seconds


def replay(happened: Iterable[e.AnyEvent]) -> State:
    """The state after these events, the first of which is :class:`~superday.loop.events.Started`."""
    stream = iter(happened)
    first = next(stream)
    assert isinstance(first, e.Started), "a log begins with Started"
    start = State(first.plan, first.scripted, [RoundState() for _ in first.plan.rounds])
    return reduce(apply, stream, start)


def apply(state: State, event: e.AnyEvent) -> State:
    """The state after one more event."""
    return _apply(event, state)


@singledispatch
def _apply(event: Any, state: State) -> State:
    raise TypeError(f"no rule for {type(event).__name__}")


def _round(state: State, **changes: Any) -> State:
    rounds = list(state.rounds)
    rounds[state.current] = replace(state.round, **changes)
    return replace(state, rounds=rounds)


def _asked(state: State, **changes: Any) -> State:
    return _round(state, asked=[*state.round.asked[:-1], replace(state.asked, **changes)])


def _turn(state: State, **changes: Any) -> State:
    return _asked(state, turns=[*state.asked.turns[:-1], replace(state.asked.turn, **changes)])


@_apply.register
def _(event: e.RoundBegan, state: State) -> State:
    return _round(state, began=True, says=event.says)


@_apply.register
def _(event: e.TimePassed, state: State) -> State:
    moved = _round(state, seconds=state.round.seconds + event.seconds)
    if state.phase in ("answering", "assessing"):
        moved = _asked(moved, seconds=state.asked.seconds + event.seconds)
    return moved


@_apply.register
def _(event: e.Paused, state: State) -> State:
    return replace(_round(state, paused_times=state.round.paused_times + 1), paused=True)


@_apply.register
def _(event: e.Resumed, state: State) -> State:
    return replace(state, paused=False)


@_apply.register
def _(event: e.QuestionAsked, state: State) -> State:
    new = Asked(event.question, state.round.segment, [Turn("main", event.ask, event.says)], state.round.seconds)
    return _round(state, asked=[*state.round.asked, new])


@_apply.register
def _(event: e.FollowedUp, state: State) -> State:
    new = Turn(event.kind, event.ask, event.says, event.points, event.what_if)
    return _asked(state, turns=[*state.asked.turns, new])


@_apply.register
def _(event: e.Clarified, state: State) -> State:
    new = Clarification(event.asked, event.facts, event.told)
    return _turn(state, clarifications=[*state.asked.turn.clarifications, new])


@_apply.register
def _(event: e.HintGiven, state: State) -> State:
    return _turn(state, hints=[*state.asked.turn.hints, event.text])


@_apply.register
def _(event: e.Answered, state: State) -> State:
    return _turn(state, answer=event.text, complete=event.complete)


@_apply.register
def _(event: e.Judged, state: State) -> State:
    return _asked(state, judged=[*state.asked.judged, event])


@_apply.register
def _(event: e.OwnTestsChecked, state: State) -> State:
    return _asked(state, own_tests=[*state.asked.own_tests, event])


@_apply.register
def _(event: e.Assessed, state: State) -> State:
    done = _turn(
        state,
        findings=event.findings,
        reader=event.reader,
        derived=event.derived,
        retold=event.retold,
        another=event.another,
    )
    return done if event.verdict is None else _asked(done, verdict=event.verdict)


@_apply.register
def _(event: e.SecondOpinion, state: State) -> State:
    rounds = list(state.rounds)
    asked = list(rounds[event.round].asked)
    turns = list(asked[event.asked].turns)
    turns[event.turn] = _with_opinion(turns[event.turn], event)
    asked[event.asked] = replace(asked[event.asked], turns=turns)
    rounds[event.round] = replace(rounds[event.round], asked=asked)
    return replace(state, rounds=rounds)


def _with_opinion(turn: Turn, event: e.SecondOpinion) -> Turn:
    """An opinion replaces the one before it, and none where there is none; what the candidate settled stays."""
    now = turn.findings or []
    first = turn.by_words if turn.by_words is not None else now
    if not event.reading.fell_back:
        said = {one.point: one for one in first} | {one.point: one for one in event.findings}
        now = [one if one.source is Source.SELF else said.get(one.point, one) for one in now]
    return replace(turn, findings=now, by_words=first, opinions=[*turn.opinions, event])


@_apply.register
def _(event: e.Failed, state: State) -> State:
    return _asked(_turn(state, findings=[]), failed=event.says)


@_apply.register
def _(event: e.Skipped, state: State) -> State:
    return _asked(state, skipped=True)


@_apply.register
def _(event: e.Warned, state: State) -> State:
    return _round(state, warned=[*state.round.warned, warning(state, event.of, event.minutes)])


def warning(state: State, of: str, minutes: int) -> str:
    """The name under which a warning is remembered, so that it is given once."""
    return f"{of} {state.round.segment if of == 'segment' else ''}: {minutes}"


@_apply.register
def _(event: e.SegmentEnded, state: State) -> State:
    return _round(state, segment=state.round.segment + 1)


@_apply.register
def _(event: e.RoundEnded, state: State) -> State:
    ended = _round(state, ended=event.by)
    return replace(ended, current=min(state.current + 1, len(state.rounds) - 1))


@_apply.register
def _(event: e.LoopEnded, state: State) -> State:
    return replace(state, finished=True)
