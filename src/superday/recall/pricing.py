"""The price of a minute of study under each likely model, and what looks are worth at it.

The price of day t is ``level exp(-steepness (1 - left^-0.6))`` with the days left to the next interview: minutes are
the dearer the nearer it is.  Of the prices of that form those are taken at which the dual is least (docs/recall.md).
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from superday.recall import models, worth
from superday.recall.chain import MINUTES_NEW, Chain, Place, Table, expected_minutes
from superday.recall.fsrs import Floats
from superday.recall.memory import Memory
from superday.recall.plan import Stock
from superday.recall.worth import RATIO, Season, Tables, Worth

SEARCHED = 3  # models, the likeliest, that get a steepness of their own
STEEPNESS = (0.4, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0)
USUAL = 1.0
Numbers = tuple[float, ...]
KEPT = 40  # tables, of 1 MiB each: those of eight models with a search for the likeliest
PRICES = np.exp(np.linspace(np.log(1e-6), np.log(0.5), 90))  # of a minute, where weights sum to 1


@dataclass(frozen=True)
class Priced:
    """One likely model at its price: what is worth looking at, for each profile of items.

    ``price`` is that of a minute today (on the first day of study, if today is none), for weights that sum to 1, and
    ``bound`` the recall of the weight in [0, 1] that no schedule can exceed under the model.  ``rows`` are what items
    are worth for every ratio of weight to price, (items, ratios), and ``minutes`` all that there are, at that price.
    """

    model: int
    chance: float
    chain: Chain
    tables: tuple[Tables, ...]
    rows: Floats
    minutes: float
    steepness: float
    price: float
    bound: float


@dataclass(frozen=True)
class Holding:
    """The items of a stock as a memory has them: places in it (-1: never looked at) and days since the last look."""

    memory: Memory
    stock: Stock
    at: NDArray[np.integer]
    elapsed: Floats

    @classmethod
    def of(cls, memory: Memory, stock: Stock, day: date) -> "Holding":
        """What of a stock is remembered on a day; a look today, or in the future, is taken as one of yesterday."""
        at = np.array([memory.places.get(item, -1) for item in stock.items], np.int64)
        last = np.concatenate([memory.states.last, [0]])[at]
        return cls(memory, stock, at, np.maximum(day.toordinal() - last, 1).astype(float))

    def _state(self, model: int, seen: NDArray[np.bool_]) -> tuple[Floats, Floats]:
        states, at = self.memory.states, self.at[seen]
        return states.stability[model, at], states.second[model, at]

    def place(self, chain: Chain, seen: NDArray[np.bool_]) -> Place:
        """Where the items of the mask ``seen`` stand on a model's grid."""
        return chain.place(*self._state(chain.model, seen))

    def known(self, chain: Chain, seen: NDArray[np.bool_]) -> Floats:
        """How likely they are recalled today under that model."""
        stability, second = self._state(chain.model, seen)
        chance: Floats = chain.law.recall(stability[None], second[None], self.elapsed[seen])[0]
        return chance


@lru_cache(maxsize=64)
def chain(mixture: models.Mixture, model: int) -> Chain:
    """The reviews of one model on the grid; kept, as they depend on nothing else."""
    return Chain(mixture.only(model), model)


def shape(season: Season, steepness: float) -> Floats:
    """The price of each day of study over that of the first."""
    left = np.array([(season.interviews[season.interviews > day] - day).min() for day in season.days], float)
    prices = np.exp(-steepness * (1 - left**-0.6))
    over: Floats = prices / prices[0] if len(prices) else prices
    return over


@lru_cache(maxsize=KEPT)
def _tables(
    links: Chain,
    days: tuple[int, ...],
    shape: tuple[float, ...],
    interviews: tuple[int, ...],
    shares: tuple[float, ...],
) -> Tables:
    """What is worth looking at today; kept, as it depends neither on what is remembered nor on how many minutes."""
    of_days, ahead = np.array(days, np.int64), np.array(interviews, np.int64)
    season = Season(of_days, np.ones(len(days)), np.array(shape), ahead, np.array(shares))
    return Worth(links, season).today


def forget() -> None:
    """Keep no tables, as if nothing had been solved in this process."""
    _tables.cache_clear()


def price(holding: Holding, season: Season, model: int, steepness: float, search: bool) -> Priced:
    """A model at the price where its dual is least; with ``search`` over the steepness too, starting at that given."""
    tried = {steepness: _priced(holding, season, model, steepness)}
    place = STEEPNESS.index(steepness)
    while search:
        for beside in STEEPNESS[max(0, place - 1) : place + 2]:
            if beside not in tried:
                tried[beside] = _priced(holding, season, model, beside)
        best = STEEPNESS.index(min(tried, key=lambda each: tried[each].bound))
        search, place = best != place, best
    return tried[STEEPNESS[place]]


def _priced(holding: Holding, season: Season, model: int, steepness: float) -> Priced:
    links = chain(holding.memory.mixture, model)
    prices = shape(season, steepness)
    days, shape_, interviews = (tuple(each.tolist()) for each in (season.days, prices, season.interviews))
    tables = tuple(_tables(links, days, shape_, interviews, tuple(each.tolist())) for each in holding.stock.profiles)
    rows = np.empty((len(holding.at), len(RATIO)))
    for profile, each in enumerate(tables):
        mine = holding.stock.profile == profile
        rows[mine] = _rows(holding, links, each.best, each.fresh_best, mine)
    minutes = float((prices * season.minutes).sum())
    level, bound = least_dual(rows, holding.stock.parts, minutes)
    return Priced(model, float(holding.memory.belief[model]), links, tables, rows, minutes, steepness, level, bound)


def _rows(holding: Holding, links: Chain, table: Table, fresh: Floats, mine: NDArray[np.bool_]) -> Floats:
    """What a table says of the items of a mask for every ratio of weight to price, (items, ratios)."""
    rows = np.tile(fresh, (len(holding.at), 1))
    seen = mine & (holding.at >= 0)
    if seen.any():
        rows[seen] = worth.rows_at(table, holding.place(links, seen), holding.elapsed[seen])
    return rows[mine]


def granted(holding: Holding, priced: Priced, chosen: NDArray[np.bool_]) -> float:
    """The bound of a model if a look today at each of the chosen items costs no minutes of the plan."""
    rows = priced.rows.copy()
    for profile, each in enumerate(priced.tables):
        mine = chosen & (holding.stock.profile == profile)
        if mine.any():
            rows[mine] = np.maximum(rows[mine], _rows(holding, priced.chain, each.act, each.fresh_act, mine))
    return least_dual(rows, holding.stock.parts, priced.minutes)[1]


def least_dual(rows: Floats, weights: Floats, minutes: float) -> tuple[float, float]:
    """The price at which the worth of all items plus that of all minutes is least, and that sum.

    ``rows`` are (items, ratios); ``minutes`` counts those of later days at their price over that of the first.
    """
    coarse = _duals(rows, weights, minutes, PRICES[::6])
    near = 6 * int(coarse.argmin())
    close = PRICES[max(0, near - 5) : near + 6]
    bounds = _duals(rows, weights, minutes, close)
    return float(close[bounds.argmin()]), float(bounds.min())


def _duals(rows: Floats, weights: Floats, minutes: float, levels: Floats) -> Floats:
    step = np.log(RATIO[1] / RATIO[0])
    along = (np.log(weights / RATIO[0]) - np.log(levels)[:, None]) / step
    along = np.minimum(np.maximum(along, 0), len(RATIO) - 1.001)
    column = along.astype(np.int64)
    part = along - column
    here = np.arange(len(rows))
    value = (1 - part) * rows[here, column] + part * rows[here, column + 1]
    duals: Floats = value @ weights + levels * minutes
    return duals


def gain(holding: Holding, priced: Priced) -> tuple[Floats, Floats]:
    """What looking at each item today adds under a model over waiting, as a part of the whole weight and its minutes
    not yet paid, and how many minutes that are, both (items,).
    """
    weights = holding.stock.parts
    added, minutes = np.empty(len(holding.at)), np.full(len(holding.at), MINUTES_NEW)
    for profile, tables in enumerate(priced.tables):
        mine = holding.stock.profile == profile
        fresh = np.interp(np.log(weights[mine] / priced.price), np.log(RATIO), tables.fresh_act - tables.fresh_wait)
        added[mine] = weights[mine] * fresh
        seen = mine & (holding.at >= 0)
        if seen.any():
            place, elapsed = holding.place(priced.chain, seen), holding.elapsed[seen]
            added[seen] = weights[seen] * worth.at(tables.gain, place, elapsed, weights[seen] / priced.price)
            minutes[seen] = expected_minutes(holding.known(priced.chain, seen))
    return added, minutes
