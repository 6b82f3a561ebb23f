"""Days of study of many simulated learners: a policy ranks, the budget cuts, the world answers.

A new item takes 60 s, a review 20 s, a failed one 45 s; an item is looked at once a day at most; a learner goes on as
long as any of the day's seconds is left.
"""

from dataclasses import dataclass

import numpy as np

from worlds.worlds import TOPIC_ITEMS, World

NEW, REVIEW, FAILED = 60.0, 20.0, 45.0
TOPICS = 20
ITEMS = TOPICS * TOPIC_ITEMS


@dataclass(frozen=True)
class Course:
    """What is to be known, by when, and the minutes of each day that are planned for; weights sum to 1."""

    weights: np.ndarray
    days: int
    minutes: np.ndarray


class Policy:
    """Ranks a day's items and learns from their grades; arrays are (learners, items)."""

    def rank(self, day: int) -> np.ndarray:
        """Higher first; -inf for what is not to be looked at today."""
        raise NotImplementedError

    def learn(self, day: int, at: np.ndarray, grades: np.ndarray) -> None:
        """The grades of today's looks."""


def course(days: int, minutes: float = 30.0, skew: float = 1.15) -> Course:
    """400 items in 20 topics, the weight of a topic falling as a power of its rank."""
    topic = 1.0 / np.arange(1, TOPICS + 1) ** skew
    weights = np.repeat(topic, TOPIC_ITEMS)
    return Course(weights / weights.sum(), days, np.full(days, minutes))


def study(world: World, policy: Policy, plan: Course, rng: np.random.Generator) -> np.ndarray:
    """Expected recalled weight on the day after the last, for each learner."""
    for day in range(plan.days):
        chance = rng.random(world.shape)
        at = _within(world, day, policy.rank(day), world.seconds(60 * plan.minutes[day]), chance)
        policy.learn(day, at, world.look(day, at, chance))
    return (world.recall(plan.days) * plan.weights).sum(axis=1)


def _within(world: World, day: int, rank: np.ndarray, seconds: np.ndarray, chance: np.ndarray) -> np.ndarray:
    """The items that are looked at: in order of rank until the day's seconds are spent."""
    cost = np.where(world.seen, np.where(chance < world.recall(day), REVIEW, FAILED), NEW)
    order = np.argsort(-rank, axis=1, kind="stable")
    spent = np.cumsum(np.take_along_axis(np.where(np.isfinite(rank), cost, 0.0), order, axis=1), axis=1)
    before = spent - np.take_along_axis(np.where(np.isfinite(rank), cost, 0.0), order, axis=1)
    taken = np.zeros(world.shape, bool)
    np.put_along_axis(taken, order, before < seconds, axis=1)
    return taken & np.isfinite(rank)
