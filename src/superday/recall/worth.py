"""What a minute of study is worth, and what a look at an item today is worth at that price: a dynamic programme.

Between two reviews nothing is learned about an item, so that after a review the whole plan for it is the day of the
next one.  With ``W_t`` the worth, right after a review on day t, of an item of weight 1, and c minutes of a review::

    W_t(S, D) = max( pay(t, end),  max_u  pay(t, u) + p W_u(success) + (1 - p) W_u(failure) - price c )

u runs over the later days of study, p is the recall on day u, and pay(t, u) sums recall times share over the interviews
after day t up to day u.  Only weight over price matters, so that one pass backwards over a grid of such ratios serves
every price; the price is then the one at which the dual is least: the worth of all items plus the price of all minutes,
which no schedule can exceed under that model.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from superday.recall.chain import CELLS, LAGS, MINUTES_NEW, Chain, Place, Table
from superday.recall.fsrs import Floats

RATIO = np.exp(np.linspace(np.log(0.5), np.log(4000.0), 15))  # weight over price, in 1 / minutes
FREE = (1 / RATIO).astype(np.float32)  # price over weight


@dataclass(frozen=True)
class Season:
    """The days of study and the interviews to come, counted from today (0).

    ``days`` are those with minutes, in order; ``minutes`` theirs, ``shape`` the
    price of a minute on each over that of today.  ``interviews`` are days after today, ``shares`` what
    each counts (summing to 1).  A season without days or interviews has nothing to choose.
    """

    days: NDArray[np.integer]
    minutes: Floats
    shape: Floats
    interviews: NDArray[np.integer]
    shares: Floats

    @property
    def today(self) -> bool:
        """Whether today is a day of study."""
        return len(self.days) > 0 and int(self.days[0]) == 0


@dataclass(frozen=True)
class Tables:
    """What an item is worth on one day, per unit of weight, by lag since its last look, state, and weight over price.

    ``act`` is for looking today, the minutes of the look not paid, and ``wait`` for not looking: (lags, cells, ratios);
    the fresh ones are for an item that was never looked at, (ratios,).  ``open`` says whether it is a day of study:
    where it is none, what a look would be worth is told nevertheless.
    """

    act: Table
    wait: Table
    fresh_act: Floats
    fresh_wait: Floats
    minutes: Table
    open: bool = True

    @cached_property
    def gain(self) -> Table:
        """Looking over waiting."""
        return self.act - self.wait

    @cached_property
    def best(self) -> Table:
        """The better of looking, its minutes paid, and waiting; on the first day, where the price is that of ratios."""
        if not self.open:
            return self.wait
        return np.maximum(self.act - self.minutes[:, :, None] * FREE, self.wait)

    @cached_property
    def fresh_best(self) -> Floats:
        """The same for an item that was never looked at."""
        if not self.open:
            return self.fresh_wait
        return np.maximum(self.fresh_act - MINUTES_NEW * FREE, self.fresh_wait)


class Worth:
    """One model's pass backwards over a season: what looks at items on its days are worth."""

    def __init__(self, chain: Chain, season: Season) -> None:
        self.chain, self.season = chain, season
        # What a review on each day is worth by lag, and a first look; the minutes of neither are paid.
        self._review: list[Table] = []
        self._paid: list[Table] = []  # what a review is worth at its price
        self._first: list[Floats] = []
        self._solve()

    def _pay(self, since: NDArray[np.integer], until: float, lag: Floats | float = 0.0) -> Table:
        """Recall at the interviews after each day of ``since`` up to ``until``, (days, cells, 1).

        Of items that were seen ``lag`` days before; where these are several, ``since`` is one day for all.
        """
        pay = np.zeros((max(len(since), np.size(lag)), CELLS))
        for day, share in zip(self.season.interviews, self.season.shares, strict=True):
            if day <= until and (since < day).any():
                known = self.chain.known_after(np.maximum(day - since, 0) + lag)
                pay += np.where((since < day)[:, None], share * known, 0.0)
        return pay.astype(np.float32)[:, :, None]

    def _solve(self) -> None:
        days = self.season.days
        after = np.repeat(self._pay(days, np.inf), len(RATIO), axis=2)
        for index in range(len(days) - 1, -1, -1):
            review = self.chain.after(after[index])
            paid = review - self.chain.minutes[:, :, None] * (FREE * np.float32(self.season.shape[index]))
            self._review.insert(0, review)
            self._paid.insert(0, paid)
            self._first.insert(0, self.chain.fresh.parts @ after[index][self.chain.fresh.cells])
            if index:
                chance = _between(paid, (days[index] - days[:index]).astype(float))
                chance += self._pay(days[:index], days[index])
                np.maximum(after[:index], chance, out=after[:index])

    def on(self, index: int) -> Tables:
        """The tables of the day of study with that index; -1 is for today where today is no day of study."""
        days = self.season.days
        today = days[[index]] if index >= 0 else np.zeros(1, np.int64)
        wait, fresh = self._wait(index, today)
        if index >= 0:
            return Tables(self._review[index], wait, self._first[index], fresh, self.chain.minutes)
        after = np.repeat(self._pay(today, np.inf), len(RATIO), axis=2)
        for later, day in enumerate(days):
            chance = _between(self._paid[later], (day - today).astype(float))
            np.maximum(after, chance + self._pay(today, day), out=after)
        first = self.chain.fresh.parts @ after[0][self.chain.fresh.cells]
        return Tables(self.chain.after(after[0]), wait, first, fresh, self.chain.minutes, open=False)

    def _wait(self, index: int, today: NDArray[np.integer]) -> tuple[Table, Floats]:
        """What not looking on a day is worth, of items that were looked at and of fresh ones."""
        days = self.season.days
        wait = np.repeat(self._pay(today, np.inf, LAGS), len(RATIO), axis=2)
        fresh = np.zeros(len(RATIO))
        for later in range(index + 1, len(days)):
            chance = _between(self._paid[later], LAGS + (days[later] - today))
            chance += self._pay(today, days[later], LAGS)
            np.maximum(wait, chance, out=wait)
            fresh = np.maximum(fresh, self._first[later] - MINUTES_NEW * self.season.shape[later] * FREE)
        return wait, fresh

    @cached_property
    def today(self) -> Tables:
        """The tables of today."""
        return self.on(0 if self.season.today else -1)


def _between(table: Table, lags: Floats) -> Table:
    """A table over lags at others, linear in time, (lags, cells, ratios); beyond the last grid point it is that."""
    above = np.clip(np.searchsorted(LAGS, lags), 1, len(LAGS) - 1)
    part = (lags - LAGS[above - 1]) / (LAGS[above] - LAGS[above - 1])
    part = np.clip(part, 0, 1).astype(np.float32)[:, None, None]
    between: Table = table[above - 1]
    between += part * (table[above] - between)
    return between


def at(table: Table, place: Place, elapsed: Floats, ratio: Floats) -> Floats:
    """A table (lags, cells, ratios) at items: places (..., 4), days since their last look and ratios (...)."""
    column, across = _steps(np.log(RATIO), np.log(ratio))
    flat, total = table.reshape(-1), 0.0
    for row, part in _lags(elapsed):
        base = (row[..., None] * CELLS + place.cells) * len(RATIO) + column[..., None]
        near = np.einsum("...c,...c->...", flat[base], place.parts)
        far = np.einsum("...c,...c->...", flat[base + 1], place.parts)
        total = total + part * ((1 - across) * near + across * far)
    return np.asarray(total)


def rows_at(table: Table, place: Place, elapsed: Floats) -> Floats:
    """A table (lags, cells, ratios) at items for every ratio, (items, ratios)."""
    total = np.zeros((len(elapsed), len(RATIO)))
    for row, part in _lags(elapsed):
        total += part[:, None] * np.einsum("icr,ic->ir", table[row[:, None], place.cells], place.parts)
    return total


def _lags(elapsed: Floats) -> list[tuple[NDArray[np.integer], Floats]]:
    below, along = _steps(LAGS, elapsed)
    return [(below, 1 - along), (below + 1, along)]


def _steps(grid: Floats, value: Floats) -> tuple[NDArray[np.integer], Floats]:
    """The grid point below each value and how far it is to the next, both within the grid."""
    below = np.clip(np.searchsorted(grid, value, side="right") - 1, 0, len(grid) - 2)
    return below, np.clip((value - grid[below]) / (grid[below + 1] - grid[below]), 0, 1)
