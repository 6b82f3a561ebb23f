"""An expression of the language as LaTeX.

What runs over entries is written with indices, as on paper: ``sum(p * u**2)`` is a sum over i of p_i u_i^2.  So each
expression is written *at* an index for each of its axes: a letter, or None where it is left whole.  What has no entries
of its own to write (a product of matrices) is written whole, and the index below it.
"""

import ast
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from superday.maths.typeset.calls import call
from superday.maths.typeset.notation import Notation
from superday.maths.typeset.piece import (
    Level,
    Piece,
    added,
    applied,
    bracketed,
    fraction,
    hadamard,
    lowered,
    matrix_product,
    negative,
    raised,
    scaled,
)
from superday.maths.typeset.ranks import Ranks, arguments, is_new, places
from superday.maths.typeset.writer import At, below, index

_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "\\le",
    ast.Gt: ">",
    ast.GtE: "\\ge",
    ast.Eq: "=",
    ast.NotEq: "\\ne",
}


class Expressions:
    """The writer (its methods are explained in :class:`~superday.maths.typeset.writer.Writer`)."""

    def __init__(self, notation: Notation, ranks: Ranks):
        self.notation, self._ranks = notation, ranks
        self._running: list[str] = []  # the letters that sums around the place run over

    def rank(self, node: ast.expr) -> int | None:  # noqa: D102
        return self._ranks.of(node)

    def whole(self, node: ast.expr) -> Piece:  # noqa: D102
        return self.at(node, (None,) * (self.rank(node) or 0))

    def at(self, node: ast.expr, at: At) -> Piece:  # noqa: D102
        match node:
            case ast.Constant(value=int() | float() as number):
                return _number(number)
            case ast.Name(id=name):
                return self._named(name, at)
            case ast.UnaryOp(op=op, operand=operand):
                return negative(self.at(operand, at)) if isinstance(op, ast.USub) else self.at(operand, at)
            case ast.BinOp(left=left, op=op, right=right):
                return self._binary(left, op, right, at)
            case ast.Compare():
                return applied("\\mathbf{1}", self.compared(node, at), "[", "]")
            case ast.Attribute(value=value):
                return self._transposed(value, at)
            case ast.Subscript():
                return self._indexed(node, at)
            case ast.Call(func=ast.Name(id=name)):
                return call(self, name, arguments(node), at)
        raise AssertionError(f"{type(node).__name__} is not in the language")

    def part(self, node: ast.expr, at: At) -> tuple[Piece, int | None]:  # noqa: D102
        axes = self.rank(node)
        mine: At = () if not axes else at[-axes:] if len(at) >= axes else (None,) * axes
        return self.at(node, mine), None if axes is None else mine.count(None)

    def product(self, left: ast.expr, right: ast.expr) -> Piece:  # noqa: D102
        before = self.row(left) if self.rank(left) == 1 else self.whole(left)
        return matrix_product(before, self.column(right))

    def row(self, node: ast.expr) -> Piece:  # noqa: D102
        match node:
            case ast.Attribute(value=value):
                return self.row(value)
            case ast.UnaryOp(op=ast.USub(), operand=operand):
                return negative(self.row(operand))
            case ast.BinOp(left=left, op=ast.Mult(), right=right) if self.rank(left) == 0:
                return scaled(_clear(self.whole(left), 0, 1), self.row(right))
        return self.whole(node) if self._is_row(node) else raised(self.whole(node), "\\top")

    def column(self, node: ast.expr) -> Piece:  # noqa: D102
        return raised(self.whole(node), "\\top") if self._is_row(node) else self.whole(node)

    def compared(self, node: ast.Compare, at: At) -> Piece:  # noqa: D102
        (a, _), (b, _) = self.part(node.left, at), self.part(node.comparators[0], at)
        return Piece(f"{a.latex} {_COMPARISONS[type(node.ops[0])]} {b.latex}", Level.CASES, a.tall or b.tall)

    def letters(self, count: int) -> list[str]:  # noqa: D102
        found: list[str] = []
        for _ in range(count):
            letter = self.notation.letter([*self._running, *found])
            if letter is None:
                return []
            found.append(letter)
        return found

    @contextmanager
    def running(self, letters: Sequence[str]) -> Iterator[None]:  # noqa: D102
        before = self._running
        self._running = [*before, *letters]
        yield
        self._running = before

    def _named(self, name: str, at: At) -> Piece:
        written, here = self.notation[name], index(at)
        level = Level.POWER if "^" in written.base else Level.LOWERED if here or written.below else Level.ATOM
        return Piece(written.at(here), level)

    def _binary(self, left: ast.expr, op: ast.operator, right: ast.expr, at: At) -> Piece:
        if isinstance(op, ast.MatMult):
            return below(self.product(left, right), at)
        return self._by_entries(self.part(left, at), op, self.part(right, at))

    def _by_entries(self, left: tuple[Piece, int | None], op: ast.operator, right: tuple[Piece, int | None]) -> Piece:
        (a, m), (b, n) = left, right
        match op:
            case ast.Add() | ast.Sub():
                return added(a, "+" if isinstance(op, ast.Add) else "-", b)
            case ast.Div():
                return fraction(a, b)
            case ast.Pow():
                return raised(a, f"\\odot {b.latex}" if m and n == 0 else b.latex)
        if m == 0 or n == 0:
            return scaled(_clear(a, m, n), _clear(b, n, m))
        return hadamard(a, b, "\\odot" if m and n else "\\ast")

    def _is_row(self, node: ast.expr) -> bool:
        """Whether a vector is written as a row already: a vector times a matrix."""
        is_product = isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult)
        return is_product and (self.rank(node.left), self.rank(node.right)) == (1, 2)  # type: ignore[attr-defined]

    def _transposed(self, value: ast.expr, at: At) -> Piece:
        """``X.T``; of a vector or a number it is the same thing again, and is written so."""
        if self.rank(value) in (0, 1) or any(at):
            return self.at(value, at[::-1])
        return raised(self.whole(value), "\\top")

    def _indexed(self, node: ast.Subscript, at: At) -> Piece:
        if isinstance(node.value, ast.Attribute) and node.value.attr == "shape":
            return lowered(applied("\\operatorname{shape}", self.whole(node.value.value)), self._position(node.slice))
        here = places(node.slice)
        if len(at) == self.rank(node) and all(_is_spread(place, at[n : n + 1]) for n, place in enumerate(here)):
            kept = [letter for n, letter in enumerate(at) if n >= len(here) or not is_new(here[n])]
            return self.at(node.value, tuple(kept))
        entries = "[" + ",\\,".join(self._position(place) for place in here) + "]"
        if isinstance(node.value, ast.Name):
            return below(Piece(self.notation[node.value.id].at(entries), Level.LOWERED), at)
        return below(lowered(self.whole(node.value), entries), at)

    def _position(self, place: ast.expr) -> str:
        """A place of an index as it was typed: positions count from zero, and so stand in brackets."""
        if isinstance(place, ast.Slice):
            ends = [self.whole(end).latex if end else "" for end in (place.lower, place.upper)]
            return ":".join([*ends, self.whole(place.step).latex] if place.step else ends)
        return "\\cdot" if is_new(place) else self.whole(place).latex


def _is_spread(place: ast.expr, at: At) -> bool:
    """Whether a place of an index leaves entries as they are: a new axis at a letter, or all of an old one."""
    if isinstance(place, ast.Slice):
        return not (place.lower or place.upper or place.step)
    return is_new(place) and any(at)


def _clear(factor: Piece, own: int | None, other: int | None) -> Piece:
    """A number that is itself a product of vectors goes into brackets beside what is no number: (x'y) z."""
    return bracketed(factor) if factor.level == Level.MATMUL and own == 0 and other != 0 else factor


def _number(value: int | float) -> Piece:
    mantissa, _, exponent = repr(value).partition("e")
    if not exponent:
        return Piece(mantissa)
    power = f"10^{{{int(exponent)}}}"
    return Piece(power, Level.POWER) if mantissa == "1" else Piece(f"{mantissa} \\cdot {power}", Level.SCALED)
