"""What travels arrives as it was, type for type; what does not travel says so; nothing breaks the reader."""

import json
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from superday.judge import wire

scalars = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
keys = st.booleans() | st.integers() | st.text() | st.tuples(st.integers(), st.text())
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(keys, inner),
    max_leaves=20,
)
DTYPES = ["bool", "int8", "uint16", "int64", "float16", "float32", "float64", "complex128"]


def types(value):
    if type(value) in (list, tuple):
        return (type(value), [types(part) for part in value])
    if type(value) is dict:
        return (dict, [(types(key), types(part)) for key, part in value.items()])
    return type(value)


@given(values)
def test_a_value_arrives_as_it_was(value):
    there = wire.decode(wire.encode(value))
    assert there == value
    assert types(there) == types(value)


@given(hnp.arrays(st.sampled_from(DTYPES), hnp.array_shapes(min_dims=0, min_side=0)))
def test_an_array_arrives_bit_for_bit(array):
    there = wire.decode(wire.encode([array, 1]), live=True)[0]
    assert (there.dtype, there.shape, there.tobytes()) == (array.dtype, array.shape, array.tobytes())
    assert there.flags.writeable


@given(hnp.arrays(st.sampled_from(DTYPES), hnp.array_shapes()))
def test_the_trusted_side_relays_arrays_without_reading_them(array):
    payload = wire.encode({"x": array, "also": [array.T]})
    assert wire.encode(wire.decode(payload)) == payload


@pytest.mark.torch
@pytest.mark.parametrize("dtype", ["float32", "bfloat16", "int64", "bool", "float16"])
def test_a_tensor_arrives_with_its_dtype(dtype):
    import torch

    tensor = torch.arange(6).reshape(2, 3).to(getattr(torch, dtype)).T
    there = wire.decode(wire.encode(tensor), live=True)
    assert there.dtype == tensor.dtype
    assert torch.equal(there, tensor)
    assert wire.decode(wire.encode(tensor)).numpy().tolist() == tensor.tolist()


def test_extreme_numbers_arrive():
    numbers = [10**20_000, -(10**20_000), float("inf"), float("-inf"), 5e-324]
    assert wire.decode(wire.encode(numbers)) == numbers


class Int(int):
    pass


STRANGERS = [Int(3), {1}, b"x", object(), print, 1j, range(3), np.ma.array([1]), np.array([None])]


@pytest.mark.parametrize("value", STRANGERS)
def test_what_does_not_travel_arrives_as_the_name_of_its_type(value):
    there = wire.decode(wire.encode([value]))[0]
    assert type(there) is wire.Opaque
    assert there.type_name


def test_a_cycle_ends():
    cycle = []
    cycle.append(cycle)
    assert "nested too deep" in repr(wire.decode(wire.encode(cycle)))


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(junk):
    with suppress(wire.WireError):
        wire.decode(junk)


@given(values, st.data())
def test_a_damaged_payload_is_a_value_or_an_error_never_a_crash(value, data):
    payload = bytearray(wire.encode([value, np.arange(3)]))
    payload[data.draw(st.integers(0, len(payload) - 1))] = data.draw(st.integers(0, 255))
    with suppress(wire.WireError):
        wire.decode(bytes(payload))


def test_keys_that_all_collide_do_not_travel():
    payload = wire.encode(dict.fromkeys(((2**61 - 1) * k for k in range(wire.MOST_ALIKE + 1)), 0))
    assert wire.decode(payload) == wire.Opaque("dict of keys that collide")
    many = dict.fromkeys(range(-5000, 5000), 0) | {f"{key}": 0.5 for key in range(5000)}
    assert wire.decode(wire.encode(many)) == many


def test_an_array_of_many_empty_rows_is_told_in_a_few_words():
    empty = wire.Array("numpy", "float64", (10**9, 0), b"")
    assert len(repr(empty)) < 100


@pytest.mark.parametrize("array", [["numpy-scalar", "float64", [3]], ["numpy", "float64", [0] * 65]])
def test_shapes_that_no_array_has_are_refused(array):
    head = json.dumps({"a": array}).encode()
    with pytest.raises(wire.WireError):
        wire.decode(len(head).to_bytes(4, "big") + head + bytes(24))
