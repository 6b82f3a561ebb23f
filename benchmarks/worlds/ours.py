"""superday's schedule for many learners at once: the package's models, tables, prices and belief, as arrays.

It differs from ``superday.recall.solve`` in one thing, for the sake of time: prices are found once, before the first
day, and not again on each (benchmarks/recall.py runs the real one too, for a few learners).
"""

from dataclasses import dataclass

import numpy as np

from superday.recall import memory, models, pricing, worth
from superday.recall.chain import MINUTES_NEW, Chain, expected_minutes
from superday.recall.fsrs import AGAIN
from superday.recall.worth import Season, Tables, Worth
from worlds.simulate import Course, Policy


@dataclass(frozen=True)
class Solved:
    """One model's price and the tables of each day."""

    chain: Chain
    price: float
    days: tuple[Tables, ...]


def solve(plan: Course, mixture: models.Mixture) -> list[Solved]:
    """Every model of the mixture, solved before the first day of a course."""
    return [_solved(plan, mixture, model) for model in range(len(mixture))]


def _solved(plan: Course, mixture: models.Mixture, model: int) -> Solved:
    start = memory.replay([], mixture)
    stock = pricing.Stock(
        tuple(str(item) for item in range(len(plan.weights))),
        plan.weights,
        np.zeros(len(plan.weights), np.int64),
        np.ones((1, 1)),
    )
    days = np.arange(plan.days)
    season = Season(days, plan.minutes, np.ones(plan.days), np.array([plan.days]), np.ones(1))
    holding = pricing.Holding(start, stock, np.full(len(plan.weights), -1), np.ones(len(plan.weights)))
    priced = pricing.price(holding, season, model, pricing.USUAL, search=True)
    prices = pricing.shape(season, priced.steepness)
    one = Worth(priced.chain, Season(days, plan.minutes, prices, season.interviews, season.shares))
    return Solved(priced.chain, priced.price, tuple(_slim(one, day) for day in range(plan.days)))


def _slim(one: Worth, day: int) -> Tables:
    """The tables of a day with what ranking needs alone, in half the bytes."""
    tables = one.on(day)
    gain = (tables.act - tables.wait).astype(np.float16)
    nothing = np.zeros((0, 0, 0), np.float16)
    return Tables(gain, nothing, tables.fresh_act, tables.fresh_wait, nothing)


class Superday(Policy):
    """Models weighed by the grades, looks ranked by what they add for each minute."""

    def __init__(self, plan: Course, learners: int, mixture: models.Mixture, solved: list[Solved]) -> None:
        self.plan, self.mixture, self.solved = plan, mixture, solved
        shape = (len(mixture), learners, len(plan.weights))
        self.stability, self.second = np.ones(shape), np.ones(shape)
        self.last, self.seen = np.zeros(shape[1:]), np.zeros(shape[1:], bool)
        self.said = np.zeros(shape[:2])

    def belief(self) -> np.ndarray:
        """The posterior of the models, (models, learners)."""
        return memory.belief(self.mixture, self.said)

    def rank(self, day: int) -> np.ndarray:
        gain, cost = np.zeros(self.seen.shape), np.zeros(self.seen.shape)
        elapsed = np.maximum(day - self.last, 1.0)
        for model, chance in enumerate(self.belief()):
            on = chance > 0
            if on.any():
                added, minutes = self._under(model, on, day, elapsed[on])
                gain[on] += chance[on, None] * added
                cost[on] += chance[on, None] * minutes
        return np.where((gain > 0) & ~(self.seen & (self.last == day)), gain / cost, -np.inf)

    def _under(self, model: int, on: np.ndarray, day: int, elapsed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        solved, state = self.solved[model], (self.stability[model][on], self.second[model][on])
        tables = solved.days[day]
        ratio = self.plan.weights / solved.price
        fresh = np.interp(np.log(ratio), np.log(worth.RATIO), tables.fresh_act - tables.fresh_wait)
        seen = worth.at(tables.act, solved.chain.place(*state), elapsed, np.broadcast_to(ratio, elapsed.shape))
        known = solved.chain.law.recall(state[0][None], state[1][None], elapsed)[0]
        minutes = np.where(self.seen[on], expected_minutes(known), MINUTES_NEW)
        return self.plan.weights * np.where(self.seen[on], seen, fresh), minutes

    def learn(self, day: int, at: np.ndarray, grades: np.ndarray) -> None:
        elapsed, old, new = day - self.last, at & self.seen, at & ~self.seen
        state = self.stability[:, old], self.second[:, old]
        expected = self.mixture.recall(*state, elapsed[old])
        said = memory.log_likelihood(expected, grades[old] > AGAIN, np.ones(int(old.sum())))
        learner = np.nonzero(old)[0]
        self.said += np.stack([np.bincount(learner, row, minlength=len(at)) for row in said])
        self.stability[:, old], self.second[:, old] = self.mixture.after(*state, elapsed[old], grades[old])
        self.stability[:, new], self.second[:, new] = self.mixture.first(grades[new])
        self.last[at] = day
        self.seen |= at

    def by_model(self, day: int) -> np.ndarray:
        """What each model expects each learner to recall on a day, (models, learners, items)."""
        elapsed = np.maximum(day - self.last, 1.0)
        return np.where(self.seen, self.mixture.recall(self.stability, self.second, elapsed), 0.0)

    def recall(self, day: int) -> np.ndarray:
        """The same over all models, (learners, items)."""
        return np.einsum("ml,mli->li", self.belief(), self.by_model(day))
