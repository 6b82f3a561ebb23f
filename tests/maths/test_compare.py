"""When two values are one."""

from hypothesis import given
from hypothesis import strategies as st

from superday.maths.compare import Value, close, factor, offset, same, same_but_for_shape, transposed, values

numbers = st.floats(-1e6, 1e6).filter(lambda number: abs(number) > 1e-3)
matrices = st.integers(1, 4).flatmap(
    lambda rows: st.integers(1, 4).flatmap(
        lambda columns: st.lists(numbers, min_size=rows * columns, max_size=rows * columns).map(
            lambda entries: Value((rows, columns), entries)
        )
    )
)


@given(matrices)
def test_transposing_twice_changes_nothing(value: Value) -> None:
    assert value.transposed.transposed == value


@given(st.lists(matrices, min_size=1, max_size=5), st.floats(1e-5, 1e-2))
def test_equal_within_the_tolerance_and_not_beyond(draws: list[Value], rtol: float) -> None:
    def scaled(by: float) -> list[Value]:
        return [Value(value.shape, [number * by for number in value.numbers]) for value in draws]

    assert same(draws, draws, 0) and same(scaled(1 + rtol / 2), draws, rtol)
    assert not same(scaled(1 + 3 * rtol), draws, rtol)


@given(st.lists(matrices, min_size=1, max_size=5), st.floats(1.5, 9) | st.floats(-9, -0.1))
def test_a_constant_factor_is_found(draws: list[Value], by: float) -> None:
    found = factor([Value(value.shape, [number * by for number in value.numbers]) for value in draws], draws, 1e-6)
    assert found is not None and abs(found - by) < 1e-6


def test_a_factor_that_changes_from_draw_to_draw_is_none() -> None:
    expected = [Value((), [1.0]), Value((), [1.0])]
    assert factor([Value((), [2.0]), Value((), [3.0])], expected, 1e-6) is None
    assert offset([Value((), [2.0]), Value((), [3.0])], expected, 1e-6) is None
    assert offset([Value((), [2.5]), Value((), [2.5])], expected, 1e-6) == 1.5


def test_one_draw_that_differs_or_is_missing_is_enough_to_refuse() -> None:
    expected = [Value((), [1.0])] * 5
    assert not same([*expected[:4], Value((), [1.1])], expected, 1e-6)
    assert not same(expected[:4], expected, 1e-6)
    assert not same([], [], 1e-6)


def test_shape_alone_is_told_apart() -> None:
    row, column = [Value((1, 3), [1.0, 2.0, 3.0])], [Value((3, 1), [1.0, 2.0, 3.0])]
    assert not same(row, column, 1e-6)
    assert same_but_for_shape(row, column, 1e-6) and transposed(row, column, 1e-6)


def test_nothing_is_close_to_what_has_another_length() -> None:
    assert not close([1.0], [1.0, 1.0], 1.0)
    assert close([0.0], [0.0], 1e-6) and not close([1.0], [0.0], 1e-6)


def test_values_are_read_as_they_are_told() -> None:
    assert values([[[2], [1.0, 2.0], 2.0]]) == [Value((2,), [1.0, 2.0])]
