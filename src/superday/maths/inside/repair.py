"""Which line, put right, puts all right?  That one is to blame, and what put it right says what is wrong with it.

A wrong definition shows only later, where something fails that rests on it.  So each definition before the first
failure is replaced by values known to be good (from the question's own solutions), by their usual distortions, and by
usual edits of itself; where all failures then vanish, it was that line.  All rivals for one line are tried at once, as
a batch.
"""

import ast
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from superday.maths.inside.functions import UndefinedError, lenient
from superday.maths.inside.names import AVERAGES, Binding, Scope
from superday.maths.inside.quantity import Array, Quantity
from superday.maths.inside.rivals import AS_IT_IS, Form, Instance, Known, Rival, distorted, edited, heard
from superday.maths.inside.tree import tree

MOST_ONE_BY_ONE = 100  # rivals, where a batch will not do
NOUGHT = Quantity(np.zeros(()))
# What asks how a value moves: a number that is put in would not.
MOVING = AVERAGES | {"grad", "jac", "hess"}


def repaired(wanted: Mapping[str, Any], instances: Sequence[Instance], deadline: float) -> dict[str, Any] | None:
    """The first line that can be put right so that all holds, and by what.

    ``wanted``: solutions (lists of {binds, source}), candidates (indices of lines, in order) with edits of each
    (lists of expressions), chains (for each, the rewritings that stand and fall with it), goals (pairs of terms that
    must agree: {line}, {left}, {reference} or null for nought), rtol.
    """
    for instance in instances:
        instance.draw.deadline = deadline
        instance.draw.wanted = set()
    try:
        return next(_Search(wanted, instances).repairs(), None)
    except (UndefinedError, MemoryError, RecursionError):
        return None  # nothing is blamed that was not found


class _Search:
    def __init__(self, wanted: Mapping[str, Any], instances: Sequence[Instance]):
        self.wanted, self.instances = wanted, instances
        self.rtol: float = wanted["rtol"]
        self.letters = sorted(instances[0].draw.sizes)
        self.known = heard(wanted["solutions"], instances)

    def repairs(self) -> Iterator[dict[str, Any]]:
        """Every repair, the likelier first.  What a solution has as a line of its own is not to blame."""
        candidates = [at for at in self.wanted["candidates"] if self._form(at)]
        unknown = [at for at in candidates if not self._is_among(at, self.known)]
        whole = [one for one in self.known if one.is_line]
        named = {line["binds"] for solution in self.wanted["solutions"] for line in solution}
        for at in unknown:
            yield from self._by(at, distorted(self.known, self._form(at), self.letters))
        for at in unknown:
            yield from self._by_another_form(at)
        for at in unknown:
            own = edited(self.wanted["edits"][str(at)], at, self.instances)
            yield from self._by(at, [Rival(one, AS_IT_IS) for one in own if one.form == self._form(at)])
        # A part of a solution may be right in itself; not so under a name for which the solutions have another value.
        for at in candidates:
            if at not in unknown and self.instances[0].lines[at]["binds"] in named and not self._is_among(at, whole):
                yield from self._by(at, distorted(self.known, self._form(at), self.letters))

    def _by_another_form(self, at: int) -> Iterator[dict[str, Any]]:
        forms = dict.fromkeys(one.form for one in self.known if one.form != self._form(at))
        for form in forms:
            yield from self._by(at, [Rival(one, AS_IT_IS) for one in self.known if one.form == form])

    def _form(self, at: int) -> Form:
        values = [instance.values[at] for instance in self.instances]
        return tuple(value.shape for value in values if value is not None)

    def _is_among(self, at: int, known: Sequence[Known]) -> bool:
        """Whether the line has one of these values."""
        form = self._form(at)
        return any(
            all(
                _agree(instance.values[at], Quantity(one.values[index]), self.rtol).all()
                for index, instance in enumerate(self.instances)
            )
            for one in known
            if one.form == form
        )

    def _by(self, at: int, rivals: Sequence[Rival]) -> Iterator[dict[str, Any]]:
        """The repair of line ``at`` by the first of the rivals with which all holds on every draw."""
        for index, instance in enumerate(self.instances):
            if rivals:
                rivals = self._surviving(instance, index, at, rivals)
        if rivals:
            best = rivals[0]
            values = [Quantity(best.value(instance, index)) for index, instance in enumerate(self.instances)]
            yield {"line": at, "known": best.known.text, "variant": best.variant.name, "values": values}

    def _surviving(self, instance: Instance, index: int, at: int, rivals: Sequence[Rival]) -> list[Rival]:
        if _is_moved(instance, at):
            return [one for one in rivals[:MOST_ONE_BY_ONE] if self._holds(instance, at, one.binding(instance, index))]
        stacked = np.stack([rival.value(instance, index) for rival in rivals])
        batch = Binding(Quantity(stacked, stacked.ndim - 1))
        alive = self._alive(instance, at, batch, depth=1, count=len(rivals))
        return [rival for rival, lives in zip(rivals, alive, strict=True) if lives]

    def _holds(self, instance: Instance, at: int, instead: Binding | None) -> bool:
        return instead is not None and bool(self._alive(instance, at, instead, depth=0, count=1).all())

    def _alive(self, instance: Instance, at: int, instead: Binding, depth: int, count: int) -> Array:
        """For each entry of the batch that stands in the line's place, whether every goal is reached."""
        draw = instance.draw
        base, names = draw.base, draw.names
        draw.base = Scope(None, {}, depth, 0)
        try:
            with lenient():
                lefts, values = self._followed(instance, at, instead)
        except (UndefinedError, np.linalg.LinAlgError):
            return np.zeros(count, dtype=bool)
        finally:
            draw.base, draw.names = base, names
        alive = np.ones(count, dtype=bool)
        for goal in self.wanted["goals"]:
            if max(map(_place, goal)) >= at:
                found, expected = (_term(term, instance, lefts, values) for term in goal)
                alive = alive & _agree(found, expected, self.rtol)
        return alive

    def _followed(
        self, instance: Instance, at: int, instead: Binding
    ) -> tuple[dict[int, Quantity], dict[int, Quantity]]:
        """Left and right sides of the lines from ``at`` on, with ``instead`` in its place and in its chain's."""
        assert isinstance(instead.value, Quantity)
        draw, lefts = instance.draw, dict[int, Quantity]()
        values = {at: instead.value} | dict.fromkeys(self.wanted["chains"].get(str(at), []), instead.value)
        draw.names = instance.places[at]
        for place in range(at, len(instance.lines)):
            line, before = instance.lines[place], draw.names
            if not line["source"]:
                raise UndefinedError("a line that cannot be read is not put right by another")
            if line["left"]:
                lefts[place] = draw.line(line["left"])
            binding = instead
            if place not in values:
                values[place] = draw.line(line["source"])
                binding = Binding(values[place], tree(line["source"]), before)
            if line["binds"]:
                draw.bind(line["binds"], binding)
        return lefts, values


def _is_moved(instance: Instance, at: int) -> bool:
    """Whether a later line asks how values move."""
    following = [source for line in instance.lines[at + 1 :] for source in (line["left"], line["source"]) if source]
    calls = (node for source in following for node in ast.walk(tree(source)) if isinstance(node, ast.Call))
    return any(isinstance(call.func, ast.Name) and call.func.id in MOVING for call in calls)


def _place(term: Mapping[str, int] | None) -> int:
    """The line that a term is of; nought and references are of none."""
    return -1 if term is None else term.get("line", term.get("left", -1))


def _term(
    term: Mapping[str, int] | None, instance: Instance, lefts: Mapping[int, Quantity], values: Mapping[int, Quantity]
) -> Quantity | None:
    if term is None:
        return NOUGHT
    if "reference" in term:
        return instance.references[term["reference"]]
    if "left" in term:
        return lefts.get(term["left"])
    return values.get(term["line"], instance.values[term["line"]])


def _agree(a: Quantity | None, b: Quantity | None, rtol: float) -> Array:
    """Entry by entry of the batch, whether both are the same; nought agrees with zeros of any shape."""
    if a is None or b is None or (a.shape != b.shape and b is not NOUGHT):
        return np.zeros(1, dtype=bool)
    first, second = (one.data.reshape(*one.data.shape[: one.batch], -1) for one in (a, b))
    off = np.abs(first - second).max(axis=-1, initial=0)
    size = np.abs(second).max(axis=-1, initial=0)
    return np.asarray(off <= rtol * np.where(size > 0, size, 1.0))
