"""Values as bytes, for the channel between the trusted side and a confined child.

The same text runs on both sides, so it rests on the standard library alone and touches NumPy and PyTorch only
where they are loaded already.  Nothing is ever unpickled.  Only **exact** types travel: an instance of a
subclass of int, say, whose ``__eq__`` lies, arrives as :class:`Opaque` with the name of its type.

A payload is the length of a JSON text (4 bytes, big-endian), that text, then the raw bytes of all arrays in
order.  In the JSON None, bool, int, float and str stand for themselves and an array for a list; whatever else
is an object with one key: ``t`` tuple, ``d`` dict (pairs), ``i`` an int too long for decimal digits, ``a``
array (library, dtype, shape), ``s`` NumPy scalar (dtype), ``o`` opaque (name of the type).
"""

import json
import sys
from collections import Counter
from math import prod
from typing import Any, NamedTuple

PLAIN = {type(None), bool, int, float, str}
SIZES = {
    "bool": 1, "int8": 1, "uint8": 1, "int16": 2, "uint16": 2, "int32": 4, "uint32": 4, "int64": 8,
    "uint64": 8, "float16": 2, "bfloat16": 2, "float32": 4, "float64": 8, "complex64": 8, "complex128": 16,
}  # fmt: skip
DEEPEST = 200
LARGEST = 1 << 48  # elements of an array's shape, were none of its sizes 0
MOST_AXES = 64  # NumPy's own limit
_JSON = json.JSONEncoder(separators=(",", ":"))  # json.dumps would make one each time
MOST_ALIKE = 100  # keys of a dict with the same hash: each further one takes the longer, and no real dict has them


class WireError(ValueError):
    """These bytes are not a value."""


class Opaque(NamedTuple):
    """A value that does not travel: all that is known of it is the name of its type."""

    type_name: str

    def __repr__(self) -> str:
        return f"<{self.type_name}>"


class Array(NamedTuple):
    """An array as the trusted side sees it: bytes, not yet numbers.  ``library`` is ``numpy`` or ``torch``;
    a NumPy scalar has the library ``numpy-scalar`` and the shape ``()``."""

    library: str
    dtype: str
    shape: tuple[int, ...]
    raw: bytes

    def numpy(self) -> Any:
        """The numbers as an ndarray of this shape (bfloat16 widened to float32, exactly)."""
        import numpy

        if self.dtype == "bfloat16":
            wide = numpy.frombuffer(self.raw, numpy.uint16).astype(numpy.uint32) << 16
            return wide.view(numpy.float32).reshape(self.shape)
        return numpy.frombuffer(self.raw, self.dtype).reshape(self.shape)

    def __repr__(self) -> str:
        numbers = self.numpy()
        if self.library == "numpy-scalar":
            return f"{self.dtype}({numbers[()]})"
        name = "tensor" if self.library == "torch" else "array"
        if prod(max(n, 1) for n in self.shape) <= 60:  # a shape without numbers may still be of many empty lists
            return f"{name}({numbers.tolist()!r}, dtype={self.dtype})"
        first = ", ".join(repr(number) for number in numbers.ravel()[:6].tolist())
        return f"{name}(shape={self.shape}, dtype={self.dtype}, [{first}, ...])"


def array_of(value: Any) -> Array:
    """An ndarray (or a tensor) as an :class:`Array`."""
    library = "torch" if type(value).__module__ == "torch" else "numpy"
    return _tensor(value) if library == "torch" else _ndarray(value)


def encode(value: Any) -> bytes:
    """The payload of a value.  Never fails on account of a strange value: it becomes :class:`Opaque`."""
    blobs: list[bytes] = []
    tree = _tree(value, blobs, 0)
    try:
        text = _JSON.encode(tree)
    except ValueError:  # an int of more digits than Python prints
        text = _JSON.encode(_long_ints(tree))
    head = text.encode("ascii")
    return b"".join([len(head).to_bytes(4, "big"), head, *blobs])


def decode(payload: bytes, live: bool = False) -> Any:
    """The value of a payload; ``live`` gives real arrays and tensors, for the child.  Raises WireError."""
    try:
        end = 4 + int.from_bytes(payload[:4], "big")
        tree = json.loads(payload[4:end])
        return _Reader(payload, end, live).value(tree)
    except WireError:
        raise
    except Exception as error:  # bytes of a stranger: whatever goes wrong means the same
        raise WireError(f"not a value: {type(error).__name__}") from None


def _tree(value: Any, blobs: list[bytes], depth: int) -> Any:
    kind = type(value)
    if kind in PLAIN:
        return value
    if depth > DEEPEST:
        return {"o": f"{kind.__name__} nested too deep"}
    if kind is list:
        return _items(value, blobs, depth)
    if kind is tuple:
        return {"t": _items(list(value), blobs, depth)}
    if kind is dict:
        return {"d": [_items(list(pair), blobs, depth) for pair in value.items()]}
    return _other(value, blobs)


def _items(values: list[Any], blobs: list[bytes], depth: int) -> list[Any]:
    if PLAIN.issuperset(map(type, values)):
        return values
    return [_tree(value, blobs, depth + 1) for value in values]


def _other(value: Any, blobs: list[bytes]) -> Any:
    array = value if type(value) is Array else _sendable(value)
    if type(array) is Array:
        blobs.append(array.raw)
        return {"a": [array.library, array.dtype, list(array.shape)]}
    return {"o": array if type(array) is str else value.type_name if type(value) is Opaque else _name(value)}


def _sendable(value: Any) -> Array | str | None:
    """:func:`_foreign`, and the name of the type where its library cannot say what is in it."""
    try:
        array = _foreign(value)
    except Exception as error:
        if isinstance(error, MemoryError) or "allocate memory" in str(error):
            raise MemoryError from None  # PyTorch has no exception of its own for it
        return f"{_name(value)} that cannot be read"
    if type(array) is Array and prod(max(n, 1) for n in array.shape) >= LARGEST:
        return f"{_name(value)} of an impossible shape"
    return array


def _name(value: Any) -> str:
    kind = type(value)
    name = getattr(kind, "__qualname__", "object")
    return name[:80] if type(name) is str else "object"


def _foreign(value: Any) -> Array | str | None:
    """An :class:`Array` if NumPy or PyTorch own exactly this type, a str if theirs but not to be sent."""
    numpy, torch = sys.modules.get("numpy"), sys.modules.get("torch")
    kind = type(value)
    if torch is not None and kind is torch.Tensor:
        plain = value.layout is torch.strided and value.device.type == "cpu" and _dtype(value) in SIZES
        return _tensor(value) if plain else f"{value.layout} tensor of {value.dtype}"
    if numpy is not None and kind is numpy.ndarray:
        return _ndarray(value) if value.dtype.name in SIZES else f"ndarray of {value.dtype.name}"
    if numpy is not None and issubclass(kind, numpy.generic) and kind in numpy.sctypeDict.values():
        return _ndarray(numpy.asarray(value))._replace(library="numpy-scalar") if value.dtype.name in SIZES else None
    return None


def _ndarray(value: Any) -> Array:
    native = value.astype(value.dtype.newbyteorder("="), copy=False)
    return Array("numpy", value.dtype.name, tuple(value.shape), native.tobytes())


def _dtype(tensor: Any) -> str:
    return str(tensor.dtype).removeprefix("torch.")


def _tensor(value: Any) -> Array:
    import torch

    dtype = _dtype(value)
    plain = value.detach().resolve_conj().resolve_neg().contiguous()
    numbers = plain.view(torch.int16) if dtype == "bfloat16" else plain
    return Array("torch", dtype, tuple(value.shape), numbers.numpy().tobytes())


def _long_ints(tree: Any) -> Any:
    if type(tree) is int:
        return {"i": hex(tree)} if tree.bit_length() > 12_000 else tree
    if type(tree) is list:
        return [_long_ints(item) for item in tree]
    if type(tree) is dict:
        return {key: _long_ints(item) for key, item in tree.items()}
    return tree


class _Reader:
    """Walks a decoded tree and takes the arrays' bytes in the order in which they were written."""

    def __init__(self, payload: bytes, offset: int, live: bool):
        self.payload, self.offset, self.live = payload, offset, live

    def value(self, tree: Any) -> Any:
        if type(tree) is list:
            return self.items(tree)
        if type(tree) is not dict:
            return tree
        ((tag, body),) = tree.items()
        if tag == "t":
            return tuple(self.items(body))
        if tag == "d":
            return self.mapping(body)
        if tag == "i":
            return int(body, 16)
        if tag == "a":
            return self.array(*body)
        if tag == "o":
            return Opaque(str(body)[:100].encode("ascii", "backslashreplace").decode())
        raise WireError("not a value: unknown tag")

    def items(self, trees: list[Any]) -> list[Any]:
        if type(trees) is not list:
            raise WireError("not a value: no list")
        if PLAIN.issuperset(map(type, trees)):
            return trees
        return [self.value(tree) for tree in trees]

    def mapping(self, pairs: list[Any]) -> Any:
        read = [self.items(pair) for pair in pairs]
        if len(read) > MOST_ALIKE and max(Counter(hash(key) for key, _ in read).values()) > MOST_ALIKE:
            return Opaque("dict of keys that collide")
        return dict(read)

    def array(self, library: str, dtype: str, shape: list[int]) -> Any:
        sizes = all(type(n) is int and n >= 0 for n in shape) and prod(max(n, 1) for n in shape) < LARGEST
        sizes = sizes and len(shape) <= (0 if library == "numpy-scalar" else MOST_AXES)
        if library not in ("numpy", "torch", "numpy-scalar") or not sizes:
            raise WireError("not a value: no such array")
        end = self.offset + SIZES[dtype] * prod(shape)
        raw, self.offset = self.payload[self.offset : end], end
        if len(raw) != SIZES[dtype] * prod(shape):
            raise WireError("not a value: an array is cut short")
        array = Array(library, dtype, tuple(shape), raw)
        return _live(array) if self.live else array


def _live(array: Array) -> Any:
    """The real thing, writable and owning its memory."""
    if array.library == "torch":
        return _live_tensor(array)
    numbers = array.numpy()
    return numbers.copy() if array.library == "numpy" else numbers[()]


def _live_tensor(array: Array) -> Any:
    import torch

    dtype = getattr(torch, array.dtype)
    if not array.raw:
        return torch.empty(array.shape, dtype=dtype)
    return torch.frombuffer(bytearray(array.raw), dtype=dtype).reshape(array.shape)
