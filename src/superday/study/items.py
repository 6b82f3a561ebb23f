"""The items of memory that a bank holds: points, formulas, patterns.

What comes apart in forgetting is an item: one point of a rubric, one value of a derivation, the idea of a problem.
Guides and behavioural questions have none: what they ask for is the candidate's own life.

An id is made of ids of the bank's, so it stays while these stay: ``concept/sgd-vs-gd/unbiased``,
``formula/blr-posterior/precision``, ``pattern/kth-largest``.
"""

import ast
from collections.abc import Iterator
from typing import Literal, Protocol

import msgspec

from superday.bank.model import AnyItem, Case, Concept, DerivationItem, Graded, ProblemItem
from superday.loop.scoring import CODE_SHARE, WORK_SHARE
from superday.rubric.model import Point
from superday.rubric.scoring import MUST_FACTOR

Kind = Literal["point", "formula", "pattern", "own"]
KINDS = ("concept", "case", "derivation", "problem")  # of questions that have items


class MemoryItem(msgspec.Struct, frozen=True):
    """One thing that is remembered or forgotten.

    ``question`` is the bank's id of the question that it belongs to, ``part`` the point, checkpoint or target in it; a
    card of the person's own (:mod:`superday.study.own`) belongs to itself.
    ``asks`` and ``answer`` are Markdown.  ``share`` is which part of the question's marks hang on it, in (0, 1].
    """

    id: str
    kind: Kind
    question: str
    part: str
    title: str
    asks: str
    answer: str
    areas: list[str]
    share: float


class Source(Protocol):
    """What is needed of a bank."""

    def of(self, kind: str) -> list[AnyItem]:
        """Every sound item of a kind."""
        ...


def items_of(bank: Source) -> list[MemoryItem]:
    """Every item of a bank, in the order of kinds and ids."""
    return [item for kind in KINDS for question in bank.of(kind) for item in items_in(question)]


def items_in(question: AnyItem) -> list[MemoryItem]:
    """The items of one question: its formulas or its pattern first, then its points."""
    if isinstance(question, DerivationItem):
        return [*_formulas(question), *_points(question, 1 - WORK_SHARE)]
    if isinstance(question, ProblemItem):
        return [_pattern(question), *_points(question, 1 - CODE_SHARE)]
    return list(_points(question, 1.0)) if isinstance(question, Concept | Case) else []


def point_id(question: Graded, point: str) -> str:
    """The id of a point's item."""
    return f"{question.kind}/{question.id}/{point}"


def formula_id(question: DerivationItem, step: str) -> str:
    """The id of a target's or checkpoint's item."""
    return f"formula/{question.id}/{step}"


def pattern_id(question: ProblemItem) -> str:
    """The id of the item of a problem's idea."""
    return f"pattern/{question.id}"


def _points(question: Graded, share: float) -> Iterator[MemoryItem]:
    """The points that a good answer shows, each with its weight's share; a must weighs double, as in a score."""
    points = [point for point in question.points if point.kind != "trap"]
    total = sum(map(_weight, points))
    for point in points:
        yield MemoryItem(
            point_id(question, point.id),
            "point",
            question.id,
            point.id,
            question.title,
            _asks(question, point),
            point.says,
            question.areas,
            share * _weight(point) / total,
        )


def _weight(point: Point) -> float:
    return point.weight * (MUST_FACTOR if point.kind == "must" else 1.0)


def _asks(question: Graded, point: Point) -> str:
    """The narrow question if there is one, else the open one, else the whole question."""
    if point.probe:
        return point.probe.ask
    return next((one.ask for one in question.follow_ups if one.point == point.id), question.question)


def _formulas(question: DerivationItem) -> Iterator[MemoryItem]:
    """Targets, then checkpoints, each an equal part of the work."""
    steps = [(one.name, f"`{one.name}`", one.expr, "") for one in question.targets]
    steps += [(one.id, one.id.replace("-", " "), one.expr, one.says) for one in question.checkpoints]
    share = (WORK_SHARE if question.points else 1.0) / len(steps)
    for name, shown, expr, says in steps:
        answer = f"{says}\n\n    {expr}" if says else f"    {name} = {expr}"
        asks = f"What is {shown}?" if not says else f"What does this step come to: {shown}?"
        id_ = formula_id(question, name)
        yield MemoryItem(id_, "formula", question.id, name, question.title, asks, answer, question.areas, share)


def _pattern(question: ProblemItem) -> MemoryItem:
    """How the problem is solved: what the reference says of its idea, and the code."""
    share = CODE_SHARE if question.points else 1.0
    idea = (ast.get_docstring(ast.parse(question.answer)) or question.title).strip()
    answer = f"{idea}\n\n```python\n{without_docstring(question.answer)}```\n"
    areas, asks = question.areas, question.question
    return MemoryItem(pattern_id(question), "pattern", question.id, "", question.title, asks, answer, areas, share)


def without_docstring(source: str) -> str:
    """A module's source without the text that tells its idea."""
    body = ast.parse(source).body
    told = ast.get_docstring(ast.Module(body, [])) is not None
    lines = source.splitlines(keepends=True)
    return "".join(lines[(body[0].end_lineno or 0) if told else 0 :]).lstrip("\n")
