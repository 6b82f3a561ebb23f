"""Claims and rewritings: both sides are evaluated, and what is implicit is spoken of but nothing is made with it."""

import pytest

from superday.maths.check import check
from superday.maths.confined import Evaluate
from superday.maths.model import Derivation, Derived, Symbol, Target

SOLVED = "w = inv(X.T @ X) @ X.T @ y"


@pytest.fixture(scope="module")
def least_squares() -> Derivation:
    return Derivation(
        id="least-squares",
        symbols=[
            Symbol("X", "inputs", ["n", "d"], "normal"),
            Symbol("y", "outputs", ["n"], "normal"),
            Symbol("b", "any weights", ["d"], "normal"),
            Symbol("w_hat", "the minimiser", ["d"], define="inv(X.T @ X) @ X.T @ y", implicit=True),
            Symbol("e", "noise", [], random="normal(0, 2)"),
        ],
        dims={"n": 6, "d": 3},
        targets=[Target("w", "inv(X.T @ X) @ X.T @ y")],
        solutions=[SOLVED],
    )


def verdicts(derived: Derived) -> list[bool]:
    return [step.ok for step in derived.steps]


@pytest.mark.parametrize(
    "claim",
    [
        "X.T @ (y - X @ w_hat) = 0",
        "0 = X.T @ (y - X @ w_hat)",
        "X.T @ X @ w_hat = X.T @ y",
        "w_hat = inv(X.T @ X) @ X.T @ y",
        "grad((y - X @ b) @ (y - X @ b), b) = 2 * X.T @ (X @ b - y)",
        "hess((y - X @ b) @ (y - X @ b), b) = 2 * X.T @ X",
        "jac(X @ b, b) = X",
        "E(e) = 0",
        "Var(3 * e) = 18",
        "E((X @ b + e)[0]) = X[0] @ b",
        "softmax(X, axis=1) @ ones(d) = ones(n)",
    ],
)
def test_a_claim_that_holds_is_taken(least_squares: Derivation, evaluate: Evaluate, claim: str) -> None:
    assert check(least_squares, f"{claim}\n{SOLVED}", evaluate).complete


@pytest.mark.parametrize(
    ("claim", "why"),
    [
        ("X.T @ (y + X @ w_hat) = 0", "it is not zero on random instances; the sign of `X @ w_hat` is wrong"),
        ("grad((y - X @ b) @ (y - X @ b), b) = 2 * X.T @ (y - X @ b)", "a minus sign is lost"),
        ("grad((y - X @ b) @ (y - X @ b), b) = 2 * X @ (X @ b - y)", "does not conform"),
        ("jac(softmax(b), b) = diag(softmax(b) * (1 - softmax(b)))", "the off-diagonal entries are missing"),
        ("jac(softmax(b), b) = diag(softmax(b))", "the off-diagonal entries are missing: a softmax couples them all"),
        ("sum(log(b**2)) = log(sum(b**2))", "the log of a sum is not the sum of the logs"),
        ("E(e**2) = E(e)**2", "the average of a square is not the square of the average"),
        ("jac(X @ b, b) = X.T", "this is the transpose of what it should be"),
        ("X = y", "`X` is given: to name something new, choose another name"),
        ("f(b) = X @ b", "`f` is not known here"),
        ("X @ b = y = 2", "with one equals sign"),
    ],
)
def test_a_claim_that_fails_says_why(least_squares: Derivation, evaluate: Evaluate, claim: str, why: str) -> None:
    derived = check(least_squares, f"{claim}\n{SOLVED}", evaluate)
    assert derived.first_wrong == 1 and why in derived.steps[0].why
    assert verdicts(derived) == [False, True]


def test_a_rewriting_goes_on_from_the_right_side_of_a_claim(least_squares: Derivation, evaluate: Evaluate) -> None:
    text = "grad(b @ b + y @ y, b) = 2 * b\n= b + b\n= 3 * b"
    assert verdicts(check(least_squares, f"{text}\n{SOLVED}", evaluate)) == [True, True, False, True]


def test_a_claim_after_the_target_checks_it_and_decides_nothing(least_squares: Derivation, evaluate: Evaluate) -> None:
    assert check(least_squares, f"{SOLVED}\nX.T @ (y - X @ w) = 0", evaluate).complete
    assert check(least_squares, f"loss = (y - X @ b) @ (y - X @ b)\n{SOLVED}\nw = w_hat", evaluate).first_wrong == 3


@pytest.mark.parametrize("text", ["w = w_hat", "r = y - X @ w_hat\nw = b", f"{SOLVED}\n= w_hat"])
def test_nothing_is_made_with_what_is_to_be_found(least_squares: Derivation, evaluate: Evaluate, text: str) -> None:
    derived = check(least_squares, text, evaluate)
    assert not derived.complete
    assert any("what you are to find" in step.why for step in derived.steps)


@pytest.mark.parametrize("text", ["w_hat", "X.T @ X @ w_hat = X.T @ y", "w_hat = w_hat"])
def test_speaking_of_it_reaches_no_target(least_squares: Derivation, evaluate: Evaluate, text: str) -> None:
    assert not check(least_squares, text, evaluate).complete


def test_a_claim_reaches_the_target_where_it_is_the_last_word(evaluate: Evaluate) -> None:
    gradient = Derivation("g", [Symbol("w", "", ["d"], "normal")], {"d": 3}, [Target("g", "2 * w")])
    assert check(gradient, "grad(w @ w, w) = 2 * w", evaluate).complete
    assert not check(gradient, "grad(w @ w, w) = w", evaluate).complete


def test_rounding_is_not_called_an_error(evaluate: Evaluate) -> None:
    # A true identity that loses ten digits in double precision.
    close = Derivation("c", [Symbol("t", "", [], "positive")], {"d": 2}, [Target("s", "t")])
    squares = "s = ((10**5 + t)**2 - 10**10 - t**2) / (2 * 10**5)"
    cubes = "= ((10**6 + t)**3 - (10**6 - t)**3 - 2 * t**3) / (6 * 10**12)"
    assert check(close, f"{squares}\n{cubes}", evaluate).complete
    assert not check(close, "s = ((10**5 + t)**2 - 10**10) / (2 * 10**5)", evaluate).complete


@pytest.mark.parametrize("text", ["g = grad(z @ z, z)", "f = z @ z\nq = grad(f, z)\ng = q", "g = E(e) + 2 * z"])
def test_what_is_asked_for_is_not_left_to_the_checker(evaluate: Evaluate, text: str) -> None:
    symbols = [Symbol("z", "a point", ["d"], "normal"), Symbol("e", "noise", [], random="normal(0, 1)")]
    slope = Derivation(id="slope", symbols=symbols, dims={"d": 3}, targets=[Target("g", "2 * z")])
    derived = check(slope, text, evaluate)
    assert not derived.complete and "work the gradient or the expectation out" in derived.steps[-1].why
    assert check(slope, f"{text}\n= 2 * z", evaluate).complete
