"""The same learners through the package as the app uses it, solved again each day, beside the arrays of ``ours``."""

from datetime import date, timedelta

import numpy as np

from superday.recall import Interview, Plan, Review, Schedule, models, replay, solve
from worlds import ours
from worlds.simulate import ITEMS, Course, Policy, course, study
from worlds.worlds import World

START = date(2026, 1, 5)


class Daily(Policy):
    """One learner, the log of whose reviews is replayed and planned from."""

    def __init__(self, plan: Course) -> None:
        self.names = [str(item) for item in range(len(plan.weights))]
        weights = dict(zip(self.names, plan.weights.tolist(), strict=True))
        self.plan = Plan((Interview(START + timedelta(days=plan.days), weights),), float(plan.minutes[0]))
        self.memory, self.schedule = replay([]), None
        self.misled = 0

    def rank(self, day: int) -> np.ndarray:
        self.schedule: Schedule | None = solve(self.memory, self.plan, START + timedelta(days=day), self.schedule)
        self.misled += self.memory.misled
        rank = np.full((1, len(self.names)), -np.inf)
        for place, look in enumerate(self.schedule.today(self.memory, 2 * self.plan.minutes)):
            rank[0, int(look.item)] = -place
        return rank

    def learn(self, day: int, at: np.ndarray, grades: np.ndarray) -> None:
        today = START + timedelta(days=day)
        new = [Review(self.names[item], today, int(grades[0, item])) for item in np.nonzero(at[0])[0]]
        self.memory = replay([*self.memory.reviews, *new])


def compare(learners: int, seed: int, worlds: dict[str, type[World]], days: int = 21) -> dict[str, dict[str, float]]:
    """What both reach on average, for the same learners."""
    plan = course(days)
    solved = ours.solve(plan, models.prior())
    figures = {}
    for name, world in worlds.items():
        pairs, misled = [], 0
        for learner in range(learners):
            both = []
            for policy in (Daily(plan), ours.Superday(plan, 1, models.prior(), solved)):
                one = world(np.random.default_rng([seed, learner, 1]), 1, ITEMS)
                both.append(study(one, policy, plan, np.random.default_rng([seed, learner, 2]))[0])
                misled += getattr(policy, "misled", 0)
            pairs.append(both)
        daily, arrays = 100 * np.mean(pairs, axis=0)
        error = 100 * float(np.std(np.diff(pairs, axis=1)) / learners**0.5)
        figures[name] = {"daily": daily, "arrays": arrays, "error of the difference": error, "days misled": misled}
    return figures
