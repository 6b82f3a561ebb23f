"""How much of a loop hangs on each item: the minutes of the interview that ask for it.

A question's chance follows the rule by which a plan chooses (:mod:`superday.loop.plan`), worked out instead of drawn.
The plan draws without replacement in proportion to an interviewer's leaning, which is the same as every question having
an alarm clock with its leaning as the rate, and taking the first to ring (Efraimidis and Spirakis 2006; Rosén 1997): a
segment of ``count`` questions ends at about the time when ``count`` clocks are expected to have rung.

No history is looked at: a real interviewer does not know what was rehearsed.  Half of the weight goes to the interview
as the accounts name it (``prefer`` first, as a plan does), half to one that draws among all that fits.
"""

import math
from collections import defaultdict
from collections.abc import Sequence

import msgspec

from superday.bank.model import Interviewer, Loop, Question, Round, Segment
from superday.loop.plan import Source
from superday.study.items import items_in

NAMED = 0.5  # the chance that an interview asks what the accounts name before anything else
STEPS = 60  # of Newton's rule; it takes some ten
CLOSE = 1e-9  # of a question


class Stake(msgspec.Struct, frozen=True):
    """What a question is worth in a loop: the chance that it is asked, and the expected minutes that it takes."""

    chance: float
    minutes: float


def weights(loop: Loop, bank: Source, interviewer: str | None = None, named: float = NAMED) -> dict[str, float]:
    """The minutes of the loop that hang on each item, of those that it may ask for.

    Args:
        loop: which rounds, how long.
        bank: where questions and interviewers are.
        interviewer: the id of one to meet in every round instead of the loop's own.
        named: the chance that the interview begins with what the accounts name, in [0, 1].
    """
    stakes = question_stakes(loop, bank, interviewer, named)
    questions = {one.id: one for kind in _kinds(loop) for one in bank.of(kind) if one.id in stakes}
    return {
        item.id: stakes[id_].minutes * item.share for id_, question in questions.items() for item in items_in(question)
    }


def question_stakes(loop: Loop, bank: Source, interviewer: str | None = None, named: float = NAMED) -> dict[str, Stake]:
    """What each question is worth; those that the loop never asks are left out."""
    chance: dict[str, float] = defaultdict(float)
    minutes: dict[str, float] = defaultdict(float)
    for prefers, share in ((True, named), (False, 1 - named)):
        if not share:
            continue
        for segment, asked in _segments(loop, bank, interviewer, prefers):
            for id_, p in asked.items():
                chance[id_] += share * p
                minutes[id_] += share * p * segment.minutes / segment.count
    return {id_: Stake(min(p, 1.0), minutes[id_]) for id_, p in chance.items() if p > CLOSE}


def _kinds(loop: Loop) -> list[str]:
    return list(dict.fromkeys(segment.asks for round_ in loop.rounds for segment in round_.segments))


def _segments(
    loop: Loop, bank: Source, interviewer: str | None, prefers: bool
) -> list[tuple[Segment, dict[str, float]]]:
    """Each segment with the chance of each question in it; what came before is gone."""
    free: dict[str, float] = defaultdict(lambda: 1.0)  # the chance that a question was not asked yet
    result = []
    for round_ in loop.rounds:
        whos = _interviewers(round_, bank, interviewer)
        for segment in round_.segments:
            pool = [one for one in bank.of(segment.asks) if isinstance(one, Question) and _allowed(one, loop)]
            drawn = [_Draw(segment, pool, who, free, prefers).chances() for who in whos]
            asked = {one.id: sum(each.get(one.id, 0.0) for each in drawn) / len(drawn) for one in pool}
            for id_, p in asked.items():
                free[id_] = max(0.0, free[id_] - p)
            result.append((segment, asked))
    return result


def _interviewers(round_: Round, bank: Source, chosen: str | None) -> list[Interviewer]:
    found = [bank.get(id_, "interviewer") for id_ in ([chosen] if chosen else round_.interviewers)]
    return [one for one in found if isinstance(one, Interviewer)]


def _allowed(question: Question, loop: Loop) -> bool:
    return not question.loops or loop.id in question.loops


class _Draw:
    """One segment with one interviewer: tier after tier, as long as there is room."""

    def __init__(
        self, segment: Segment, pool: Sequence[Question], who: Interviewer, free: dict[str, float], named: bool
    ):
        self.segment, self.free = segment, free
        self.rate = {one.id: max(max((who.favours.get(a, 1.0) for a in one.areas), default=1.0), 1e-6) for one in pool}
        self.near = _overlapping(pool)
        preferred = [one for id_ in segment.prefer for one in pool if named and one.id == id_]
        rest = [one for one in pool if one not in preferred]
        fitting = [one for one in rest if fits(one, segment)]
        others = [one for one in rest if not fits(one, segment)]
        self.tiers = [*([one] for one in preferred), fitting, others]
        self.taken: dict[str, float] = {}

    def chances(self) -> dict[str, float]:
        """The chance of each question to be asked in this segment."""
        room = float(self.segment.count)
        for allow_overlaps in (False, True):
            for tier in self.tiers:
                drawn = self._draw([one.id for one in tier], room, allow_overlaps)
                for id_, p in drawn.items():
                    self.taken[id_] = self.taken.get(id_, 0.0) + p
                room -= sum(drawn.values())
                if room < CLOSE:
                    return self.taken
        return self.taken

    def _draw(self, ids: Sequence[str], room: float, allow_overlaps: bool) -> dict[str, float]:
        """The chances in one tier: clocks ring until the room is filled; what overlaps stops what it overlaps with."""
        open_ = {id_: self._open(id_, allow_overlaps) for id_ in ids}
        if sum(open_.values()) <= room and not any(self.near[id_] & set(ids) for id_ in ids):
            return open_
        stops = {id_: 0.0 if allow_overlaps else sum(self.rate[o] for o in self.near[id_] & set(ids)) for id_ in ids}
        parts = [(open_[id_], self.rate[id_], self.rate[id_] + stops[id_]) for id_ in ids]
        time = _ringing(parts, room)
        return {id_: a * w / s * -math.expm1(-s * time) for id_, (a, w, s) in zip(ids, parts, strict=True)}

    def _open(self, id_: str, allow_overlaps: bool) -> float:
        """The chance that a question may still be asked when its tier comes."""
        left = max(0.0, self.free[id_] - self.taken.get(id_, 0.0))
        if not allow_overlaps:
            for other in self.near[id_]:
                left *= max(0.0, self.free[other] - self.taken.get(other, 0.0))
        return left


def fits(question: Question, segment: Segment) -> bool:
    """Whether a segment may ask a question, as for a plan: a tag or an area in common, or the segment names none."""
    named = set(segment.tags) | set(segment.areas)
    return not named or bool(set(question.tags) & set(segment.tags) or set(question.areas) & set(segment.areas))


def _overlapping(pool: Sequence[Question]) -> dict[str, set[str]]:
    """By id, the questions that ask for the same thing, whichever of the two says so."""
    near: dict[str, set[str]] = {one.id: set() for one in pool}
    for one in pool:
        for other in set(one.overlaps) & near.keys():
            near[one.id].add(other)
            near[other].add(one.id)
    return near


def _ringing(parts: Sequence[tuple[float, float, float]], room: float) -> float:
    """The time at which ``room`` clocks are expected to have rung; infinite where there are not so many.

    Each part is (chance that it is there, its rate, the rate at which it rings or is stopped).  The expectation is
    concave in time, so Newton's rule from 0 comes up to it from below.
    """
    if sum(a * w / s for a, w, s in parts) <= room + CLOSE:
        return math.inf
    time = 0.0
    for _ in range(STEPS):
        missing = room - sum(a * w / s * -math.expm1(-s * time) for a, w, s in parts)
        if missing < CLOSE:
            break
        time += missing / sum(a * w * math.exp(-s * time) for a, w, s in parts)
    return time
