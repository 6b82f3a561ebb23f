"""The confined child's program: requests in, the values of every line on every draw out.

It judges nothing: what a value means is for the trusted side (:mod:`superday.maths.compare`).
"""

import time
from collections.abc import Callable
from typing import Any

import numpy as np

from superday.maths.draw import Draw
from superday.maths.functions import Array, UndefinedError

Value = tuple[list[int], list[float]]

MAX_TOLD = 1024  # numbers of one value in the reply
SECONDS = 0.5  # of CPU for all lines and draws together


def _spd(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    root = rng.normal(size=shape)
    return np.asarray(root @ root.T / shape[0] + 0.5 * np.eye(shape[0]))


def _simplex(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    weights = rng.uniform(0.2, 1.0, size=shape)
    return np.asarray(weights / weights.sum(axis=-1, keepdims=True))


def _onehot(rng: np.random.Generator, shape: tuple[int, ...]) -> Array:
    return np.eye(shape[-1])[rng.integers(shape[-1], size=shape[:-1])]


SAMPLERS: dict[str, Callable[[np.random.Generator, tuple[int, ...]], Any]] = {
    "normal": lambda rng, shape: rng.normal(size=shape),
    "positive": lambda rng, shape: rng.uniform(0.3, 2.5, size=shape),
    "unit": lambda rng, shape: rng.uniform(-0.95, 0.95, size=shape),
    "spd": _spd,
    "simplex": _simplex,
    "binary": lambda rng, shape: rng.integers(0, 2, size=shape).astype(float),
    "signs": lambda rng, shape: 2.0 * rng.integers(0, 2, size=shape) - 1.0,
    "onehot": _onehot,
}


def sample(draw: Draw, rng: np.random.Generator, symbol: dict[str, Any]) -> Array:
    """The value of one given symbol; ``integer`` is the size of the dimension of that name."""
    shape = tuple(draw.sizes[name] for name in symbol["shape"])
    if symbol.get("define"):
        return draw.line(symbol["define"])
    if symbol["sample"] == "integer":
        return draw.names[symbol["name"]]
    return np.asarray(SAMPLERS[symbol["sample"]](rng, shape), dtype=np.float64)


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Evaluate a request.

    ``request``: dims, symbols, references (expressions), watched (indices of references whose shape makes
    a part of a line worth telling), lines ({number, name or null, source or null}), draws, seed.
    Reply: references and lines, each an item with ``error`` or with ``values`` and ``parts``, one a draw.
    """
    replies = {asked: [_empty() for _ in request[asked]] for asked in ("references", "lines")}
    deadline = time.process_time() + SECONDS
    with np.errstate(all="ignore"):
        for index in range(request["draws"]):
            _answer_draw(request, index, deadline, replies)
    return replies


def _empty() -> dict[str, Any]:
    return {"error": "", "values": [], "parts": []}


def _answer_draw(request: dict[str, Any], index: int, deadline: float, replies: dict[str, Any]) -> None:
    # Sizes change from draw to draw, so that a number written for a dimension is found out.
    draw = Draw({name: size + index for name, size in request["dims"].items()})
    rng = np.random.default_rng([request["seed"], index])
    for symbol in request["symbols"]:
        draw.names[symbol["name"]] = sample(draw, rng, symbol)
    referred = [_attempt(draw, *pair) for pair in zip(request["references"], replies["references"], strict=True)]
    draw.wanted = {value.shape for at in request["watched"] if (value := referred[at]) is not None}
    draw.deadline = deadline  # the question's own expressions are not what takes long
    for line, reply in zip(request["lines"], replies["lines"], strict=True):
        _answer_line(draw, line, reply)


def _answer_line(draw: Draw, line: dict[str, Any], reply: dict[str, Any]) -> None:
    value = _attempt(draw, line["source"], reply) if line["source"] else None
    if not line["name"]:
        return
    if value is None:
        draw.fallen[line["name"]] = line["number"]
    else:
        draw.fallen.pop(line["name"], None)
        draw.names[line["name"]] = value


def _attempt(draw: Draw, source: str, reply: dict[str, Any]) -> Array | None:
    """Evaluate one expression into its reply; ``None`` where it has no value."""
    try:
        value = draw.line(source)
    except UndefinedError as why:
        reply["error"] = reply["error"] or str(why)
        return None
    except (MemoryError, RecursionError):
        reply["error"] = reply["error"] or "this is too large to evaluate"
        return None
    reply["values"].append(told(value))
    reply["parts"].append({str(place): told(part) for place, part in draw.parts.items()})
    return value


def told(value: Array) -> Value:
    """Shape and numbers, row by row; of a large array a few weighted sums, which tell two apart as well."""
    numbers = value.ravel()
    if numbers.size > MAX_TOLD:
        numbers = np.cos(np.outer([1.0, 1.7, 2.3, 3.1], np.arange(numbers.size))) @ numbers
    return list(value.shape), numbers.tolist()


def main() -> None:
    """Answer requests until the parent is gone."""
    from channel import receive, send  # type: ignore[import-not-found]  # the child alone has it

    while True:
        send(answer(receive()))
