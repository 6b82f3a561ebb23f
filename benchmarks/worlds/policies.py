"""Schedules to be held against: Anki's default and what else people do.  All start from FSRS's default parameters."""

import numpy as np

from superday.recall import fsrs
from worlds.simulate import FAILED, NEW, REVIEW, Course, Policy

W = fsrs.DEFAULT


class Cards(Policy):
    """What every one of these knows of an item: FSRS-6 with default parameters."""

    def __init__(self, plan: Course, learners: int) -> None:
        self.plan = plan
        self.shape = (learners, len(plan.weights))
        self.stability, self.difficulty = np.ones(self.shape), np.full(self.shape, 5.0)
        self.last, self.seen = np.zeros(self.shape), np.zeros(self.shape, bool)

    def learn(self, day: int, at: np.ndarray, grades: np.ndarray) -> None:
        new = fsrs.first(W, grades)
        old = fsrs.after(W, self.stability, self.difficulty, day - self.last, grades)
        for mine, fresh, changed in zip((self.stability, self.difficulty), new, old, strict=True):
            mine[at] = np.where(self.seen, changed, fresh)[at]
        self.last[at] = day
        self.seen |= at

    def recalled(self, day: int) -> np.ndarray:
        """What FSRS expects of the recall of items on a day."""
        return np.where(self.seen, fsrs.recall(W, self.stability, day - self.last), 0.0)


class Retention(Cards):
    """Review what falls due at a retention, then new items: as Anki does, or by weight."""

    def __init__(
        self,
        plan: Course,
        learners: int,
        *,
        retention: float = 0.9,
        new: int | None = None,
        by_weight: bool = False,
        cap: bool = False,
        final: int = 0,
    ) -> None:
        super().__init__(plan, learners)
        self.retention, self.new, self.by_weight, self.cap, self.final = retention, new, by_weight, cap, final
        # Anki introduces in the order of the deck, which knows nothing of weights: the same shuffle for each run.
        self.deck = np.argsort(np.random.default_rng(1).random(self.shape[1]))
        self.position = np.argsort(self.deck)

    def rank(self, day: int) -> np.ndarray:
        span = np.maximum(np.round(fsrs.interval(W, self.stability, self.retention)), 1)
        due = self.last + span
        if self.cap:
            due = np.minimum(due, self.plan.days - 1)
        is_due = self.seen & (due <= day)
        if self.final and day >= self.plan.days - self.final:
            is_due = self.seen & (self.last < self.plan.days - self.final)
        weight = np.broadcast_to(self.plan.weights, self.shape)
        rank = np.full(self.shape, -np.inf)
        if self.by_weight:
            rank = np.where(is_due | ~self.seen, weight + 1e-9 * is_due, rank)
        else:
            rank = np.where(is_due, 1e6 - due, rank)
            rank = np.where(~self.seen, -np.broadcast_to(self.position, self.shape), rank)
        if self.new is not None:
            turn = np.cumsum(~self.seen[:, self.deck], axis=1)[:, self.position]
            rank = np.where(~self.seen & (turn > self.new), -np.inf, rank)
        return rank


class Greedy(Cards):
    """What a look today adds to the expected recall on the day, for each second."""

    def rank(self, day: int) -> np.ndarray:
        left = self.plan.days - day
        known = self.recalled(day)
        good, bad = (self._reviewed(day, grade, left) for grade in (fsrs.GOOD, fsrs.AGAIN))
        gain = known * good + (1 - known) * bad - fsrs.recall(W, self.stability, self.plan.days - self.last)
        fresh = fsrs.recall(W, fsrs.first(W, np.full(self.shape, 3))[0], left)
        cost = np.where(self.seen, known * REVIEW + (1 - known) * FAILED, NEW)
        return self.plan.weights * np.where(self.seen, gain, fresh) / cost

    def _reviewed(self, day: int, grade: int, left: int) -> np.ndarray:
        """Recall on the day, after a look today that is graded so."""
        grades = np.full(self.shape, grade)
        return fsrs.recall(W, fsrs.after(W, self.stability, self.difficulty, day - self.last, grades)[0], left)
