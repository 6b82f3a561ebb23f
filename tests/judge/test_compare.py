"""Values are compared type-strictly, and the difference is said."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from superday.judge.compare import describe, difference
from superday.judge.model import Compare
from superday.judge.wire import Opaque, array_of

EXACT, CLOSE = Compare(), Compare(kind="close", rtol=1e-6, atol=1e-9)
NAN = float("nan")
scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
values = st.recursive(scalars, lambda v: st.lists(v) | st.tuples(v, v) | st.dictionaries(st.text(), v), max_leaves=10)


@given(values, st.sampled_from([EXACT, CLOSE]))
def test_a_value_is_itself(value, compare):
    assert difference(compare, value, value) is None


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (1, True), (0, False), (1, 1.0), (1.0, 1), ([1], (1,)), ([1, 2], [1]), ("a", "b"), (None, 0), (0.0, NAN),
        ({1: 2}, {1: 3}), ({1: 2}, {True: 2}), ({1: 2}, {}), ({}, {1: 2}), (1, Opaque("Int")), ([0.1 + 0.2], [0.3]),
        (array_of(np.zeros(2)), array_of(np.zeros((2, 1)))), (array_of(np.zeros(2)), array_of(np.zeros(2, int))),
        (array_of(np.zeros(2)), [0.0, 0.0]), (array_of(np.array([NAN, 1])), array_of(np.array([1, NAN]))),
        (array_of(np.zeros(2)), array_of(np.array([0, 1e-12]))),
    ],
)  # fmt: skip
def test_exact_tells_values_and_types_apart(expected, got):
    assert difference(EXACT, expected, got)


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (0.3, 0.1 + 0.2), (2.0, 2), (0.0, -0.0), (NAN, NAN), (float("inf"), float("inf")), ([1.0, 2], [1, 2]),
        (1.5, array_of(np.float64(1.5))._replace(library="numpy-scalar")),
        (array_of(np.array([1.0, NAN])), array_of(np.array([1.0 + 1e-9, NAN]))),
        (array_of(np.zeros(2)), array_of(np.zeros(2, np.float32))), (array_of(np.array(1.0)), array_of(np.array(1.0))),
    ],
)  # fmt: skip
def test_close_lets_pass_what_is_close(expected, got):
    assert difference(CLOSE, expected, got) is None


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (1.0, True), (1, 1.0), (1.0, 1.1), (1.0, NAN), (NAN, 1.0), (float("inf"), 1e308), (1e308, float("inf")),
        (array_of(np.array([np.inf])), array_of(np.array([-np.inf]))),
        (array_of(np.array(1.0)), array_of(np.array(2.0))),
        (array_of(np.array([np.inf])), array_of(np.array([1.0]))),
    ],
)  # fmt: skip
def test_close_is_not_careless(expected, got):
    assert difference(CLOSE, expected, got)


@given(st.floats(-1e6, 1e6), st.floats(-1, 1))
def test_the_tolerance_is_atol_and_rtol_of_the_expected(expected, off):
    assert difference(CLOSE, expected, expected + 0.9 * off * (1e-9 + 1e-6 * abs(expected))) is None


def test_the_place_of_the_difference_is_said():
    assert difference(EXACT, [(1, 2), (3, 4)], [(1, 2), (3, 5)]) == "at [1][1] returned 5, not 4"
    says = difference(EXACT, array_of(np.arange(6).reshape(2, 3)), array_of(np.array([[0, 1, 2], [3, 9, 9]])))
    assert says == "at [1, 1] returned 9, not 4 (2 of 6 differ)"


@given(values)
def test_descriptions_are_short(value):
    assert len(describe(value)) < 400
    assert len(describe([value] * 1000)) < 400
