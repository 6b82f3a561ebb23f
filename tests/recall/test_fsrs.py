"""Memory follows FSRS-6: held against the project's own package."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest
from fsrs import Card, Rating, Scheduler
from fsrs.scheduler import LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from hypothesis import given, settings
from hypothesis import strategies as st

from superday.recall import fsrs

START = datetime(2026, 1, 1, tzinfo=UTC)
HISTORIES = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 4)), min_size=1, max_size=12)


def reference(history: list[tuple[int, int]], parameters: tuple[float, ...]) -> tuple[Card, datetime, Scheduler]:
    scheduler = Scheduler(parameters=parameters, enable_fuzzing=False, maximum_interval=36500)
    card, now = Card(card_id=1), START
    for gap, grade in history:
        now += timedelta(days=gap)
        card, _ = scheduler.review_card(card, Rating(grade), now)
    return card, now, scheduler


def ours(history: list[tuple[int, int]], w: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    stability, difficulty = fsrs.first(w, np.array([history[0][1]]))
    for gap, grade in history[1:]:
        stability, difficulty = fsrs.after(w, stability, difficulty, float(gap), np.array([grade]))
    return stability, difficulty


@settings(max_examples=2000, deadline=None)
@given(history=HISTORIES, later=st.integers(0, 1000))
def test_states_and_recall_are_those_of_the_reference(history: list[tuple[int, int]], later: int):
    card, now, scheduler = reference(history, tuple(fsrs.DEFAULT[:21]))
    stability, difficulty = ours(history, fsrs.DEFAULT)
    assert stability[0] == pytest.approx(card.stability, rel=1e-9)
    assert difficulty[0] == pytest.approx(card.difficulty, rel=1e-9)
    expected = scheduler.get_card_retrievability(card, now + timedelta(days=later))
    assert fsrs.recall(fsrs.DEFAULT, stability, float(later))[0] == pytest.approx(expected, rel=1e-9)


@settings(max_examples=300, deadline=None)
@given(history=HISTORIES, change=st.lists(st.floats(0.8, 1.2), min_size=21, max_size=21))
def test_other_parameters_than_the_defaults_are_used_alike(history: list[tuple[int, int]], change: list[float]):
    w = fsrs.DEFAULT.copy()
    w[:21] = np.clip(w[:21] * change, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS)
    card, _, _ = reference(history, tuple(w[:21]))
    stability, difficulty = ours(history, w)
    assert stability[0] == pytest.approx(card.stability, rel=1e-9)
    assert difficulty[0] == pytest.approx(card.difficulty, rel=1e-9)


@given(stability=st.floats(0.01, 1000), retention=st.floats(0.5, 0.99))
def test_an_interval_ends_where_recall_has_fallen_to_the_retention(stability: float, retention: float):
    days = fsrs.interval(fsrs.DEFAULT, np.array([stability]), retention)
    assert fsrs.recall(fsrs.DEFAULT, np.array([stability]), days)[0] == pytest.approx(retention)


@given(stability=st.floats(0.01, 1000), back=st.floats(-100, 0), grade=st.integers(1, 4))
def test_a_clock_that_was_set_back_counts_as_no_time(stability: float, back: float, grade: int):
    state = np.array([stability]), np.array([5.0])
    assert fsrs.recall(fsrs.DEFAULT, state[0], back)[0] == 1.0
    early, none = (fsrs.after(fsrs.DEFAULT, *state, gap, np.array([grade])) for gap in (back, 0.0))
    assert early[0] == none[0]
    assert early[1] == none[1]
