"""What a person remembers of each item: a replay of the log of reviews under every model, and which model fits.

The log is all there is to keep.  ``Memory`` is a value: a review gives another one, and to undo it is to go back to the
one before.  Days are dates of the person's own calendar, so that time zones and daylight saving end where a moment
becomes a date; a review dated before the last one of its item counts as one of the same day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from superday.recall import models
from superday.recall.fsrs import AGAIN, EASY, Floats

Number = TypeVar("Number", bound=np.generic)

# Reviews of one person share what no model has (a bad day, a kind of item): each counts as half of an independent one.
TEMPER = 0.5
# No single review may rule a model out: the chance that any grade was a slip or a guess.
SLIP = 0.02
NEGLIGIBLE = 0.01
ACTIVE = 8
# The guard: how many of the last reviews it looks at, how many it wants, and the shortfall that no model explains.
WATCHED, WATCHED_LEAST, SHORTFALL = 100, 30, 0.2


@dataclass(frozen=True)
class Review:
    """One look at an item: graded 1 (again) to 4 (easy) on a day; ``weight`` in (0, 1] is how much it says.

    A full review counts 1; a self-mark or a probe that gave part of the answer away counts less.
    """

    item: str
    day: date
    grade: int
    weight: float = 1.0

    def __post_init__(self) -> None:
        if not AGAIN <= self.grade <= EASY:
            raise ValueError(f"a grade is 1 to 4, not {self.grade}")
        if not 0 < self.weight <= 1:
            raise ValueError(f"the weight of a review is above 0 and at most 1, not {self.weight}")


@dataclass(frozen=True)
class States:
    """Items under every model: arrays (models, items); ``last`` is the day of the last look, (items,)."""

    stability: Floats
    second: Floats
    last: NDArray[np.int64]

    def take(self, at: NDArray[np.integer]) -> "States":
        """Those of the items at these places."""
        return States(self.stability[:, at], self.second[:, at], self.last[at])


@dataclass(frozen=True)
class Memory:
    """A replayed log: states of the items that were looked at, in the order of their first look."""

    reviews: tuple[Review, ...]
    mixture: models.Mixture
    items: tuple[str, ...]
    states: States
    expected: Floats  # (models, reviews): the recall that each model expected; NaN at an item's first look

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each item is in the arrays."""
        return {item: place for place, item in enumerate(self.items)}

    @cached_property
    def belief(self) -> Floats:
        """How likely each model is after the log, (models,); the negligible are 0, and at most a dozen are not."""
        passed = np.array([review.grade > AGAIN for review in self.reviews], bool)
        weights = np.array([review.weight for review in self.reviews])
        return belief(self.mixture, log_likelihood(self.expected, passed, weights).sum(axis=1))

    def known(self, items: Sequence[str], day: date) -> Floats:
        """The expected recall of items on a day, (items,); 0 for one that was never looked at."""
        at = np.array([self.places.get(item, -1) for item in items], np.int64)
        chance = np.zeros(len(items))
        if (at >= 0).any():
            chance[at >= 0] = self.belief @ self.known_by_model(at[at >= 0], day)
        return chance

    def known_by_model(self, at: NDArray[np.integer], day: date) -> Floats:
        """The recall of the items at these places on a day under each model, (models, items)."""
        states = self.states.take(at)
        elapsed = np.maximum(day.toordinal() - states.last, 0).astype(float)
        return self.mixture.recall(states.stability, states.second, elapsed)

    @cached_property
    def misled(self) -> bool:
        """Whether the last reviews went so much worse than expected that no model here is to be trusted."""
        seen = np.nonzero(~np.isnan(self.expected[0]))[0][-WATCHED:] if self.reviews else np.array([], int)
        if len(seen) < WATCHED_LEAST:
            return False
        passed = np.mean([self.reviews[place].grade > AGAIN for place in seen])
        return bool((self.belief @ self.expected[:, seen]).mean() - passed > SHORTFALL)

    def after(self, review: Review) -> "Memory":
        """The memory after one more review."""
        own = [each for each in self.reviews if each.item == review.item]
        alone = replay([*own, review], self.mixture)
        place = self.places.get(review.item, len(self.items))
        states = States(
            _put(self.states.stability, place, alone.states.stability[:, 0]),
            _put(self.states.second, place, alone.states.second[:, 0]),
            _put(self.states.last[None], place, alone.states.last[:1])[0],
        )
        items = self.items if own else (*self.items, review.item)
        expected = np.concatenate([self.expected, alone.expected[:, -1:]], axis=1)
        return Memory((*self.reviews, review), self.mixture, items, states, expected)


def replay(reviews: Iterable[Review], mixture: models.Mixture | None = None) -> Memory:
    """The memory that a log leaves, oldest review first; every item's n-th review is taken at once."""
    log, mixture = tuple(reviews), mixture or models.prior()
    places: dict[str, int] = {}
    turns: list[list[int]] = []  # the numbers of the reviews that are somebody's first, second, ...
    count: dict[str, int] = {}
    for number, review in enumerate(log):
        places.setdefault(review.item, len(places))
        turn = count[review.item] = count.get(review.item, -1) + 1
        if turn == len(turns):
            turns.append([])
        turns[turn].append(number)
    shape = (len(mixture), len(places))
    states = States(np.ones(shape), np.ones(shape), np.zeros(len(places), np.int64))
    expected = np.full((len(mixture), len(log)), np.nan)
    for turn, numbers in enumerate(turns):
        _take_turn(states, expected, [log[number] for number in numbers], np.array(numbers), places, mixture, turn == 0)
    return Memory(log, mixture, tuple(places), states, expected)


def _take_turn(
    states: States,
    expected: Floats,
    reviews: list[Review],
    numbers: NDArray[np.integer],
    places: dict[str, int],
    mixture: models.Mixture,
    first: bool,
) -> None:
    at = np.array([places[review.item] for review in reviews])
    day = np.array([review.day.toordinal() for review in reviews])
    grade = np.array([review.grade for review in reviews])
    if first:
        states.stability[:, at], states.second[:, at] = mixture.first(grade)
        states.last[at] = day
        return
    before = states.take(at)
    elapsed = np.maximum(day - before.last, 0).astype(float)
    expected[:, numbers] = mixture.recall(before.stability, before.second, elapsed)
    stability, second = mixture.after(before.stability, before.second, elapsed, grade)
    weight = np.array([review.weight for review in reviews])
    states.stability[:, at] = before.stability ** (1 - weight) * stability**weight
    states.second[:, at] = (1 - weight) * before.second + weight * second
    states.last[at] = np.maximum(day, before.last)


def log_likelihood(expected: Floats, passed: NDArray[np.bool_], weights: Floats) -> Floats:
    """What each review says for each model, tempered; first looks (NaN) say nothing."""
    chance = np.clip(expected, SLIP, 1 - SLIP)
    said = np.where(passed, np.log(chance), np.log1p(-chance))
    return np.where(np.isnan(expected), 0.0, TEMPER * weights * said)


def belief(mixture: models.Mixture, said: Floats) -> Floats:
    """Posterior probabilities of the models from summed log-likelihoods, (models, ...), the negligible cut off."""
    said = said + np.log(mixture.chances).reshape(-1, *(1,) * (said.ndim - 1))
    chance = np.exp(said - said.max(axis=0))
    chance /= chance.sum(axis=0)
    least = -np.sort(-chance, axis=0)[min(ACTIVE, len(chance)) - 1]
    chance = np.where((chance >= NEGLIGIBLE) & (chance >= least), chance, 0.0)
    posterior: Floats = chance / chance.sum(axis=0)
    return posterior


def _put(table: NDArray[Number], place: int, column: NDArray[Number]) -> NDArray[Number]:
    """A copy of a table with one column set, or added at its end."""
    if place == table.shape[1]:
        return np.concatenate([table, column[:, None]], axis=1)
    table = table.copy()
    table[:, place] = column
    return table
