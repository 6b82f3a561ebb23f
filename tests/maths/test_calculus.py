"""Derivatives against finite differences, expectations against sums and known moments."""

import itertools
from typing import Any

import numpy as np
import pytest
import scipy.integrate
import scipy.stats
from hypothesis import given, settings
from hypothesis import strategies as st

from superday.maths.inside.draw import Draw
from superday.maths.inside.functions import UndefinedError
from superday.maths.inside.names import Binding
from superday.maths.inside.sampling import give
from superday.maths.inside.tree import tree

RNG = np.random.default_rng(7)
# All smooth where they are evaluated; w has length d, X is n x d, y length n, t a number, A d x d.
NUMBERS = [
    "sum(log(1 + exp(X @ w)) - y * (X @ w))",
    "w @ A @ w + t * sum(w)",
    "logdet(A @ A.T + outer(w, w) + eye(d))",
    "log(det(eye(d) + outer(w, w)))",
    "trace(inv(A @ A.T + t**2 * outer(w, w) + eye(d)) @ diag(w))",
    "logsumexp(X @ w) - dot(y, X @ w)",
    "-y @ log(softmax(X @ w * t))",
    "norm(y - X @ w) ** t",
    "mean(relu(X @ w)) + max(w) - min(X @ w)",
    "sum(where(X @ w > 0, X @ w, exp(X @ w) - 1))",
    "prod(w) * t + sum(cumsum(w) ** 2)",
    "sum(sigmoid(w[1:] * w[:-1])) + tanh(t * w[0])",
    "sum(maximum(X @ w, y) * minimum(w[0], t)) / sqrt(1 + w @ w)",
    "sum(softmax(outer(w, w), axis=0)[:, 0] * abs(w)) + log1p(t**2 * w[0]**2)",
    "E(sigmoid(z * w[0] + t)) + Var(z * w[1])",
    "sum(mean(X * w, axis=1)**3) + sum(w[:, None] * w[None, :] / (2 + t**2))",
]


def instance(**more: Any) -> Draw:
    rng = np.random.default_rng(3)
    draw = Draw({"n": 5, "d": 3})
    given_ = {"X": rng.normal(size=(5, 3)), "y": rng.uniform(0.1, 0.9, 5), "w": rng.normal(size=3), "t": 0.8}
    for name, array in {**given_, "A": rng.normal(size=(3, 3)), **more}.items():
        draw.give(name, array)
    random = {"name": "z", "shape": [], "define": None, "random": "normal(t, 1 + t**2)", "sample": None}
    give(draw, rng, random)
    return draw


def value(source: str, **more: Any) -> Any:
    return instance(**more).line(source).data


def slope(source: str, name: str, step: float = 1e-5) -> Any:
    """Central differences, entries of the symbol last."""
    at = value(name)
    shifts = (np.eye(at.size) * step).reshape(-1, *at.shape)
    up, down = ([value(source, **{name: at + by}) for by in signed] for signed in (shifts, -shifts))
    rows = (np.array(up) - np.array(down)) / (2 * step)
    return np.moveaxis(rows, 0, -1).reshape(rows.shape[1:] + at.shape)


@pytest.mark.parametrize("source", NUMBERS)
@pytest.mark.parametrize("name", ["w", "t", "A"])
def test_a_gradient_is_the_slope(source: str, name: str) -> None:
    exact = value(f"grad({source}, {name})")
    assert exact.shape == value(name).shape
    np.testing.assert_allclose(exact, slope(source, name), rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize("source", NUMBERS)
def test_a_hessian_is_the_slope_of_the_gradient_and_symmetric(source: str) -> None:
    hessian = value(f"hess({source}, w)")
    np.testing.assert_allclose(hessian, slope(f"grad({source}, w)", "w"), rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(hessian, hessian.T, atol=1e-9)
    np.testing.assert_allclose(hessian, value(f"jac(grad({source}, w), w)"), atol=1e-12)
    np.testing.assert_allclose(value(f"hess({source}, t)"), slope(f"grad({source}, t)", "t"), rtol=1e-4, atol=1e-6)


@pytest.mark.parametrize("source", ["softmax(w)", "X @ w * t", "inv(A @ A.T + eye(d)) @ w", "cumsum(exp(w))"])
def test_a_jacobian_has_a_row_for_each_entry_of_the_vector(source: str) -> None:
    np.testing.assert_allclose(value(f"jac({source}, w)"), slope(source, "w"), rtol=1e-6, atol=1e-8)


def test_derivatives_of_one_symbol_inside_those_of_another_are_kept_apart() -> None:
    source = "sum(exp(w * t)) * t**3"
    mixed = value(f"grad(sum(grad({source}, w)), t)")
    np.testing.assert_allclose(mixed, value(f"sum(grad(grad({source}, t), w))"), rtol=1e-12)
    # The usual confusion: the inner derivative is 1, whatever the outer one moves.
    np.testing.assert_allclose(value("grad(t * grad(t * w[0], w)[0], t)"), 2 * value("t"), rtol=1e-12)


def test_a_name_is_a_function_of_what_it_was_made_of() -> None:
    draw = instance()
    for name, source in (("p", "sigmoid(X @ w)"), ("loss", "-sum(y * log(p) + (1 - y) * log(1 - p))")):
        names = draw.names
        draw.bind(name, Binding(draw.line(source), tree(source), names))
    draw.bind("p", Binding(draw.line("y"), tree("y"), draw.names))  # what p meant in the loss it still means there
    np.testing.assert_allclose(draw.line("grad(loss, w)").data, value("X.T @ (sigmoid(X @ w) - y)"), rtol=1e-10)
    np.testing.assert_allclose(draw.line("grad(loss + t, X)").data.shape, (5, 3))


def random(symbols: list[tuple[str, list[str], str]], **given_: Any) -> Draw:
    draw, rng = Draw({"k": 3, "n": 2}), np.random.default_rng(5)
    for name, array in given_.items():
        draw.give(name, array)
    for name, shape, law in symbols:
        give(draw, rng, {"name": name, "shape": shape, "define": None, "sample": None, "random": law})
    return draw


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(0.05, 0.95), min_size=1, max_size=4), st.floats(-2, 2))
def test_bernoullis_are_gone_through(p: list[float], by: float) -> None:
    draw = Draw({"k": len(p)})
    draw.give("p", p)
    draw.give("c", by)
    give(draw, RNG, {"name": "b", "shape": ["k"], "define": None, "sample": None, "random": "bernoulli(p)"})
    expected = 0.0
    for outcome in itertools.product([0, 1], repeat=len(p)):
        chance = np.prod([q if hit else 1 - q for q, hit in zip(p, outcome, strict=True)])
        expected += chance * np.exp(by * sum(outcome))
    np.testing.assert_allclose(draw.line("E(exp(c * sum(b)))").data, expected, rtol=1e-10)
    np.testing.assert_allclose(draw.line("Cov(b, b)").data, np.diag([q * (1 - q) for q in p]), atol=1e-12)


def test_categories_and_atoms_are_gone_through() -> None:
    p, v = np.array([0.2, 0.5, 0.3]), np.array([-1.0, 0.5, 4.0])
    laws = [("c", ["k"], "categorical(p)"), ("a", ["n"], "atoms(v, p)"), ("s", [], "atoms(v, p)")]
    draw = random(laws, p=p, v=v)
    np.testing.assert_allclose(draw.line("E(c)").data, p, rtol=1e-12)
    np.testing.assert_allclose(draw.line("Cov(c, c)").data, np.diag(p) - np.outer(p, p), atol=1e-12)
    mean, second, third = (v**k @ p for k in (1, 2, 3))
    np.testing.assert_allclose(draw.line("E(s**3)").data, third, rtol=1e-12)
    np.testing.assert_allclose(draw.line("Var(mean(a))").data, (second - mean**2) / 2, rtol=1e-12)
    np.testing.assert_allclose(draw.line("E(prod(a))").data, mean**2, rtol=1e-12)
    np.testing.assert_allclose(draw.line("E(s * a)").data, np.full(2, mean**2), rtol=1e-12)


def test_normals_have_their_moments_and_more() -> None:
    m, S = np.array([0.5, -1.0, 2.0]), np.array([[2.0, 0.3, 0.1], [0.3, 1.0, -0.2], [0.1, -0.2, 0.7]])  # noqa: N806
    draw = random([("x", ["k"], "normal(m, S)"), ("z", [], "normal(m[0], S[0, 0])")], m=m, S=S)
    np.testing.assert_allclose(draw.line("Cov(x, x)").data, S, atol=1e-10)
    np.testing.assert_allclose(draw.line("E(x @ S @ x)").data, np.trace(S @ S) + m @ S @ m, rtol=1e-10)
    # Isserlis, for the fourth moment about the mean.
    np.testing.assert_allclose(draw.line("E((x[0] - m[0])**2 * (x[1] - m[1])**2)").data, 2.0 * 1.0 + 2 * 0.3**2)
    np.testing.assert_allclose(draw.line("E(exp(z))").data, np.exp(0.5 + 1.0), rtol=1e-9)
    density = scipy.stats.norm(0.5, np.sqrt(2.0)).pdf
    integral, _ = scipy.integrate.quad(lambda z: density(z) / (1 + np.exp(-3 * z)), -15, 15, epsabs=1e-13)
    np.testing.assert_allclose(draw.line("E(sigmoid(3 * z))").data, integral, rtol=1e-9)


def test_a_uniform_is_integrated() -> None:
    draw = random([("u", [], "uniform(a, b)")], a=0.5, b=2.5)
    np.testing.assert_allclose(draw.line("E(log(u))").data, scipy.stats.uniform(0.5, 2).expect(np.log), rtol=1e-9)
    np.testing.assert_allclose(draw.line("Var(u)").data, 4 / 12, rtol=1e-12)


def test_an_average_over_one_symbol_is_a_function_of_the_other() -> None:
    draw = random([("x", [], "normal(m, v)"), ("y", [], "normal(x, 1)")], m=0.3, v=2.0)
    np.testing.assert_allclose(draw.line("E(y, y)").data, draw.line("x").data, atol=1e-12)
    np.testing.assert_allclose(draw.line("Var(y)").data, 3.0, rtol=1e-9)
    total = draw.line("E(Var(y, y)) + Var(E(y, y))").data
    np.testing.assert_allclose(total, 3.0, rtol=1e-9)
    np.testing.assert_allclose(draw.line("Cov(x, y)").data, 2.0, rtol=1e-9)


def test_derivatives_go_through_averages_and_averages_over_derivatives() -> None:
    draw = random([("x", [], "normal(m, v)"), ("b", [], "bernoulli(sigmoid(m))")], m=0.3, v=2.0)
    np.testing.assert_allclose(draw.line("grad(E(x**2), m)").data, 0.6, rtol=1e-9)
    np.testing.assert_allclose(draw.line("grad(E(x**2), v)").data, 1.0, rtol=1e-9)
    score = "grad(-(x - m)**2 / (2 * v), m)"
    np.testing.assert_allclose(draw.line(f"E(x**2 * {score})").data, 0.6, rtol=1e-9)
    np.testing.assert_allclose(draw.line(f"Var({score})").data, 0.5, rtol=1e-9)
    log_likelihood = "b * log(sigmoid(m)) + (1 - b) * log(1 - sigmoid(m))"
    fisher = draw.line(f"-E(hess({log_likelihood}, m))").data
    np.testing.assert_allclose(fisher, draw.line("sigmoid(m) * (1 - sigmoid(m))").data, rtol=1e-9)
    np.testing.assert_allclose(
        draw.line("grad(E(b * x), m)").data, draw.line(f"E(b * x * ({score} + grad({log_likelihood}, m)))").data
    )


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("grad(x, m)", "differentiates a number"),
        ("jac(m, x)", "differentiates a vector"),
        ("E(abs(z - 1))", "a kink"),
        ("E(where(z > 1, 1, 0))", "a kink"),
        ("Var(x)", "take Cov(x, x)"),
        ("Cov(x, m)", "two numbers, or of two vectors"),
        ("E(x, m)", "averages over a random symbol"),
        ("E(log(z))", "log of a negative number"),
        ("E(x[0] * z * u[0] * u[1] * u[2])", "averages over 7 coordinates"),
        ("hess(m * m, S)", "more than two axes"),
    ],
)
def test_what_has_no_derivative_or_average_says_why(source: str, says: str) -> None:
    laws = [("x", ["k"], "normal(m * ones(3), S)"), ("z", [], "normal(m, 2)"), ("u", ["k"], "normal(m, 1)")]
    with pytest.raises(UndefinedError, match=says.replace("(", "\\(").replace(")", "\\)")):
        random(laws, m=0.3, S=np.eye(3)).line(source)
