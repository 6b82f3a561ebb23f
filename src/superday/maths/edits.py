"""Usual slips, as small edits of an expression: a sign, a transpose, a factor, a lost term, the log of a sum.

Where one edit of a wrong line makes it right, that is what is wrong with it; where one edit of the target gives what
came out, that is what was done to it.  Both are said in the words of the edit.
"""

import ast
import copy
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from superday.maths.model import Symbol

MOST = 160


class Edit(NamedTuple):
    """An expression with one slip mended, and what the slip is.

    ``of_line`` says it where the edited line is right, ``of_target`` where the edited target is what came out.
    """

    node: ast.expr
    of_line: str
    of_target: str


Rebuild = Callable[[ast.expr], ast.expr]


def edits(source: str, letters: Sequence[str], symbols: Sequence[Symbol]) -> list[tuple[str, Edit]]:
    """Every usual edit of an expression with its text, plainer ones first."""
    root = ast.parse(source, mode="eval").body
    found: dict[str, Edit] = {}
    for edit in (*_of_whole(root, letters, symbols), *_exchanged(root, symbols), *_inside(root, letters)):
        found.setdefault(ast.unparse(ast.fix_missing_locations(edit.node)), edit)
    return list(found.items())[:MOST]


def _inside(root: ast.expr, letters: Sequence[str]) -> Iterator[Edit]:
    for node, rebuild in _places(root, lambda node: node):
        for edit in _of_node(node, letters):
            yield edit._replace(node=rebuild(edit.node))


def _places(node: ast.expr, rebuild: Rebuild) -> Iterator[tuple[ast.expr, Rebuild]]:
    """Every operand of the expression, with how to put another in its place."""
    yield node, rebuild
    for name in ("left", "right", "operand", "value"):
        part = getattr(node, name, None)
        if isinstance(part, ast.expr):
            yield from _places(part, _within(node, name, rebuild))
    if isinstance(node, ast.Call):
        for at, argument in enumerate(node.args):
            yield from _places(argument, _within_call(node, at, rebuild))


def _within(node: ast.expr, name: str, rebuild: Rebuild) -> Rebuild:
    return lambda new: rebuild(_with(node, name, new))


def _within_call(node: ast.Call, at: int, rebuild: Rebuild) -> Rebuild:
    return lambda new: rebuild(_with_argument(node, at, new))


def _with(node: ast.expr, name: str, new: ast.expr) -> ast.expr:
    other = copy.copy(node)
    setattr(other, name, new)
    return other


def _with_argument(node: ast.Call, at: int, new: ast.expr) -> ast.expr:
    return _with(node, "args", [*node.args[:at], new, *node.args[at + 1 :]])  # type: ignore[arg-type]


def _says(node: ast.AST) -> str:
    text = ast.unparse(node)
    return f"`{text}`" if len(text) <= 50 else f"`{text[:47]}...`"


def _call(name: str, *arguments: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(name), list(arguments), [])


def _of_whole(root: ast.expr, letters: Sequence[str], symbols: Sequence[Symbol]) -> Iterator[Edit]:
    yield _same(ast.UnaryOp(ast.USub(), root), "a minus sign is lost, or one too many")
    yield _same(ast.Attribute(root, "T"), "this is the transpose of what it should be")
    two = ast.Constant(2)
    yield Edit(ast.BinOp(two, ast.Mult(), root), "a factor 2 is missing", "a factor 2 too many")
    yield Edit(ast.BinOp(root, ast.Div(), two), "a factor 1/2 is missing", "a factor 1/2 too many")
    for letter in (*letters, *(symbol.name for symbol in symbols if not symbol.shape and symbol.name not in letters)):
        name = ast.Name(letter)
        yield Edit(ast.BinOp(name, ast.Mult(), root), f"a factor {letter} is missing", f"a factor {letter} too many")
        yield Edit(
            ast.BinOp(root, ast.Div(), name),
            f"a division by {letter} is missing",
            f"divided by {letter} once too often",
        )
    yield Edit(_call("sqrt", root), "a square root is missing", "the square root of what is asked")
    yield Edit(ast.BinOp(root, ast.Pow(), two), "a square is missing", "the square of what is asked")
    yield Edit(_call("inv", root), "an inverse is missing", "the inverse of what is asked")
    yield _same(ast.BinOp(ast.Constant(1), ast.Div(), root), "this is the reciprocal of what it should be")


def _same(node: ast.expr, says: str) -> Edit:
    return Edit(node, says, says)


def _exchanged(root: ast.expr, symbols: Sequence[Symbol]) -> Iterator[Edit]:
    """Two quantities of one sort the wrong way round, such as the two distributions of a divergence."""
    for exchange in _twins(symbols):
        node = _renamed(root, exchange)
        pairs = " and ".join(f"{a} and {b}" for a, b in exchange.items() if a < b)
        yield _same(node, f"{pairs} are the wrong way round")


def _twins(symbols: Sequence[Symbol]) -> Iterator[dict[str, str]]:
    names = {symbol.name for symbol in symbols}
    numbered = {name: f"{name[:-1]}2" for name in names if re.search(r"\D1$", name) and f"{name[:-1]}2" in names}
    if len(numbered) > 1:
        yield numbered | {second: first for first, second in numbered.items()}
    for at, one in enumerate(symbols):
        for other in symbols[at + 1 :]:
            if one.shape == other.shape and one.sample == other.sample != "integer" and (one.sample or one.random):
                yield {one.name: other.name, other.name: one.name}


class _Renaming(ast.NodeTransformer):
    def __init__(self, exchange: dict[str, str]):
        self.exchange = exchange

    def visit_Name(self, node: ast.Name) -> ast.Name:
        return ast.Name(self.exchange.get(node.id, node.id))


def _renamed(root: ast.expr, exchange: dict[str, str]) -> ast.expr:
    renamed = _Renaming(exchange).visit(copy.deepcopy(root))
    assert isinstance(renamed, ast.expr)
    return renamed


def _of_node(node: ast.expr, letters: Sequence[str]) -> Iterator[Edit]:
    match node:
        case ast.BinOp(left=left, op=ast.Add() | ast.Sub() as op, right=right):
            yield from _of_sum(node, left, op, right)
        case ast.BinOp(left=left, op=ast.Mult() | ast.MatMult() as op, right=right):
            yield from _of_product(left, op, right)
        case ast.BinOp(left=left, op=ast.Div(), right=right):
            says = f"the division by {_says(right)}"
            yield Edit(left, f"{says} does not belong here", f"{says} is missing")
            yield _same(
                ast.BinOp(left, ast.Mult(), right), f"divided by {_says(right)} instead of multiplied, or reverse"
            )
        case ast.BinOp(left=left, op=ast.Pow(), right=power):
            yield Edit(left, f"the power {_says(power)} does not belong here", f"the power {_says(power)} is missing")
            if isinstance(left, ast.Call):
                yield from _average_of_power(left, power)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield _same(operand, f"the sign of {_says(operand)} is wrong")
        case ast.Attribute(value=value, attr="T"):
            yield _same(value, f"{_says(value)} is transposed where it should not be, or the other way round")
        case ast.Call(func=ast.Name(id=name), args=[argument, *_]):
            yield from _of_call(node, name, argument)
        case ast.Name(id=name) if name in letters:
            less = ast.BinOp(node, ast.Sub(), ast.Constant(1))
            yield _same(less, f"{name} and {name} - 1 are mistaken for each other")
        case ast.Name(id=name):
            square = ast.BinOp(node, ast.Pow(), ast.Constant(2))
            yield Edit(square, f"the square of `{name}` is lost", f"`{name}` is squared")
            yield Edit(ast.Attribute(node, "T"), f"the transpose of `{name}` is lost", f"`{name}` is transposed")
            yield Edit(_call("inv", node), f"the inverse of `{name}` is lost", f"`{name}` is inverted")


def _of_sum(node: ast.BinOp, left: ast.expr, op: ast.operator, right: ast.expr) -> Iterator[Edit]:
    if isinstance(left, ast.Name) and isinstance(op, ast.Sub) and isinstance(right, ast.Constant):
        yield _same(left, f"{left.id} and {left.id} - 1 are mistaken for each other")
    other: ast.operator = ast.Sub() if isinstance(op, ast.Add) else ast.Add()
    yield _same(ast.BinOp(left, other, right), f"the sign of {_says(right)} is wrong")
    yield _same(ast.BinOp(ast.UnaryOp(ast.USub(), left), op, right), f"the sign of {_says(left)} is wrong")
    yield Edit(left, f"{_says(right)} does not belong here", f"the term {_says(right)} is missing")
    rest = right if isinstance(op, ast.Add) else ast.UnaryOp(ast.USub(), right)
    yield Edit(rest, f"{_says(left)} does not belong here", f"the term {_says(left)} is missing")
    two = ast.Constant(2)
    for at, term in (("right", right), ("left", left)):
        double, half = ast.BinOp(two, ast.Mult(), term), ast.BinOp(term, ast.Div(), two)
        yield Edit(
            _with(node, at, double), f"a factor 2 is missing at {_says(term)}", f"a factor 2 too many at {_says(term)}"
        )
        yield Edit(
            _with(node, at, half),
            f"a factor 1/2 is missing at {_says(term)}",
            f"a factor 1/2 too many at {_says(term)}",
        )


def _of_product(left: ast.expr, op: ast.operator, right: ast.expr) -> Iterator[Edit]:
    for kept, lost in ((left, right), (right, left)):
        yield Edit(kept, f"the factor {_says(lost)} does not belong here", f"the factor {_says(lost)} is missing")
    if isinstance(op, ast.MatMult):
        turned = ast.Attribute(left, "T"), ast.Attribute(right, "T")
        yield _same(ast.BinOp(right, op, left), f"{_says(left)} and {_says(right)} are multiplied in the wrong order")
        yield _same(ast.BinOp(turned[0], op, right), f"a transpose of {_says(left)} is lost, or one too many")
        yield _same(ast.BinOp(left, op, turned[1]), f"a transpose of {_says(right)} is lost, or one too many")
    match left, right:
        case ast.Call(func=ast.Name(id="E" | "mean" as one), args=[a]), ast.Call(
            func=ast.Name(id="E" | "mean" as other), args=[b]
        ) if one == other:
            yield _same(_call(one, ast.BinOp(a, ast.Mult(), b)), _PRODUCT)


_PRODUCT = "the average of a product is not the product of the averages"
_LOG = "the log of a sum is not the sum of the logs"
_SQUARE = "the average of a square is not the square of the average"


def _average_of_power(call: ast.Call, power: ast.expr) -> Iterator[Edit]:
    match call:
        case ast.Call(func=ast.Name(id="E" | "mean" | "sum" as name), args=[inner]):
            says = _SQUARE if name != "sum" else "the sum of squares is not the square of the sum"
            yield _same(_call(name, ast.BinOp(inner, ast.Pow(), power)), says)


def _of_call(node: ast.Call, name: str, argument: ast.expr) -> Iterator[Edit]:
    match argument:
        case ast.Call(func=ast.Name(id=inner), args=[innermost, *_]) if "log" in (name, inner):
            if {name, inner} & {"sum", "mean", "E"}:
                yield _same(_call(inner, _call(name, innermost)), _LOG)
        case ast.BinOp(left=a, op=ast.Mult(), right=b) if name in ("E", "mean"):
            yield _same(ast.BinOp(_call(name, a), ast.Mult(), _call(name, b)), _PRODUCT)
        case ast.BinOp(left=a, op=ast.Pow(), right=power) if name in ("E", "mean", "sum"):
            says = _SQUARE if name != "sum" else "the sum of squares is not the square of the sum"
            yield _same(ast.BinOp(_call(name, a), ast.Pow(), power), says)
    for one, other in (("sum", "mean"), ("max", "min"), ("maximum", "minimum")):
        if name in (one, other):
            swapped = _with(node, "func", ast.Name(other if name == one else one))
            yield _same(swapped, f"{one} and {other} are mistaken for each other")
    if name == "diag":
        apart = ast.BinOp(node, ast.Sub(), _call("outer", argument, argument))
        yield Edit(apart, "the off-diagonal entries are missing: a softmax couples them all", "one term too many")
    if name in ("inv", "sqrt", "exp", "log", "sigmoid", "relu", "tanh", "diag", "abs"):
        yield Edit(
            argument,
            f"`{name}` does not belong around {_says(argument)}",
            f"`{name}` is missing around {_says(argument)}",
        )
