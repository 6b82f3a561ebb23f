"""One model's reviews on a grid of states: where a look leads, how likely it succeeds, how long it takes.

A grid is what lets one pass over the days serve every item (``worth``).
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
MINUTES_NEW, MINUTES_REVIEW, MINUTES_FAILED = 1.0, 20 / 60, 45 / 60
CELLS = len(STABILITY) * len(DIFFICULTY)


Table = NDArray[np.float32]


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
        total = np.multiply(parts[0], worth.take(leads[0], axis=0, mode="clip"))
        step = np.empty_like(total)
        for lead, part in zip(leads[1:], parts[1:], strict=True):
            worth.take(lead, axis=0, out=step, mode="clip")  # no lead is off the grid; to clip is quicker than to check
            step *= part
            total += step
        expected: Table = total.reshape(len(LAGS), CELLS, -1)
        return expected

    def known(self, lag: float) -> Floats:
        """Recall of each cell after a lag in days, (cells,)."""
        known: Floats = self.known_after(np.array([lag]))[0]
        return known

    def known_after(self, lags: Floats) -> Floats:
        """Recall of each cell after lags in days, (lags, cells)."""
        chance: Floats = self.law.recall(self.stability[:, None], self.second[:, None], lags[:, None])[0]
        return chance

    @cached_property
    def minutes(self) -> Table:
        """What a review after each lag is expected to take, (lags, cells)."""
        return expected_minutes(self.known_after(LAGS)).astype(np.float32)

    @cached_property
    def fresh(self) -> Place:
        """Where an item is after its first look."""
        stability, second = self.law.first(np.array([GOOD]))
        return self.place(stability[0, 0], second[0, 0])


def expected_minutes(known: Floats) -> Floats:
    """What a review of an item recalled with probability ``known`` is expected to take."""
    return known * MINUTES_REVIEW + (1 - known) * MINUTES_FAILED
