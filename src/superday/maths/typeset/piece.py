"""Pieces of LaTeX, and how they are put together with no more brackets than are needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """How tightly a piece holds together: what is looser than its place allows goes into brackets."""

    CASES = 0
    SUM = 1  # a + b, -a
    BIG = 2  # what reaches to the right as far as it can: a sum over an index, a gradient
    OPEN = 3  # log p without brackets
    HADAMARD = 4
    MATMUL = 5
    SCALED = 6  # a product in which one factor is a number
    POWER = 7  # what may be a factor, but has a superscript already
    APPLIED = 8  # f(x): may have a subscript, and no superscript, since that would be the argument's as well
    LOWERED = 9  # what has a subscript already
    ATOM = 10


@dataclass(frozen=True)
class Piece:
    """Some LaTeX.

    ``tall`` says that brackets around it have to grow; ``minus`` is what it is the negative of, if it is that: a
    product that begins with it is written as the negative of a product.
    """

    latex: str
    level: Level = Level.ATOM
    tall: bool = False
    minus: "Piece | None" = None

    @property
    def is_right_open(self) -> bool:
        """Whether what follows it would be taken for a part of it."""
        return self.level in (Level.BIG, Level.OPEN)


def bracketed(piece: Piece, left: str = "(", right: str = ")") -> Piece:
    """The piece in brackets."""
    if piece.tall:
        # The empty group keeps what grows from standing off what is before it.
        return Piece(f"\\mathopen{{}}\\left{left}{piece.latex}\\right{right}", Level.ATOM, True)
    return Piece(f"{left}{piece.latex}{right}")


def at_least(piece: Piece, level: Level) -> Piece:
    """The piece, in brackets where it is looser than ``level``."""
    return piece if piece.level >= level else bracketed(piece)


def raised(base: Piece, above: str) -> Piece:
    """The piece with a superscript."""
    inner = at_least(base, Level.LOWERED)
    return Piece(f"{inner.latex}^{{{above}}}", Level.POWER, base.tall)


def lowered(base: Piece, below: str) -> Piece:
    """The piece with a subscript."""
    inner = base if base.level in (Level.APPLIED, Level.ATOM) else bracketed(base)
    return Piece(f"{inner.latex}_{{{below}}}", Level.LOWERED, base.tall)


def listed(pieces: Sequence[Piece]) -> Piece:
    """Arguments with commas between them."""
    return Piece(", ".join(one.latex for one in pieces), Level.CASES, any(one.tall for one in pieces))


def applied(function: str, argument: Piece, left: str = "(", right: str = ")") -> Piece:
    """A function and its argument in brackets."""
    inside = bracketed(argument, left, right)
    return Piece(f"{function}{inside.latex}", Level.APPLIED, inside.tall)


def prefixed(operator: str, body: Piece, level: Level = Level.POWER) -> Piece:
    """An operator that reaches over what follows, such as a sum or a gradient."""
    inner = at_least(body, level)
    return Piece(f"{operator} {inner.latex}", Level.BIG, True)


def added(left: Piece, sign: str, right: Piece) -> Piece:
    """A sum or a difference."""
    a, b = at_least(left, Level.SUM), at_least(right, Level.BIG)
    return Piece(f"{a.latex} {sign} {b.latex}", Level.SUM, a.tall or b.tall)


def negative(piece: Piece) -> Piece:
    """Minus the piece."""
    inner = at_least(piece, Level.BIG)
    return Piece(f"-{inner.latex}", Level.SUM, inner.tall, minus=piece)


def fraction(above: Piece, below: Piece) -> Piece:
    """A quotient."""
    if above.minus:
        return negative(fraction(above.minus, below))
    return Piece(f"\\frac{{{above.latex}}}{{{below.latex}}}", Level.POWER, True)


def hadamard(left: Piece, right: Piece, sign: str = "\\odot") -> Piece:
    """A product entry by entry; products of matrices in it are put into brackets."""
    if left.minus:
        return negative(hadamard(left.minus, right, sign))
    a = left if left.level == Level.HADAMARD else at_least(left, Level.SCALED)
    b = right if right.level == Level.OPEN else at_least(right, Level.SCALED)
    return _joined(a, f" {sign} ", b, Level.HADAMARD)


def matrix_product(left: Piece, right: Piece) -> Piece:
    """A product of vectors and matrices."""
    if left.minus:
        return negative(matrix_product(left.minus, right))
    a = at_least(left, Level.MATMUL)
    b = right if right.level in (Level.OPEN, Level.MATMUL) else at_least(right, Level.POWER)
    return _joined(a, "\\,", b, Level.MATMUL)


def scaled(left: Piece, right: Piece) -> Piece:
    """A product in which one factor is a number, or both are."""
    if left.minus:
        return negative(scaled(left.minus, right))
    a, b = at_least(left, Level.MATMUL), right if right.is_right_open else at_least(right, Level.MATMUL)
    if a.level == b.level == Level.MATMUL:
        a, b = bracketed(a), bracketed(b)
    level = Level.MATMUL if Level.MATMUL in (a.level, b.level) else Level.SCALED
    return _joined(a, " \\cdot " if b.latex[:1].isdigit() else "\\,", b, level)


def _joined(left: Piece, sign: str, right: Piece, level: Level) -> Piece:
    whole = f"{left.latex}{sign}{right.latex}"
    return Piece(whole, right.level if right.is_right_open else level, left.tall or right.tall)
