"""Choose the questions of a loop: pure, and the same again for the same bank, history and seed.

Never repeats a question while one that fits is unasked, and never asks in one loop what overlaps with a question asked
in it while another is left.  Questions that ask for stories are chosen for their principles (:mod:`loop.principles`).
"""

import random
from collections.abc import Collection, Sequence
from typing import Protocol

import msgspec

from superday.bank.model import AnyItem, Interviewer, Loop, Question, Round, Segment
from superday.errors import BadInput
from superday.loop.principles import next_story


class PlannedSegment(msgspec.Struct, frozen=True):
    """A part of a round with the questions chosen for it, in order."""

    id: str
    title: str
    asks: str
    minutes: int
    questions: list[str]


class PlannedRound(msgspec.Struct, frozen=True):
    """A round with its interviewer and its segments."""

    id: str
    title: str
    kind: str
    minutes: int
    interviewer: str
    segments: list[PlannedSegment]
    bar_raiser: bool = False
    competencies: list[str] = []


class Plan(msgspec.Struct, frozen=True):
    """What will be asked, in which order and time.  ``bar`` is the score that the level asks of a round."""

    loop: str
    title: str
    seed: int
    bar: float
    rounds: list[PlannedRound]


class Source(Protocol):
    """What planning needs of a bank."""

    def of(self, kind: str) -> list[AnyItem]:
        """Every sound item of a kind."""
        ...

    def get(self, id: str, *kinds: str) -> AnyItem:  # noqa: A002
        """One item."""
        ...


def make_plan(
    loop: Loop,
    bank: Source,
    asked: Collection[str],
    seed: int,
    interviewer: str | None = None,
    only: str | None = None,
) -> Plan:
    """A plan of ``loop`` that avoids the ids in ``asked``.

    Args:
        loop: which rounds, how long.
        bank: where the questions are.
        asked: ids of questions asked before; one is asked again only where nothing else of its kind is left.
        seed: chooses among those that fit; the same seed gives the same plan.
        interviewer: an interviewer's id to meet in every round instead of the loop's own (C3).
        only: the id of the one round to rehearse; it asks what it would ask in the whole loop.

    Raises:
        BadInput: the bank has no question at all of a kind that the loop asks, or the loop no round ``only``.
    """
    ids = [round_.id for round_ in loop.rounds]
    if only is not None and only not in ids:
        raise BadInput(f"`{loop.id}` has no round `{only}`", way_out=f"its rounds are {', '.join(ids)}")
    planner = _Planner(loop, bank, asked, Draw(loop.id, seed), interviewer)
    rounds = [planner.round(round_) for round_ in loop.rounds]
    return Plan(loop.id, loop.title, seed, loop.bar, [one for one in rounds if only in (None, one.id)])


class Draw:
    """Chance, by name: each draw depends on the seed and its own name alone.

    So a question added to the bank changes a plan only where it is itself chosen.
    """

    def __init__(self, loop: str, seed: int):
        self._of = f"{loop}:{seed}"

    def unit(self, *names: str) -> float:
        """A number in [0, 1)."""
        return random.Random(":".join((self._of, *names))).random()

    def choice(self, options: Sequence[str], *names: str) -> str:
        """One of ``options``."""
        return options[int(self.unit(*names) * len(options))]


class _Planner:
    """Fills the rounds of a loop in order, with what was asked before and what it has taken so far."""

    def __init__(self, loop: Loop, bank: Source, asked: Collection[str], draw: Draw, who: str | None):
        self._loop, self._bank, self._asked, self._draw, self._who = loop, bank, frozenset(asked), draw, who
        self._taken: list[Question] = []
        self._told = [item for item in bank.of("behavioural") if item.id in self._asked]

    def round(self, round_: Round) -> PlannedRound:
        chosen = self._bank.get(self._who or self._draw.choice(round_.interviewers, round_.id), "interviewer")
        assert isinstance(chosen, Interviewer)
        return PlannedRound(
            round_.id,
            round_.title,
            round_.kind,
            round_.minutes,
            chosen.id,
            [self._segment(segment, chosen, round_.id) for segment in round_.segments],
            round_.bar_raiser,
            round_.competencies,
        )

    def _segment(self, segment: Segment, who: Interviewer, round_id: str) -> PlannedSegment:
        questions = self._choose(segment, who, round_id)
        self._taken += questions
        ids = [item.id for item in questions]
        return PlannedSegment(segment.id, segment.title, segment.asks, segment.minutes, ids)

    def _choose(self, segment: Segment, who: Interviewer, round_id: str) -> list[Question]:
        """As many as asked for, of the best tier that has any; what overlaps with another last of all."""
        left = self._ranked(segment, who, round_id)
        chosen: list[Question] = []
        overlapping: list[Question] = []
        for tier in self._tiers(segment, left):
            here = [item for item in tier if item in left]
            while here and len(chosen) < segment.count:
                item = self._next(segment, here, chosen)
                here.remove(item)
                left.remove(item)
                (overlapping if _overlaps(item, [*self._taken, *chosen]) else chosen).append(item)
        return [*chosen, *overlapping][: segment.count]

    def _ranked(self, segment: Segment, who: Interviewer, round_id: str) -> list[Question]:
        """What the loop has not taken yet, as chance and the interviewer's leaning have it."""
        gone = {item.id for item in self._taken}
        pool = [item for item in _pool(segment, self._loop, self._bank) if item.id not in gone]
        luck = {item.id: self._draw.unit(round_id, segment.id, item.id) for item in pool}
        return sorted(pool, key=lambda item: _chance(item, who, luck[item.id]), reverse=True)

    def _tiers(self, segment: Segment, ranked: list[Question]) -> list[list[Question]]:
        """Unasked before asked, preferred before fitting before any; stories fit by their principles first."""
        tiers: list[list[Question]] = []
        for fresh in (True, False):
            here = [item for item in ranked if (item.id not in self._asked) == fresh]
            preferred = [item for id_ in segment.prefer for item in here if item.id == id_]
            fitting = [] if segment.asks == "behavioural" else [item for item in here if _fits(item, segment)]
            tiers += [preferred, fitting, here]
        return tiers

    def _next(self, segment: Segment, ranked: list[Question], chosen: list[Question]) -> Question:
        if segment.asks != "behavioural" or ranked[0].id in segment.prefer:
            return ranked[0]
        fitting = {item.id for item in ranked if _fits(item, segment)}
        return next_story(ranked, [*self._taken, *chosen], self._told, segment.principles, fitting)


def _pool(segment: Segment, loop: Loop, bank: Source) -> list[Question]:
    questions: list[Question] = [item for item in bank.of(segment.asks) if isinstance(item, Question)]
    pool = [item for item in questions if not item.loops or loop.id in item.loops]
    if not pool:
        raise BadInput(f"the bank has no {segment.asks} to ask in `{loop.id}`", way_out="see `superday bank stats`")
    return pool


def _overlaps(item: Question, others: list[Question]) -> bool:
    """Whether the question or one of the others names the other one: either of them may say so."""
    return any(item.id in other.overlaps or other.id in item.overlaps for other in others)


def _fits(item: Question, segment: Segment) -> bool:
    if not segment.tags and not segment.areas:
        return True
    return bool(set(item.tags) & set(segment.tags) or set(item.areas) & set(segment.areas))


def _chance(item: Question, who: Interviewer, luck: float) -> float:
    """A key whose order draws without replacement in proportion to weights (Efraimidis and Spirakis 2006)."""
    weight = max((who.favours.get(area, 1.0) for area in item.areas), default=1.0)
    return float(luck ** (1.0 / max(weight, 1e-6)))
