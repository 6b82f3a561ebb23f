"""What might stand in a line's place: values known to be good, their usual distortions, edits of the line itself."""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from superday.maths.inside.draw import Draw
from superday.maths.inside.functions import UndefinedError
from superday.maths.inside.names import Binding, Here, Names
from superday.maths.inside.quantity import Array, Quantity, still
from superday.maths.inside.tree import spelled, tree

MOST_KNOWN = 400

Form = tuple[tuple[int, ...], ...]  # the shapes of a value on all draws


class Instance(NamedTuple):
    """What became of the lines on one draw: the names before each line, and the values of lines and references."""

    draw: Draw
    lines: Sequence[Mapping[str, Any]]
    places: Sequence[Names]
    values: Sequence[Quantity | None]
    references: Sequence[Quantity | None]


class Known:
    """A value known to be good, as an expression over ``names``, one for each draw."""

    def __init__(self, text: str, is_line: bool):
        self.text, self.is_line = text, is_line
        self.nodes: list[ast.expr] = []
        self.names: list[Names] = []
        self.values: list[Array] = []

    def add(self, node: ast.expr, names: Names, value: Quantity) -> None:
        """What it is on one more draw."""
        self.nodes.append(node)
        self.names.append(names)
        self.values.append(value.data)

    @property
    def form(self) -> Form:
        """Its shapes."""
        return tuple(value.shape for value in self.values)


class Variant(NamedTuple):
    """A usual distortion: how to name it, and what it does to a value and to an expression."""

    name: str
    of_value: Callable[[Array, Mapping[str, int]], Array]
    of_node: Callable[[ast.expr], ast.expr]


class Rival(NamedTuple):
    """What might stand in a line's place."""

    known: Known
    variant: Variant

    def value(self, instance: Instance, index: int) -> Array:
        """Its value on one draw."""
        return self.variant.of_value(self.known.values[index], instance.draw.sizes)

    def binding(self, instance: Instance, index: int) -> Binding | None:
        """The expression itself, so that it moves with what it rests on; None where it has no value."""
        node, names = self.variant.of_node(self.known.nodes[index]), self.known.names[index]
        try:
            value = still(instance.draw.value(node, Here(names, instance.draw.base)))
        except UndefinedError:
            return None
        return Binding(value, node, names)


def _times(factor: ast.expr) -> Callable[[ast.expr], ast.expr]:
    return lambda node: ast.BinOp(factor, ast.Mult(), node)


def _over(divisor: ast.expr) -> Callable[[ast.expr], ast.expr]:
    return lambda node: ast.BinOp(node, ast.Div(), divisor)


AS_IT_IS = Variant("", lambda a, _: a, lambda node: node)
TURNED = Variant("transpose", lambda a, _: a.T, lambda node: ast.Attribute(node, "T"))


def variants(letters: Sequence[str]) -> list[Variant]:
    """All but the transpose; a dimension's letter may be missing as a factor or as a divisor."""
    found = [
        AS_IT_IS,
        Variant("minus", lambda a, _: -a, lambda node: ast.UnaryOp(ast.USub(), node)),
        Variant("times 2", lambda a, _: 2 * a, _times(ast.Constant(2))),
        Variant("over 2", lambda a, _: a / 2, _over(ast.Constant(2))),
        Variant("reciprocal", lambda a, _: 1 / a, lambda node: ast.BinOp(ast.Constant(1), ast.Div(), node)),
    ]
    return found + [variant for letter in letters for variant in _by_letter(letter)]


def _by_letter(letter: str) -> list[Variant]:
    def larger(a: Array, sizes: Mapping[str, int]) -> Array:
        return a * sizes[letter]

    def smaller(a: Array, sizes: Mapping[str, int]) -> Array:
        return a / sizes[letter]

    name = ast.Name(letter)
    return [Variant(f"times {letter}", larger, _times(name)), Variant(f"over {letter}", smaller, _over(name))]


def distorted(known: Sequence[Known], form: Form, letters: Sequence[str]) -> list[Rival]:
    """Every rival of a form, plain ones first."""
    fitting = [one for one in known if one.form == form]
    turned = [one for one in known if one.form == tuple(shape[::-1] for shape in form) and len(form[0]) == 2]
    rivals = [Rival(one, kind) for kind in variants(letters) for one in fitting]
    return rivals + [Rival(one, TURNED) for one in turned]


def heard(solutions: Sequence[Sequence[Mapping[str, Any]]], instances: Sequence[Instance]) -> list[Known]:
    """Every value in the solutions, those of whole lines first; what is there twice once."""
    found: dict[tuple[int, int, int], Known] = {}
    for index, instance in enumerate(instances):
        for place, node, names, value, line in _spoken(solutions, instance.draw):
            if index == 0:
                text = f"{line['binds']} = {line['source']}" if line else spelled(node)
                found[place] = Known(text, line is not None)
            if place in found:
                found[place].add(node, names, value)
    whole = [one for one in found.values() if len(one.values) == len(instances)]
    whole.sort(key=lambda one: not one.is_line)
    different: dict[tuple[Any, ...], Known] = {}
    for one in whole:
        different.setdefault(tuple(_key(value) for value in one.values[:2]), one)
    return list(different.values())[:MOST_KNOWN]


def _key(value: Array) -> tuple[Any, ...]:
    return value.shape, np.asarray(value.ravel()[:64], dtype=np.float32).tobytes()


Spoken = tuple[tuple[int, int, int], ast.expr, Names, Quantity, Mapping[str, Any] | None]


def _spoken(solutions: Sequence[Sequence[Mapping[str, Any]]], draw: Draw) -> Iterator[Spoken]:
    """Each value met in evaluating the solutions on one draw, with its place, and the line if it is a whole one."""
    start = draw.names
    for number, solution in enumerate(solutions):
        draw.names = start
        for at, line in enumerate(solution):
            met: list[tuple[ast.expr, Quantity]] = []
            names = draw.names
            value = _listened(draw, line["source"], met)
            if value is None:
                break
            for place, (node, part) in enumerate(met):
                is_line = place == len(met) - 1 and line["binds"]
                yield (number, at, place), node, names, part, line if is_line else None
            if line["binds"]:
                draw.bind(line["binds"], Binding(value, tree(line["source"]), names))
    draw.names = start


def _listened(draw: Draw, source: str, met: list[tuple[ast.expr, Quantity]]) -> Quantity | None:
    """The value of an expression, with those of its parts as they come."""
    draw.listener = lambda node, value: met.append((node, value))
    try:
        return draw.line(source)
    except UndefinedError:
        return None
    finally:
        draw.listener = None


def edited(sources: Sequence[str], at: int, instances: Sequence[Instance]) -> list[Known]:
    """Expressions in the place of line ``at``; those that have no value are left out."""
    found: list[Known] = []
    for source in sources:
        one = Known(source, is_line=False)
        for instance in instances:
            names, draw = instance.places[at], instance.draw
            try:
                one.add(tree(source), names, still(draw.value(tree(source), Here(names, draw.base))))
            except UndefinedError:
                break
        else:
            found.append(one)
    return found
