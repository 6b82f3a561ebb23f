"""Are two quantities the same?  Their values on the random draws decide.

Plain numbers, no NumPy: the values are small, and this runs where a cold start counts.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Value:
    """What an expression comes to on one draw: its shape, and its numbers row by row.

    Of a large array there are a few weighted sums instead: enough to tell two of one shape apart.
    """

    shape: tuple[int, ...]
    numbers: list[float]
    scale: float = field(default=0.0, compare=False)  # the largest number met on the way

    @property
    def transposed(self) -> "Value":
        """The same numbers with rows and columns exchanged (a vector stays as it is)."""
        if len(self.shape) != 2 or self.shape[0] * self.shape[1] != len(self.numbers):
            return self
        rows, columns = self.shape
        return Value((columns, rows), [self.numbers[r * columns + c] for c in range(columns) for r in range(rows)])


Draws = Sequence[Value]


def values(told: Sequence[Sequence[Any]]) -> list[Value]:
    """The values of a reply, one a draw."""
    return [Value(tuple(shape), list(numbers), scale) for shape, numbers, scale in told]


def same(found: Draws, expected: Draws, rtol: float) -> bool:
    """Whether they agree on every draw, in shape and in numbers."""
    return len(found) == len(expected) > 0 and all(
        a.shape == b.shape and close(a.numbers, b.numbers, rtol) for a, b in zip(found, expected, strict=True)
    )


def close(found: Sequence[float], expected: Sequence[float], rtol: float) -> bool:
    """Whether no number is off by more than ``rtol`` of the largest expected one.

    The largest one, not each: an entry that is nearly zero by cancellation says nothing about its own scale.
    """
    if len(found) != len(expected):
        return False
    off = max((abs(a - b) for a, b in zip(found, expected, strict=True)), default=0.0)
    return off <= rtol * (max(map(abs, expected), default=0.0) or 1.0)


def vanishes(found: Draws, rtol: float) -> bool:
    """Whether it is nought on every draw, but for what is lost in differences of numbers as large as it met."""
    return len(found) > 0 and all(
        max(map(abs, value.numbers), default=0.0) <= rtol * (value.scale or 1.0) for value in found
    )


def same_but_for_shape(found: Draws, expected: Draws, rtol: float) -> bool:
    """Whether the numbers agree, read by rows or by columns, and the shape does not."""
    pairs = list(zip(found, expected, strict=False))
    readings = [pairs, [(a.transposed, b) for a, b in pairs]]
    return len(found) == len(expected) > 0 and any(
        all(a.shape != b.shape and close(a.numbers, b.numbers, rtol) for a, b in reading) for reading in readings
    )


def transposed(found: Draws, expected: Draws, rtol: float) -> bool:
    """Whether it is the transpose of what is expected, and not that itself."""
    return not same(found, expected, rtol) and same([value.transposed for value in found], expected, rtol)


def factor(found: Draws, expected: Draws, rtol: float) -> float | None:
    """The one number that ``expected`` must be multiplied by to give ``found``, if there is one."""
    if [value.shape for value in found] != [value.shape for value in expected]:
        return None
    largest = max(((abs(b), a / b) for a, b in _numbers(found, expected) if b), default=None)
    if largest is None or not math.isfinite(largest[1]):
        return None
    by = largest[1]
    scaled = [Value(value.shape, [by * number for number in value.numbers]) for value in expected]
    return by if by and same(found, scaled, rtol) else None


def offset(found: Draws, expected: Draws, rtol: float) -> float | None:
    """The one number that must be added to ``expected`` to give ``found``, if there is one."""
    if [value.shape for value in found] != [value.shape for value in expected]:
        return None
    by = next((a - b for a, b in _numbers(found, expected)), 0.0)
    shifted = [Value(value.shape, [by + number for number in value.numbers]) for value in expected]
    return by if by and same(found, shifted, rtol) else None


def _numbers(found: Draws, expected: Draws) -> list[tuple[float, float]]:
    return [pair for a, b in zip(found, expected, strict=True) for pair in zip(a.numbers, b.numbers, strict=False)]
