"""Cards for patterns: the reference solution of a problem with one telling expression missing.

The judge decides: whatever makes the solution pass the problem's tests is right.
"""

import ast
import io
import tokenize
from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from superday.bank.model import ProblemItem
from superday.judge import judge
from superday.judge.model import Problem
from superday.rubric.honest import says_nothing
from superday.study.card import BLANK, Card, Checked, Kind, Reply
from superday.study.items import MemoryItem, without_docstring

SMALLEST = 4  # nodes of an expression that tells something
BEST = 6  # places of a solution that are asked for


_VALUED = ast.Assign | ast.AugAssign | ast.AnnAssign | ast.Return | ast.Expr


class Code(Card, frozen=True, kw_only=True):
    """A solution with an expression missing between ``before`` and ``after``."""

    kind: ClassVar[Kind] = "code"
    reply: ClassVar[Reply] = "code"
    problem: Problem
    before: str
    answer: str
    after: str

    def check(self, typed: str) -> Checked:
        """Whether the filled-in solution passes the tests."""
        expected = f"```python\n{self.answer}\n```"
        typed = self._expression(typed.strip())
        if not typed:
            return Checked("wrong", expected)
        try:
            ast.parse(f"({typed}\n)", mode="eval")
        except (SyntaxError, ValueError, MemoryError, RecursionError):
            silent = says_nothing(typed)
            return Checked(
                "wrong" if silent else "unsure", expected, "" if silent else "It is no expression of Python."
            )
        verdict = judge(self.problem, f"{self.before}({typed}\n){self.after}")
        if verdict.verdict == "judge-error":
            return Checked("unsure", expected, verdict.reason)
        if verdict.verdict == "accepted":
            return Checked("right", expected)
        return Checked("wrong", expected, verdict.reason)

    def _expression(self, typed: str) -> str:
        """What was typed, without what stands around the gap in its line."""
        left, right = self.before.rpartition("\n")[2].strip(), self.after.partition("\n")[0].strip()
        if left and typed.startswith(left):
            typed = typed[len(left) :].strip()
            typed = typed.removesuffix(right).strip() if right else typed
        return typed


class _Place(NamedTuple):
    start: int
    end: int
    telling: int


def blank(item: MemoryItem, question: ProblemItem, seed: int) -> Code | None:
    """The solution with an expression missing, chosen by the seed among the most telling ones."""
    source = _without_comments(without_docstring(question.answer))
    places = sorted(_places(source, question.function), key=lambda one: (-one.telling, one.start))[:BEST]
    if not places:
        return None
    place = places[seed % len(places)]
    before, after = source[: place.start], source[place.end :]
    shown = f"{before}{BLANK}{after}".strip("\n")
    prompt = f"**{question.title}**\n\n{_statement(question)}\n\n```python\n{shown}\n```\n\nWhat is missing?"
    answer = source[place.start : place.end]
    problem = question.problem()
    return Code(item=item.id, seed=seed, prompt=prompt, problem=problem, before=before, answer=answer, after=after)


def _statement(question: ProblemItem) -> str:
    """The statement's first paragraph: what is to be done."""
    return question.question.strip().partition("\n\n")[0]


def _places(source: str, function: str) -> Iterator[_Place]:
    """Expressions whose text stands nowhere else in the solution, with how much each tells."""
    starts = [0]
    for line in source.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    plain = source.isascii()
    for node in _expressions(ast.parse(source)):
        assert node.end_lineno is not None and node.end_col_offset is not None
        start, end = starts[node.lineno - 1] + node.col_offset, starts[node.end_lineno - 1] + node.end_col_offset
        text = source[start:end]
        size = sum(isinstance(one, ast.expr | ast.operator | ast.cmpop) for one in ast.walk(node))
        if plain and node.lineno == node.end_lineno and size >= SMALLEST and source.count(text) == 1:
            yield _Place(start, end, size)


def _expressions(tree: ast.Module) -> Iterator[ast.expr]:
    """The right-hand sides, conditions and results in the functions of a solution."""
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.If | ast.While):
                yield node.test
            elif isinstance(node, _VALUED) and node.value is not None and not isinstance(node.value, ast.Constant):
                yield node.value


def _without_comments(source: str) -> str:
    """The source without its comments, which tell what the code does."""
    lines = source.splitlines(keepends=True)
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column].rstrip() + "\n"
    return "".join(lines)
