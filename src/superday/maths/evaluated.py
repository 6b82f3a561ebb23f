"""What came back from the evaluator: lines with their values, and the values that they are checked against."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from superday.errors import CannotDo
from superday.maths.compare import Draws, same, values, vanishes
from superday.maths.goals import Goal, Term
from superday.maths.lines import Line
from superday.maths.model import Checkpoint, Derivation, WrongTurn
from superday.maths.request import references

TOO_LONG = "this takes too long to evaluate"  # the evaluator's words, after which nothing more is asked of it


@dataclass(frozen=True)
class Evaluated:
    """A line with what came of it: its draws (of a claim, those of both sides), or why it has none, and its parts."""

    line: Line
    error: str
    draws: Draws
    left: Draws = ()
    parts: Sequence[Draws] = field(default_factory=list)


@dataclass(frozen=True)
class Known:
    """The values of what the derivation is checked against; ``references`` are all of them in their order."""

    references: Sequence[Draws]
    checkpoints: Mapping[str, Draws]
    turns: Sequence[tuple[WrongTurn, Draws]]

    def holds(self, goal: Goal, lines: Sequence[Evaluated], rtol: float) -> bool:
        """Whether both sides agree; a line without a value fails by itself."""
        found, expected = self.sides(goal, lines)
        if not found or (expected is not None and not expected):
            return True
        return vanishes(found, rtol) if expected is None else same(found, expected, rtol)

    def sides(self, goal: Goal, lines: Sequence[Evaluated]) -> tuple[Draws, Draws | None]:
        """What was found and what is expected; None is nought."""
        return self._term(goal.found, lines) or (), self._term(goal.expected, lines)

    def _term(self, term: Term, lines: Sequence[Evaluated]) -> Draws | None:
        if term is None:
            return None
        if "reference" in term:
            return self.references[term["reference"]]
        return lines[term["left"]].left if "left" in term else lines[term["line"]].draws


def known(derivation: Derivation, told: Sequence[Mapping[str, Any]]) -> Known:
    """The values of targets, checkpoints and wrong turns; raises CannotDo where one has none."""
    draws: list[Draws] = []
    for (_, expr), reply in zip(references(derivation), told, strict=True):
        if reply["error"]:
            raise CannotDo(f"the derivation `{derivation.id}` is broken: `{expr}`: {reply['error']}")
        draws.append(values(reply["values"]))
    owners = [owner for owner, _ in references(derivation)]
    checkpoints = {one.id: value for one, value in zip(owners, draws, strict=True) if isinstance(one, Checkpoint)}
    turns = [(one, value) for one, value in zip(owners, draws, strict=True) if isinstance(one, WrongTurn)]
    return Known(draws, checkpoints, turns)


def evaluated(lines: Sequence[Line], told: Sequence[Mapping[str, Any]]) -> list[Evaluated]:
    """The lines with their values."""
    return [_evaluated(line, reply) for line, reply in zip(lines, told, strict=True)]


def _evaluated(line: Line, told: Mapping[str, Any]) -> Evaluated:
    if line.refused or told["error"]:
        return Evaluated(line, line.refused or told["error"], [])
    return Evaluated(line, "", values(told["values"]), values(told["left"]), _parts(told["parts"]))


def _parts(told: Sequence[Mapping[str, Any]]) -> list[Draws]:
    """The draws of each part that has the shape of a checkpoint on every draw."""
    lasting = set(told[0]).intersection(*told[1:])
    return [values([draw[place] for draw in told]) for place in sorted(lasting, key=int)]
