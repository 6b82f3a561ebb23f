"""Every model forgets with time, gains by success and stays within its bounds, however reviews fall."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from superday.recall import models
from superday.recall.fsrs import AGAIN, GOOD

HISTORIES = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 4)), min_size=1, max_size=15)
MIXTURE = models.prior()


def state(history: list[tuple[int, int]]) -> tuple[np.ndarray, np.ndarray]:
    stability, second = MIXTURE.first(np.array([history[0][1]]))
    for gap, grade in history[1:]:
        stability, second = MIXTURE.after(stability, second, np.array([float(gap)]), np.array([grade]))
    return stability, second


@settings(max_examples=300, deadline=None)
@given(history=HISTORIES)
def test_recall_falls_with_time_and_stays_a_probability(history: list[tuple[int, int]]):
    now = state(history)
    assert np.isfinite(now[0]).all()
    assert np.isfinite(now[1]).all()
    chances = np.stack([MIXTURE.recall(*now, np.array([day])) for day in (0.0, 1.0, 3.0, 10.0, 50.0, 1000.0)])
    assert ((chances >= 0) & (chances <= 1)).all()
    assert (np.diff(chances, axis=0) <= 1e-12).all()


@settings(max_examples=300, deadline=None)
@given(history=HISTORIES, gap=st.integers(1, 100), later=st.integers(1, 60))
def test_a_success_leaves_no_less_than_a_failure(history: list[tuple[int, int]], gap: int, later: int):
    now = state(history)
    good, bad = (MIXTURE.after(*now, np.array([float(gap)]), np.array([grade])) for grade in (GOOD, AGAIN))
    after = [MIXTURE.recall(*each, np.array([float(later)])) for each in (good, bad)]
    assert (after[0] >= after[1] - 1e-9).all()


def test_half_lives_are_halves():
    law = models.Powers(models.half_life(3.0, 0.5, 0.7)[:, None])
    known = law.first(np.array([GOOD]))
    np.testing.assert_allclose(law.recall(*known, np.array([3.0])), 0.5, atol=0.005)
    longer = law.after(*known, np.array([2.0]), np.array([GOOD]))
    np.testing.assert_allclose(law.recall(*longer, np.array([4.5])), 0.5, atol=0.005)
    shorter = law.after(*known, np.array([2.0]), np.array([AGAIN]))
    np.testing.assert_allclose(law.recall(*shorter, np.array([2.1])), 0.5, atol=0.005)


def test_one_trace_stands_for_all_of_them():
    """Against the sum of all traces, as ACT-R has it, on a usual history of looks."""
    least, slope, threshold, noise = 0.2, 0.25, 0.0, 0.3
    law = models.Traces(*(np.array([each]) for each in (least, slope, threshold, noise, 0.0)))
    looks, decays = [0.0], [least]
    known = law.first(np.array([GOOD]))
    for day in (2.0, 5.0, 11.0, 20.0):
        activation = np.log(sum((day - at) ** -decay for at, decay in zip(looks, decays, strict=True)))
        known = law.after(*known, np.array([day - looks[-1]]), np.array([GOOD]))
        decays.append(slope * np.exp(activation) + least)
        looks.append(day)
    for day in (21.0, 25.0, 32.0, 45.0):
        activation = np.log(sum((day - at) ** -decay for at, decay in zip(looks, decays, strict=True)))
        chance = 1 / (1 + np.exp((threshold - activation) / noise))
        assert abs(law.recall(*known, np.array([day - 20.0]))[0, 0] - chance) < 0.05


def test_the_prior_weighs_thirty_models_and_finds_each_of_them():
    assert len(MIXTURE) == 30
    assert abs(MIXTURE.chances.sum() - 1) < 1e-12
    grades = np.array([1, 2, 3, 4])
    for model in range(30):
        one = MIXTURE.only(model).first(grades)
        np.testing.assert_array_equal(one[0][0], MIXTURE.first(grades)[0][model])
