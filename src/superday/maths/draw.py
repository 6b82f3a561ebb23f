"""Evaluate expressions on one random instance; runs in the confined child, with NumPy alone.

It walks the syntax tree and knows nothing but the language: there is no name, attribute or call that reaches
Python itself.
"""

import ast
import time
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np

from superday.maths.functions import (
    CONSTANTS,
    ENTRYWISE,
    FUNCTIONS,
    REDUCTIONS,
    SIGNS,
    Array,
    UndefinedError,
    afford,
    together,
    whole,
)

MAX_PARTS = 64  # parts of one line that are kept
MAX_AXES = 4


class Draw:
    """One random instance: the values of its names, and how its shapes are called."""

    def __init__(self, sizes: dict[str, int]):
        self.sizes = sizes
        self.deadline = float("inf")  # of the process's CPU clock
        self.names: dict[str, Array] = {name: np.asarray(float(size)) for name, size in sizes.items()}
        self.fallen: dict[str, int] = {}
        self.wanted: set[tuple[int, ...]] = set()
        self.parts: dict[int, Array] = {}
        self.visited = 0

    def line(self, source: str) -> Array:
        """The value of one expression; its parts of a wanted shape are left in ``parts``."""
        self.parts, self.visited = {}, 0
        return self.value(_tree(source))

    def value(self, node: ast.expr) -> Array:
        """The value of one node: always float64, never infinite or NaN."""
        if time.process_time() > self.deadline:
            raise UndefinedError("this takes too long to evaluate")
        value = np.asarray(self._value(node), dtype=np.float64)
        if value.ndim > MAX_AXES:
            raise UndefinedError(f"`{spelled(node)}` has more than {MAX_AXES} axes")
        if not np.isfinite(value).all():
            raise UndefinedError(f"`{spelled(node)}` is not a finite number on a random instance")
        self.visited += 1
        if value.shape in self.wanted and len(self.parts) < MAX_PARTS:
            self.parts[self.visited] = value
        return value

    def _value(self, node: ast.expr) -> Any:
        match node:
            case ast.Constant(value=int() | float() as number):
                return float(number)
            case ast.Name(id=name):
                return self._named(name)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return -self.value(operand)
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self.value(operand)
            case ast.BinOp(left=left, op=op, right=right):
                return self._binary(node, left, op, right)
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return self._binary(node, left, op, right)
            case ast.Attribute(value=matrix, attr="T"):
                return self.value(matrix).T
            case ast.Subscript():
                return self._indexed(node)
            case ast.Call(func=ast.Name(id=name)):
                if name in FUNCTIONS or name in REDUCTIONS:
                    return self._call(node, name)
        raise UndefinedError(f"`{spelled(node)}` is not in this language")

    def _named(self, name: str) -> Array:
        if name in self.fallen:
            raise UndefinedError(f"this rests on line {self.fallen[name]}, where `{name}` got no value")
        if name in self.names:
            return self.names[name]
        if name in CONSTANTS:
            return CONSTANTS[name]
        raise UndefinedError(f"`{name}` is not known here")

    def _binary(self, node: ast.expr, left: ast.expr, op: ast.AST, right: ast.expr) -> Any:
        a, b = self.value(left), self.value(right)
        if isinstance(op, ast.MatMult):
            return self._product(node, left, a, right, b)
        try:
            afford(together(a, b))
        except ValueError:
            raise UndefinedError(self._mismatch(left, a, op, right, b)) from None
        except UndefinedError as why:
            raise UndefinedError(f"`{spelled(node)}` {why}") from None
        if isinstance(op, ast.Div) and (b == 0).any():
            raise UndefinedError(f"`{spelled(node)}` divides by zero on a random instance")
        if isinstance(op, ast.Pow):
            _check_power(left, a, b)
        return ENTRYWISE[type(op)](a, b)

    def _product(self, node: ast.expr, left: ast.expr, a: Array, right: ast.expr, b: Array) -> Any:
        if not a.ndim or not b.ndim:
            number = left if not a.ndim else right
            why = "is a number: @ multiplies vectors and matrices, * numbers"
            raise UndefinedError(f"`{spelled(number)}` {why}")
        if max(a.ndim, b.ndim) > 2 or not _conform(a, b):
            raise UndefinedError(self._mismatch(left, a, ast.MatMult(), right, b))
        try:
            afford((a.shape[0] if a.ndim == 2 else 1) * (b.shape[1] if b.ndim == 2 else 1))
        except UndefinedError as why:
            raise UndefinedError(f"`{spelled(node)}` {why}") from None
        return a @ b

    def _mismatch(self, left: ast.expr, a: Array, op: ast.AST, right: ast.expr, b: Array) -> str:
        sign = SIGNS.get(type(op), "compared with")
        first, second = _operand(left), _operand(right)
        shapes = f"{self.described(left, a)}, {self.described(right, b)}"
        told = f"{shapes}: {first} {sign} {second} does not conform"
        better = "@" if sign in "@*" else sign
        for turned, x, other, y in (("", a, "", b), (".T", a.T, "", b), ("", a, ".T", b.T)):
            if _conform(x, y) if better == "@" else x.shape == y.shape:
                return f"{told}; {first}{turned} {better} {second}{other} does"
        return told

    def _indexed(self, node: ast.Subscript) -> Any:
        if isinstance(node.value, ast.Attribute) and node.value.attr == "shape":
            return float(self._at(node, np.asarray(self.value(node.value.value).shape), (node.slice,)))
        places = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        return self._at(node, self.value(node.value), tuple(places))

    def _at(self, node: ast.Subscript, base: Any, places: tuple[ast.expr, ...]) -> Any:
        try:
            return base[tuple(self._place(place) for place in places)]
        except (IndexError, ValueError):
            raise UndefinedError(f"`{spelled(node)}` is outside of what it indexes") from None

    def _place(self, place: ast.expr) -> int | slice | None:
        if isinstance(place, ast.Slice):
            return slice(*(end and whole(self.value(end)) for end in (place.lower, place.upper, place.step)))
        if isinstance(place, ast.Constant) and place.value is None:
            return None
        return whole(self.value(place))

    def _call(self, node: ast.Call, name: str) -> Any:
        given = node.args[0].elts if node.args and isinstance(node.args[0], ast.Tuple) else node.args
        arguments = [*given, *(keyword.value for keyword in node.keywords)]
        values = [self.value(argument) for argument in arguments]
        try:
            if name in REDUCTIONS:
                return REDUCTIONS[name](values[0], *(whole(axis) for axis in values[1:]))
            return FUNCTIONS[name](*values)
        except UndefinedError as why:
            raise UndefinedError(f"`{spelled(node)}` {why}{self._shapes(arguments, values)}") from None
        except (ValueError, IndexError, np.linalg.LinAlgError):
            shapes = self._shapes(arguments, values)
            raise UndefinedError(f"`{spelled(node)}` does not conform{shapes}") from None

    def _shapes(self, nodes: Sequence[ast.expr], values: Sequence[Array]) -> str:
        told = [self.described(of, value) for of, value in zip(nodes, values, strict=True) if value.ndim]
        return f"; {', '.join(told)}" if told else ""

    def described(self, node: ast.expr, value: Array) -> str:
        """Such as "X is n x d", in the derivation's own dimensions."""
        called = {size: name for name, size in reversed(self.sizes.items())}
        shape = [called.get(size, str(size)) for size in value.shape]
        if not shape:
            return f"{spelled(node)} is a number"
        told = f"has length {shape[0]}" if len(shape) == 1 else f"is {' x '.join(shape)}"
        return f"{spelled(node)} {told}"


@lru_cache(maxsize=1024)
def _tree(source: str) -> ast.expr:
    """Every draw evaluates the same lines: read them once."""
    return ast.parse(source, mode="eval").body


def _conform(a: Array, b: Array) -> bool:
    return a.ndim in (1, 2) and b.ndim in (1, 2) and a.shape[-1] == b.shape[0]


def _check_power(node: ast.expr, base: Array, exponent: Array) -> None:
    if exponent.ndim == 0 and exponent == -1 and base.ndim == 2 and base.shape[0] == base.shape[1] > 1:
        raise UndefinedError(f"** works entry by entry: write inv({spelled(node)}) for the inverse")
    if (base < 0).any() and (exponent != np.floor(exponent)).any():
        raise UndefinedError(f"`{spelled(node)}` is negative on a random instance, so this power is not defined")


def spelled(node: ast.AST) -> str:
    """The expression as text, cut where it is long."""
    text = ast.unparse(node)
    return text if len(text) <= 60 else text[:57] + "..."


def _operand(node: ast.expr) -> str:
    atomic = isinstance(node, ast.Name | ast.Call | ast.Attribute | ast.Subscript | ast.Constant)
    return spelled(node) if atomic else f"({spelled(node)})"
