"""Where the person stands, with how sure that is: the recall of each topic, and what an hour more on it is worth.

It is recall of this program's own points, and the chance (``ability``) to meet this program's own bars.  Neither is the
chance of an offer, and no screen may say so.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from superday.recall.ability import Answered, Interval, Part, meet_bar, meet_round
from superday.recall.fsrs import Floats
from superday.recall.memory import Memory

__all__ = ["Answered", "Interval", "Part", "meet_bar", "meet_round", "topic", "topic_interval"]

# What every model here may be wrong by in the same direction, as a part of a topic: five to seven points at least,
# until outcomes that were held out justify less.
MODEL_ERROR = 0.04  # at a recall of one half; towards 0 and 1 it falls with the room that is left
MOST_ALIKE = 400


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
