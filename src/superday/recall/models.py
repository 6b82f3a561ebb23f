"""The memory models that a schedule reckons with: it trusts none of them, and learns which fits the person.

In all of them an item is two numbers, a stability (the days after which it is recalled with probability 0.9) and a
second one that its law gives a meaning to (FSRS: difficulty).  A law holds many models, one for each column of its
parameters; states and probabilities are arrays whose first axis is the model, and whose others are the caller's.

``Powers`` are FSRS-6 with other parameters than the defaults, and exponential forgetting with a half-life that a
success multiplies (Settles and Meeder 2016, with constant factors), written in the same equations.  ``Traces`` follow
ACT-R (Pavlik and Anderson 2005): each look leaves a trace that fades, the slower the less was left of the earlier ones.
"""

import math
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from superday.recall import fsrs
from superday.recall.fsrs import Floats

Grades = NDArray[np.integer]

# With so large an exponent a power curve is exponential to three digits.
EXPONENTIAL = 60.0
HALF_LIFE = math.log(0.5) / math.log(0.9)  # in stabilities
LEAST_ELAPSED = 0.02  # days; a trace has no activation at age 0
FAR = 10.0  # days; where two traces and the one that stands for them agree, besides one day
STABILITIES = (0.001, 5000.0)


class Law(Protocol):
    """How memory fades and what a review does to it, for several sets of parameters at once."""

    def __len__(self) -> int:
        """How many models it holds."""

    def only(self, model: int) -> "Law":
        """The law with one of its models."""

    def recall(self, stability: Floats, second: Floats, elapsed: Floats | float) -> Floats:
        """The probability of recall ``elapsed`` days after a review that left this state."""

    def first(self, grade: Grades) -> tuple[Floats, Floats]:
        """The state after the first review."""

    def after(self, stability: Floats, second: Floats, elapsed: Floats | float, grade: Grades) -> tuple[Floats, Floats]:
        """The state after a review ``elapsed`` days after one that left the state given."""


@dataclass(frozen=True)
class Powers:
    """FSRS-6's equations; the second number is difficulty.  ``w`` is (22, models)."""

    w: Floats

    def __len__(self) -> int:
        return int(self.w.shape[1])

    def only(self, model: int) -> "Powers":
        """The law with one of its models."""
        return Powers(self.w[:, [model]])

    def _w(self, axes: int) -> Floats:
        return self.w.reshape(*self.w.shape, *(1,) * axes)

    def recall(self, stability: Floats, second: Floats, elapsed: Floats | float) -> Floats:
        """The probability of recall ``elapsed`` days after a review that left this state."""
        return fsrs.recall(self._w(stability.ndim - 1), stability, elapsed)

    def first(self, grade: Grades) -> tuple[Floats, Floats]:
        """The state after the first review."""
        stability, difficulty = fsrs.first(self._w(np.ndim(grade)), grade)
        return stability, np.broadcast_to(difficulty, stability.shape)

    def after(self, stability: Floats, second: Floats, elapsed: Floats | float, grade: Grades) -> tuple[Floats, Floats]:
        """The state after a review ``elapsed`` days after one that left the state given."""
        return fsrs.after(self._w(stability.ndim - 1), stability, second, elapsed, grade)


@dataclass(frozen=True)
class Traces:
    """ACT-R's activation, kept as one trace that stands for all; the second number is its decay over its noise.

    Recall is 1 / (1 + exp((threshold - activation) / noise)), and activation falls with the logarithm of time, so that
    the odds of recall are 9 (elapsed / stability)^-second.  ``ease`` is the variance of items' own activation in units
    of the noise: the more items differ, the more a grade says about the one that it was given to.
    Each parameter is (models,).
    """

    least_decay: Floats
    decay_per_activation: Floats
    threshold: Floats
    noise: Floats
    ease: Floats

    def __len__(self) -> int:
        return len(self.noise)

    def only(self, model: int) -> "Traces":
        """The law with one of its models."""
        return Traces(*(each[[model]] for each in self._all()))

    def _all(self, axes: int = 0) -> list[Floats]:
        parameters = (self.least_decay, self.decay_per_activation, self.threshold, self.noise, self.ease)
        return [each.reshape(-1, *(1,) * axes) for each in parameters]

    def recall(self, stability: Floats, second: Floats, elapsed: Floats | float) -> Floats:
        """The probability of recall ``elapsed`` days after a review that left this state."""
        chance: Floats = 1 / (1 + (np.maximum(elapsed, LEAST_ELAPSED) / stability) ** second / 9)
        return chance

    def first(self, grade: Grades) -> tuple[Floats, Floats]:
        """The state after the first review: a trace of activation 0 after a day."""
        least, _, threshold, noise, _ = self._all(np.ndim(grade))
        known = (np.asarray(grade) - fsrs.GOOD) * 0.5
        return self._state(-threshold / noise + known, least / noise + 0.0 * known)

    def after(self, stability: Floats, second: Floats, elapsed: Floats | float, grade: Grades) -> tuple[Floats, Floats]:
        """The state after a review ``elapsed`` days after one that left the state given."""
        least, slope, threshold, noise, ease = self._all(stability.ndim - 1)
        elapsed = np.maximum(elapsed, LEAST_ELAPSED)
        known = self.recall(stability, second, elapsed)
        surprise = ease * (np.greater(grade, fsrs.AGAIN) - known) / (1 + ease * known * (1 - known))

        def activation(days: Floats | float) -> Floats:
            level: Floats = threshold + noise * (math.log(9) + second * (np.log(stability) - np.log(days)))
            return level

        decay = np.minimum(slope * np.exp(np.minimum(activation(elapsed), 3.0)) + least, 3.0)
        near = np.log(np.exp(activation(elapsed + 1)) + 1)
        far = np.log(np.exp(activation(elapsed + FAR)) + FAR**-decay)
        fall = (near - far) / math.log(FAR) / noise
        return self._state((near - threshold) / noise + surprise, fall)

    @staticmethod
    def _state(log_odds: Floats, fall: Floats) -> tuple[Floats, Floats]:
        """Stability and fall of the odds of which the logarithm is ``log_odds`` after one day."""
        fall = np.maximum(fall, 0.05)
        return np.clip(np.exp(np.clip((log_odds - math.log(9)) / fall, -30, 30)), *STABILITIES), fall


@dataclass(frozen=True, eq=False)
class Mixture:
    """All models side by side, law after law along the first axis; ``chances`` are their prior probabilities."""

    laws: tuple[Law, ...]
    chances: Floats

    def __len__(self) -> int:
        return sum(len(law) for law in self.laws)

    def only(self, model: int) -> Law:
        """One of the models."""
        for law in self.laws:
            if model < len(law):
                return law.only(model)
            model -= len(law)
        raise IndexError(model)

    def _parts(self) -> list[tuple[Law, slice]]:
        ends = np.cumsum([len(law) for law in self.laws])
        return [(law, slice(end - len(law), end)) for law, end in zip(self.laws, ends, strict=True)]

    def recall(self, stability: Floats, second: Floats, elapsed: Floats | float) -> Floats:
        """The probability of recall under each model."""
        return np.concatenate([law.recall(stability[at], second[at], elapsed) for law, at in self._parts()])

    def first(self, grade: Grades) -> tuple[Floats, Floats]:
        """The states after a first review under each model."""
        states = [law.first(grade) for law in self.laws]
        return np.concatenate([one for one, _ in states]), np.concatenate([two for _, two in states])

    def after(self, stability: Floats, second: Floats, elapsed: Floats | float, grade: Grades) -> tuple[Floats, Floats]:
        """The states after a review under each model."""
        states = [law.after(stability[at], second[at], elapsed, grade) for law, at in self._parts()]
        return np.concatenate([one for one, _ in states]), np.concatenate([two for _, two in states])


def fsrs_like(first: float = 1.0, decay: float = 0.1542, growth: float = 0.0) -> Floats:
    """FSRS-6 with first stabilities times ``first``, a ``decay``, and ``growth`` added to parameter 8."""
    w = fsrs.DEFAULT.copy()
    w[:4] *= first
    w[20] = decay
    w[8] += growth
    return w


def half_life(days: float, growth: float, shrink: float) -> Floats:
    """Exponential forgetting: a first half-life in days (a third of it after a failure), times ``1 + growth`` after a
    success and times ``shrink`` after a failure.
    """
    w = fsrs.DEFAULT.copy()
    w[:4] = np.array([1 / 3, 2 / 3, 1.0, 2.0]) * days / HALF_LIFE
    w[8], w[9], w[10] = 0.0, 0.0, 0.0  # expm1(0) = 0: growth does not depend on how well it was known
    w[21] = growth
    w[11], w[12], w[13], w[14] = 1e9, 0.0, 1.0, 0.0  # the other bound of a failure then decides
    w[17], w[18] = -math.log(shrink), 1.0
    w[20] = EXPONENTIAL
    return w


# Of the thirty models that cross these values, those that a plan reckons with before the first review: they start at
# twice the others' probability.
POWERS = ((0.12, 0.35, 1.0), (0.1542, 0.35), (0.2, -0.7))  # first stability, decay, growth
USUAL_POWERS = ((0.12, 0.1542, 0.2), (0.35, 0.1542, 0.2), (0.35, 0.35, 0.2), (1.0, 0.1542, 0.2))
HALF_LIVES = ((1.0, 2.5, 6.0), (0.35, 0.9), (0.7,))  # first half-life in days, growth, shrinking
USUAL_HALF_LIVES = ((2.5, 0.35, 0.7), (2.5, 0.9, 0.7))
TRACES = ((0.12, 0.28), (0.15, 0.35), (-0.5, -0.1, 0.3), (0.35,), (1.5,))  # in the order of the fields of Traces
USUAL_TRACES = ((0.12, 0.35, -0.1, 0.35, 1.5), (0.28, 0.15, -0.1, 0.35, 1.5))


@cache
def prior() -> Mixture:
    """The thirty models before anything is known of the person."""
    powers, half_lives, traces = (list(product(*values)) for values in (POWERS, HALF_LIVES, TRACES))
    columns = [*(fsrs_like(*each) for each in powers), *(half_life(*each) for each in half_lives)]
    laws = (Powers(np.stack(columns, axis=1)), Traces(*np.array(traces).T))
    usual = {*USUAL_POWERS, *USUAL_HALF_LIVES, *USUAL_TRACES}
    chances = np.array([2.0 if each in usual else 1.0 for each in (*powers, *half_lives, *traces)])
    return Mixture(laws, chances / chances.sum())
