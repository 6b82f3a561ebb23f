"""Choose the questions of a loop: pure, and the same again for the same bank, history and seed.

Never repeats a question while one that fits is unasked, and never asks in one loop what overlaps with a question asked
in it while another is left.
"""

import random
from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

import msgspec

from superday.bank.model import AnyItem, Interviewer, Loop, Question, Round, Segment
from superday.errors import BadInput


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


def make_plan(loop: Loop, bank: Source, asked: Collection[str], seed: int, interviewer: str | None = None) -> Plan:
    """A plan of ``loop`` that avoids the ids in ``asked``.

    Args:
        loop: which rounds, how long.
        bank: where the questions are.
        asked: ids of questions asked before; one is asked again only where nothing else of its kind is left.
        seed: chooses among those that fit; the same seed gives the same plan.
        interviewer: an interviewer's id to meet in every round instead of the loop's own (C3).

    Raises:
        BadInput: the bank has no question at all of a kind that the loop asks.
    """
    draw = Draw(loop.id, seed)
    taken: list[Question] = []
    rounds = [_round(round_, loop, bank, set(asked), taken, draw, interviewer) for round_ in loop.rounds]
    return Plan(loop.id, loop.title, seed, loop.bar, rounds)


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


def _round(
    round_: Round, loop: Loop, bank: Source, asked: set[str], taken: list[Question], draw: Draw, who: str | None
) -> PlannedRound:
    chosen = bank.get(who or draw.choice(round_.interviewers, round_.id), "interviewer")
    assert isinstance(chosen, Interviewer)
    segments = []
    for segment in round_.segments:
        questions = _choose(segment, _pool(segment, loop, bank), chosen, asked, taken, draw, round_.id)
        taken += questions
        ids = [item.id for item in questions]
        segments.append(PlannedSegment(segment.id, segment.title, segment.asks, segment.minutes, ids))
    return PlannedRound(
        round_.id,
        round_.title,
        round_.kind,
        round_.minutes,
        chosen.id,
        segments,
        round_.bar_raiser,
        round_.competencies,
    )


def _pool(segment: Segment, loop: Loop, bank: Source) -> list[Question]:
    questions: list[Question] = [item for item in bank.of(segment.asks) if isinstance(item, Question)]
    pool = [item for item in questions if not item.loops or loop.id in item.loops]
    if not pool:
        raise BadInput(f"the bank has no {segment.asks} to ask in `{loop.id}`", way_out="see `superday bank stats`")
    return pool


def _choose(
    segment: Segment,
    pool: list[Question],
    who: Interviewer,
    asked: set[str],
    taken: list[Question],
    draw: Draw,
    round_id: str,
) -> list[Question]:
    """In the order of asking: unasked before asked, preferred before fitting before any; what overlaps last of all."""
    gone = {item.id for item in taken}
    pool = [item for item in pool if item.id not in gone]
    luck = {item.id: draw.unit(round_id, segment.id, item.id) for item in pool}
    ranked = sorted(pool, key=lambda item: _chance(item, who, luck[item.id]), reverse=True)
    tiers: list[Iterable[Question]] = []
    for fresh in (True, False):
        here = [item for item in ranked if (item.id not in asked) == fresh]
        preferred = [item for id_ in segment.prefer for item in here if item.id == id_]
        tiers += [preferred, [item for item in here if _fits(item, segment)], here]
    in_order = {item.id: item for tier in tiers for item in tier}
    chosen: list[Question] = []
    overlapping: list[Question] = []
    for item in in_order.values():
        (overlapping if _overlaps(item, [*taken, *chosen]) else chosen).append(item)
    return [*chosen, *overlapping][: segment.count]


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
