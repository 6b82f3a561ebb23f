"""The lines of a derivation as LaTeX, read as the checker reads them and checked for nothing but that."""

import ast
from collections.abc import Sequence

import msgspec

from superday.maths.lines import Kind, Line, read
from superday.maths.model import Derivation, Symbol
from superday.maths.request import fixed, given, implicit
from superday.maths.typeset.expressions import Expressions
from superday.maths.typeset.notation import Notation
from superday.maths.typeset.ranks import REDUCTIONS, Ranks, arguments, is_new, places
from superday.maths.typeset.writer import At


class Typeset(msgspec.Struct, frozen=True):
    """One line: ``latex``, or in ``says`` why it cannot be read; ``number`` counts from 1, blank lines too."""

    number: int
    text: str
    latex: str
    says: str = ""


def typeset(derivation: Derivation, text: str) -> list[Typeset]:
    """Every line of ``text`` that is not blank or a comment.  Whether it is right plays no part in it."""
    lines = read(text, given(derivation), fixed(derivation), implicit(derivation))
    page = _Page(derivation, lines)
    return [Typeset(line.number, line.text, page.line(line), line.refused) for line in lines]


def symbol(one: Symbol) -> str:
    """How a given symbol is written."""
    return _notation([one])[one.name].at()


def _notation(symbols: Sequence[Symbol]) -> Notation:
    notation = Notation({one.name: one.latex for one in symbols if one.latex})
    notation.learn(one.name for one in symbols)
    return notation


class _Page:
    """The lines so far: what their names are, and at which indices the last one stands."""

    def __init__(self, derivation: Derivation, lines: Sequence[Line]):
        self._notation = _notation(derivation.symbols)
        self._notation.learn([*derivation.dims, *(line.binds for line in lines if line.binds)])
        sizes = dict.fromkeys(derivation.dims, 0)
        self._ranks = Ranks(sizes | {one.name: len(one.shape) for one in derivation.symbols})
        self._write = Expressions(self._notation, self._ranks)
        self._letters: list[str] = []

    def line(self, line: Line) -> str:
        """The next line; nothing where it cannot be read, and then nothing is known of what it defines."""
        if line.refused:
            self._ranks.define(line.binds or "", None)
            return ""
        right, left = _tree(line.expression), _tree(line.left) if line.left else None
        axes = max(self._ranks.of(side) or 0 for side in (left, right) if side)
        if line.kind is not Kind.REWRITING or len(self._letters) != axes:
            self._letters = self._write.letters(axes) if any(map(_goes_by_entries, filter(None, (left, right)))) else []
        shown = self._side(right)
        if line.binds:
            self._ranks.define(line.binds, self._ranks.of(right))
            left = ast.Name(line.binds)
        if line.kind is Kind.STATEMENT:
            return shown
        return f"{self._side(left) if left else '{}'} = {shown}"

    def _side(self, node: ast.expr) -> str:
        axes = self._ranks.of(node) or 0
        at: At = tuple(self._letters[len(self._letters) - axes :]) if axes <= len(self._letters) else ()
        with self._write.running(self._letters):
            return (self._write.at(node, at) if any(at) else self._write.whole(node)).latex


def _goes_by_entries(node: ast.expr) -> bool:
    """Whether indices say it best: entries set against each other (``x[:, None] - m``), or a sum along one axis."""
    return any(_is_new_axis(one) or _is_along_an_axis(one) for one in ast.walk(node))


def _is_new_axis(node: ast.AST) -> bool:
    return isinstance(node, ast.Subscript) and any(is_new(place) for place in places(node.slice))


def _is_along_an_axis(node: ast.AST) -> bool:
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
        return False
    return node.func.id in REDUCTIONS - {"logsumexp"} and len(arguments(node)) == 2


def _tree(source: str) -> ast.expr:
    return ast.parse(source.strip(), mode="eval").body
