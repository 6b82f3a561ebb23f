"""The chance to meet a bar of this mock: an ability that answers show, and what it makes of the questions to come.

A graded-response model (Samejima 1969) on a grid of abilities: an answer reaches band k with the logistic of sharpness
times (ability - step k - difficulty).  What is recalled of the questions is the mean of the prior, not a second piece
of evidence; ability drifts from day to day.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from superday.recall.fsrs import Floats

# Abilities on a logit scale, and how far apart they may lie.
ABILITY = np.linspace(-5.0, 5.0, 201)
OUTCOMES = 5  # bands: none, weak, mixed, good, strong
# The ability at which half of the answers to a question of middling difficulty reach the band.
STEPS = np.array([-2.4, -1.1, 0.3, 1.7])
PER_LEVEL = 0.6  # a level of difficulty (1 to 5, 3 is middling) asks for that much more ability
SHARPNESS = 1.5
PRIOR_SPREAD = 1.2
DRIFT_PER_DAY = 0.005  # variance
# What an answer in each band scores, in [0, 1]: the middle of the band.
SCORES = np.array([0.04, 0.165, 0.415, 0.65, 0.86])
GRID = 800  # steps of the score of a round
DRAWS = 200  # of abilities, one for each part


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


@dataclass(frozen=True)
class Part:
    """A part of a round: ``questions`` of a difficulty (1 to 5) that together make up ``share`` of its score.

    ``answers`` were given to questions of its kind, ``recalled`` of what it may ask is known, in [0, 1].
    """

    answers: tuple[Answered, ...]
    recalled: float
    questions: int
    level: int
    share: float


def meet_bar(answers: Sequence[Answered], recalled: float, today: date, *, bar: int = 3, level: int = 3) -> Interval:
    """The chance that the next question of a round, of difficulty ``level``, reaches the band ``bar`` of this mock.

    Ability starts from what is ``recalled`` of the round's topics (in [0, 1]) and drifts by ``DRIFT_PER_DAY``; answers
    may come in any order.
    """
    belief = ability(answers, recalled, today)
    reach = _bands(level)[:, bar:].sum(axis=1)
    low, high = (float(reach[int(np.searchsorted(np.cumsum(belief), part))]) for part in (0.1, 0.9))
    return Interval(float(belief @ reach), low, high)


def meet_round(parts: Sequence[Part], bar: float, today: date) -> Interval:
    """The chance that a round scores ``bar`` (in [0, 1]) or more, if it is held today.

    The abilities of its parts are independent; the interval is over what they may be, not over the luck of the day.
    """
    scores = np.zeros((DRAWS, GRID + 1))
    scores[:, 0] = 1.0
    whole = sum(part.share for part in parts)
    for number, part in enumerate(parts):
        chances = _bands(part.level)[_drawn(ability(part.answers, part.recalled, today), number)]
        steps = np.round(GRID * SCORES * part.share / whole / part.questions).astype(np.int64)
        for _ in range(part.questions):
            scores = _added(scores, chances, steps)
    reach = scores[:, math.ceil(GRID * bar - 1e-9) :].sum(axis=1)
    low, high = np.quantile(reach, (0.1, 0.9))
    mean = float(reach.mean())
    return Interval(mean, min(float(low), mean), max(float(high), mean))


def _drawn(belief: Floats, number: int) -> NDArray[np.integer]:
    """Abilities spread evenly over a belief, in an order of the part's own: places on the grid, (draws,)."""
    quantiles = (np.arange(DRAWS) + 0.5) / DRAWS
    order = np.random.default_rng(number).permutation(DRAWS)
    places: NDArray[np.int64] = np.searchsorted(np.cumsum(belief)[:-1], quantiles)[order]
    return places


def _added(scores: Floats, chances: Floats, steps: NDArray[np.integer]) -> Floats:
    """The distribution of a score, (draws, grid), after one more question with these chances of bands."""
    total = np.zeros_like(scores)
    for band, step in enumerate(steps):
        total[:, step:] += chances[:, [band]] * scores[:, : GRID + 1 - step]
    return total


def ability(answers: Sequence[Answered], recalled: float, today: date) -> Floats:
    """How likely each ability of the grid is today, (abilities,)."""
    inside = min(max(recalled, 0.02), 0.98)
    belief = _normal(math.log(inside / (1 - inside)), PRIOR_SPREAD)
    last: date | None = None
    for answer in sorted(answers, key=lambda each: each.day):
        if last is not None:
            belief = _drifted(belief, (answer.day - last).days)
        belief = belief * _bands(answer.level)[:, answer.band]
        belief /= belief.sum()
        last = answer.day
    return belief if last is None else _drifted(belief, max(0, (today - last).days))


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
