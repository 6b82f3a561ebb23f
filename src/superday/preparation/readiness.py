"""Where the person stands: the recall of each topic, the chance to meet each round's bar, what one more hour is worth.

Both are about superday's own questions and bars, with what rehearsals and cards showed; neither is the chance of an
offer.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import msgspec

from superday.bank.model import Question, Round, Segment
from superday.career.process.evidence import RealOutcome
from superday.loop.repeats import background, tellings
from superday.preparation.desk import Desk, Today
from superday.preparation.settings import InterviewSet
from superday.recall import Memory
from superday.recall import readiness as standing
from superday.recall.readiness import Answered, Interval, Part
from superday.rubric.scoring import BANDS, band_of
from superday.study.strands import Attempt
from superday.study.weights import fits

_BANDS = [band for band, _ in reversed(BANDS)]  # none to strong: 0 to 4
MIDDLING = 3  # difficulty
NOTHING_SAID = 0.5  # the recall taken where nothing was looked at, or there is nothing to learn by heart


class TopicReady(msgspec.Struct, frozen=True):
    """A topic: its part of the weight of all, and the recall of its items by weight if all were asked.

    ``on_the_day`` is for the next interview that asks for it, if nothing more is looked at; ``hour`` the points of 100
    of recall on the day that one more hour on it today adds.
    """

    area: str
    share: float
    items: int
    seen: int
    now: Interval
    on_the_day: Interval
    hour: float


class RoundReady(msgspec.Struct, frozen=True):
    """A round of an interview to come: the chance to meet its bar if its mock were held today.

    ``answered`` questions of its kinds were rehearsed so far, or asked in real stages that ended (docs/process.md).
    """

    loop: str
    day: date
    round: str
    title: str
    bar: float
    chance: Interval
    answered: int


class Readiness(msgspec.Struct, frozen=True):
    """Topics, the weightiest first; rounds in the order of interviews.  ``day`` is that of the next interview.

    ``real`` are stages of real interviews, shown beside: which of their rounds decided them nobody knows, so that the
    chances do not count them.
    """

    day: date | None
    topics: list[TopicReady]
    rounds: list[RoundReady]
    real: list[RealOutcome]


def readiness(desk: Desk, today: Today) -> Readiness:
    """Where the person stands on a solved day."""
    interviews = today.schedule.plan.interviews
    attempts = [*each_story_once(desk.attempts(), desk.bank.of("behavioural")), *desk.real_answers()]
    rounds = [
        _round(desk, today, one, round_, interview.weights, attempts)
        for one, interview in zip(today.settings.ahead(today.day), interviews, strict=True)
        for round_ in desk.loop(one.loop).rounds
    ]
    day = min((one.day for one in interviews), default=None)
    return Readiness(day, _topics(desk, today), rounds, desk.outcomes())


def each_story_once(attempts: Sequence[Attempt], questions: Iterable[object]) -> list[Attempt]:
    """The attempts without those whose story was told again on a later day: it counts as it was told last.

    Told twice on one day it counts twice, the second time less (:mod:`superday.loop.scoring`).  ``questions`` are the
    bank's for stories.
    """
    told = [one for one in attempts if one.told]
    if len({one.day for one in told}) < 2:
        return list(attempts)
    same = tellings([one.told for one in told], background(questions))
    last = {n: max(told[other].day for other in each) for each in same for n in each}
    outdated = {id(one) for n, one in enumerate(told) if one.day < last[n]}
    return [one for one in attempts if id(one) not in outdated]


def _topics(desk: Desk, today: Today) -> list[TopicReady]:
    stock, memory = today.schedule.stock, today.memory
    weights = dict(zip(stock.items, map(float, stock.weights), strict=True))
    by_area: dict[str, dict[str, float]] = {}
    for item, weight in weights.items():
        if (found := desk.items.get(item)) is not None:
            by_area.setdefault(found.areas[0], {})[item] = weight
    whole = sum(weights.values()) or 1.0
    hours = today.schedule.hour_more(memory, by_area)
    topics = [
        TopicReady(
            area=area,
            share=sum(items.values()) / whole,
            items=len(items),
            seen=sum(item in memory.places for item in items),
            now=standing.topic(memory, items, today.day),
            on_the_day=standing.topic(memory, items, _day_for(items, today)),
            hour=hours[area],
        )
        for area, items in by_area.items()
    ]
    return sorted(topics, key=lambda one: (-one.share, one.area))


def _day_for(items: Mapping[str, float], today: Today) -> date:
    """The next interview that asks for any of the items; today where none lies ahead."""
    asking = (one.day for one in today.schedule.plan.interviews if items.keys() & one.weights.keys())
    return min(asking, default=today.day)


def _round(
    desk: Desk, today: Today, loop: InterviewSet, round_: Round, weights: Mapping[str, float], attempts: list[Attempt]
) -> RoundReady:
    bar, kinds = desk.loop(loop.loop).bar, {segment.asks for segment in round_.segments}
    parts = [_part(desk, today, segment, weights, attempts) for segment in round_.segments]
    return RoundReady(
        loop=loop.loop,
        day=loop.day,
        round=round_.id,
        title=round_.title,
        bar=bar,
        chance=standing.meet_round(parts, bar, today.day),
        answered=sum(one.asks in kinds for one in attempts),
    )


def _part(desk: Desk, today: Today, segment: Segment, weights: Mapping[str, float], attempts: list[Attempt]) -> Part:
    """A segment with what the person showed of its kind, and what is remembered of the questions that fit it."""
    questions = [one for one in desk.bank.of(segment.asks) if isinstance(one, Question) and fits(one, segment)]
    asked = {one.id for one in questions}
    items = {id_: weights[id_] for id_, item in desk.items.items() if item.question in asked and id_ in weights}
    given = tuple(
        Answered(one.day, one.level, _BANDS.index(band_of(one.score))) for one in attempts if one.asks == segment.asks
    )
    level = round(sum(one.level for one in questions) / len(questions)) if questions else MIDDLING
    return Part(given, _recalled(today.memory, items, today.day), segment.count, level, segment.minutes)


def _recalled(memory: Memory, items: Mapping[str, float], day: date) -> float:
    """The weighted recall of items; of what was never looked at nothing is said, and one half taken."""
    if not items:
        return NOTHING_SAID
    known = memory.known(list(items), day)
    said = [
        NOTHING_SAID if item not in memory.places else float(chance) for item, chance in zip(items, known, strict=True)
    ]
    return sum(weight * chance for weight, chance in zip(items.values(), said, strict=True)) / sum(items.values())
