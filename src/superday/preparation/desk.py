"""Where preparation comes together: reads and keeps the log of study, and makes today's list of it."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property

import msgspec
from sqlalchemy import Engine

from superday import recall
from superday.bank import Bank
from superday.bank.model import Loop
from superday.career.process.evidence import RealOutcome, asked, outcomes, raised
from superday.preparation import rounds
from superday.preparation.applications import Process
from superday.preparation.clock import Clock
from superday.preparation.plan_events import plan_events
from superday.preparation.real_answers import real_answers
from superday.preparation.settings import Change, InterviewSet, Settings, decode, encode, replay
from superday.preparation.studied import CARD, LOOKED, OWN, REVIEW, Looked, Studied, own_cards
from superday.preparation.today import Today
from superday.store import Entry, EventLog, Kept, StudyLog
from superday.study.cards import BelongsTo
from superday.study.items import MemoryItem, items_of
from superday.study.mock import Ahead, RoundPlan
from superday.study.mocks import round_plan
from superday.study.own import OwnCard
from superday.study.own import weights as of_own
from superday.study.reviews import Review
from superday.study.strands import Attempt
from superday.study.weights import weights as minutes_that_hang_on

__all__ = ["CARD", "Desk", "Studied", "Today", "interview_of"]

SETTINGS = "settings"
NO_MOCKS = RoundPlan()
USUAL_LOOP = "as-super-day"
_KINDS = ("concept", "case", "derivation", "problem")


class Desk:
    """The person's preparation over one database, bank and clock."""

    def __init__(self, engine: Engine, bank: Bank, clock: Clock):
        self._log, self._events, self._process = StudyLog(engine), EventLog(engine), Process(engine, clock)
        self.bank, self.clock = bank, clock
        self._solved: recall.Schedule | None = None
        self._attempts: dict[str, tuple[float, list[Attempt]]] = {}  # by session, as of its last change
        self._own_kept: list[int] | None = None  # the places of the person's own cards in the log, as they were read
        self._items: dict[str, MemoryItem] | None = None

    @cached_property
    def _of_bank(self) -> dict[str, MemoryItem]:
        return {item.id: item for item in items_of(self.bank)}

    @property
    def items(self) -> dict[str, MemoryItem]:
        """Every item by its id: of the bank, and the person's own cards as the log was last read."""
        own = self.own
        if self._items is None:
            self._items = {**self._of_bank, **{name: one.item for name, one in own.items()}}
        return self._items

    @property
    def own(self) -> dict[str, OwnCard]:
        """The person's own cards by the ids of their items, as the log was last read."""
        if self._own_kept is None:
            self.read()
        return self._own

    def question(self, item: MemoryItem) -> BelongsTo:
        """The question that an item belongs to, or the card of the person's own that it is."""
        return self.own[item.id] if item.kind == "own" else self.bank.get(item.question, *_KINDS)

    def read(self) -> Studied:
        """What the log says now."""
        kept = self._log.standing()
        changes = (decode(one.body) for one in kept if one.kind == SETTINGS)
        looks = tuple((one, LOOKED.decode(one.body)) for one in kept if one.kind == REVIEW)
        self._hold([one for one in kept if one.kind == OWN])
        return Studied(replay(changes), looks)

    def _hold(self, own: Sequence[Kept]) -> None:
        """Have the person's own cards at hand; read again only where the log has others."""
        if self._own_kept != (places := [one.seq for one in own]):
            self._own, self._items, self._own_kept = own_cards(own), None, places

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

    def answered(self, item: str, review: Review | None, minutes: float) -> int:
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
        settings, memory, mocks = studied.settings, studied.memory(), self._rounds(studied.settings, day)
        plan = self.plan(settings, day, mocks)
        left = plan.minutes_on(day) - studied.spent(day) if minutes is None else minutes
        schedule = self._solve(memory, plan, day)
        return Today(day, max(0.0, left), settings, schedule, memory, studied.left_out(day), mocks)

    def version(self) -> str:
        """Another one whenever the day, the log of study, that of a rehearsal or that of applications is."""
        sessions = self._events.sessions()
        changed = max((one.changed_at for one in sessions), default=0.0)
        said = self._process.said()
        applied = f"{len(said)}.{said[-1].seq if said else 0}"
        return f"{self.clock.now().date()}-{self._log.last()}-{len(sessions)}-{changed:.6f}-{applied}"

    def round_plan(self, studied: Studied) -> RoundPlan:
        """The mock rounds from today on, without solving anything."""
        return self._rounds(studied.settings, self.clock.now().date())

    def _rounds(self, settings: Settings, day: date) -> RoundPlan:
        """An interview whose loop is gone from the bank has none."""
        ahead = [Ahead(self.loop(one.loop), one.day) for one in settings.ahead(day) if self.bank.has(one.loop, "loop")]
        return round_plan(ahead, settings.minutes_on, settings.mocks, self.attempts() if ahead else [], day)

    def calendar(self, settings: Settings | None = None) -> str:
        """The days to come as a calendar file, as they are set or would be with other settings."""
        from superday.preparation.calendar import calendar  # not loaded where none is written

        now, chosen = self.clock.now(), settings or self.read().settings
        mocks = self._rounds(chosen, now.date()).mocks
        return calendar(plan_events(chosen, mocks, now.date()), now)

    def attempts(self) -> list[Attempt]:
        """The questions of all rounds that the person has rehearsed, the oldest rehearsal first."""
        own = [one for one in self._events.sessions() if not one.status.startswith("scripted")]
        for one in own:
            if self._attempts.get(one.id, (0.0, []))[0] != one.changed_at:
                recorded = self._events.events(one.id)
                self._attempts[one.id] = one.changed_at, rounds.attempts_of(recorded, self.bank, self.clock.local)
        return [attempt for one in reversed(own) for attempt in self._attempts[one.id][1]]

    def real_answers(self) -> list[Attempt]:
        """The answers in real interviews of which outcomes speak."""
        return real_answers(self._process.read(), self.bank)

    def _solve(self, memory: recall.Memory, plan: recall.Plan, day: date) -> recall.Schedule:
        """The plan priced; quicker after one for the same days of interviews."""
        former = self._solved
        if former is not None and [one.day for one in former.plan.interviews] != [one.day for one in plan.interviews]:
            former = None
        self._solved = recall.solve(memory, plan, day, former)
        return self._solved

    def plan(self, settings: Settings, today: date, mocks: RoundPlan = NO_MOCKS) -> recall.Plan:
        """The settings as the scheduler knows them, less mock rounds' minutes, with what items are worth ahead."""
        interviews = tuple(
            recall.Interview(one.day, self.weights(one.loop, one.interviewer), one.importance)
            for one in settings.ahead(today)
        )
        otherwise = {} if interviews else self.weights(self.usual_loop(settings), None)
        without = {mock.day: max(0.0, settings.minutes_on(mock.day) - mock.minutes) for mock in mocks.mocks}
        return recall.Plan(interviews, settings.minutes, {**settings.other_minutes, **without}, otherwise)

    def outcomes(self) -> list[RealOutcome]:
        """The stages of real interviews that were passed or failed, the oldest first."""
        return outcomes(self._process.read())

    def weights(self, loop: str, interviewer: str | None) -> dict[str, float]:
        """What each item is worth in a loop, more where it was asked for real, and the person's own cards.

        Raises:
            BadInput: there is no such loop or interviewer.
        """
        chosen = self.loop(loop)
        if interviewer is not None:
            self.bank.get(interviewer, "interviewer")
        usual = minutes_that_hang_on(chosen, self.bank, interviewer)
        really = asked(self._process.read())
        found = raised(usual, self._of_bank, really) if really else usual
        return {**found, **of_own(self.own.values(), found, self._of_bank)}

    def loop(self, id: str) -> Loop:  # noqa: A002
        """A loop of the bank; ``BadInput`` where there is none such."""
        found = self.bank.get(id, "loop")
        assert isinstance(found, Loop)
        return found

    def usual_loop(self, settings: Settings) -> str:
        """The loop meant where none is named: of the interview that is kept, else the last rehearsed, else ours."""
        named = [one.loop for one in settings.interviews]
        rehearsed = [one.loop for one in self._events.sessions() if not one.status.startswith("scripted")]
        there = [
            loop for loop in (*named, *rehearsed, USUAL_LOOP, *self.bank.ids("loop")) if self.bank.has(loop, "loop")
        ]
        return there[0] if there else USUAL_LOOP


def _entry(review: Review, source: str, known: dict[tuple[str, str], tuple[Kept, Looked]]) -> Entry:
    """A review of a rehearsal to keep: as it was kept before, whatever zone the person is in by now."""
    before = known.get((source, review.item))
    if before is not None and before[1].review == review:
        return Entry(*before[0][1:])
    return _kept_as(Looked(review.item, review), source, review.at)


def _kept_as(looked: Looked, source: str, at: datetime) -> Entry:
    return Entry(at.timestamp(), at.date().isoformat(), REVIEW, source, msgspec.json.encode(looked).decode())


def interview_of(settings: Settings, loop: str) -> InterviewSet | None:
    """The interview with a loop, if one is set."""
    return next((one for one in settings.interviews if one.loop == loop), None)
