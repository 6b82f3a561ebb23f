"""Which line is to blame, and what is wrong with it.

A line that fails in itself may only show what an earlier definition spoiled; so the evaluator looks for a definition
that, put right, puts all right (:mod:`superday.maths.inside.repair`).  What is wrong with the line that is left is
found by usual edits of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from superday.maths.compare import Draws, same, values, vanishes
from superday.maths.confined import Evaluate
from superday.maths.diagnose import by_numbers, by_turn
from superday.maths.edits import Edit, edits
from superday.maths.evaluated import Evaluated, Known
from superday.maths.goals import Goal, Sort
from superday.maths.lines import Kind, read
from superday.maths.model import Checkpoint, Derivation, Target
from superday.maths.request import fixed, given, implicit, line_of, references, request
from superday.maths.words import joined, unheld


@dataclass(frozen=True)
class Blame:
    """The line to blame (its index), and why."""

    at: int
    says: str


@dataclass(frozen=True)
class Case:
    """A derivation that failed, with all that is known of it."""

    derivation: Derivation
    lines: Sequence[Evaluated]
    goals: Sequence[Goal]
    failed: Sequence[Goal]
    known: Known
    evaluate: Evaluate

    @property
    def first(self) -> int | None:
        """The first line that fails in itself."""
        failing = [at for at, one in enumerate(self.lines) if one.error] + [goal.at for goal in self.failed]
        return min(failing, default=None)


def blamed(case: Case) -> Blame | None:
    """The line to blame; None where none fails."""
    first = case.first
    if first is None:
        return None
    repair = _repair(case, first)
    if repair:
        return Blame(repair["line"], _of_repair(case, repair))
    if case.lines[first].error:
        return Blame(first, case.lines[first].error)
    return Blame(first, _of_failure(case, first))


def _repair(case: Case, first: int) -> dict[str, Any] | None:
    chains = _chains(case, first)
    candidates = [at for at in range(first) if case.lines[at].line.kind is Kind.DEFINITION or at in chains]
    if not candidates:
        return None
    wanted = {
        "solutions": [
            *(_solution(case.derivation, text) for text in case.derivation.solutions),
            *_stated(case.derivation),
        ],
        "candidates": candidates,
        "edits": {str(at): _edits(case, case.lines[at].line.expression) for at in candidates},
        "chains": {str(at): chain for at, chain in chains.items()},
        "goals": [[goal.found, goal.expected] for goal in case.goals],
        "rtol": case.derivation.rtol,
    }
    asked = request(case.derivation, [one.line for one in case.lines])
    found: dict[str, Any] | None = case.evaluate(asked | {"repair": wanted})["repair"]
    return found


def _chains(case: Case, first: int) -> dict[int, list[int]]:
    """For each line that is no claim, the rewritings after it that agree with it: they stand and fall together."""
    chains: dict[int, list[int]] = {}
    head: int | None = None
    missed = {goal.at for goal in case.failed if goal.sort is Sort.REWRITING}
    for at, one in enumerate(case.lines):
        if one.line.kind in (Kind.DEFINITION, Kind.STATEMENT):
            head = at
        elif one.line.kind is Kind.CLAIM or at in missed or one.error:
            head = None
        elif head is not None:
            chains.setdefault(head, []).append(at)
    return {head: chain for head, chain in chains.items() if head < first}


def _solution(derivation: Derivation, text: str) -> list[dict[str, Any]]:
    lines = read(text, given(derivation), fixed(derivation), implicit(derivation))
    return [line_of(line) for line in lines if line.expression]


def _stated(derivation: Derivation) -> list[list[dict[str, Any]]]:
    """Targets and checkpoints, which are known to be good as well, as derivations of one line."""
    named = [(owner.name, expr) for owner, expr in references(derivation) if isinstance(owner, Target)]
    steps = [("this", expr) for owner, expr in references(derivation) if isinstance(owner, Checkpoint)]
    return [[{"binds": name, "source": expr}] for name, expr in [*named, *steps]]


def _edits(case: Case, source: str) -> list[str]:
    return [text for text, _ in edits(source, list(case.derivation.dims), case.derivation.symbols)]


_DISTORTED = {
    "": "",
    "minus": "minus ",
    "transpose": "the transpose of ",
    "over 2": "half of ",
    "reciprocal": "1 over ",
}


def _of_repair(case: Case, repair: Mapping[str, Any]) -> str:
    at, expected = repair["line"], values(repair["values"])
    found, kind = case.lines[at].draws, repair["variant"]
    distorted = _DISTORTED.get(kind, f"{kind.removeprefix('times ')} times " if kind.startswith("times") else "")
    known = f"`{repair['known']}`" + (f" {kind}" if kind.startswith("over ") and kind != "over 2" else "")
    rests = f"if this line gave {distorted}{known}, all that follows would be right"
    what = (
        _mended(case, at, case.lines[at].line.expression, expected)
        or _mangled(case, repair["known"].split(" = ", 1)[-1], found)
        or by_numbers(found, expected, "what it should be", case.derivation.dims, case.derivation.rtol)
    )
    return f"{what}: {rests}" if what else rests


def _of_failure(case: Case, first: int) -> str:
    missed = [goal for goal in case.failed if goal.at == first]
    told = [unheld(case.derivation, case.known, case.lines, goal) for goal in missed]
    slip = "" if _is_said(case, missed) else next((slip for goal in missed if (slip := _slip(case, goal))), "")
    return joined([*told, slip] if slip else told)


def _is_said(case: Case, missed: Sequence[Goal]) -> bool:
    """Whether the question or the numbers say already what is wrong."""
    rtol, dims = case.derivation.rtol, case.derivation.dims
    for goal in missed:
        found, expected = case.known.sides(goal, case.lines)
        if goal.target and expected:
            return bool(by_turn(found, goal.target.name, case.known.turns, rtol)) or bool(
                by_numbers(found, expected, "it", dims, rtol)
            )
    return False


def _slip(case: Case, goal: Goal) -> str:
    """The usual slip that this is."""
    found, expected = case.known.sides(goal, case.lines)
    line = case.lines[goal.at].line
    if expected is None:
        source = line.left if goal.found == {"left": goal.at} else line.expression
        return _mended(case, goal.at, source, None) if goal.found != {"line": goal.at - 1} else ""
    if goal.target is None:
        return _mended(case, goal.at, line.expression, expected) or by_numbers(
            found, expected, "what it should be", case.derivation.dims, case.derivation.rtol
        )
    return _mended(case, goal.at, line.expression, expected) or _mangled(case, goal.target.expr, found)


def _mended(case: Case, at: int, source: str, expected: Draws | None) -> str:
    """What edit of the line makes it what it should be."""
    for draws, edit in _tried(case, at, source):
        rtol = case.derivation.rtol
        if vanishes(draws, rtol) if expected is None else same(draws, expected, rtol):
            return edit.of_line
    return ""


def _mangled(case: Case, source: str, found: Draws) -> str:
    """What edit of the target makes it what came out."""
    tried = _tried(case, None, source)
    return next((edit.of_target for draws, edit in tried if same(draws, found, case.derivation.rtol)), "")


def _tried(case: Case, at: int | None, source: str) -> list[tuple[Draws, Edit]]:
    """Every usual edit of an expression that stands in line ``at``, with its values."""
    found = edits(source, list(case.derivation.dims), case.derivation.symbols)
    asked = request(case.derivation, [one.line for one in case.lines])
    tries = [{"line": at, "source": text} for text, _ in found]
    replies = case.evaluate(asked | {"references": [], "watched": [], "tries": tries})["tries"]
    return [
        (values(reply["values"]), edit)
        for reply, (_, edit) in zip(replies, found, strict=True)
        if not reply["error"] and reply["values"]
    ]
