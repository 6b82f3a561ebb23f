"""How the functions of the language are written."""

import ast
from collections.abc import Callable, Sequence

from superday.maths.typeset.piece import (
    Level,
    Piece,
    added,
    applied,
    bracketed,
    fraction,
    listed,
    lowered,
    matrix_product,
    prefixed,
    raised,
    scaled,
)
from superday.maths.typeset.writer import At, Writer, below

Given = Sequence[ast.expr]

_OVER_ENTRIES = {"sum": "\\sum", "prod": "\\prod", "max": "\\max", "min": "\\min", "mean": "\\operatorname*{mean}"}
_OF_A_NAME = {"exp": "\\exp", "log": "\\log", "tanh": "\\tanh"}  # need no brackets around a name: log p
_WHOLE = {"det": "\\det", "logdet": "\\log\\det", "trace": "\\operatorname{tr}"}
_FILLED = {"eye": "\\mathbf{I}", "ones": "\\mathbf{1}", "zeros": "\\mathbf{0}"}


def call(write: Writer, name: str, given: Given, at: At) -> Piece:
    """A call of the function ``name`` at these indices."""
    if name in _BY_ENTRIES:
        return _BY_ENTRIES[name](write, given, at)
    if name in _OVER_ENTRIES:
        return _over_entries(write, name, given, at)
    if name in _OF_A_NAME:
        return _of_a_name(write, name, given[0], at)
    if name in _FILLED:
        return _filled(write, name, given, at)
    whole = _NOT_BY_ENTRIES[name](write, given) if name in _NOT_BY_ENTRIES else _on_the_whole(write, name, given)
    return below(whole, at)


def _on_the_whole(write: Writer, name: str, given: Given) -> Piece:
    """A function of its argument as a whole; an axis is told below its name."""
    axis = f"_{{\\text{{axis }}{write.whole(given[1]).latex}}}" if len(given) == 2 else ""
    return applied(_WHOLE.get(name, f"\\operatorname{{{name}}}") + axis, write.whole(given[0]))


def _of_a_name(write: Writer, name: str, argument: ast.expr, at: At) -> Piece:
    inner = write.at(argument, at)
    if isinstance(argument, ast.Name | ast.Constant | ast.Subscript) and inner.level >= Level.LOWERED:
        return Piece(f"{_OF_A_NAME[name]} {inner.latex}", Level.OPEN, inner.tall)
    return applied(_OF_A_NAME[name], inner)


def _over_entries(write: Writer, name: str, given: Given, at: At) -> Piece:
    """A sum, product, mean or extreme over entries, with a letter for each axis that it goes along."""
    axes = write.rank(given[0]) or 0
    along = list(range(axes)) if len(given) == 1 else _axis(given[1], axes)
    letters = write.letters(len(along))
    if not letters:
        return below(_on_the_whole(write, name, given), at)
    inner = list(at)
    for axis, letter in zip(along, letters, strict=True):
        inner.insert(axis, letter)
    with write.running(letters):
        body = write.at(given[0], tuple(inner))
    return prefixed(f"{_OVER_ENTRIES[name]}_{{{','.join(letters)}}}", body, Level.BIG)


def _axis(node: ast.expr, axes: int) -> list[int]:
    """The axis that is written out, from 0; none where it is no plain number, or there is no such axis."""
    sign, node = (-1, node.operand) if isinstance(node, ast.UnaryOp) else (1, node)
    axis = sign * node.value if isinstance(node, ast.Constant) and isinstance(node.value, int) else axes
    return [axis % axes] if -axes <= axis < axes else []


def _filled(write: Writer, name: str, given: Given, at: At) -> Piece:
    if name != "eye" and at and all(at):
        return Piece("1" if name == "ones" else "0")
    sizes = " \\times ".join(write.whole(one).latex for one in given)
    return below(lowered(Piece(_FILLED[name]), sizes), at)


# Those that are written entry by entry.


def _outer(write: Writer, given: Given, at: At) -> Piece:
    if at and all(at):
        return scaled(*(write.at(one, (letter,)) for one, letter in zip(given, at, strict=True)))
    return below(matrix_product(write.column(given[0]), write.row(given[1])), at)


def _absolute(write: Writer, given: Given, at: At) -> Piece:
    return bracketed(write.at(given[0], at), "\\lvert ", "\\rvert ")


def _root(write: Writer, given: Given, at: At) -> Piece:
    inner = write.at(given[0], at)
    return Piece(f"\\sqrt{{{inner.latex}}}", Level.POWER, inner.tall)


def _log1p(write: Writer, given: Given, at: At) -> Piece:
    return applied("\\log", added(Piece("1"), "+", write.at(given[0], at)))


def _relu(write: Writer, given: Given, at: At) -> Piece:
    return applied("\\operatorname{relu}", write.at(given[0], at))


def _sigmoid(write: Writer, given: Given, at: At) -> Piece:
    taken = write.notation.has("\\sigma")
    return applied("\\operatorname{sigmoid}" if taken else "\\sigma", write.at(given[0], at))


def _expected(write: Writer, given: Given, at: At) -> Piece:
    over = f"_{{{write.whole(given[1]).latex}}}" if len(given) == 2 else ""
    expected = applied(f"\\mathbb{{E}}{over}", write.at(given[0], at), "[", "]")
    return Piece(expected.latex, Level.ATOM, expected.tall)


def _larger(write: Writer, given: Given, at: At) -> Piece:
    return applied("\\max", listed([write.part(one, at)[0] for one in given]))


def _smaller(write: Writer, given: Given, at: At) -> Piece:
    return applied("\\min", listed([write.part(one, at)[0] for one in given]))


def _where(write: Writer, given: Given, at: At) -> Piece:
    chosen = given[0]
    if isinstance(chosen, ast.Compare):
        when = write.compared(chosen, at).latex
    else:
        when = f"{write.part(chosen, at)[0].latex} \\ne 0"
    then, otherwise = (write.part(one, at)[0].latex for one in given[1:])
    rows = f"{then} & \\text{{if }} {when} \\\\ {otherwise} & \\text{{else}}"
    return Piece(f"\\begin{{cases}} {rows} \\end{{cases}}", Level.CASES, True)


_BY_ENTRIES: dict[str, Callable[[Writer, Given, At], Piece]] = {
    "outer": _outer,
    "abs": _absolute,
    "sqrt": _root,
    "log1p": _log1p,
    "relu": _relu,
    "sigmoid": _sigmoid,
    "E": _expected,
    "maximum": _larger,
    "minimum": _smaller,
    "where": _where,
}


# Those that have no entries of their own to write.


def _inverse(write: Writer, given: Given) -> Piece:
    return raised(write.whole(given[0]), "-1")


def _norm(write: Writer, given: Given) -> Piece:
    return bracketed(write.whole(given[0]), "\\lVert ", "\\rVert ")


def _dot(write: Writer, given: Given) -> Piece:
    return write.product(*given)


def _variance(write: Writer, given: Given) -> Piece:
    over = f"_{{{write.whole(given[1]).latex}}}" if len(given) == 2 else ""
    return applied(f"\\operatorname{{Var}}{over}", write.whole(given[0]))


def _covariance(write: Writer, given: Given) -> Piece:
    return applied("\\operatorname{Cov}", listed([write.whole(one) for one in given]))


def _gradient(write: Writer, given: Given) -> Piece:
    return prefixed(f"\\nabla_{{{write.whole(given[1]).latex}}}\\,", write.whole(given[0]))


def _hessian(write: Writer, given: Given) -> Piece:
    return prefixed(f"\\nabla^{{2}}_{{{write.whole(given[1]).latex}}}\\,", write.whole(given[0]))


def _jacobian(write: Writer, given: Given) -> Piece:
    of, by = (write.whole(one) for one in given)
    if of.level >= Level.LOWERED and not of.tall:
        return fraction(Piece(f"\\partial {of.latex}"), Piece(f"\\partial {by.latex}"))
    return prefixed(f"\\frac{{\\partial}}{{\\partial {by.latex}}}", of)


_NOT_BY_ENTRIES: dict[str, Callable[[Writer, Given], Piece]] = {
    "inv": _inverse,
    "norm": _norm,
    "dot": _dot,
    "Var": _variance,
    "Cov": _covariance,
    "grad": _gradient,
    "hess": _hessian,
    "jac": _jacobian,
}
