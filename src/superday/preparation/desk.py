"""Where preparation comes together: reads and keeps the log of study, and makes today's list of it."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

import msgspec
from sqlalchemy import Engine

from superday import recall
from superday.bank import Bank
from superday.bank.model import AnyItem, Loop
from superday.preparation import rounds
from superday.preparation.clock import Clock
from superday.preparation.settings import Change, InterviewSet, Settings, decode, encode, replay
from superday.store import Entry, EventLog, Kept, StudyLog
from superday.study import reviews
from superday.study.items import MemoryItem, items_of
from superday.study.weights import weights as minutes_that_hang_on

CARD = "card"
SETTINGS = "settings"
USUAL_LOOP = "as-super-day"
_KINDS = ("concept", "case", "derivation", "problem")


class Looked(msgspec.Struct, frozen=True):
    """A look at an item as it is kept: its review, None where a card came to none; the minutes that a card took."""

    item: str
    review: reviews.Review | None
    minutes: float = 0.0


_LOOKED = msgspec.json.Decoder(Looked)


@dataclass(frozen=True)
class Studied:
    """What the log says: the settings, and every look at an item with its place in the log, source and date."""

    settings: Settings
    looks: tuple[tuple[Kept, Looked], ...]

    @cached_property
    def cards(self) -> Counter[str]:
        """How many cards each item has had."""
        return Counter(looked.item for kept, looked in self.looks if kept.source == CARD)

    def left_out(self, day: date) -> frozenset[str]:
        """The items of which a card was shown on a day and came to nothing."""
        on = day.isoformat()
        return frozenset(looked.item for kept, looked in self.looks if kept.day == on and looked.review is None)

    def spent(self, day: date) -> float:
        """The minutes that cards took on a day."""
        return sum(looked.minutes for kept, looked in self.looks if kept.day == day.isoformat())

    def reviews(self) -> list[reviews.Review]:
        """All reviews, in the order in which they were kept."""
        return [looked.review for _, looked in self.looks if looked.review is not None]

    def memory(self) -> recall.Memory:
        """What is remembered: one review an item and day."""
        counted = reviews.daily(self.reviews())
        return recall.replay(recall.Review(one.item, one.at.date(), one.grade, one.weight) for one in counted)


@dataclass(frozen=True)
class Today:
    """A solved day: its schedule, what is remembered, what was left out, and the minutes of it that are left."""

    day: date
    left: float
    settings: Settings
    schedule: recall.Schedule
    memory: recall.Memory
    left_out: frozenset[str]

    @cached_property
    def looks(self) -> tuple[recall.Look, ...]:
        """Today's list for the minutes that are left, the most useful first; the last look may go over."""
        left, looks = self.left, []
        for look in self.ranked(self.memory, self.left_out):
            if left <= 0:
                break
            left -= look.minutes
            looks.append(look)
        return tuple(looks)

    def ranked(self, memory: recall.Memory, left_out: Set[str]) -> tuple[recall.Look, ...]:
        """Every look that is worth something today, the most useful first, with what is remembered by now."""
        looks = self.schedule.today(memory, float("inf"))
        return tuple(look for look in looks if look.item not in left_out)

    def known(self, interview: recall.Interview) -> float:
        """The weighted recall on an interview's day if nothing more is looked at, in [0, 1]."""
        names = list(interview.weights)
        chances = self.memory.known(names, interview.day)
        known = sum(interview.weights[name] * float(chance) for name, chance in zip(names, chances, strict=True))
        return known / (sum(interview.weights.values()) or 1.0)


class Desk:
    """The person's preparation over one database, bank and clock."""

    def __init__(self, engine: Engine, bank: Bank, clock: Clock):
        self._log, self._events = StudyLog(engine), EventLog(engine)
        self.bank, self.clock = bank, clock
        self._solved: tuple[Settings, recall.Schedule] | None = None

    @cached_property
    def items(self) -> dict[str, MemoryItem]:
        """Every item of the bank by its id."""
        return {item.id: item for item in items_of(self.bank)}

    def question(self, item: MemoryItem) -> AnyItem:
        """The question that an item belongs to."""
        return self.bank.get(item.question, *_KINDS)

    def read(self) -> Studied:
        """What the log says now."""
        kept = self._log.standing()
        changes = (decode(one.body) for one in kept if one.kind == SETTINGS)
        looks = tuple((one, _LOOKED.decode(one.body)) for one in kept if one.kind == "review")
        return Studied(replay(changes), looks)

    def change(self, changes: Sequence[Change]) -> None:
        """Keep changes of the settings."""
        now = self.clock.now()
        day = now.date().isoformat()
        self._log.append([Entry(now.timestamp(), day, SETTINGS, "person", encode(change)) for change in changes])

    def take_in(self) -> int:
        """Take in what rehearsals say that was not taken in yet; of how many rehearsals there was any."""
        ahead = self._log.ahead()
        known = {(kept.source, one.item): (kept, one) for kept, one in self.read().looks} if ahead else {}
        now = self.clock.now()
        for session, seq in ahead.items():
            recorded = [one for one in self._events.events(session) if one.seq <= seq]
            found = rounds.reviews_of(session, recorded, self.bank, self.clock.local)
            entries = {source: [_entry(one, source, known) for one in said] for source, said in found.items()}
            self._log.take_in(session, seq, entries, now.timestamp(), now.date().isoformat())
        return len(ahead)

    def answered(self, item: str, review: reviews.Review | None, minutes: float) -> int:
        """Keep a card of an item that took so many minutes, with its review if it came to one; its place in the log."""
        at = self.clock.now() if review is None else review.at
        return self._log.append([_kept_as(Looked(item, review, minutes), CARD, at)])[0]

    def undo(self, place: int) -> bool:
        """Take back what was kept at a place of the log; whether anything was."""
        now = self.clock.now()
        return self._log.undo(place, now.timestamp(), now.date().isoformat())

    def today(self, minutes: float | None = None) -> Today:
        """The day that it is, solved; ``minutes`` are those there are now, whatever the settings say."""
        studied, day = self.read(), self.clock.now().date()
        memory, plan = studied.memory(), self.plan(studied.settings, day)
        left = plan.minutes_on(day) - studied.spent(day) if minutes is None else minutes
        schedule = self._solve(studied.settings, memory, plan, day)
        return Today(day, max(0.0, left), studied.settings, schedule, memory, studied.left_out(day))

    def _solve(self, settings: Settings, memory: recall.Memory, plan: recall.Plan, day: date) -> recall.Schedule:
        """The plan priced; quicker after one of the same settings."""
        former = self._solved[1] if self._solved is not None and self._solved[0] == settings else None
        schedule = recall.solve(memory, plan, day, former)
        self._solved = (settings, schedule)
        return schedule

    def plan(self, settings: Settings, today: date) -> recall.Plan:
        """The settings as the scheduler knows them, with what each item is worth in the loops ahead."""
        interviews = tuple(
            recall.Interview(one.day, self.weights(one.loop, one.interviewer), one.importance)
            for one in settings.ahead(today)
        )
        otherwise = {} if interviews else self.weights(self.usual_loop(settings), None)
        return recall.Plan(interviews, settings.minutes, settings.other_minutes, otherwise)

    def weights(self, loop: str, interviewer: str | None) -> dict[str, float]:
        """What each item is worth in a loop; ``BadInput`` where there is no such loop or interviewer."""
        found = self.bank.get(loop, "loop")
        assert isinstance(found, Loop)
        if interviewer is not None:
            self.bank.get(interviewer, "interviewer")
        return minutes_that_hang_on(found, self.bank, interviewer)

    def usual_loop(self, settings: Settings) -> str:
        """The loop meant where none is named: of the interview that is kept, else the last rehearsed, else ours."""
        named = [one.loop for one in settings.interviews]
        rehearsed = [one.loop for one in self._events.sessions() if not one.status.startswith("scripted")]
        there = [
            loop for loop in (*named, *rehearsed, USUAL_LOOP, *self.bank.ids("loop")) if self.bank.has(loop, "loop")
        ]
        return there[0] if there else USUAL_LOOP


def _entry(review: reviews.Review, source: str, known: dict[tuple[str, str], tuple[Kept, Looked]]) -> Entry:
    """A review of a rehearsal to keep: as it was kept before, whatever zone the person is in by now."""
    before = known.get((source, review.item))
    if before is not None and before[1].review == review:
        return Entry(*before[0][1:])
    return _kept_as(Looked(review.item, review), source, review.at)


def _kept_as(looked: Looked, source: str, at: datetime) -> Entry:
    return Entry(at.timestamp(), at.date().isoformat(), "review", source, msgspec.json.encode(looked).decode())


def interview_of(settings: Settings, loop: str) -> InterviewSet | None:
    """The interview with a loop, if one is set."""
    return next((one for one in settings.interviews if one.loop == loop), None)
