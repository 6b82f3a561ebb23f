"""What Anki would make of an item's history by itself: FSRS-6 with its defaults, each review counted whole.

Our own belief is richer (thirty models, weights: :mod:`superday.recall`), but Anki replays the history whenever it fits
its parameters, and a card should not change then.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

import numpy as np

from superday.recall import fsrs
from superday.study.reviews import Review

RETENTION = 0.9  # Anki's default


class Scheduled(NamedTuple):
    """A card after its reviews: stability in days, difficulty in [1, 10], when it is due, and how often it was missed.

    ``intervals`` are the whole days that each review left until the next one.
    """

    stability: float
    difficulty: float
    due: date
    lapses: int
    intervals: list[int]


def scheduled(reviews: Sequence[Review]) -> Scheduled | None:
    """The card after these reviews of one item, the oldest first; None where there is none."""
    if not reviews:
        return None
    w, intervals = fsrs.DEFAULT, list[int]()
    last = reviews[0].at.date()
    stability, difficulty = fsrs.first(w, np.array(reviews[0].grade))
    for number, one in enumerate(reviews):
        if number:
            elapsed = (one.at.date() - last).days
            stability, difficulty = fsrs.after(w, stability, difficulty, elapsed, np.array(one.grade))
        last = max(last, one.at.date())
        intervals.append(min(36_500, max(1, round(float(fsrs.interval(w, stability, RETENTION))))))
    due = last + timedelta(days=intervals[-1])
    lapses = sum(one.grade == fsrs.AGAIN for one in reviews[1:])
    return Scheduled(float(stability), float(difficulty), due, lapses, intervals)
