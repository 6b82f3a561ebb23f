"""Which values are simpler than others, and how to take a value apart: what :mod:`.simpler` builds on.

Values are as the trusted side sees them: None, bool, int, float, str, list, tuple, dict and :class:`.wire.Array`.
Types, the library, the dtype and the number of dimensions of an array are never changed.  NumPy is touched only
where an array is there, hence after somebody else has loaded it.
"""

import math
import string
import struct
from collections.abc import Callable, Generator, Iterator
from decimal import Decimal
from itertools import islice
from typing import Any, NamedTuple

from superday.judge.wire import Array

Args = tuple[Any, ...]
Leaf = Any
"""None, a bool, an int, a float, a single character, or something opaque; entries of arrays are such, too."""

Search = Generator[Any, bool | None, Any]
"""Yields candidates and is sent whether the last one was taken, from which it goes on.  Who merely iterates takes
none, and so sees every candidate there is for the value at hand."""

WHOLE_AND_EXACT = 2.0**53
LONGEST_DECIMALS = 17
INSIDELESS = {type(None), bool, int, float}
MORE_THAN_ANY_DECIMALS = 2000
CHARACTERS = string.ascii_lowercase + string.digits + string.ascii_uppercase + " " + string.punctuation


def size_key(args: Args) -> tuple[int, int, int, tuple[int, ...]]:
    """What is made smaller, in this order: elements (items, characters, entries of arrays, and lengths of their
    axes), signs and decimals, the sum of the leaves' ranks, the ranks one by one.  Only finitely many values have so
    many elements and so small a sum of ranks, so a search that goes down at every step ends."""
    flat = list(leaves(args))
    ranks = tuple(_rank(leaf) for leaf in flat)
    return elements(args), sum(map(_marks, flat)), sum(ranks), ranks


def is_simpler(one: Args, other: Args) -> bool:
    """Whether one comes before the other by :func:`size_key`, looking at the leaves only where it is needed."""
    first, second = elements(one), elements(other)
    return first < second or (first == second and size_key(one) < size_key(other))


def elements(value: Any) -> int:
    """How many items, characters and entries there are below this value; for an array, its lengths as well."""
    kind = type(value)
    if kind is Array:
        entries, lengths = math.prod(value.shape), sum(value.shape)
        return int(entries + lengths)
    if kind is dict:
        return sum(2 + elements(key) + elements(item) for key, item in value.items())
    if kind is list or kind is tuple:
        return len(value) + (0 if INSIDELESS.issuperset(map(type, value)) else sum(map(elements, value)))
    return len(value) if kind is str else 0


def leaves(value: Any) -> Iterator[Leaf]:
    """What a value consists of in the end, from left to right, keys of dicts included."""
    kind = type(value)
    if kind is str or ((kind is list or kind is tuple) and INSIDELESS.issuperset(map(type, value))):
        yield from value
    elif kind is list or kind is tuple:
        for item in value:
            yield from leaves(item)
    elif kind is dict:
        for pair in value.items():
            yield from leaves(pair)
    elif kind is Array:
        yield from _entries(value)
    else:
        yield value


def with_leaves(value: Any, new: Iterator[Leaf]) -> Any:
    """The value with its leaves replaced, one for one, in the order of :func:`leaves`."""
    kind = type(value)
    if kind is str:
        return "".join(islice(new, len(value)))
    if kind is list or kind is tuple:
        return kind(with_leaves(item, new) for item in value)
    if kind is dict:
        return dict(with_leaves(pair, new) for pair in value.items())
    return _array_like(value, new) if kind is Array else next(new)


def _entries(array: Array) -> list[Leaf]:
    numbers = array.numpy().ravel()
    if array.dtype.startswith("complex"):
        numbers = numbers.view(_real_dtype(array))
    if numbers.dtype.name in ("float16", "float32"):  # 0.1, not the 0.10000000149011612 that it is when widened
        return [float(str(number)) for number in numbers]
    entries: list[Leaf] = numbers.tolist()
    return entries


def _array_like(array: Array, new: Iterator[Leaf]) -> Array:
    import numpy

    dtype = _real_dtype(array)
    entries = list(islice(new, math.prod(array.shape) * (1 if dtype == array.dtype else 2)))
    if "int" in dtype:  # -128 has no opposite among int8
        bounds = numpy.iinfo(dtype)
        entries = [min(max(entry, bounds.min), bounds.max) for entry in entries]
    with numpy.errstate(over="ignore"):  # nor float16 all that a float64 beside it has: inf, which is not simpler
        numbers = numpy.array(entries, "float32" if dtype == "bfloat16" else dtype)
    if dtype == "bfloat16":  # the upper half of a float32
        numbers = (numbers.view("uint32") >> 16).astype("uint16")
    return array._replace(raw=numbers.tobytes())


def _real_dtype(array: Array) -> str:
    return {"complex64": "float32", "complex128": "float64"}.get(array.dtype, array.dtype)


def _rank(leaf: Leaf) -> int:
    """How far a leaf is from the simplest of its type, which has rank 0; one to one."""
    kind = type(leaf)
    if kind is int:
        return int(2 * abs(leaf) + (leaf < 0))
    if kind is float:  # read as an integer, the bits of a positive float grow as it does
        bits: int = struct.unpack(">q", struct.pack(">d", abs(leaf)))[0]
        return 2 * bits + (math.copysign(1, leaf) < 0)
    if kind is str:
        place = CHARACTERS.find(leaf)
        return place if place >= 0 else len(CHARACTERS) + ord(leaf)
    return int(leaf is True)


def _marks(leaf: Leaf) -> int:
    """What is to be read besides whole digits: a minus sign, and each decimal."""
    if type(leaf) not in (int, float):
        return 0
    return int(leaf < 0) + _decimals(leaf)


def _decimals(number: float) -> int:
    if not math.isfinite(number):
        return MORE_THAN_ANY_DECIMALS
    return 0 if number == int(number) else -int(Decimal(repr(number)).as_tuple().exponent)


class Axis(NamedTuple):
    """A place where a value can be cut: a container by its path from the arguments, and an array's axis."""

    path: tuple[int, ...]
    axis: int
    length: int

    @property
    def depth(self) -> int:
        """0 for rows, 1 for columns, whether of an array or of nested lists."""
        return len(self.path) - 1 + self.axis


def axes(value: Any, path: tuple[int, ...] = ()) -> Iterator[Axis]:
    """Every axis of length 1 or more, the arguments' own number aside."""
    kind = type(value)
    if kind is Array:
        yield from (Axis(path, axis, length) for axis, length in enumerate(value.shape) if length)
    elif kind in (list, tuple, dict, str):
        if path and value:
            yield Axis(path, 0, len(value))
        for index, item in _items(value):
            yield from axes(item, (*path, index))


def cut(value: Any, where: set[tuple[tuple[int, ...], int]], start: int, stop: int, path: tuple[int, ...] = ()) -> Any:
    """The value without the positions from start to stop of all these axes (path, axis) at once."""
    kind = type(value)
    if kind is Array:
        return _cut_array(value, [axis for axis in range(len(value.shape)) if (path, axis) in where], start, stop)
    if kind not in (list, tuple, dict, str):
        return value
    items = value if kind is str else list(value.values() if kind is dict else value)
    for index, item in _items(value):
        items[index] = cut(item, where, start, stop, (*path, index))
    if kind is dict:
        items = list(zip(value, items, strict=True))
    if (path, 0) in where:
        items = items[:start] + items[stop:]
    return items if kind is str else kind(items)


def _items(value: Any) -> list[tuple[int, Any]]:
    """The parts of a list, tuple or dict that may have axes of their own."""
    if type(value) is str:
        return []
    parts = value.values() if type(value) is dict else value
    return [(index, item) for index, item in enumerate(parts) if type(item) not in INSIDELESS]


def _cut_array(array: Array, along: list[int], start: int, stop: int) -> Array:
    import numpy

    if not along:
        return array
    bits = array._replace(dtype="uint16") if array.dtype == "bfloat16" else array
    numbers = bits.numpy()
    for axis in along:
        numbers = numpy.delete(numbers, slice(start, stop), axis)
    return array._replace(shape=tuple(numbers.shape), raw=numbers.tobytes())


def plainer(leaf: Leaf) -> Search:
    """Leaves simpler than this one, the simplest first, then closer and closer to the least that is taken."""
    kind = type(leaf)
    if kind is bool:
        yield False
    elif kind is int:
        yield from _plainer_number(leaf, int)
    elif kind is float:
        yield from _plainer_float(leaf)
    elif kind is str and leaf in CHARACTERS:
        yield from _plainer_number(CHARACTERS.index(leaf), CHARACTERS.__getitem__)
    elif kind is str:
        for character in "a0A ":
            if (yield character):
                return


def _plainer_number(number: int, kind: Callable[[int], Leaf]) -> Search:
    """0, then the sign turned, then as far down as goes by powers of two, large ones first: where all that is
    above a bound is taken, this ends at the bound after log2(number) refusals."""
    if (yield kind(0)):
        return
    if number < 0 and (yield kind(-number)):
        number = -number
    sign, size = (1, number) if number > 0 else (-1, -number)
    for shift in reversed(range(size.bit_length())):
        while size > 1 << shift and (yield kind(sign * (size - (1 << shift)))):
            size -= 1 << shift


def _plainer_float(number: float) -> Search:
    for simple in (0.0, 1.0):
        if (yield simple):
            return
    if number < 0 and (yield -number):
        number = -number
    if abs(number) > WHOLE_AND_EXACT:
        for power in (1, 2, 4, 8, 16, 32, 64, 128, 256):
            if 10.0**power < abs(number) and (yield math.copysign(10.0**power, number)):
                return
    elif math.isfinite(number):
        number = yield from _rounder(number)
        if number.is_integer():
            yield from _plainer_number(int(number), float)


def _rounder(number: float) -> Search:
    for whole in (math.floor, math.ceil):
        if (yield float(whole(number))):
            return float(whole(number))
    for digits in range(1, min(_decimals(number), LONGEST_DECIMALS)):
        if (yield round(number, digits)):
            return round(number, digits)
    return number
