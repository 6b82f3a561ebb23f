"""What to look at today: the list that raises the recall expected on the day of the interview most, for the minutes.

``solve`` prices the minutes to come under every model that is likely (``pricing``); the ``Schedule`` that it gives
ranks items as often as asked.  Where no interview lies ahead, and where the person forgets as no model expects, it
falls back to FSRS's way: what has slipped below a retention, the weightiest first.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from superday.recall import pricing
from superday.recall.chain import MINUTES_NEW, expected_minutes
from superday.recall.fsrs import Floats
from superday.recall.memory import ACTIVE, Memory
from superday.recall.plan import Plan, Stock, season_of, stock_of
from superday.recall.pricing import Holding, Priced
from superday.recall.worth import Season

RETENTION = 0.9
SLIPPING = 0.7
LAST_DAYS = 2  # before an interview, in which a look is called the last


class Reason(StrEnum):
    """Why an item is on today's list."""

    NEW = "new"
    SLIPPING = "slipping"
    LAST_LOOK = "last look"
    KEEPING = "keeping"


@dataclass(frozen=True)
class Look:
    """An item of today's list: its expected minutes and recall, and the points of recall that looking now adds."""

    item: str
    reason: Reason
    minutes: float
    known: float
    gain: float


@dataclass(frozen=True)
class Day:
    """A day to come: its minutes, and the points of expected recall (of 100) that they buy at the price of a minute."""

    day: date
    minutes: float
    points: float


@dataclass(frozen=True)
class Schedule:
    """A solved plan.  It stays right for a day while reviews come in; solve again when a day or the plan changes."""

    plan: Plan
    day: date
    stock: Stock
    season: Season
    priced: tuple[Priced, ...]

    def today(self, memory: Memory, minutes: float | None = None) -> tuple[Look, ...]:
        """Today's list, the most useful first, until its expected time reaches the minutes (left) of the day.

        The last item may go over; an item that was looked at today is not on the list.
        """
        left = self.plan.minutes_on(self.day) if minutes is None else minutes
        if not self.stock.items or left <= 0:
            return ()
        holding = Holding.of(memory, self.stock, self.day)
        known = memory.known(self.stock.items, self.day)
        gain, cost = self._ranked(holding, known)
        rate = np.where(self._looked_at_today(holding), 0.0, gain / cost)
        looks = []
        for place in np.argsort(-rate, kind="stable"):
            if left <= 0 or rate[place] <= 0:
                break
            left -= cost[place]
            reason = self._reason(bool(holding.at[place] < 0), float(known[place]))
            points = float(100 * gain[place])
            looks.append(Look(self.stock.items[place], reason, float(cost[place]), float(known[place]), points))
        return tuple(looks)

    def rates(self, memory: Memory) -> dict[str, tuple[float, float]]:
        """For each item not looked at today: the points of recall that a look adds over waiting, and its minutes."""
        if not self.stock.items:
            return {}
        holding = Holding.of(memory, self.stock, self.day)
        gain, cost = self._ranked(holding, memory.known(self.stock.items, self.day))
        open_ = ~self._looked_at_today(holding)
        return {self.stock.items[at]: (float(100 * gain[at]), float(cost[at])) for at in np.nonzero(open_)[0]}

    def hour_more(self, memory: Memory, topics: Mapping[str, Collection[str]]) -> dict[str, float]:
        """What an hour on each topic today beyond the plan adds to what can be reached, in points of 100.

        The hour goes to the items of the topic whose looks add most for each minute; the rest of the plan, freed of
        these looks, is priced again.  Without an interview ahead nothing is reached, and nothing added.
        """
        if not self.priced or not self.stock.items:
            return dict.fromkeys(topics, 0.0)
        holding = Holding.of(memory, self.stock, self.day)
        gain, cost = self._ranked(holding, memory.known(self.stock.items, self.day))
        rate = np.where(self._looked_at_today(holding), 0.0, gain / cost)
        places = {item: place for place, item in enumerate(self.stock.items)}
        added = {}
        for name, items in topics.items():
            mine = sorted((places[item] for item in items if item in places), key=lambda place: -rate[place])
            chosen = np.zeros(len(rate), bool)
            chosen[[place for place in mine[: _fitting(cost[mine])] if rate[place] > 0]] = True
            bounds = [(each.chance, pricing.granted(holding, each, chosen), each.bound) for each in self.priced]
            added[name] = 100 * sum(chance * max(0.0, granted - bound) for chance, granted, bound in bounds)
        return added

    def forecast(self) -> tuple[Day, ...]:
        """What each day of study buys: its minutes at their price, the least that is lost if it is missed."""
        if not self.priced:
            return ()
        season = season_of(self.plan, self.day, bundled=False)
        prices = np.sum(
            [each.chance * each.price * pricing.shape(season, each.steepness) for each in self.priced], axis=0
        )
        return tuple(
            Day(self.day + timedelta(days=int(day)), float(minutes), float(100 * price * minutes))
            for day, minutes, price in zip(season.days, season.minutes, prices, strict=True)
        )

    def missed(self, memory: Memory, day: date) -> float:
        """The points of reachable recall that are lost if nothing is studied on a day: solves again without it."""
        without = replace(self.plan, other_minutes={**self.plan.other_minutes, day: 0.0})
        left = solve(memory, without, self.day, self).reachable
        return 100 * max(0.0, (self.reachable or 0.0) - (left or 0.0))

    @property
    def reachable(self) -> float | None:
        """The weighted recall to expect if the plan is kept, in [0, 1]; None without an interview ahead.

        It is the bound of each model at its chance: more minutes never lower it.
        """
        if not self.priced:
            return None
        return min(1.0, sum(each.chance * each.bound for each in self.priced))

    def _looked_at_today(self, holding: Holding) -> NDArray[np.bool_]:
        last = np.concatenate([holding.memory.states.last, [-1]])
        today: NDArray[np.bool_] = last[holding.at] >= self.day.toordinal()
        return today

    def _ranked(self, holding: Holding, known: Floats) -> tuple[Floats, Floats]:
        """What looking at each item adds, as a part of the whole weight, and its expected minutes."""
        if not self.priced or holding.memory.misled:
            return self._slipped(holding, known)
        gain, cost = np.zeros(len(known)), np.zeros(len(known))
        for each in self.priced:
            added, minutes = pricing.gain(holding, each)
            gain += each.chance * added
            cost += each.chance * minutes
        return gain, cost

    def _slipped(self, holding: Holding, known: Floats) -> tuple[Floats, Floats]:
        """FSRS's way: what is due and what is new, by weight; on the eve of an interview all of it is due."""
        new = holding.at < 0
        cost = np.where(new, MINUTES_NEW, expected_minutes(known))
        eve = any(self.day == each.day - timedelta(days=1) for each in self.plan.ahead(self.day))
        due = new | (known < RETENTION) | eve
        return np.where(due, self.stock.parts * (1 - known), 0.0) + np.where(due & ~new, 1e-12, 0.0), cost

    def _reason(self, new: bool, known: float) -> Reason:
        ahead = self.plan.ahead(self.day)
        if new:
            return Reason.NEW
        if known < SLIPPING:
            return Reason.SLIPPING
        if ahead and (ahead[0].day - self.day).days <= LAST_DAYS:
            return Reason.LAST_LOOK
        return Reason.KEEPING


def _fitting(minutes: Floats) -> int:
    """How many of the looks, in their order, fit into an hour."""
    return int(np.searchsorted(np.cumsum(minutes), 60.0, side="right"))


def solve(memory: Memory, plan: Plan, today: date, former: Schedule | None = None) -> Schedule:
    """Price the minutes from today to the last interview; ``former``, of interviews on the same days, is quicker.

    On the day of ``former`` its steepness of prices is kept; on another one it is looked for again from there, for one
    of the likeliest models a day, in turn.
    """
    season, stock = season_of(plan, today), stock_of(plan, today)
    if not len(season.days) or not stock.items:
        return Schedule(plan, today, stock, season, ())
    holding = Holding.of(memory, stock, today)
    usual = {each.model: each.steepness for each in former.priced} if former else {}
    another_day = former is not None and former.day != today
    priced: list[Priced] = []
    for model in np.argsort(-memory.belief, kind="stable")[:ACTIVE]:
        if memory.belief[model] > 0:
            known = usual.get(int(model))
            start = known or (priced[-1].steepness if priced else pricing.USUAL)
            place, turn = len(priced), today.toordinal() % pricing.SEARCHED
            search = place < pricing.SEARCHED if known is None else another_day and place == turn
            priced.append(pricing.price(holding, season, int(model), start, search))
    return Schedule(plan, today, stock, season, tuple(priced))


def plan_today(
    memory: Memory, plan: Plan, today: date, minutes: float | None = None, former: Schedule | None = None
) -> tuple[Look, ...]:
    """Today's list at once: ``solve`` and ``Schedule.today``."""
    return solve(memory, plan, today, former).today(memory, minutes)
