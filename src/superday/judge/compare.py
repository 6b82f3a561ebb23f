"""Whether a reported value is the reference's value, type-strictly, and if not, where they part.

Works on what the wire gives (:mod:`superday.judge.wire`); nothing of the submission runs here, so that no
``__eq__`` of a stranger's is ever asked.
"""

import math
from typing import Any

from superday.judge.model import Compare
from superday.judge.wire import Array, Opaque

LONGEST = 300
KINDS = {"f": "floats", "i": "integers", "u": "unsigned integers", "b": "booleans", "c": "complex numbers"}


def difference(compare: Compare, expected: Any, got: Any, place: str = "") -> str | None:
    """One sentence that says how ``got`` is wrong, or None where it is right.

    Bool is not int.  ``exact``: int and float differ.  ``close``: an int (or a NumPy number) will do where a
    float is expected.  NaN equals NaN only in the same place; -0.0 equals 0.0.
    """
    if compare.kind == "close":
        expected, got = _unboxed(expected), _unboxed(got)
        if type(expected) is float and type(got) is int:
            got = _as_float(got)
    if type(expected) is not type(got) or type(got) is Opaque:
        return f"{_at(place)}returned {_type(got)}, not {_type(expected)}"
    if type(expected) is Array:
        return _array_difference(compare, expected, got, place)
    if type(expected) in (list, tuple):
        return _sequence_difference(compare, expected, got, place)
    if type(expected) is dict:
        return _dict_difference(compare, expected, got, place)
    if _same(compare, expected, got):
        return None
    return f"{_at(place)}returned {describe(got)}, not {describe(expected)}"


def holds_opaque(value: Any) -> Opaque | None:
    """A part of the value that did not travel, if there is one."""
    if type(value) is Opaque:
        return value
    if type(value) is dict:
        value = [part for pair in value.items() for part in pair]
    if type(value) in (list, tuple):
        return next((found for part in value if (found := holds_opaque(part)) is not None), None)
    return None


def describe(value: Any) -> str:
    """The value as Python prints it, cut in the middle where it is long."""
    try:
        text = repr(value)
    except ValueError:  # an int of more digits than Python prints
        text = "<a number of many digits>"
    if len(text) <= LONGEST:
        return text
    return f"{text[: LONGEST * 2 // 3]} ... {text[-LONGEST // 4 :]} ({len(text)} characters)"


def printable(text: str) -> str:
    """A stranger's text with control characters and half characters, but not line ends and tabs, made visible."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in "\n\t" else c.encode("unicode_escape").decode() for c in text)


def _at(place: str) -> str:
    return f"at {place} " if place else ""


def _type(value: Any) -> str:
    if type(value) is Opaque:
        return f"an object of type {value.type_name}"
    if type(value) is Array:
        names = {"numpy": "an array", "torch": "a tensor", "numpy-scalar": f"a numpy.{value.dtype}"}
        return names[value.library]
    return "None" if value is None else f"{_article(type(value).__name__)} ({describe(value)})"


def _article(name: str) -> str:
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _unboxed(value: Any) -> Any:
    return value.numpy().item() if type(value) is Array and value.library == "numpy-scalar" else value


def _as_float(value: int) -> float | int:
    try:
        return float(value)
    except OverflowError:
        return value


def _same(compare: Compare, expected: Any, got: Any) -> bool:
    if type(expected) is not float:
        return bool(expected == got)
    if math.isnan(expected) or math.isnan(got):
        return math.isnan(expected) and math.isnan(got)
    if expected == got or compare.kind == "exact" or math.isinf(expected) or math.isinf(got):
        return bool(expected == got)
    return bool(abs(expected - got) <= compare.atol + compare.rtol * abs(expected))


def _sequence_difference(compare: Compare, expected: Any, got: Any, place: str) -> str | None:
    if len(expected) != len(got):
        return f"{_at(place)}returned {len(got)} elements, not {len(expected)}"
    pairs = enumerate(zip(expected, got, strict=True))
    found = (difference(compare, one, other, f"{place}[{index}]") for index, (one, other) in pairs)
    return next((says for says in found if says is not None), None)


def _dict_difference(compare: Compare, expected: Any, got: Any, place: str) -> str | None:
    typed = {(type(key), key): key for key in got}
    for key in expected:
        if (type(key), key) not in typed:
            return f"{_at(place)}the key {describe(key)} is missing"
    if len(got) != len(expected):
        extra = next(key for key in got if key not in expected)
        return f"{_at(place)}the key {describe(extra)} should not be there"
    found = (difference(compare, expected[key], got[key], f"{place}[{describe(key)}]") for key in expected)
    return next((says for says in found if says is not None), None)


def _array_difference(compare: Compare, expected: Array, got: Array, place: str) -> str | None:
    if expected.library != got.library:
        return f"{_at(place)}returned {_type(got)}, not {_type(expected)}"
    if expected.shape != got.shape:
        return f"{_at(place)}returned shape {got.shape}, not {expected.shape}"
    wanted, numbers = expected.numpy(), got.numpy()
    if wanted.dtype.kind != numbers.dtype.kind:
        return f"{_at(place)}returned {KINDS[numbers.dtype.kind]} ({got.dtype}), not {KINDS[wanted.dtype.kind]}"
    return _element_difference(compare, wanted, numbers, place)


def _element_difference(compare: Compare, wanted: Any, numbers: Any, place: str) -> str | None:
    import numpy

    same = (wanted == numbers) | ((wanted != wanted) & (numbers != numbers))
    if compare.kind == "close" and wanted.dtype.kind in "fc" and not same.all():
        wide = numpy.complex128 if wanted.dtype.kind == "c" else numpy.float64
        one, other = wanted.astype(wide), numbers.astype(wide)
        with numpy.errstate(invalid="ignore", over="ignore"):
            near = abs(one - other) <= compare.atol + compare.rtol * abs(one)
        same |= near & numpy.isfinite(one) & numpy.isfinite(other)
    if same.all():
        return None
    index = tuple(int(axis[0]) for axis in numpy.nonzero(~numpy.atleast_1d(same)))
    one, other = numpy.atleast_1d(wanted)[index].item(), numpy.atleast_1d(numbers)[index].item()
    return f"{_at(f'{place}{list(index)}')}returned {other!r}, not {one!r} ({int((~same).sum())} of {same.size} differ)"
