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

from superday.recall.fsrs import AGAIN, GOOD, Floats
from superday.recall.models import Law, Powers

STABILITY = np.exp(np.linspace(np.log(0.004), np.log(1500.0), 36))
DIFFICULTY = np.array([1.0, 4.0, 6.5, 8.5, 10.0])
FALL = np.array([0.1, 0.5, 1.0, 1.7, 3.0])  # of the odds of recall, where a law keeps that
LAGS = np.array([1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 22, 28, 36, 46, 60, 80, 110, 150, 220, 365], float)
RATIO = np.exp(np.linspace(np.log(0.5), np.log(4000.0), 15))  # weight over price, in 1 / minutes
FREE = (1 / RATIO).astype(np.float32)  # price over weight
MINUTES_NEW, MINUTES_REVIEW, MINUTES_FAILED = 1.0, 20 / 60, 45 / 60
CELLS = len(STABILITY) * len(DIFFICULTY)


Table = NDArray[np.float32]


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
class Place:
    """Where items stand on the grid of states: the four cells around each, and how much of each, (..., 4)."""

    cells: NDArray[np.integer]
    parts: Floats


class Chain:
    """One model's reviews as steps on the grid, for each lag since the review before: built once, used often.

    ``model`` is its place in the mixture that ``law`` was taken from.
    """

    def __init__(self, law: Law, model: int = 0) -> None:
        self.law, self.model = law, model
        self.seconds = DIFFICULTY if isinstance(law, Powers) else FALL
        self.stability = np.repeat(STABILITY, len(self.seconds))[None]
        self.second = np.tile(self.seconds, len(STABILITY))[None]

    def place(self, stability: Floats, second: Floats) -> Place:
        """The cells around states, linear in the logarithm of stability and in the second number."""
        width = np.log(STABILITY[1] / STABILITY[0])
        x = np.clip(np.log(stability / STABILITY[0]) / width, 0, len(STABILITY) - 1.001)
        row, count = x.astype(np.int64), len(self.seconds)
        column = np.clip(np.searchsorted(self.seconds, second, side="right") - 1, 0, count - 2)
        y = np.clip((second - self.seconds[column]) / (self.seconds[column + 1] - self.seconds[column]), 0, 1)
        x = x - row
        corner = row * count + column
        cells = np.stack([corner, corner + 1, corner + count, corner + count + 1], axis=-1)
        return Place(cells, np.stack([(1 - x) * (1 - y), (1 - x) * y, x * (1 - y), x * y], axis=-1))

    @cached_property
    def _leads(self) -> tuple[NDArray[np.integer], Table]:
        """Where a review after each lag leads: (8, lags * cells) cells, four after success and four after failure,
        and how much of each, (8, lags * cells, 1).
        """
        cells, parts = [], []
        for lag in LAGS:
            known = self.known(lag)
            both = []
            for grade, chance in ((GOOD, known), (AGAIN, 1 - known)):
                stability, second = self.law.after(self.stability, self.second, lag, np.full(CELLS, grade))
                place = self.place(stability[0], second[0])
                both.append((place.cells, place.parts * chance[:, None]))
            cells.append(np.concatenate([each for each, _ in both], axis=1))
            parts.append(np.concatenate([each for _, each in both], axis=1))
        leads = np.ascontiguousarray(np.concatenate(cells).T)
        return leads, np.ascontiguousarray(np.concatenate(parts).T[:, :, None], np.float32)

    def after(self, worth: Table) -> Table:
        """What a review is worth by lag and cell before it, (lags, cells, ratios), from what states are after it.

        Gathering eight rows of 180 is quicker than a product of matrices, which is nearly all zeros.
        """
        leads, parts = self._leads
        total = parts[0] * worth.take(leads[0], axis=0)
        for lead, part in zip(leads[1:], parts[1:], strict=True):
            total += part * worth.take(lead, axis=0)
        expected: Table = total.reshape(len(LAGS), CELLS, -1)
        return expected

    def known(self, lag: float) -> Floats:
        """Recall of each cell after a lag in days, (cells,)."""
        chance: Floats = self.law.recall(self.stability, self.second, lag)[0]
        return chance

    @cached_property
    def minutes(self) -> Table:
        """What a review after each lag is expected to take, (lags, cells)."""
        known = np.stack([self.known(lag) for lag in LAGS])
        return expected_minutes(known).astype(np.float32)

    @cached_property
    def fresh(self) -> Place:
        """Where an item is after its first look."""
        stability, second = self.law.first(np.array([GOOD]))
        return self.place(stability[0, 0], second[0, 0])


def expected_minutes(known: Floats) -> Floats:
    """What a review of an item recalled with probability ``known`` is expected to take."""
    return known * MINUTES_REVIEW + (1 - known) * MINUTES_FAILED


@dataclass(frozen=True)
class Tables:
    """What an item is worth on one day, per unit of weight, by lag since its last look, state, and weight over price.

    ``act`` is for looking today, the minutes of the look not paid, and ``wait`` for not looking: (lags, cells, ratios);
    the fresh ones are for an item that was never looked at, (ratios,).
    """

    act: Table
    wait: Table
    fresh_act: Floats
    fresh_wait: Floats
    minutes: Table

    @cached_property
    def gain(self) -> Table:
        """Looking over waiting."""
        return self.act - self.wait

    @cached_property
    def best(self) -> Table:
        """The better of looking, its minutes paid, and waiting; on the first day, where the price is that of ratios."""
        return np.maximum(self.act - self.minutes[:, :, None] * FREE, self.wait)

    @cached_property
    def fresh_best(self) -> Floats:
        """The same for an item that was never looked at."""
        return np.maximum(self.fresh_act - MINUTES_NEW * FREE, self.fresh_wait)


class Worth:
    """One model's pass backwards over a season: what looks at items on its days are worth."""

    def __init__(self, chain: Chain, season: Season) -> None:
        self.chain, self.season = chain, season
        # What a review on each day is worth by lag, and a first look; the minutes of neither are paid.
        self._review: list[Table] = []
        self._first: list[Floats] = []
        self._solve()

    def _pay(self, since: int, until: float, lag: float = 0.0) -> Floats:
        """Recall at the interviews after day ``since`` up to ``until``, of items seen ``lag`` days before ``since``."""
        pay = np.zeros(CELLS)
        for day, share in zip(self.season.interviews, self.season.shares, strict=True):
            if since < day <= until:
                pay += share * self.chain.known(day - since + lag)
        return pay

    def _solve(self) -> None:
        days = [int(day) for day in self.season.days]
        after = [_wide(self._pay(day, np.inf)) for day in days]
        for index in range(len(days) - 1, -1, -1):
            review = self.chain.after(after[index])
            self._review.insert(0, review)
            self._first.insert(0, self.chain.fresh.parts @ after[index][self.chain.fresh.cells])
            paid = self._paid(review, index)
            for earlier in range(index):
                chance = _between(paid, days[index] - days[earlier]) + self._pay(days[earlier], days[index])[:, None]
                np.maximum(after[earlier], chance, out=after[earlier])

    def _paid(self, review: Table, index: int) -> Table:
        return review - self.chain.minutes[:, :, None] * (FREE * np.float32(self.season.shape[index]))

    def on(self, index: int) -> Tables:
        """The tables of the day of study with that index; -1 is for today where today is no day of study."""
        days = [int(day) for day in self.season.days]
        today = days[index] if index >= 0 else 0
        wait = np.stack([_wide(self._pay(today, np.inf, lag)) for lag in LAGS])
        fresh = np.zeros(len(RATIO))
        for later in range(index + 1, len(days)):
            paid, gap = self._paid(self._review[later], later), days[later] - today
            for row, lag in enumerate(LAGS):
                chance = _between(paid, lag + gap) + self._pay(today, days[later], lag)[:, None]
                np.maximum(wait[row], chance, out=wait[row])
            fresh = np.maximum(fresh, self._first[later] - MINUTES_NEW * self.season.shape[later] * FREE)
        if index < 0:
            return Tables(wait, wait, fresh, fresh, self.chain.minutes)
        return Tables(self._review[index], wait, self._first[index], fresh, self.chain.minutes)

    @cached_property
    def today(self) -> Tables:
        """The tables of today."""
        return self.on(0 if self.season.today else -1)


def _wide(cells: Floats) -> Table:
    return np.repeat(cells[:, None], len(RATIO), axis=1).astype(np.float32)


def _between(table: Table, lag: float) -> Table:
    """A table over lags at one lag, linear in time."""
    above = int(np.searchsorted(LAGS, lag))
    if above >= len(LAGS) or LAGS[above] == lag:
        exact: Table = table[min(above, len(LAGS) - 1)]
        return exact
    part = np.float32((lag - LAGS[above - 1]) / (LAGS[above] - LAGS[above - 1]))
    between: Table = (1 - part) * table[above - 1] + part * table[above]
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
