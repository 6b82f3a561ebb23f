"""Random instances are what the symbols promise."""

from collections.abc import Callable
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from superday.maths.inside.runner import answer
from superday.maths.inside.sampling import SAMPLERS
from superday.maths.model import Sampler

PROMISES: dict[str, tuple[tuple[int, ...], Callable[[Any], bool]]] = {
    "normal": ((4, 3), lambda a: bool(np.unique(a).size == a.size)),
    "positive": ((5,), lambda a: bool((a > 0).all())),
    "unit": ((5,), lambda a: bool((np.abs(a) < 1).all())),
    "probability": ((5,), lambda a: bool(((a > 0.05) & (a < 0.95)).all())),
    "sorted": ((5,), lambda a: bool((a > 0).all() and (np.diff(a) > 0.1).all())),
    "orthonormal": ((4, 2), lambda a: bool(np.allclose(a.T @ a, np.eye(2)))),
    "spd": ((3, 3), lambda a: bool(np.array_equal(a, a.T) and (np.linalg.eigvalsh(a) > 0.1).all())),
    "simplex": ((4, 3), lambda a: bool((a > 0).all() and np.allclose(a.sum(axis=1), 1))),
    "binary": ((9,), lambda a: set(a) <= {0.0, 1.0}),
    "signs": ((9,), lambda a: set(a) <= {-1.0, 1.0}),
    "onehot": ((4, 3), lambda a: set(a.ravel()) == {0.0, 1.0} and bool((a.sum(axis=1) == 1).all())),
}


def test_every_sampler_of_the_format_is_there() -> None:
    assert set(get_args(Sampler)) == set(SAMPLERS) | {"integer"} == set(PROMISES) | {"integer"}


@given(st.sampled_from(sorted(PROMISES)), st.integers(0, 2**32))
def test_a_sample_keeps_the_promise_of_its_kind(kind: str, seed: int) -> None:
    shape, holds = PROMISES[kind]
    value = np.asarray(SAMPLERS[kind](np.random.default_rng(seed), shape))
    assert value.shape == shape and holds(value)


@pytest.fixture
def asked() -> dict[str, Any]:
    symbols = [
        {"name": "x", "shape": ["n"], "sample": "normal", "define": None},
        {"name": "n", "shape": [], "sample": "integer", "define": None},
        {"name": "s", "shape": ["n"], "sample": None, "define": "softmax(x)"},
    ]
    lines = [{"number": 1, "binds": None, "left": "", "source": source} for source in ("n - len(x)", "sum(s)", "x")]
    return {
        "dims": {"n": 4}, "symbols": symbols, "references": [], "watched": [], "lines": lines, "draws": 3, "seed": 1
    }  # fmt: skip


def test_sizes_grow_from_draw_to_draw_and_integers_follow(asked: dict[str, Any]) -> None:
    difference, total, x = (line["values"] for line in answer(asked)["lines"])
    assert [shape for shape, *_ in x] == [[4], [5], [6]]
    assert [numbers for _, numbers, _ in difference] == [[0.0]] * 3
    np.testing.assert_allclose([number for _, (number,), _ in total], 1)


def test_the_seed_decides_the_draws(asked: dict[str, Any]) -> None:
    assert answer(asked) == answer(asked)
    assert answer(asked) != answer({**asked, "seed": 2})
