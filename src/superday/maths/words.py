"""What is told of a goal that was missed."""

from collections.abc import Sequence

from superday.maths.compare import same_but_for_shape
from superday.maths.diagnose import by_numbers, by_shape, by_turn
from superday.maths.evaluated import Evaluated, Known
from superday.maths.goals import Goal, Sort
from superday.maths.lines import Kind
from superday.maths.model import Derivation
from superday.maths.request import fixed


def joined(told: Sequence[str]) -> str:
    """Several reasons as one text: whole sentences one after the other, others by semicolons."""
    text = ""
    for one in told:
        text += f" {one[:1].upper()}{one[1:]}" if text.endswith((".", "!", "?")) else f"; {one}" if text else one
    return text


def unheld(derivation: Derivation, known: Known, lines: Sequence[Evaluated], goal: Goal) -> str:
    """Why a goal is missed, in a sentence."""
    if goal.target:
        return of_target(derivation, known, lines, goal)
    this = lines[goal.at].line
    told = f"{_difference(derivation, known, lines, goal)} on random instances"
    if goal.sort is Sort.REWRITING:
        return f"this does not equal the line before: {told}"
    if this.kind is Kind.CLAIM and this.left in fixed(derivation):
        return (
            f"the two sides are not equal: {told} (`{this.left}` is given: to name something new, choose another name)"
        )
    return f"the two sides are not equal: {told}"


def of_target(derivation: Derivation, known: Known, lines: Sequence[Evaluated], goal: Goal) -> str:
    """Why a target is not reached: the question's own word for it first, then what the numbers say."""
    assert goal.target
    name, rtol = f"`{goal.target.name}`", derivation.rtol
    found, expected = known.sides(goal, lines)
    assert expected
    return (
        by_turn(found, goal.target.name, known.turns, rtol)
        or by_numbers(found, expected, name, derivation.dims, rtol)
        or by_shape(found, expected, name, derivation.dims)
        or f"this is not equal to {name} on random instances"
    )


def _difference(derivation: Derivation, known: Known, lines: Sequence[Evaluated], goal: Goal) -> str:
    found, expected = known.sides(goal, lines)
    if expected is None:
        return "it is not zero"
    if same_but_for_shape(found, expected, derivation.rtol):
        return "only its shape differs"
    return "their values differ"
