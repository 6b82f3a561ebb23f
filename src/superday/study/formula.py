"""Cards for formulas: a part blanked, the whole asked for, or a usual mistake to be put right.

What is typed is put in its place and evaluated beside the right value on random instances, so any way of writing it
counts, and nothing but its value.
"""

import ast
from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace

from superday.bank.model import DerivationItem
from superday.findings import Outcome
from superday.maths import derive
from superday.maths.language import CALCULUS, RefusedError, expression, names
from superday.maths.model import Derivation, Target
from superday.maths.request import given
from superday.maths.typeset import Typeset, typeset
from superday.rubric.honest import says_nothing
from superday.study.card import BLANK, Card, Checked, Kind, Reply
from superday.study.formula_words import glossary, head
from superday.study.items import MemoryItem

ANSWER = "answer"  # the name under which a filled-in formula is checked
SMALLEST, LARGEST = 2, 12  # nodes of a blanked part
LONGEST = 160  # characters of a formula of which a part is blanked
_PARTS = (ast.BinOp, ast.Call, ast.Attribute, ast.UnaryOp, ast.Subscript, ast.Compare)


class FormulaCard(Card, frozen=True, kw_only=True):
    """A card whose reply is a formula: ``before`` and ``after`` stand around it, and all of it is called ``name``."""

    reply: ClassVar[Reply] = "maths"
    derivation: Derivation
    name: str
    answer: str
    shown: str
    before: str = ""
    after: str = ""

    def check(self, typed: str) -> Checked:
        """Whether it comes to the same on random instances."""
        expected = f"`{self.answer}`\n\n{self.shown}"
        typed = _right_side(typed)
        if not typed:
            return Checked("wrong", expected)
        try:
            self._read(typed)
        except RefusedError as refused:
            silent = says_nothing(typed)
            return Checked(
                "wrong" if silent else "unsure", expected, "" if silent else f"It cannot be read: {refused}."
            )
        step = derive(self.derivation, f"{ANSWER} = {self._filled(typed)}").steps[-1]
        right = step.outcome is Outcome.COVERED
        return Checked("right", expected) if right else Checked("wrong", expected, self._told(step.why))

    def typeset(self, typed: str) -> list[Typeset]:
        """The formula with what was typed in its place as one line of LaTeX, or why that cannot be read.

        Whether it is right plays no part in it; nothing typed is no line.
        """
        part = _right_side(typed)
        if not part:
            return []
        try:
            self._read(part)
        except RefusedError as refused:
            return [Typeset(1, part, "", str(refused))]
        return typeset(self.derivation, f"{self.name} = {self._filled(part)}")

    def _told(self, why: str) -> str:
        """What the checker says, about the name that the card shows; it may begin with what was typed."""
        named = why.replace(f"`{ANSWER}`", f"`{self.name}`")
        return named[0].upper() + named[1:] if named.startswith(("this ", "the ", "it ")) else named

    def _read(self, typed: str) -> None:
        expression(typed, {*given(self.derivation), "pi"})
        if names(typed) & CALCULUS:
            raise RefusedError("work it out: a gradient or an expectation is what is asked for")

    def _filled(self, typed: str) -> str:
        return f"{self.before}({typed}){self.after}"


class Formula(FormulaCard, frozen=True, kw_only=True):
    """A formula with a part blanked."""

    kind: ClassVar[Kind] = "formula"


class Whole(FormulaCard, frozen=True, kw_only=True):
    """A formula to be written down."""

    kind: ClassVar[Kind] = "whole"


class Repair(FormulaCard, frozen=True, kw_only=True):
    """A usual wrong turn, to be put right."""

    kind: ClassVar[Kind] = "spot"


def blank(item: MemoryItem, question: DerivationItem, seed: int) -> Formula | None:
    """The formula with a part blanked that stands nowhere else in it, chosen by the seed."""
    expr = _expr(item, question)
    around = f"{head(item, question)}\n\n{glossary(question)}"
    parts = [(a, b) for a, b in _parts(expr) if expr[a:b] not in around] if len(expr) <= LONGEST else []
    if not parts or names(expr) & CALCULUS:
        return None
    start, end = parts[seed % len(parts)]
    before, after = expr[:start], expr[end:]
    shown = f"    {_name(item)} = {before}{BLANK}{after}"
    prompt = "\n\n".join([head(item, question), shown, glossary(question), "Fill the gap."])
    return Formula(
        item=item.id, seed=seed, prompt=prompt, derivation=_alone(question, expr), name=_name(item),
        answer=expr[start:end], shown=item.answer, before=before, after=after,
    )  # fmt: skip


def whole(item: MemoryItem, question: DerivationItem, seed: int) -> Whole | None:
    """The formula asked for by its name and what the symbols mean."""
    expr = _expr(item, question)
    asked = f"    {_name(item)} = {BLANK}"
    prompt = "\n\n".join([head(item, question, whole=True), asked, glossary(question)])
    if names(expr) & CALCULUS or expr in prompt:
        return None
    derivation = _alone(question, expr)
    return Whole(
        item=item.id, seed=seed, prompt=prompt, derivation=derivation, name=_name(item), answer=expr, shown=item.answer
    )


def repair(item: MemoryItem, question: DerivationItem, seed: int) -> Repair | None:
    """A usual wrong turn of a target, to be put right; None for a step that has none."""
    expr = _expr(item, question)
    turns = [one for one in question.wrong_turns if one.target == item.part and one.expr != expr]
    if not turns or names(expr) & CALCULUS:
        return None
    turn = turns[seed % len(turns)]
    wrong = f"    {_name(item)} = {turn.expr}"
    told = "This is a usual mistake. Write the right-hand side as it should be."
    prompt = "\n\n".join([head(item, question), wrong, glossary(question), told])
    if expr in prompt:
        return None
    shown = f"{item.answer}\n\n{turn.says}"
    return Repair(
        item=item.id, seed=seed, prompt=prompt, derivation=_alone(question, expr), name=_name(item), answer=expr,
        shown=shown,
    )  # fmt: skip


def _expr(item: MemoryItem, question: DerivationItem) -> str:
    targets = (one.expr for one in question.targets if one.name == item.part)
    return next(targets, None) or next(one.expr for one in question.checkpoints if one.id == item.part)


def _name(item: MemoryItem) -> str:
    return item.part.replace("-", "_")


def _alone(question: DerivationItem, expr: str) -> Derivation:
    """The derivation with this one value as its target."""
    whole = question.derivation()
    return replace(whole, targets=[Target(ANSWER, expr)], checkpoints=[], wrong_turns=[], solutions=[])


def _parts(expr: str) -> Iterator[tuple[int, int]]:
    """Where the parts stand that may be blanked: not the whole, of some size, and nowhere else in the formula."""
    root = ast.parse(expr, mode="eval").body
    nodes = [node for node in ast.walk(root) if isinstance(node, _PARTS)]
    shapes = [ast.dump(node) for node in nodes]
    for node, shape in zip(nodes, shapes, strict=True):
        size = sum(isinstance(one, ast.expr) for one in ast.walk(node))
        if node is not root and SMALLEST <= size <= LARGEST and shapes.count(shape) == 1 and _plain(node):
            assert node.end_col_offset is not None
            segment = expr[node.col_offset : node.end_col_offset]
            if expr.count(segment) == 1:
                yield node.col_offset, node.end_col_offset


def _plain(node: ast.AST) -> bool:
    """Whether it is a quantity rather than a number written out, such as -1."""
    return any(isinstance(one, ast.Name) for one in ast.walk(node))


def _right_side(typed: str) -> str:
    """What was typed, in one line, without a name and an equals sign before it."""
    typed = " ".join(typed.split())
    left, equals, right = typed.partition("=")
    return right.strip() if equals and left.strip().isidentifier() and not right.startswith("=") else typed
