"""The first wrong line is named, be it a definition whose error shows only later; and what is wrong with it is said."""

import pytest
from msgspec.structs import replace

from superday.bank import open_bank
from superday.bank.model import DerivationItem
from superday.maths.check import check
from superday.maths.confined import Evaluate
from superday.maths.model import Derivation, Symbol, Target

DERIVATIONS = open_bank().of("derivation")
PLANTED = [(item, number) for item in DERIVATIONS for number in range(len(item.planted))]


@pytest.fixture(scope="module")
def evidence() -> Derivation:
    return Derivation(
        id="evidence",
        symbols=[
            Symbol("X", "inputs", ["n", "d"], "normal"),
            Symbol("y", "outputs", ["n"], "normal"),
            Symbol("s2", "noise", [], "positive"),
            Symbol("m", "prior mean", ["d"], "normal"),
        ],
        dims={"n": 6, "d": 3},
        targets=[Target("fit", "(y - X @ m) @ inv(X @ X.T + s2 * eye(n)) @ (y - X @ m) / n")],
        solutions=["r = y - X @ m\nC = X @ X.T + s2 * eye(n)\nq = r @ inv(C) @ r\nfit = q / n"],
    )


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("r = y + X @ m\nC = X @ X.T + s2 * eye(n)\nfit = r @ inv(C) @ r / n", 1, "the sign of `X @ m` is wrong"),
        ("r = y - X @ m\nC = X @ X.T + s2\nfit = r @ inv(C) @ r / n", 2, "`C = X @ X.T + s2 * eye(n)`"),
        ("r = y - X @ m\nC = X @ X.T + s2 * eye(n)\nq = r @ C @ r\nfit = q / n", 3, "the inverse of `C` is lost"),
        ("C = X @ X.T + s2 * eye(n)\nK = inv(C)\nr = y - X @ m\nfit = r @ K @ r", 4, "division by n is missing"),
        ("r = y - X @ m\nq = r @ r / s2\n= r @ inv(s2 * eye(n)) @ r\nfit = q / n", 2, "if this line gave"),
        (
            "# so\n\nr = (y - X @ m) / n\nC = X @ X.T + s2 * eye(n)\nfit = r @ inv(C) @ r / n",
            3,
            "all that follows",
        ),
    ],
)
def test_the_line_to_blame_is_named_and_not_where_it_shows(
    evidence: Derivation, evaluate: Evaluate, text: str, line: int, says: str
) -> None:
    derived = check(evidence, text, evaluate)
    assert derived.first_wrong == line
    wrong = next(step for step in derived.steps if not step.ok)
    assert says in wrong.why


def test_a_line_after_the_one_to_blame_says_where_it_goes_wrong(evidence: Derivation, evaluate: Evaluate) -> None:
    text = "r = y + X @ m\nC = X @ X.T + s2 * eye(n)\nfit = r @ inv(C) @ r / n"
    assert "it goes wrong in line 1" in check(evidence, text, evaluate).steps[-1].why


def test_a_right_line_is_not_blamed_for_a_wrong_end(evidence: Derivation, evaluate: Evaluate) -> None:
    text = "r = y - X @ m\nC = X @ X.T + s2 * eye(n)\nq = r @ inv(C) @ r\nfit = -q / n"
    derived = check(evidence, text, evaluate)
    assert derived.first_wrong == 4 and "minus `fit`" in derived.steps[-1].why


def test_a_definition_that_is_differentiated_later_is_put_right_as_a_function(evaluate: Evaluate) -> None:
    logistic = Derivation(
        id="logistic",
        symbols=[Symbol("X", "", ["n", "d"], "normal"), Symbol("w", "", ["d"], "normal")],
        dims={"n": 5, "d": 3},
        targets=[Target("g", "X.T @ sigmoid(X @ w)")],
        solutions=["loss = sum(log(1 + exp(X @ w)))\ngrad(loss, w) = X.T @ sigmoid(X @ w)\ng = X.T @ sigmoid(X @ w)"],
    )
    text = "loss = sum(log(1 + exp(-X @ w)))\ngrad(loss, w) = X.T @ sigmoid(X @ w)\ng = X.T @ sigmoid(X @ w)"
    derived = check(logistic, text, evaluate)
    assert derived.first_wrong == 1 and "log(1 + exp(X @ w))" in derived.steps[0].why


def test_without_known_good_values_the_first_failure_is_named(evidence: Derivation, evaluate: Evaluate) -> None:
    text = "r = exp(y)\nfit = r @ r"
    assert check(replace(evidence, solutions=[]), text, evaluate).first_wrong == 2


@pytest.mark.parametrize(("item", "number"), PLANTED, ids=lambda one: getattr(one, "id", str(one)))
def test_every_planted_error_of_the_bank_is_named_at_its_line(
    item: DerivationItem, number: int, evaluate: Evaluate
) -> None:
    error = item.planted[number]
    derived = check(item.derivation(), error.text, evaluate)
    assert derived.first_wrong == error.line
    assert next(step for step in derived.steps if not step.ok).why


@pytest.mark.parametrize("item", DERIVATIONS, ids=lambda item: item.id)
def test_no_line_of_a_solution_is_refused(item: DerivationItem, evaluate: Evaluate) -> None:
    for solution in item.solutions:
        assert [step.text for step in check(item.derivation(), solution, evaluate).steps if not step.ok] == []
