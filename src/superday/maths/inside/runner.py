"""The confined child's program: requests in, the values of every line on every draw out.

It judges nothing: what a value means is for the trusted side (:mod:`superday.maths.compare`).
"""

import time
from typing import Any

import numpy as np

from superday.maths.inside.draw import Draw
from superday.maths.inside.functions import UndefinedError
from superday.maths.inside.names import Binding, Names
from superday.maths.inside.quantity import Quantity
from superday.maths.inside.repair import repaired
from superday.maths.inside.rivals import Instance
from superday.maths.inside.sampling import give
from superday.maths.inside.tree import tree

Told = tuple[list[int], list[float], float]

MAX_TOLD = 1024  # numbers of one value in the reply
SECONDS = 0.6  # of CPU for all lines and draws together
SECONDS_TO_TRY = 0.3
SECONDS_TO_REPAIR = 1.0


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Evaluate a request.

    ``request``: dims, symbols, references (expressions), watched (indices of references whose shape makes
    a part of a line worth telling), lines ({number, binds or null, left or null, source or null}), draws, seed;
    precise (more digits than a double has, where the machine has them), tries ({line, source}: expressions in the
    place of a line) and repair (:func:`superday.maths.inside.repair.repaired`) where they are wanted.
    Reply: broken (why the question itself has no value), references, lines and tries, each an item with ``error`` or
    with ``values``, ``left`` and ``parts``, one a draw; and ``repair``.
    """
    tries = request.get("tries", [])
    asked = {"references": request["references"], "lines": request["lines"], "tries": tries}
    replies: dict[str, Any] = {kind: [_empty() for _ in items] for kind, items in asked.items()}
    instances = []
    with np.errstate(all="ignore"):
        for index in range(request["draws"]):
            try:
                draw = _drawn(request, index)
            except UndefinedError as why:
                return {**replies, "broken": str(why), "repair": None}
            # Each draw has its share, so that what comes before a slow line has its value on all of them.
            deadline = time.process_time() + SECONDS / request["draws"]
            instances.append(_answer_draw(draw, request, deadline, replies))
        wanted = request.get("repair")
        found = repaired(wanted, instances, time.process_time() + SECONDS_TO_REPAIR) if wanted else None
    if found:
        found["values"] = [told(value) for value in found["values"]]
    return {**replies, "broken": "", "repair": found}


def _empty() -> dict[str, Any]:
    return {"error": "", "values": [], "left": [], "parts": []}


def _drawn(request: dict[str, Any], index: int) -> Draw:
    """A random instance with its symbols bound."""
    # Sizes change from draw to draw, so that a number written for a dimension is found out.
    sizes = {name: size + index for name, size in request["dims"].items()}
    draw = Draw(sizes, np.longdouble if request.get("precise") else np.float64)
    rng = np.random.default_rng([request["seed"], index])
    for symbol in request["symbols"]:
        try:
            give(draw, rng, symbol)
        except UndefinedError as why:
            raise UndefinedError(f"the symbol `{symbol['name']}`: {why}") from None
    return draw


def _answer_draw(draw: Draw, request: dict[str, Any], deadline: float, replies: dict[str, Any]) -> Instance:
    start = draw.names
    referred = [_attempt(draw, *pair) for pair in zip(request["references"], replies["references"], strict=True)]
    draw.wanted = {value.shape for at in request["watched"] if (value := referred[at]) is not None}
    draw.deadline = deadline  # the question's own expressions are not what takes long
    places: list[Names] = []
    values = []
    for line, reply in zip(request["lines"], replies["lines"], strict=True):
        places.append(draw.names)
        values.append(_answer_line(draw, line, reply))
    draw.deadline = time.process_time() + SECONDS_TO_TRY / request["draws"]
    for one, reply in zip(request.get("tries", []), replies["tries"], strict=True):
        draw.names = start if one["line"] is None else places[one["line"]]
        _attempt(draw, one["source"], reply)
    draw.names = start
    return Instance(draw, request["lines"], places, values, referred)


def _answer_line(draw: Draw, line: dict[str, Any], reply: dict[str, Any]) -> Quantity | None:
    source, names = line["source"], draw.names
    if source and line["left"]:
        _attempt_left(draw, line["left"], reply)
    value = _attempt(draw, source, reply) if source else None
    if line["binds"]:
        binding = Binding(value, None if value is None else tree(source), names, fallen=line["number"])
        draw.bind(line["binds"], binding)
    return value


def _attempt_left(draw: Draw, source: str, reply: dict[str, Any]) -> None:
    other = _empty()
    _attempt(draw, source, other)
    reply["error"] = reply["error"] or other["error"]
    reply["left"] += other["values"]


def _attempt(draw: Draw, source: str, reply: dict[str, Any]) -> Quantity | None:
    """Evaluate one expression into its reply; ``None`` where it has no value."""
    try:
        value = draw.line(source)
    except UndefinedError as why:
        reply["error"] = reply["error"] or str(why)
        return None
    except (MemoryError, RecursionError):
        reply["error"] = reply["error"] or "this is too large to evaluate"
        return None
    reply["values"].append(told(value, draw.scale))
    reply["parts"].append({str(place): told(part) for place, part in draw.parts.items()})
    return value


def told(value: Quantity, scale: float = 0.0) -> Told:
    """Shape, numbers row by row, and the largest number met; of a large array a few weighted sums instead."""
    numbers = value.data.ravel()
    if numbers.size > MAX_TOLD:
        numbers = np.cos(np.outer([1.0, 1.7, 2.3, 3.1], np.arange(numbers.size))) @ numbers
    return list(value.shape), numbers.astype(np.float64).tolist(), scale


def main() -> None:
    """Answer requests until the parent is gone."""
    from channel import receive, send  # type: ignore[import-not-found]  # the child alone has it

    while True:
        send(answer(receive()))
