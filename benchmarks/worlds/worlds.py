"""The worlds.  The first three are those of docs/recall.md's table; nothing was tuned on the last two.

Their parameters were chosen so that Anki's default and other simple schedules come out near the figures of the study
that set the target; none was chosen by what superday's schedule does in it.
"""

import numpy as np

from superday.recall import fsrs
from superday.recall.fsrs import AGAIN, GOOD

TOPIC_ITEMS = 20


class World:
    """Learners and items with a memory; subclasses say how it fades and what a look does."""

    def __init__(self, rng: np.random.Generator, learners: int, items: int) -> None:
        self.rng = rng
        self.shape = (learners, items)
        self.seen = np.zeros(self.shape, bool)

    def recall(self, day: float) -> np.ndarray:
        """The probability of recall on a day, (learners, items)."""
        return np.where(self.seen, self._recall(day), 0.0)

    def seconds(self, planned: float) -> np.ndarray:
        """The seconds that each learner really studies on a day, (learners, 1)."""
        return np.full((self.shape[0], 1), planned)

    def look(self, day: int, at: np.ndarray, chance: np.ndarray) -> np.ndarray:
        """Grades of the looks at the items of the mask ``at``; ``chance`` is uniform on [0, 1).

        The first look at an item teaches it and is graded good.
        """
        grades = np.where(~self.seen | (chance < self.recall(day)), GOOD, AGAIN)
        self._learn(day, at, grades)
        self.seen |= at
        return grades

    def _recall(self, day: float) -> np.ndarray:
        raise NotImplementedError

    def _learn(self, day: int, at: np.ndarray, grades: np.ndarray) -> None:
        raise NotImplementedError


class Fsrs(World):
    """FSRS-6, with parameters of their own for each learner."""

    def __init__(self, rng: np.random.Generator, learners: int, items: int) -> None:
        super().__init__(rng, learners, items)
        w = np.repeat(fsrs.DEFAULT[:, None, None], learners, axis=1)
        w[:4] *= 0.24 * np.exp(rng.normal(0, 0.5, learners))[:, None]
        w[8] += rng.normal(0.2, 0.3, learners)[:, None]
        w[11] *= np.exp(rng.normal(0.1, 0.2, learners))[:, None]
        w[20] *= np.exp(rng.normal(0, 0.25, learners))[:, None]
        self.w = w
        self.stability, self.difficulty = np.ones(self.shape), np.full(self.shape, 5.0)
        self.last = np.zeros(self.shape)

    def _recall(self, day: float) -> np.ndarray:
        return fsrs.recall(self.w, self.stability, day - self.last)

    def _learn(self, day: int, at: np.ndarray, grades: np.ndarray) -> None:
        new = fsrs.first(self.w, grades)
        old = fsrs.after(self.w, self.stability, self.difficulty, day - self.last, grades)
        for mine, fresh, changed in zip((self.stability, self.difficulty), new, old, strict=True):
            mine[at] = np.where(self.seen, changed, fresh)[at]
        self.last[at] = day


class ActR(World):
    """ACT-R's declarative memory with spacing (Pavlik and Anderson 2005): traces that fade as powers of their age.

    A trace's decay grows with the activation at which it was laid down.  Times are days; items differ in activation.
    """

    TRACES = 48

    def __init__(self, rng: np.random.Generator, learners: int, items: int) -> None:
        super().__init__(rng, learners, items)
        self.a = 0.12 * np.exp(rng.normal(0, 0.15, (learners, 1)))
        self.c, self.s = 0.25, 0.25
        self.tau = 0.05 + rng.normal(0, 0.3, (learners, 1))
        self.beta = rng.normal(0, 0.5, self.shape)
        self.times = np.full((*self.shape, self.TRACES), np.nan, np.float32)
        self.decays = np.zeros((*self.shape, self.TRACES), np.float32)
        self.count = np.zeros(self.shape, int)
        self.asked, self.answer = (
            -1.0,
            np.zeros(self.shape),
        )  # a look lays down a trace of no age: it shows from the next day on

    def activation(self, day: float) -> np.ndarray:
        """The log of the summed traces plus the item's own; -inf where there is none."""
        if day != self.asked:
            used = max(1, int(self.count.max()))
            age = np.float32(day) - self.times[..., :used]
            with np.errstate(divide="ignore", invalid="ignore"):
                traces = np.where(age > 0, np.exp(-self.decays[..., :used] * np.log(age)), np.float32(0))
                self.asked, self.answer = day, np.log(traces.sum(axis=-1)) + self.beta
        return self.answer

    def _recall(self, day: float) -> np.ndarray:
        return 1 / (1 + np.exp(-(self.activation(day) - self.tau) / self.s))

    def _learn(self, day: int, at: np.ndarray, grades: np.ndarray) -> None:
        decay = np.minimum(self.c * np.exp(self.activation(day)) + self.a, 3.0)
        rows = np.nonzero(at)
        where = (*rows, np.minimum(self.count[rows], self.TRACES - 1))
        self.times[where] = day
        self.decays[where] = decay[rows]
        self.count[rows] += 1


class HalfLife(World):
    """Exponential forgetting; a success lengthens the half-life by a constant factor, a failure shortens it."""

    def __init__(self, rng: np.random.Generator, learners: int, items: int) -> None:
        super().__init__(rng, learners, items)
        self.first = 2.1 * np.exp(rng.normal(0, 0.3, (learners, 1)) + rng.normal(0, 0.3, self.shape))
        self.growth = 1 + 0.75 * np.exp(rng.normal(0, 0.2, (learners, 1)))
        self.shrink = 0.8
        self.half = np.ones(self.shape)
        self.last = np.zeros(self.shape)

    def _recall(self, day: float) -> np.ndarray:
        return 0.5 ** (np.maximum(day - self.last, 0) / self.half)

    def _learn(self, day: int, at: np.ndarray, grades: np.ndarray) -> None:
        changed = self.half * np.where(grades == GOOD, self.growth, self.shrink)
        self.half[at] = np.maximum(np.where(self.seen, changed, self.first), 0.25)[at]
        self.last[at] = day


class Irregular(Fsrs):
    """A learner as in ``Fsrs`` who misses three days in ten, studies more or less on others, and slips and guesses."""

    MISSED, SLIP, GUESS = 0.3, 0.06, 0.1

    def seconds(self, planned: float) -> np.ndarray:
        there = self.rng.random((self.shape[0], 1)) >= self.MISSED
        return planned * there * np.exp(self.rng.normal(0, 0.5, (self.shape[0], 1)))

    def look(self, day: int, at: np.ndarray, chance: np.ndarray) -> np.ndarray:
        grades = super().look(day, at, chance)
        odd = self.rng.random(self.shape)
        grades[(grades == GOOD) & (odd < self.SLIP) & self.seen] = AGAIN
        grades[(grades == AGAIN) & (odd < self.GUESS)] = GOOD
        return grades


class Interfering(Fsrs):
    """A learner as in ``Fsrs`` whose items of a topic blur each other: a look at one wears the others by 1 %."""

    WEAR = 0.99

    def _learn(self, day: int, at: np.ndarray, grades: np.ndarray) -> None:
        super()._learn(day, at, grades)
        topics = at.reshape(self.shape[0], -1, TOPIC_ITEMS).sum(axis=2)
        looks = np.repeat(topics, TOPIC_ITEMS, axis=1) - at
        self.stability *= self.WEAR**looks
