"""Evaluate expressions on one random instance.

It walks the syntax tree and knows nothing but the language: there is no name, attribute or call that reaches
Python itself.
"""

import ast
import time
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from superday.maths.inside import quantity as q
from superday.maths.inside.calculus import OPERATORS
from superday.maths.inside.functions import (
    CONSTANTS,
    ENTRYWISE,
    FUNCTIONS,
    SIGNS,
    NoValueError,
    UndefinedError,
    afford,
    conform,
    is_lenient,
    whole,
)
from superday.maths.inside.names import Binding, Here, Names, Scope
from superday.maths.inside.quantity import Quantity, Value, still
from superday.maths.inside.reductions import REDUCTIONS
from superday.maths.inside.tree import spelled, tree

MAX_PARTS = 64  # parts of one line that are kept
MAX_AXES = 4
TOO_LONG = "this takes too long to evaluate"  # known to the trusted side as well


class Draw:
    """One random instance: what its names stand for, and how its shapes are called.

    ``depth`` is 1 where values come as a batch of rivals, otherwise 0.
    """

    def __init__(self, sizes: dict[str, int], dtype: Any = np.float64):
        self.sizes = sizes
        self.dtype = dtype
        self.deadline = float("inf")  # of the process's CPU clock
        self.names: Names = {name: Binding(self._number(size)) for name, size in sizes.items()}
        self.order: list[Binding] = []  # the random symbols
        self.base = Scope(None, {}, 0, 0)
        self.wanted: set[tuple[int, ...]] = set()
        self.parts: dict[int, Quantity] = {}
        self.visited = 0
        self.scale = 0.0
        self.listener: Callable[[ast.expr, Quantity], None] | None = None

    def _number(self, number: float) -> Quantity:
        return Quantity(np.asarray(number, dtype=self.dtype))

    def bind(self, name: str, binding: Binding) -> None:
        """Let the name stand for that from here on; what was made before keeps its meaning."""
        self.names = {**self.names, name: binding}

    def give(self, name: str, value: Any) -> None:
        """Bind a name to a plain array."""
        self.bind(name, Binding(Quantity(np.asarray(value, dtype=self.dtype))))

    def line(self, source: str) -> Quantity:
        """The value of one expression; parts of a wanted shape are in ``parts``, the largest number in ``scale``."""
        self.parts, self.visited, self.scale = {}, 0, 0.0
        return still(self.value(tree(source), Here(self.names, self.base)))

    def value(self, node: ast.expr, here: Here) -> Value:
        """The value of one node: never infinite or NaN."""
        if time.process_time() > self.deadline:
            raise UndefinedError(TOO_LONG)
        try:
            value = self._value(node, here)
        except q.TooLargeError:
            raise UndefinedError(f"`{spelled(node)}` is too large to evaluate") from None
        plain = still(value)
        if plain.rank > MAX_AXES:
            raise UndefinedError(f"`{spelled(node)}` has more than {MAX_AXES} axes")
        largest = np.abs(plain.data).max(initial=0)
        if not largest < np.inf and not is_lenient():
            raise UndefinedError(f"`{spelled(node)}` is not a finite number on a random instance")
        if here.scope is self.base:
            self._keep(node, plain, float(largest))
        return value

    def _keep(self, node: ast.expr, value: Quantity, largest: float) -> None:
        if self.listener:
            self.listener(node, value)
        self.visited += 1
        self.scale = max(self.scale, largest)
        if value.shape in self.wanted and len(self.parts) < MAX_PARTS and not _is_left_to_us(node):
            self.parts[self.visited] = value

    def _value(self, node: ast.expr, here: Here) -> Value:
        match node:
            case ast.Constant(value=int() | float() as number):
                return self._number(number)
            case ast.Name(id=name):
                return self._named(name, here)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return q.negative(self.value(operand, here))
            case ast.UnaryOp(op=ast.UAdd(), operand=operand):
                return self.value(operand, here)
            case ast.BinOp(left=left, op=op, right=right):
                return self._binary(node, left, op, right, here)
            case ast.Compare(left=left, ops=[op], comparators=[right]):
                return self._binary(node, left, op, right, here)
            case ast.Attribute(value=matrix, attr="T"):
                return q.transpose(self.value(matrix, here))
            case ast.Subscript():
                return self._indexed(node, here)
            case ast.Call(func=ast.Name(id=name)):
                if name in FUNCTIONS or name in REDUCTIONS or name in OPERATORS:
                    return self._call(node, name, here)
        raise UndefinedError(f"`{spelled(node)}` is not in this language")

    def _named(self, name: str, here: Here) -> Value:
        if name in here.names:
            binding = here.names[name]
            if binding.value is None:
                raise UndefinedError(f"this rests on line {binding.fallen}, where `{name}` got no value")
            return self.looked_up(binding, here.scope)
        if name in CONSTANTS:
            return self._number(CONSTANTS[name])
        raise UndefinedError(f"`{name}` is not known here")

    def looked_up(self, binding: Binding, scope: Scope) -> Value:
        """The value of a name, made anew where something that it rests on is taken to be otherwise."""
        around: Scope | None = scope
        while around is not None:
            if binding in around.instead:
                return around.instead[binding]
            if around.touches(binding):
                if binding not in around.memo:
                    assert binding.node is not None
                    around.memo[binding] = self.value(binding.node, Here(binding.names, around))
                return around.memo[binding]
            around = around.outer
        if binding.value is None:
            raise UndefinedError(f"this rests on line {binding.fallen}, which got no value")
        return binding.value

    def _binary(self, node: ast.expr, left: ast.expr, op: ast.AST, right: ast.expr, here: Here) -> Value:
        a, b = self.value(left, here), self.value(right, here)
        if isinstance(op, ast.MatMult):
            return self._product(node, left, a, right, b)
        try:
            conform(a, b)
        except ValueError:
            raise UndefinedError(self._mismatch(left, a, op, right, b)) from None
        except NoValueError as why:
            raise UndefinedError(f"`{spelled(node)}` {why}") from None
        if isinstance(op, ast.Div) and (still(b).data == 0).any() and not is_lenient():
            raise UndefinedError(f"`{spelled(node)}` divides by zero on a random instance")
        if isinstance(op, ast.Pow):
            _check_power(left, a, b)
        return ENTRYWISE[type(op)](a, b)

    def _product(self, node: ast.expr, left: ast.expr, a: Value, right: ast.expr, b: Value) -> Value:
        if not a.rank or not b.rank:
            number = left if not a.rank else right
            why = "is a number: @ multiplies vectors and matrices, * numbers"
            raise UndefinedError(f"`{spelled(number)}` {why}")
        if not _multiply(a.shape, b.shape):
            raise UndefinedError(self._mismatch(left, a, ast.MatMult(), right, b))
        try:
            rows, columns = a.shape[0] if a.rank == 2 else 1, b.shape[1] if b.rank == 2 else 1
            afford(rows * columns)
        except NoValueError as why:
            raise UndefinedError(f"`{spelled(node)}` {why}") from None
        return q.matmul(a, b)

    def _mismatch(self, left: ast.expr, a: Value, op: ast.AST, right: ast.expr, b: Value) -> str:
        sign = SIGNS.get(type(op), "compared with")
        first, second = _operand(left), _operand(right)
        shapes = f"{self.described(left, a)}, {self.described(right, b)}"
        told = f"{shapes}: {first} {sign} {second} does not conform"
        better = "@" if sign in "@*" else sign
        x, y = a.shape, b.shape
        for turned, rows, other, columns in (("", x, "", y), (".T", x[::-1], "", y), ("", x, ".T", y[::-1])):
            if _multiply(rows, columns) if better == "@" else rows == columns:
                return f"{told}; {first}{turned} {better} {second}{other} does"
        return told

    def _indexed(self, node: ast.Subscript, here: Here) -> Value:
        if isinstance(node.value, ast.Attribute) and node.value.attr == "shape":
            shape = Quantity(np.asarray(self.value(node.value.value, here).shape, dtype=self.dtype))
            return self._at(node, shape, (node.slice,), here)
        places = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        return self._at(node, self.value(node.value, here), tuple(places), here)

    def _at(self, node: ast.Subscript, base: Value, places: Sequence[ast.expr], here: Here) -> Value:
        try:
            return q.indexed(base, tuple(self._place(place, here) for place in places))
        except NoValueError as why:
            raise UndefinedError(f"`{spelled(node)}` {why}") from None
        except (IndexError, ValueError):
            raise UndefinedError(f"`{spelled(node)}` is outside of what it indexes") from None

    def _place(self, place: ast.expr, here: Here) -> int | slice | None:
        if isinstance(place, ast.Slice):
            ends = (place.lower, place.upper, place.step)
            return slice(*(end and whole(self.value(end, here)) for end in ends))
        if isinstance(place, ast.Constant) and place.value is None:
            return None
        return whole(self.value(place, here))

    def _call(self, node: ast.Call, name: str, here: Here) -> Value:
        given = node.args[0].elts if node.args and isinstance(node.args[0], ast.Tuple) else node.args
        arguments = [*given, *(keyword.value for keyword in node.keywords)]
        if name in OPERATORS:
            return self._operate(node, name, arguments, here)
        values = [self.value(argument, here) for argument in arguments]
        try:
            if name in REDUCTIONS:
                return REDUCTIONS[name](values[0], *(whole(axis) for axis in values[1:]))
            return FUNCTIONS[name](*values)
        except NoValueError as why:
            raise UndefinedError(f"`{spelled(node)}` {why}{self._shapes(arguments, values)}") from None
        except (ValueError, IndexError, TypeError, np.linalg.LinAlgError):
            shapes = self._shapes(arguments, values)
            raise UndefinedError(f"`{spelled(node)}` does not conform{shapes}") from None

    def _operate(self, node: ast.Call, name: str, arguments: Sequence[ast.expr], here: Here) -> Value:
        try:
            return OPERATORS[name](self, arguments, here)
        except NoValueError as why:
            raise UndefinedError(f"`{spelled(node)}` {why}") from None
        except (ValueError, IndexError, TypeError, np.linalg.LinAlgError):
            raise UndefinedError(f"`{spelled(node)}` has no value") from None

    def _shapes(self, nodes: Sequence[ast.expr], values: Sequence[Value]) -> str:
        told = [self.described(of, value) for of, value in zip(nodes, values, strict=True) if value.rank]
        return f"; {', '.join(told)}" if told else ""

    def described(self, node: ast.expr, value: Value) -> str:
        """Such as "X is n x d", in the derivation's own dimensions."""
        called = {size: name for name, size in reversed(self.sizes.items())}
        shape = [called.get(size, str(size)) for size in value.shape]
        if not shape:
            return f"{spelled(node)} is a number"
        told = f"has length {shape[0]}" if len(shape) == 1 else f"is {' x '.join(shape)}"
        return f"{spelled(node)} {told}"


def _multiply(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    return len(a) in (1, 2) and len(b) in (1, 2) and a[-1] == b[0]


def _check_power(node: ast.expr, base: Value, exponent: Value) -> None:
    a, b = still(base).data, still(exponent).data
    shape = base.shape
    if exponent.rank == 0 and (b == -1).all() and base.rank == 2 and shape[0] == shape[1] > 1:
        raise UndefinedError(f"** works entry by entry: write inv({spelled(node)}) for the inverse")
    if (a < 0).any() and (b != np.floor(b)).any() and not is_lenient():
        raise UndefinedError(f"`{spelled(node)}` is negative on a random instance, so this power is not defined")


def _operand(node: ast.expr) -> str:
    atomic = isinstance(node, ast.Name | ast.Call | ast.Attribute | ast.Subscript | ast.Constant)
    return spelled(node) if atomic else f"({spelled(node)})"


def _is_left_to_us(node: ast.expr) -> bool:
    """Whether an operator of calculus is in it: what it comes to is then our work, not the candidate's."""
    return any(isinstance(part, ast.Call) and _called(part) in OPERATORS for part in ast.walk(node))


def _called(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else ""
