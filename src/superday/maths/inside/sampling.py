"""Give the symbols of a derivation their values on one random instance."""

import ast
from collections.abc import Callable
from typing import Any

import numpy as np

from superday.maths.inside.chance import LAWS, realised
from superday.maths.inside.draw import Draw
from superday.maths.inside.functions import NoValueError, UndefinedError
from superday.maths.inside.names import Binding, Here
from superday.maths.inside.quantity import Array, Quantity, still
from superday.maths.inside.tree import tree


def _spd(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    root = rng.normal(size=shape)
    return np.asarray(root @ root.T / shape[0] + 0.5 * np.eye(shape[0]))


def _simplex(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    weights = rng.uniform(0.2, 1.0, size=shape)
    return np.asarray(weights / weights.sum(axis=-1, keepdims=True))


def _onehot(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    return np.eye(shape[-1])[rng.integers(shape[-1], size=shape[:-1])]


def _orthonormal(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    return np.asarray(np.linalg.qr(rng.normal(size=shape))[0])


def _sorted(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    # Apart from one another, so that no difference is nearly nought.
    return np.asarray(np.cumsum(rng.uniform(0.2, 1.0, size=shape), axis=-1))


SAMPLERS: dict[str, Callable[[np.random.Generator, tuple[int, ...]], Any]] = {
    "normal": lambda rng, shape: rng.normal(size=shape),
    "positive": lambda rng, shape: rng.uniform(0.3, 2.5, size=shape),
    "unit": lambda rng, shape: rng.uniform(-0.95, 0.95, size=shape),
    "probability": lambda rng, shape: rng.uniform(0.05, 0.95, size=shape),
    "sorted": _sorted,
    "spd": _spd,
    "orthonormal": _orthonormal,
    "simplex": _simplex,
    "binary": lambda rng, shape: rng.integers(0, 2, size=shape).astype(float),
    "signs": lambda rng, shape: 2.0 * rng.integers(0, 2, size=shape) - 1.0,
    "onehot": _onehot,
}


def give(draw: Draw, rng: np.random.Generator, symbol: dict[str, Any]) -> None:
    """Bind one given symbol; ``integer`` is the size of the dimension of that name."""
    name, shape = symbol["name"], tuple(draw.sizes[letter] for letter in symbol["shape"])
    if symbol.get("define"):
        draw.bind(name, Binding(draw.line(symbol["define"]), tree(symbol["define"]), draw.names))
    elif symbol.get("random"):
        _give_random(draw, rng, name, shape, symbol["random"])
    elif symbol["sample"] != "integer":
        draw.give(name, SAMPLERS[symbol["sample"]](rng, shape))


def _give_random(draw: Draw, rng: np.random.Generator, name: str, shape: tuple[int, ...], source: str) -> None:
    call = tree(source)
    if not (isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in LAWS):
        raise UndefinedError(f"`{source}` is not a distribution")
    law = LAWS[call.func.id]
    parameters = [draw.value(one, Here(draw.names, draw.base)) for one in call.args]
    try:
        value = realised(law, rng, parameters, shape)
        law.nodes([still(one) for one in parameters], shape, 0, 4)
    except (ValueError, TypeError, IndexError, np.linalg.LinAlgError, NoValueError) as why:
        raise UndefinedError(f"`{source}`: {why}") from None
    if value.shape != shape:
        raise UndefinedError(f"`{source}` does not have the shape of `{name}`")
    data = Quantity(np.asarray(value, dtype=draw.dtype))
    binding = Binding(data, None, draw.names, law, tuple(call.args))
    draw.bind(name, binding)
    draw.order.append(binding)
