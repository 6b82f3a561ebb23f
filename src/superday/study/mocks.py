"""When to rehearse a round or the whole loop, and of which kind, so that every strand of it is ready on the day.

Days are counted back from each interview, not on from today, so that the plan stays as it is while days go by: a round
for every so many minutes of study, on the day that has most of them, two days apart, and a whole loop about a week
before where a day has the time.  Each gets the round whose strands need it most by then.  On the eve of an interview
there is one light round at most.  Pure: days, minutes and rehearsals are handed in; the same give the same plan.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, timedelta

from superday.bank.model import Round
from superday.study.mock import Ahead, Mock, NoRound, NoWholeLoop, RoundPlan
from superday.study.strands import Attempt, Standing, Strand, is_hard, standings, strands_of

BETWEEN = 2  # days from one mock to the next, so that what the first one showed can be mended
LONGEST_RUN = 60  # days: who studies so little that no round is paid for by then has no time for any
WHOLE_BEFORE = (7, 6, 8, 5, 9)  # days before an interview on which a whole loop may be, the best first
LATER = 0.7  # what a round of a later interview counts beside one of the next
AGAIN = 0.85  # what a round that was held already counts beside one that was not
DAY = timedelta(days=1)
APART = BETWEEN * DAY

Minutes = Callable[[date], float]


def round_plan(
    interviews: Sequence[Ahead], minutes: Minutes, share: float, attempts: Sequence[Attempt], today: date
) -> RoundPlan:
    """The mock rounds from today to the last interview.

    Args:
        interviews: those after today.
        minutes: those of any day, 0 where it is off.
        share: the part of the minutes that mock rounds may take, in [0, 1].
        attempts: what was rehearsed so far, today included.
        today: as the person's calendar has it.
    """
    if share <= 0 or not interviews:
        return RoundPlan()
    return _Planning(sorted(interviews, key=lambda one: (one.day, one.loop.id)), minutes, share, attempts, today).plan()


class _Planning:
    """One plan in the making; ``stand`` is how strands will stand when the mocks so far have been held."""

    def __init__(
        self, interviews: Sequence[Ahead], minutes: Minutes, share: float, attempts: Sequence[Attempt], today: date
    ):
        self.interviews, self.minutes, self.share, self.today = interviews, minutes, share, today
        self.attempts = attempts
        self.days = {one.day for one in interviews}
        self.stand = standings(one for one in attempts if one.day < today)
        self.held = {(one.loop, one.round) for one in attempts if one.day < today}
        self.held_today = standings(one for one in attempts if one.day == today)

    def plan(self) -> RoundPlan:
        whole: dict[date, Ahead] = {}
        for one in self.interviews:
            if (at := self._whole(one, whole)) is not None:
                whole[at] = one
        singles = [day for number in range(len(self.interviews)) for day in self._singles(number, whole)]
        mocks: list[Mock] = []
        eves = {one.day - DAY: one for one in self.interviews}
        for day in sorted({*whole, *singles, *(day for day in eves if day >= self.today)}):
            if day > self.today:  # what is rehearsed today is no reason for today's mock, and one for those to come
                self.stand.update(self.held_today)
                self.held_today = {}
            if day in whole:
                mocks.append(self._everything(day, whole[day]))
            elif day in singles:
                mocks.append(self._neediest(day))
            elif (light := self._last_light(day, eves[day])) is not None:
                mocks.append(light)
            else:
                continue
            self.held |= {(mocks[-1].loop, round_) for round_ in mocks[-1].rounds}
            for strand in mocks[-1].strands:
                self.stand[strand] = self._stand(strand).rehearsed(day)
        return RoundPlan(mocks, list(self._notes(mocks)))

    # Which days.

    def _whole(self, one: Ahead, taken: Collection[date]) -> date | None:
        """The day for the whole loop of an interview; none once it was held, and where no day has its minutes."""
        if self._whole_held(one):
            return None
        takes = sum(round_.minutes for round_ in one.loop.rounds)
        days = [one.day - before * DAY for before in WHOLE_BEFORE]
        free = [day for day in days if day >= self.today and self._evening(day)]
        apart = [day for day in free if all(abs(day - each) >= APART for each in taken)]
        return next((day for day in apart if self.minutes(day) >= takes), None)

    def _whole_held(self, one: Ahead) -> bool:
        """Whether every round of a loop was rehearsed in the days that are for the whole of it."""
        begins = one.day - max(WHOLE_BEFORE) * DAY
        held = {each.round for each in self.attempts if each.loop == one.loop.id and begins <= each.day < self.today}
        return held >= {round_.id for round_ in one.loop.rounds}

    def _evening(self, day: date) -> bool:
        """Whether something hard may be on a day: not on that of an interview, nor on its eve."""
        return day not in self.days and day + DAY not in self.days

    def _singles(self, number: int, whole: dict[date, Ahead]) -> Iterator[date]:
        """The days for single rounds between an interview and the one before it, the last first.

        Each is the best day of a run whose minutes, at their share, pay for a round of usual length; half of it will
        do for the run that the interview before cuts short.
        """
        one = self.interviews[number]
        before = self.interviews[number - 1].day if number else self.today - LONGEST_RUN * DAY
        cost = sum(round_.minutes for round_ in one.loop.rounds) / len(one.loop.rounds)
        run, credit, day, after = list[date](), 0.0, one.day - BETWEEN * DAY, one.day
        while day > before:
            credit += self.share * self.minutes(day) * (day not in whole)
            if (
                self.minutes(day) > 0
                and self._evening(day)
                and min(abs(day - each) for each in [after, *whole]) >= APART
            ):
                run.append(day)
            cut = bool(number) and day - DAY == before
            if run and credit >= (cost / 2 if cut else cost):
                after, credit = max(run, key=lambda each: (self.minutes(each), each)), 0.0
                run = []
                if after >= self.today:
                    yield after
            day -= DAY

    # What on each.

    def _everything(self, day: date, one: Ahead) -> Mock:
        rounds = [round_.id for round_ in one.loop.rounds]
        takes = sum(round_.minutes for round_ in one.loop.rounds)
        why = f"{(one.day - day).days} days before: all of it in one go, and time left to mend what it shows."
        done = set(rounds) <= self._held(day, one)
        return Mock(day, one.loop.id, one.loop.title, rounds, one.strands, takes, True, True, 0.0, done, why)

    def _neediest(self, day: date) -> Mock:
        """The round of the interviews to come whose minutes need it most; of equals the one that the loop has first."""
        ahead = [one for one in self.interviews if one.day > day]
        choices = [
            ((LATER if number else 1.0) * self._need(one, round_, day), one, round_)
            for number, one in enumerate(ahead)
            for round_ in one.loop.rounds
        ]
        _, one, round_ = max(choices, key=lambda each: each[0])
        return self._mock(day, one, round_)

    def _last_light(self, day: date, one: Ahead) -> Mock | None:
        """On an eve: a light round that fits into its minutes, of what would else not be rehearsed at all."""
        for round_ in one.loop.rounds:
            fits = not is_hard(round_) and round_.minutes <= self.minutes(day) and day not in self.days
            if fits and all(self._stand(strand).day is None for strand in strands_of(round_)):
                return self._mock(day, one, round_)
        return None

    def _mock(self, day: date, one: Ahead, round_: Round) -> Mock:
        strands = strands_of(round_)
        over = max(0.0, round_.minutes - self.minutes(day))
        why = self._why(max(strands, key=lambda strand: strands[strand] * self._stand(strand).on(day)), day)
        if over:
            why += f" It takes {round_.minutes} min, {over:.0f} more than the day has."
        done, hard = round_.id in self._held(day, one), is_hard(round_)
        title, takes = round_.title, round_.minutes
        return Mock(day, one.loop.id, title, [round_.id], list(strands), takes, hard, False, over, done, why)

    def _need(self, one: Ahead, round_: Round, day: date) -> float:
        strands = strands_of(round_)
        need = sum(minutes * self._stand(strand).on(day) for strand, minutes in strands.items()) / sum(strands.values())
        return need * (AGAIN if (one.loop.id, round_.id) in self.held else 1.0)

    def _stand(self, strand: Strand) -> Standing:
        return self.stand.get(strand, Standing())

    def _held(self, day: date, one: Ahead) -> set[str]:
        """The rounds of a loop that were rehearsed on a day."""
        return {each.round for each in self.attempts if each.loop == one.loop.id and each.day == day}

    def _why(self, strand: Strand, day: date) -> str:
        stand, name = self._stand(strand), strand.capitalize()
        if stand.day is None:
            return f"{name}: never rehearsed so far."
        days = (day - stand.day).days
        ago = "the day before" if days == 1 else f"{days} days before"
        if stand.score is None:
            return f"{name}: once more, after the mock round {ago}."
        if stand.score < stand.bar:
            return f"{name}: {ago} it scored {stand.score:.2f}, the bar is {stand.bar:.2f}."
        return f"{name}: last rehearsed {ago}."

    # What there is no time for.

    def _notes(self, mocks: Sequence[Mock]) -> Iterator[NoRound | NoWholeLoop]:
        for one in self.interviews:
            held = [mock for mock in mocks if mock.day < one.day]
            seen = {each.strand for each in self.attempts} | {strand for mock in held for strand in mock.strands}
            left_out = [strand for strand in one.strands if strand not in seen]
            if left_out:
                yield NoRound(one.loop.id, one.loop.title, one.day, left_out)
            days = [one.day - before * DAY for before in WHOLE_BEFORE if one.day - before * DAY >= self.today]
            whole = any(mock.whole and mock.loop == one.loop.id for mock in held)
            if days and not whole and not self._whole_held(one):
                takes = sum(round_.minutes for round_ in one.loop.rounds)
                best = next(filter(self._evening, days), days[0])
                yield NoWholeLoop(one.loop.id, one.loop.title, takes, min(days), max(days), best)
