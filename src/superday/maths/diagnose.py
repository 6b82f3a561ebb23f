"""Say why a wrong value is wrong: a usual wrong turn first, then what the numbers themselves give away."""

from collections.abc import Mapping, Sequence

from superday.maths.compare import Draws, factor, offset, same, same_but_for_shape, transposed
from superday.maths.model import WrongTurn


def diagnosis(
    found: Draws,
    expected: Draws,
    target: str,
    turns: Sequence[tuple[WrongTurn, Draws]],
    dims: Mapping[str, int],
    rtol: float,
) -> str:
    """One sentence on a ``found`` value that is not the ``expected`` one of ``target``.

    ``dims`` gives each dimension's size on the first draw: shapes are told in their letters.
    """
    for turn, value in turns:
        if turn.target == target and same(found, value, rtol):
            return turn.says
    return _by_shape(found, expected, target, dims, rtol) or _by_numbers(found, expected, target, rtol)


def shape_in_words(shape: Sequence[int], dims: Mapping[str, int]) -> str:
    """Such as "n x d", "length 3" or "a number"."""
    called = {size: name for name, size in reversed(list(dims.items()))}
    letters = [called.get(size, str(size)) for size in shape]
    if not letters:
        return "a number"
    return f"length {letters[0]}" if len(letters) == 1 else " x ".join(letters)


def _by_shape(found: Draws, expected: Draws, target: str, dims: Mapping[str, int], rtol: float) -> str:
    if transposed(found, expected, rtol):
        return f"this is the transpose of `{target}`"
    got, wanted = shape_in_words(found[0].shape, dims), shape_in_words(expected[0].shape, dims)
    if same_but_for_shape(found, expected, rtol):
        return f"the numbers of `{target}` are right but the shape is not: {got} where {wanted} is asked"
    if found[0].shape != expected[0].shape:
        return f"the shape is not that of `{target}`: {got} where {wanted} is asked"
    return ""


def _by_numbers(found: Draws, expected: Draws, target: str, rtol: float) -> str:
    times = factor(found, expected, rtol)
    if times is not None and abs(times + 1) <= rtol:
        return f"the sign is wrong: this is minus `{target}`"
    if times is not None:
        return f"this is `{target}` times {times:.6g}: a constant factor is off"
    plus = offset(found, expected, rtol)
    if plus is not None:
        return f"this is `{target}` plus {plus:.6g}: a constant term is off"
    return f"this is not equal to `{target}` on random instances"
