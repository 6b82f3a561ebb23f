"""What must hold in a derivation: pairs of values that must agree, each about one line."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from superday.maths.language import CALCULUS, names
from superday.maths.lines import Kind, Line, uses
from superday.maths.model import Derivation, Target

Term = dict[str, int] | None  # a line's value, a claim's left side, a reference; None is nought of any shape


class Sort(StrEnum):
    """Why two values must agree."""

    REWRITING = "rewriting"
    CLAIM = "claim"
    TARGET = "target"


@dataclass(frozen=True)
class Goal:
    """Line ``at`` holds only if ``found`` agrees with ``expected``."""

    at: int
    sort: Sort
    found: Term
    expected: Term
    target: Target | None = None


def goals(derivation: Derivation, lines: Sequence[Line]) -> list[Goal]:
    """All of them, in the order of lines; a line's own sense before the target that it decides."""
    deciding = deciding_lines(derivation, lines)
    found: list[Goal] = []
    for at, line in enumerate(lines):
        if line.refused:
            continue
        if line.kind is Kind.REWRITING and not lines[at - 1].refused:
            found.append(_sides(at, Sort.REWRITING, line.expression, {"line": at - 1}, lines[at - 1].expression))
        if line.kind is Kind.CLAIM:
            found.append(_sides(at, Sort.CLAIM, line.expression, {"left": at}, line.left))
        if at in deciding:
            reference = derivation.targets.index(deciding[at])
            found.append(Goal(at, Sort.TARGET, {"line": at}, {"reference": reference}, deciding[at]))
    return found


def _sides(at: int, sort: Sort, source: str, other: Term, other_source: str) -> Goal:
    """A line and what it must equal; the number 0 stands for zeros of any shape on either side."""
    if is_nought(source):
        return Goal(at, sort, other, None)
    if is_nought(other_source):
        return Goal(at, sort, {"line": at}, None)
    return Goal(at, sort, {"line": at}, other)


def is_nought(source: str) -> bool:
    """Whether this is the number 0 as it is written."""
    return source.strip("() ") in ("0", "0.0", "-0")


def deciding_lines(derivation: Derivation, lines: Sequence[Line]) -> dict[int, Target]:
    """Which line decides which target: of several targets, the last about each; a lone one, the last of all.

    Claims that come after a line about the target check it, and decide nothing.  What is implicit decides nothing
    either: it is what the derivation is to find.
    """
    implicit = {symbol.name for symbol in derivation.symbols if symbol.implicit}
    last = {line.subject: at for at, line in enumerate(lines) if line.subject}
    if len(derivation.targets) > 1:
        return {last[target.name]: target for target in derivation.targets if target.name in last}
    (target,) = derivation.targets
    ends = [at for at in range(len(lines)) if not _is_check(lines, at, last.get(target.name))]
    at = ends[-1] if ends else None
    defined = {line.binds for line in lines}
    if at is None or uses(lines[at], implicit - defined):
        return {}
    return {at: target}


def restates(lines: Sequence[Line], at: int) -> bool:
    """Whether a line leaves what is asked for to the checker: a gradient or an expectation, or a bare name for one."""
    asked = lines[at].expression.strip()
    last = {line.subject: line for line in lines[:at] if line.subject}
    while asked in last:
        asked = last.pop(asked).expression.strip()
    return bool(asked) and bool(names(asked) & CALCULUS)


def _is_check(lines: Sequence[Line], at: int, named: int | None) -> bool:
    """Whether the line belongs to a claim that comes after the target was given its value."""
    head = at
    while head and lines[head].kind is Kind.REWRITING:
        head -= 1
    return named is not None and head > named and lines[head].kind is Kind.CLAIM
