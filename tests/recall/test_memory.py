"""The log is the memory: replayed it is the same again, and what is undone has not been."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from thorough import cases

from superday.recall import Memory, Review, fsrs, models, replay

DAY = date(2026, 3, 1)
REVIEWS = st.builds(
    Review,
    item=st.sampled_from("abcde"),
    day=st.integers(-40, 400).map(lambda days: DAY + timedelta(days=days)),
    grade=st.integers(1, 4),
    weight=st.sampled_from((0.3, 0.5, 1.0)),
)
LOGS = st.lists(REVIEWS, max_size=25)


def alike(one: Memory, other: Memory) -> None:
    assert (one.reviews, one.items) == (other.reviews, other.items)
    np.testing.assert_array_equal(one.states.last, other.states.last)
    for mine, theirs in (
        (one.states.stability, other.states.stability),
        (one.states.second, other.states.second),
        (one.expected, other.expected),
        (one.belief, other.belief),
    ):
        np.testing.assert_allclose(mine, theirs, rtol=1e-8, atol=1e-10)


@cases(250)
@given(log=LOGS)
def test_replaying_the_log_gives_the_state_that_reviews_led_to(log: list[Review]):
    memory = replay([])
    for review in log:
        memory = memory.after(review)
    alike(replay(log), memory)


@cases(250)
@given(log=LOGS, review=REVIEWS)
def test_undo_of_do_is_nothing(log: list[Review], review: Review):
    before = replay(log)
    after = before.after(review)
    alike(replay(after.reviews[:-1]), before)


@cases(250)
@given(log=LOGS, back=st.integers(0, 100), grade=st.integers(1, 4))
def test_a_review_dated_before_the_last_counts_as_one_of_its_day(log: list[Review], back: int, grade: int):
    last = DAY + timedelta(days=500)
    memory = replay([*log, Review("a", last, 3)])
    alike_days = [memory.after(Review("a", day, grade)).states for day in (last, last - timedelta(days=back))]
    np.testing.assert_array_equal(alike_days[0].stability, alike_days[1].stability)
    np.testing.assert_array_equal(alike_days[0].last, alike_days[1].last)


def test_what_was_never_looked_at_is_not_known():
    memory = replay([Review("a", DAY, 3)])
    assert memory.known(["b", "a"], DAY)[0] == 0
    assert memory.known(["b", "a"], DAY)[1] > 0.9
    assert replay([]).known(["a"], DAY) == [0]


@given(grade=st.integers(1, 4), gap=st.integers(0, 60), weight=st.floats(0.05, 0.95))
def test_a_review_of_less_weight_moves_the_state_less(grade: int, gap: int, weight: float):
    day = DAY + timedelta(days=gap)
    memory = replay([Review("a", DAY, 3)])
    none, some, whole = (
        each.states.stability[:, 0]
        for each in (memory, memory.after(Review("a", day, grade, weight)), memory.after(Review("a", day, grade)))
    )
    assert ((some - none) * (whole - some) >= -1e-9).all()


@pytest.mark.parametrize(("grade", "weight"), [(0, 1.0), (5, 1.0), (3, 0.0), (3, 1.5)])
def test_a_review_that_cannot_be_is_refused(grade: int, weight: float):
    with pytest.raises(ValueError, match=r"grade|weight"):
        Review("a", DAY, grade, weight)


def taught_by(model: int, seed: int = 0, items: int = 60, days: int = 20) -> Memory:
    """The memory of someone whose memory is one of the models: reviews at fixed gaps, graded as it recalls."""
    rng, mixture, log = np.random.default_rng(seed), models.prior(), []
    for item in range(items):
        state, last = mixture.first(np.array([fsrs.GOOD])), 0
        log.append(Review(str(item), DAY, 3))
        for day in range(1 + item % 3, days, 2 + item % 4):
            chance = mixture.recall(*state, np.array([float(day - last)]))[model, 0]
            grade = 3 if rng.random() < chance else 1
            log.append(Review(str(item), DAY + timedelta(days=day), grade))
            state, last = mixture.after(*state, np.array([float(day - last)]), np.array([grade])), day
    return replay(log)


@pytest.mark.parametrize("model", [0, 4, 11, 13, 17, 19, 24])
def test_belief_goes_to_a_model_that_expects_what_happens(model: int):
    memory = taught_by(model)
    day = DAY + timedelta(days=24)
    at = np.arange(len(memory.items))
    true = memory.known_by_model(at, day)[model].mean()
    assert abs(memory.known(memory.items, day).mean() - true) < 0.08
    assert not memory.misled


def test_forgetting_that_no_model_expects_is_noticed():
    log = [Review(str(item), DAY, 3) for item in range(40)]
    log += [Review(str(item), DAY + timedelta(days=day), 3) for day in (1, 2, 3, 5, 8) for item in range(40)]
    assert not replay(log).misled
    gone = [Review(str(item), DAY + timedelta(days=9), 1) for item in range(40)]
    gone += [Review(str(item), DAY + timedelta(days=9), 1) for item in range(40)]
    assert replay([*log, *gone]).misled
