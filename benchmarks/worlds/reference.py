"""Anki's default once more, its intervals from the FSRS project's own scheduler (PyPI ``fsrs``), card by card."""

from datetime import UTC, datetime, timedelta

import numpy as np
from fsrs import Card, Rating, Scheduler

from worlds.policies import Retention
from worlds.simulate import ITEMS, Course, Policy, course, study
from worlds.worlds import World

START = datetime(2026, 1, 5, tzinfo=UTC)


class Reference(Policy):
    """One learner; what is due first, then at most 20 new cards a day."""

    def __init__(self, plan: Course, new: int = 20) -> None:
        self.scheduler = Scheduler(desired_retention=0.9, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
        self.cards = [Card(card_id=1 + item) for item in range(len(plan.weights))]
        self.deck = Retention(plan, 1).deck
        self.new = new

    def rank(self, day: int) -> np.ndarray:
        rank, now = np.full((1, len(self.cards)), -np.inf), START + timedelta(days=day)
        unseen = [item for item in self.deck if self.cards[item].last_review is None]
        for place, item in enumerate(unseen[: self.new]):
            rank[0, item] = -place
        for item, card in enumerate(self.cards):
            if card.last_review is not None and card.due <= now:
                rank[0, item] = 1e6 - (card.due - START).days
        return rank

    def learn(self, day: int, at: np.ndarray, grades: np.ndarray) -> None:
        now = START + timedelta(days=day)
        for item in np.nonzero(at[0])[0]:
            self.cards[item], _ = self.scheduler.review_card(self.cards[item], Rating(int(grades[0, item])), now)


def compare(learners: int, seed: int, worlds: dict[str, type[World]], days: int = 21) -> dict[str, dict[str, float]]:
    """What both reach on average, for the same learners."""
    plan, figures = course(days), {}
    for name, world in worlds.items():
        both = []
        for learner in range(learners):
            pair = []
            for policy in (Reference(plan), Retention(plan, 1, new=20)):
                one = world(np.random.default_rng([seed, learner, 1]), 1, ITEMS)
                pair.append(study(one, policy, plan, np.random.default_rng([seed, learner, 2]))[0])
            both.append(pair)
        reference, arrays = 100 * np.mean(both, axis=0)
        error = 100 * float(np.std(np.diff(both, axis=1)) / learners**0.5)
        figures[name] = {"fsrs": reference, "arrays": arrays, "error of the difference": error}
    return figures
