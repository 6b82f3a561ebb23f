"""The stated growth is told from the others, noise and a constant overhead notwithstanding."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from superday.judge.growth import CLASSES, fits, shows

SIZES = [1000, 2000, 4000, 8000, 16000]
POLYNOMIAL = ["n", "n log n", "n^2", "n^3"]


@given(st.sampled_from(POLYNOMIAL), st.floats(1e-12, 1e3), st.floats(0, 0.5), st.integers(0, 10**6))
def test_what_is_so_is_accepted(growth, scale, overhead, seed):
    rng = random.Random(seed)
    term = [CLASSES[growth](n) for n in SIZES]
    costs = [scale * (t + overhead * term[-1]) * rng.uniform(0.9, 1.1) for t in term]
    assert shows(growth, SIZES, costs)


@given(st.sampled_from(POLYNOMIAL), st.sampled_from(POLYNOMIAL), st.floats(1e-9, 1e3))
def test_what_is_not_so_is_refused(stated, true, scale):
    alike = {"n", "n log n"}
    costs = [scale * CLASSES[true](n) for n in SIZES]
    assert shows(stated, SIZES, costs) == (stated == true or {stated, true} == alike)


@pytest.mark.parametrize("stated", POLYNOMIAL)
def test_a_constant_cost_does_not_grow(stated):
    assert not shows(stated, SIZES, [1.0, 1.05, 0.98, 1.01, 1.02])


def test_exponential_growth_is_seen_on_its_own_sizes():
    sizes = [8, 10, 12, 14, 16]
    costs = [2.0**n for n in sizes]
    assert fits(sizes, costs)[0].growth == "2^n"
    assert not shows("n^2", sizes, costs)
