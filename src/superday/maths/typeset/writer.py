"""What the writing of functions may ask of the writing of expressions."""

import ast
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from superday.maths.typeset.notation import Notation
from superday.maths.typeset.piece import Piece, lowered

# For each axis of an expression a letter, or None where it is left whole.  Empty for a number, and where the axes are
# not known.
At = tuple[str | None, ...]


class Writer(Protocol):
    """Writes expressions over names whose writing and ranks are known."""

    notation: Notation

    def whole(self, node: ast.expr) -> Piece:
        """The expression, left whole in all of its axes."""
        ...

    def at(self, node: ast.expr, at: At) -> Piece:
        """The expression at these indices, one for each of its axes."""
        ...

    def part(self, node: ast.expr, at: At) -> tuple[Piece, int | None]:
        """An operand of what goes entry by entry, and how many of its axes are left whole."""
        ...

    def product(self, left: ast.expr, right: ast.expr) -> Piece:
        """A product of vectors and matrices."""
        ...

    def row(self, node: ast.expr) -> Piece:
        """A vector as a row, as it stands left of a product."""
        ...

    def column(self, node: ast.expr) -> Piece:
        """A vector as a column, as it stands right of a product."""
        ...

    def rank(self, node: ast.expr) -> int | None:
        """How many axes it has."""
        ...

    def compared(self, node: ast.Compare, at: At) -> Piece:
        """A comparison, as a condition."""
        ...

    def letters(self, count: int) -> list[str]:
        """So many letters for indices that are free here; none at all where there are too few."""
        ...

    def running(self, letters: Sequence[str]) -> AbstractContextManager[None]:
        """Keep these letters from being taken for another index meanwhile."""
        ...


def index(at: At) -> str:
    """An index as it is written, a colon for what is left whole; nothing where all is."""
    return "".join(letter or ":" for letter in at) if any(at) else ""


def below(whole: Piece, at: At) -> Piece:
    """What has no entries of its own to write, with the index below it."""
    return lowered(whole, index(at)) if any(at) else whole
