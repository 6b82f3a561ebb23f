"""FSRS-6, the memory model of Anki: a stability and a difficulty for each item, and how a review changes them.

Equations: the FSRS project's "The Algorithm" (version 6); they agree with the package ``fsrs`` 6.3
(tests/recall/test_fsrs.py).  Everything works on arrays: parameters are an array whose first axis is the parameter,
and whose other axes broadcast against those of the items.  It schedules nothing.

One parameter follows FSRS's 21, so that models with another law of growth are written as the same equations
(``models``): the growth that any success brings, however well the item was known.  For FSRS it is 0.
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
LEAST_STABILITY = 0.001
LEAST_DIFFICULTY, MOST_DIFFICULTY = 1.0, 10.0

# The defaults that the FSRS project fitted on its public collection of reviews.
DEFAULT = np.array(
    [
        *(0.212, 1.2931, 2.3065, 8.2956),  # 0-3: stability after a first grade
        *(6.4133, 0.8334, 3.0194, 0.001),  # 4-7: difficulty: first, its slope, its change, its pull to the mean
        *(1.8722, 0.1666, 0.796),  # 8-10: growth after success
        *(1.4835, 0.0614, 0.2629, 1.6483),  # 11-14: stability after failure
        *(0.6014, 1.8729),  # 15-16: hard, easy
        *(0.5425, 0.0912, 0.0658),  # 17-19: on the same day
        0.1542,  # 20: decay
        0.0,  # 21: growth that any success brings; ours
    ]
)


def recall(w: Floats, stability: Floats, elapsed: Floats | float) -> Floats:
    """The probability of recall ``elapsed`` days after the last review; 0.9 after ``stability`` days."""
    decay = -w[20]
    factor = 0.9 ** (1 / decay) - 1
    chance: Floats = (1 + factor * np.maximum(elapsed, 0) / stability) ** decay
    return chance


def interval(w: Floats, stability: Floats, retention: float) -> Floats:
    """Days until recall has fallen to ``retention``, in (0, 1)."""
    decay = -w[20]
    factor = 0.9 ** (1 / decay) - 1
    days: Floats = stability / factor * (retention ** (1 / decay) - 1)
    return days


def first(w: Floats, grade: NDArray[np.integer]) -> tuple[Floats, Floats]:
    """Stability in days and difficulty in [1, 10] after the first review of an item."""
    grade = np.asarray(grade)
    stability = sum(np.where(grade == each, w[each - 1], 0.0) for each in (AGAIN, HARD, GOOD, EASY))
    return np.maximum(stability, LEAST_STABILITY), _clamped(_first_difficulty(w, grade))


def after(
    w: Floats, stability: Floats, difficulty: Floats, elapsed: Floats | float, grade: NDArray[np.integer]
) -> tuple[Floats, Floats]:
    """Stability and difficulty after a review ``elapsed`` days (whole or not) after the one before.

    Less than a day is the same day, where FSRS has a law of its own; a negative time (a clock that was set back) counts
    as none.
    """
    elapsed = np.maximum(elapsed, 0)
    known = recall(w, stability, elapsed)
    spaced = np.where(
        grade == AGAIN,
        forgotten(w, stability, difficulty, known),
        remembered(w, stability, difficulty, known, grade),
    )
    stability = np.where(elapsed < 1, _same_day(w, stability, grade), spaced)
    return np.maximum(stability, LEAST_STABILITY), next_difficulty(w, difficulty, grade)


def remembered(
    w: Floats, stability: Floats, difficulty: Floats, known: Floats, grade: NDArray[np.integer] | int
) -> Floats:
    """Stability after a success on an item that was recalled with probability ``known``."""
    bonus = np.where(np.equal(grade, HARD), w[15], np.where(np.equal(grade, EASY), w[16], 1.0))
    growth = np.exp(w[8]) * (11 - difficulty) * stability ** -w[9] * np.expm1((1 - known) * w[10])
    grown: Floats = stability * (1 + growth * bonus + w[21])
    return grown


def forgotten(w: Floats, stability: Floats, difficulty: Floats, known: Floats) -> Floats:
    """Stability after a failure; never more than a same-day failure would leave."""
    long = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * np.exp((1 - known) * w[14])
    left: Floats = np.minimum(long, stability / np.exp(w[17] * w[18]))
    return left


def next_difficulty(w: Floats, difficulty: Floats, grade: NDArray[np.integer] | int) -> Floats:
    """Difficulty after a review: damped towards 10, drawn a little to that of an easy item."""
    change = -w[6] * (np.asarray(grade) - GOOD) * (10 - difficulty) / 9
    return _clamped(w[7] * _first_difficulty(w, EASY) + (1 - w[7]) * (difficulty + change))


def _first_difficulty(w: Floats, grade: NDArray[np.integer] | int) -> Floats:
    difficulty: Floats = w[4] - np.exp(w[5] * (np.asarray(grade) - 1)) + 1
    return difficulty


def _clamped(difficulty: Floats) -> Floats:
    return np.clip(difficulty, LEAST_DIFFICULTY, MOST_DIFFICULTY)


def _same_day(w: Floats, stability: Floats, grade: NDArray[np.integer]) -> Floats:
    change = np.exp(w[17] * (grade - GOOD + w[18])) * stability ** -w[19]
    changed: Floats = stability * np.where(np.greater(grade, AGAIN), np.maximum(change, 1.0), change)
    return changed
