"""What the confined evaluator is asked (its side: :func:`superday.maths.inside.runner.answer`)."""

from collections.abc import Sequence
from typing import Any

from superday.maths.lines import Line
from superday.maths.model import Checkpoint, Derivation, Target, WrongTurn

DRAWS = 5
SEED = 20


def given(derivation: Derivation) -> list[str]:
    """The names that a derivation starts with: its symbols, and its dimensions by their letters."""
    return list(dict.fromkeys([*(symbol.name for symbol in derivation.symbols), *derivation.dims]))


def fixed(derivation: Derivation) -> set[str]:
    """What no line may bind anew: the symbols.  A dimension's letter may be taken for something else."""
    targets = {target.name for target in derivation.targets}
    return {symbol.name for symbol in derivation.symbols} - targets


def implicit(derivation: Derivation) -> set[str]:
    """The symbols that stand in claims alone."""
    return {symbol.name for symbol in derivation.symbols if symbol.implicit}


def request(derivation: Derivation, lines: Sequence[Line]) -> dict[str, Any]:
    """What the evaluator is asked."""
    return {
        "dims": derivation.dims,
        "symbols": [
            {"name": s.name, "shape": s.shape, "sample": s.sample, "define": s.define, "random": s.random}
            for s in derivation.symbols
        ],
        "references": [expr for _, expr in references(derivation)],
        "watched": [at for at, (owner, _) in enumerate(references(derivation)) if isinstance(owner, Checkpoint)],
        "lines": [line_of(line) for line in lines],
        "draws": DRAWS,
        "seed": SEED,
    }


def line_of(line: Line) -> dict[str, Any]:
    """One line as the evaluator takes it."""
    return {"number": line.number, "binds": line.binds, "left": line.left, "source": line.expression}


def references(derivation: Derivation) -> list[tuple[Target | Checkpoint | WrongTurn, str]]:
    """All that is evaluated besides the lines: targets, checkpoints, wrong turns, in this order."""
    owners: list[Target | Checkpoint | WrongTurn] = [*derivation.targets, *derivation.checkpoints]
    return [(owner, owner.expr) for owner in [*owners, *derivation.wrong_turns]]
