"""Say why a wrong value is wrong: a usual wrong turn first, then what the numbers themselves give away."""

from collections.abc import Mapping, Sequence

from superday.maths.compare import Draws, Value, factor, offset, same, same_but_for_shape, transposed
from superday.maths.model import WrongTurn


def by_turn(found: Draws, target: str, turns: Sequence[tuple[WrongTurn, Draws]], rtol: float) -> str:
    """What the question itself says of a usual wrong result of ``target``."""
    return next((turn.says for turn, value in turns if turn.target == target and same(found, value, rtol)), "")


def by_numbers(found: Draws, expected: Draws, name: str, dims: Mapping[str, int], rtol: float) -> str:
    """What the numbers say of a ``found`` value that is not the ``expected`` one, called ``name``; maybe nothing.

    ``dims`` gives each dimension's size on the first draw; they grow by one from draw to draw.
    """
    if transposed(found, expected, rtol):
        return f"this is the transpose of {name}"
    if same_but_for_shape(found, expected, rtol):
        return f"the numbers of {name} are right but the shape is not: {_shapes(found, expected, dims)}"
    if _is_diagonal_of(found, expected, rtol):
        return f"only the diagonal of {name} is here: the off-diagonal entries are missing"
    return _by_factor(found, expected, name, dims, rtol) or _by_offset(found, expected, name, dims, rtol)


def by_shape(found: Draws, expected: Draws, name: str, dims: Mapping[str, int]) -> str:
    """That its shape is another, if it is."""
    if found[0].shape == expected[0].shape:
        return ""
    return f"the shape is not that of {name}: {_shapes(found, expected, dims)}"


def shape_in_words(shape: Sequence[int], dims: Mapping[str, int]) -> str:
    """Such as "n x d", "length 3" or "a number"."""
    called = {size: name for name, size in reversed(list(dims.items()))}
    letters = [called.get(size, str(size)) for size in shape]
    if not letters:
        return "a number"
    return f"length {letters[0]}" if len(letters) == 1 else " x ".join(letters)


def _shapes(found: Draws, expected: Draws, dims: Mapping[str, int]) -> str:
    got, wanted = shape_in_words(found[0].shape, dims), shape_in_words(expected[0].shape, dims)
    return f"{got} where {wanted} is asked"


def _is_diagonal_of(found: Draws, expected: Draws, rtol: float) -> bool:
    diagonals = [_diagonal(value) for value in expected]
    if any(one is None for one in diagonals):
        return False
    spread = [
        Value(value.shape, [n * (i % (value.shape[0] + 1) == 0) for i, n in enumerate(value.numbers)])
        for value in expected
    ]
    alone = [Value((len(one),), one) for one in diagonals if one is not None]
    return same(found, spread, rtol) or same(found, alone, rtol)


def _diagonal(value: Value) -> list[float] | None:
    if len(value.shape) != 2 or value.shape[0] != value.shape[1] or value.shape[0] ** 2 != len(value.numbers):
        return None
    return value.numbers[:: value.shape[0] + 1]


def _by_factor(found: Draws, expected: Draws, name: str, dims: Mapping[str, int], rtol: float) -> str:
    times = factor(found, expected, rtol)
    if times is not None and abs(times + 1) <= rtol:
        return f"the sign is wrong: this is minus {name}"
    if times is not None:
        return f"this is {name} times {times:.6g}: a constant factor is off"
    each = [factor([a], [b], rtol) for a, b in zip(found, expected, strict=False)]
    for letter, by in _in_letters(each, dims, rtol):
        return f"this is {name} times {_number(by)}{letter}: {_missing(letter)}"
    inverse = [one and 1 / one for one in each]
    for letter, by in _in_letters(inverse, dims, rtol):
        return f"this is {name} over {_number(by)}{letter}: {letter} is one divisor too many, or a factor too few"
    return ""


def _missing(letter: str) -> str:
    return f"a division by {letter} is missing, or a factor {letter} too many"


def _by_offset(found: Draws, expected: Draws, name: str, dims: Mapping[str, int], rtol: float) -> str:
    plus = offset(found, expected, rtol)
    if plus is not None:
        return f"this is {name} plus {plus:.6g}: a constant term is off"
    each = [offset([a], [b], rtol) for a, b in zip(found, expected, strict=False)]
    for letter, by in _in_letters(each, dims, rtol):
        return f"this is {name} plus {_number(by)}{letter}: a term with {letter} is off"
    return ""


def _in_letters(each: Sequence[float | None], dims: Mapping[str, int], rtol: float) -> list[tuple[str, float]]:
    """The letters of which these numbers, one a draw, are a multiple, with that multiple."""
    found: list[tuple[str, float]] = []
    for letter, size in dims.items():
        shares = [one / (size + draw) for draw, one in enumerate(each) if one is not None]
        if len(shares) == len(each) > 1 and max(shares) - min(shares) <= rtol * max(map(abs, shares)):
            found.append((letter, shares[0]))
    return found


def _number(by: float) -> str:
    return "" if abs(by - 1) < 1e-9 else f"{by:.6g} "
