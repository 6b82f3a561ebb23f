"""How many axes an expression has, as far as the text alone says: a number 0, a vector 1, a matrix 2.

Nothing is evaluated and nothing is judged: where shapes do not conform, the answer is of no use and does no harm.
"""

import ast
from collections.abc import Mapping

_NUMBERS = frozenset(["det", "logdet", "trace", "norm", "len", "prod", "dot", "Var"])
_MATRICES = frozenset(["inv", "eye", "outer"])
_LIKE_FIRST = frozenset(["exp", "log", "log1p", "sqrt", "abs", "sigmoid", "tanh", "relu", "softmax", "cumsum", "E"])
_ENTRYWISE = frozenset(["maximum", "minimum", "where"])
REDUCTIONS = frozenset(["sum", "mean", "max", "min", "logsumexp"])


class Ranks:
    """How many axes the names have, and by that the expressions."""

    def __init__(self, names: Mapping[str, int]):
        self._names: dict[str, int | None] = {"pi": 0, **names}
        self._found: dict[ast.expr, int | None] = {}  # each part of a line is looked at many times

    def define(self, name: str, axes: int | None) -> None:
        """From here on the name has so many axes; None where that cannot be told."""
        self._names[name] = axes
        self._found.clear()

    def of(self, node: ast.expr) -> int | None:
        """The number of axes of an expression; None where it cannot be told."""
        if node not in self._found:
            self._found[node] = self._count(node)
        return self._found[node]

    def _count(self, node: ast.expr) -> int | None:
        match node:
            case ast.Constant():
                return 0
            case ast.Name(id=name):
                return self._names.get(name)
            case ast.UnaryOp(operand=operand) | ast.Attribute(value=operand):
                return self.of(operand)
            case ast.BinOp(left=left, op=ast.MatMult(), right=right):
                return _product(self.of(left), self.of(right))
            case ast.BinOp(left=left, right=right) | ast.Compare(left=left, comparators=[right]):
                return self._largest([left, right])
            case ast.Subscript(value=value, slice=index):
                return _indexed(self.of(value), index) if not isinstance(value, ast.Attribute) else 0
            case ast.Call(func=ast.Name(id=name)):
                return self._called(name, arguments(node))
        return None

    def _largest(self, nodes: list[ast.expr]) -> int | None:
        found = [self.of(node) for node in nodes]
        known = [one for one in found if one is not None]
        return max(known) if len(known) == len(found) else None

    def _called(self, name: str, given: list[ast.expr]) -> int | None:
        first = self.of(given[0]) if given else None
        if name in _NUMBERS:
            return 0
        if name in _MATRICES:
            return 2
        if name in _LIKE_FIRST:
            return first
        if name in _ENTRYWISE:
            return self._largest(given)
        if name in REDUCTIONS:
            return 0 if len(given) == 1 else None if first is None else first - 1
        if name in ("ones", "zeros"):
            return len(given)
        if name == "diag":
            return {1: 2, 2: 1}.get(first or 0)
        return _derived(name, first, self.of(given[1]))


def arguments(node: ast.Call) -> list[ast.expr]:
    """All arguments in order, ``axis=`` as the second, ``zeros((n, d))`` as ``zeros(n, d)``."""
    given = node.args[0].elts if node.args and isinstance(node.args[0], ast.Tuple) else node.args
    return [*given, *(keyword.value for keyword in node.keywords)]


def places(index: ast.expr) -> list[ast.expr]:
    """What stands in an index, place by place."""
    return list(index.elts) if isinstance(index, ast.Tuple) else [index]


def is_new(place: ast.expr) -> bool:
    """Whether a place of an index is ``None``: a new axis."""
    return isinstance(place, ast.Constant) and place.value is None


def _product(left: int | None, right: int | None) -> int | None:
    return None if left is None or right is None else max(0, left + right - 2)


def _indexed(whole: int | None, index: ast.expr) -> int | None:
    if whole is None:
        return None
    here = places(index)
    positions = sum(not is_new(place) and not isinstance(place, ast.Slice) for place in here)
    return whole + sum(map(is_new, here)) - positions


def _derived(name: str, of: int | None, by: int | None) -> int | None:
    """The axes of ``grad``, ``jac``, ``hess`` and ``Cov``."""
    if name == "grad" or by is None:
        return by
    if name == "hess":
        return 2 * by
    return None if of is None else of + by
