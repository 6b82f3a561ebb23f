"""A derivation to check against, and one confined evaluator for all tests of a module."""

from collections.abc import Iterator

import pytest

from superday.maths.confined import Evaluate, evaluator
from superday.maths.model import Checkpoint, Derivation, Symbol, Target, WrongTurn


@pytest.fixture(scope="module")
def evaluate() -> Iterator[Evaluate]:
    with evaluator() as confined:
        yield confined


@pytest.fixture(scope="session")
def ridge() -> Derivation:
    """One target: the last line decides."""
    return Derivation(
        id="ridge",
        symbols=[
            Symbol("X", "inputs", ["n", "d"], "normal"),
            Symbol("y", "outputs", ["n"], "normal"),
            Symbol("lam", "penalty", [], "positive"),
        ],
        dims={"n": 7, "d": 3},
        targets=[Target("w", "inv(X.T @ X + lam * eye(d)) @ X.T @ y")],
        checkpoints=[Checkpoint("gram", "The penalised Gram matrix", "X.T @ X + lam * eye(d)")],
        wrong_turns=[WrongTurn("w", "inv(X.T @ X) @ X.T @ y", "The penalty is missing.")],
    )


@pytest.fixture(scope="session")
def posterior() -> Derivation:
    """Two targets, decided by the lines that name them."""
    return Derivation(
        id="scalar-posterior",
        symbols=[
            Symbol("x", "observations", ["n"], "normal"),
            Symbol("s2", "noise", [], "positive"),
            Symbol("t2", "prior variance", [], "positive"),
        ],
        dims={"n": 5},
        targets=[Target("mean", "sum(x) / s2 / (n / s2 + 1 / t2)"), Target("var", "1 / (n / s2 + 1 / t2)")],
    )
