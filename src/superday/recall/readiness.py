"""Where the person stands, with how sure that is: the recall of each topic, and the chance to meet a round's bar.

Both are about this program's own questions and bars.  They are not the chance of an offer, and no screen may say so.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from superday.recall.fsrs import Floats
from superday.recall.memory import Memory
from superday.recall.schedule import Schedule

# What every model here may be wrong by in the same direction, as a part of a topic: five to seven points at least,
# until outcomes that were held out justify less.
MODEL_ERROR = 0.05  # at a recall of one half; towards 0 and 1 it falls with the room that is left
MOST_ALIKE = 400

# Abilities on a logit scale, and how far apart they may lie.
ABILITY = np.linspace(-5.0, 5.0, 201)
OUTCOMES = 5  # bands: none, weak, mixed, good, strong
# The ability at which half of the answers to a question of middling difficulty reach the band.
STEPS = np.array([-2.4, -1.1, 0.3, 1.7])
PER_LEVEL = 0.6  # a level of difficulty (1 to 5, 3 is middling) asks for that much more ability
SHARPNESS = 1.5
PRIOR_SPREAD = 1.2
DRIFT_PER_DAY = 0.005  # variance


@dataclass(frozen=True)
class Interval:
    """An estimate in [0, 1] and the range in which it lies with probability 0.8."""

    estimate: float
    low: float
    high: float


@dataclass(frozen=True)
class Answered:
    """A question of a round that was answered: when, how difficult (1 to 5), and the band reached (0 to 4)."""

    day: date
    level: int
    band: int

    def __post_init__(self) -> None:
        if not 0 <= self.band < OUTCOMES:
            raise ValueError(f"a band is 0 to {OUTCOMES - 1}, not {self.band}")


def topic(memory: Memory, weights: Mapping[str, float], day: date) -> Interval:
    """How much of a topic's items (by weight) the person would recall if asked all of them on ``day``.

    The interval adds up what items do by chance, how far the likely models disagree, and ``MODEL_ERROR``.
    """
    items = [item for item, weight in weights.items() if weight > 0]
    if not items:
        return Interval(0.0, 0.0, 0.0)
    share = np.array([weights[item] for item in items])
    return topic_interval(_by_model(memory, items, day), memory.belief, share / share.sum())


def topic_interval(known: Floats, belief: Floats, share: Floats) -> Interval:
    """The same from the recall of items under each model, (models, items), and their parts of the topic."""
    mean = belief @ known
    by_model = known @ share
    estimate = float(mean @ share)
    room = estimate * (1 - estimate)
    if room < 1e-6:
        return Interval(estimate, estimate, estimate)
    # As many items of equal weight and recall as would vary by chance as these do.
    alike = room / max(float((share**2 * mean * (1 - mean)).sum()), room / MOST_ALIKE)
    between = float(belief @ (by_model - estimate) ** 2)
    spread = between + MODEL_ERROR**2 * 4 * room
    low, high = _beta_binomial(max(1, round(alike)), estimate, spread)
    return Interval(estimate, min(low, estimate), max(high, estimate))


def _beta_binomial(items: int, mean: float, variance: float) -> tuple[float, float]:
    """Where the middle 80 % of the part recalled of so many items begins and ends.

    The chance of each is beta distributed with that mean and variance; the steps of the distribution are bridged at
    their middles.
    """
    size = min(max(mean * (1 - mean) / variance - 1, 1.0), 1e6)
    a, b = mean * size, (1 - mean) * size
    count = np.arange(items + 1)
    log_ways = [math.lgamma(items + 1) - math.lgamma(k + 1) - math.lgamma(items - k + 1) for k in count]
    log_chance = [math.lgamma(k + a) + math.lgamma(items - k + b) for k in count]
    weight = np.array(log_ways) + np.array(log_chance)
    weight = np.exp(weight - weight.max())
    weight /= weight.sum()
    middle = np.cumsum(weight) - weight / 2
    low, high = np.interp([0.1, 0.9], middle, count / items)
    return float(low), float(high)


def _by_model(memory: Memory, items: Sequence[str], day: date) -> Floats:
    at = np.array([memory.places.get(item, -1) for item in items], np.int64)
    known = np.zeros((len(memory.mixture), len(items)))
    if (at >= 0).any():
        known[:, at >= 0] = memory.known_by_model(at[at >= 0], day)
    return known


def meet_bar(answers: Sequence[Answered], recalled: float, today: date, *, bar: int = 3, level: int = 3) -> Interval:
    """The chance that the next question of a round, of difficulty ``level``, reaches the band ``bar`` of this mock.

    A graded-response model (Samejima 1969): an answer reaches band k with the logistic of sharpness times
    (ability - step k - difficulty).  Ability starts from what is ``recalled`` of the round's topics (in [0, 1], as a
    prior mean and not as evidence) and drifts by ``DRIFT_PER_DAY``; answers may come in any order.
    """
    inside = min(max(recalled, 0.02), 0.98)
    belief = _normal(math.log(inside / (1 - inside)), PRIOR_SPREAD)
    last: date | None = None
    for answer in sorted(answers, key=lambda each: each.day):
        if last is not None:
            belief = _drifted(belief, (answer.day - last).days)
        belief = belief * _bands(answer.level)[:, answer.band]
        belief /= belief.sum()
        last = answer.day
    if last is not None:
        belief = _drifted(belief, max(0, (today - last).days))
    reach = _bands(level)[:, bar:].sum(axis=1)
    low, high = (float(reach[int(np.searchsorted(np.cumsum(belief), part))]) for part in (0.1, 0.9))
    return Interval(float(belief @ reach), low, high)


def _bands(level: int) -> Floats:
    """The chance of each band for each ability, (abilities, bands)."""
    harder = PER_LEVEL * (level - 3)
    reach = 1 / (1 + np.exp(-SHARPNESS * (ABILITY[:, None] - STEPS - harder)))
    edges = np.concatenate([np.ones((len(ABILITY), 1)), reach, np.zeros((len(ABILITY), 1))], axis=1)
    return -np.diff(edges, axis=1)


def _normal(mean: float, spread: float) -> Floats:
    density = np.exp(-0.5 * ((ABILITY - mean) / spread) ** 2)
    normal: Floats = density / density.sum()
    return normal


def _drifted(belief: Floats, days: int) -> Floats:
    """Ability after some days of a random walk."""
    if days <= 0:
        return belief
    kernel = np.exp(-0.5 * (ABILITY[:, None] - ABILITY) ** 2 / (DRIFT_PER_DAY * days))
    drifted = (kernel / kernel.sum(axis=0)) @ belief
    moved: Floats = drifted / drifted.sum()
    return moved


def hour_more(memory: Memory, schedule: Schedule, topics: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """What an hour on each topic today would add to the recall expected on the day, in points of 100 over waiting."""
    rates = schedule.rates(memory)
    worth = {}
    for name, items in topics.items():
        left, points = 60.0, 0.0
        for gain, minutes in sorted(
            (rates[item] for item in items if item in rates), key=lambda each: -each[0] / each[1]
        ):
            if left <= 0 or gain <= 0:
                break
            points += gain * min(1.0, left / minutes)
            left -= minutes
        worth[name] = points
    return worth
