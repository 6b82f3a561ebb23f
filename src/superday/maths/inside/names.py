"""What a name stands for: its value, and the expression it was made by, so that it can be made again.

A derivative or an expectation asks what a name would be if a symbol were another: whatever rests on that symbol is
then evaluated anew, and all else keeps its value.
"""

import ast
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from superday.maths.inside.chance import Law
from superday.maths.inside.quantity import Value

AVERAGES = frozenset(["E", "Var", "Cov"])


class Binding:
    """One meaning of a name.

    ``value`` is None where line number ``fallen`` gave it none.  ``node`` is its expression over ``names``; a random
    symbol has a ``law`` instead, with ``parameters`` over ``names``.
    """

    def __init__(
        self,
        value: Value | None,
        node: ast.expr | None = None,
        names: "Names | None" = None,
        law: Law | None = None,
        parameters: tuple[ast.expr, ...] = (),
        fallen: int = 0,
    ):
        self.value, self.node, self.names = value, node, names or {}
        self.law, self.parameters, self.fallen = law, parameters, fallen

    @cached_property
    def roots(self) -> frozenset["Binding"]:
        """All that it rests on, itself among it."""
        nodes = self.parameters if self.node is None else (self.node,)
        return frozenset([self]).union(*(rests_on(node, self.names) for node in nodes))


Names = Mapping[str, Binding]


class Scope:
    """What some names are taken to be instead.

    ``depth`` counts the axes of the batch that this makes, ``level`` the derivatives around it.
    """

    def __init__(self, outer: "Scope | None", instead: dict[Binding, Value], depth: int, level: int):
        self.outer, self.instead, self.depth, self.level = outer, instead, depth, level
        self.memo: dict[Binding, Value] = {}

    def touches(self, binding: Binding) -> bool:
        """Whether the name is another here, because what it rests on is."""
        return binding.node is not None and not binding.roots.isdisjoint(self.instead)


class Here(NamedTuple):
    """Where an expression is read: what its names mean, and what is taken to be otherwise."""

    names: Names
    scope: Scope


def rests_on(node: ast.AST, names: Names) -> frozenset[Binding]:
    """All bindings on which the value of ``node`` depends; what it averages over is not among them."""
    match node:
        case ast.Name(id=name):
            return names[name].roots if name in names else frozenset()
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=keywords):
            parts = [*arguments, *(keyword.value for keyword in keywords)]
            found = _together(parts, names)
            return found - _averaged(name, arguments, names, found) if name in AVERAGES else found
    return _together(list(ast.iter_child_nodes(node)), names)


def _together(nodes: Sequence[ast.AST], names: Names) -> frozenset[Binding]:
    return frozenset[Binding]().union(*(rests_on(node, names) for node in nodes))


def averaged(name: str, arguments: Sequence[ast.expr], names: Names) -> frozenset[Binding]:
    """The random symbols that ``E(arguments)`` and its like average over."""
    return _averaged(name, arguments, names, _together(arguments, names))


def _averaged(name: str, arguments: Sequence[ast.expr], names: Names, found: frozenset[Binding]) -> frozenset[Binding]:
    if name != "Cov" and len(arguments) == 2 and isinstance(arguments[1], ast.Name):
        found = frozenset([names[arguments[1].id]]) if arguments[1].id in names else frozenset()
    return frozenset(binding for binding in found if binding.law)
