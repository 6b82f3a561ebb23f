"""The targets of the shipped derivations against independent computations: SciPy, finite differences, sums.

The bank's own proof shows that solutions and targets agree; this shows that the targets are right.
"""

# Matrices are called as in the derivations.
# ruff: noqa: N803, N806

import itertools
from collections.abc import Callable
from typing import Any

import msgspec
import numpy as np
import pytest
import scipy.integrate
import scipy.optimize
import scipy.special
import scipy.stats

from superday.bank import open_bank
from superday.bank.model import DerivationItem
from superday.maths.check import check
from superday.maths.confined import Evaluate
from superday.maths.inside.draw import Draw
from superday.maths.inside.sampling import give

BANK = open_bank()
IDS = [item.id for item in BANK.of("derivation")]
FIXED = {
    "blr-posterior": ({"X", "y", "s2", "m0", "S0"}, {"mean", "cov"}),
    "blr-evidence": ({"X", "y", "s2", "m0", "S0"}, {"evidence"}),
    "logistic-gradient": ({"X", "y", "w", "n"}, {"grad"}),
    "softmax-jacobian": ({"z", "s"}, {"J"}),
    "kl-gaussians": ({"m1", "S1", "m2", "S2", "d"}, {"kl"}),
    "svm-dual": ({"a", "X", "y", "C"}, {"dual"}),
}


def derivation(name: str) -> DerivationItem:
    item = BANK.get(name)
    assert isinstance(item, DerivationItem)
    return item


def instance(name: str, seed: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """The given symbols of one random instance, and the values of the targets on it."""
    item, draw, rng = derivation(name), Draw(derivation(name).dims), np.random.default_rng(seed)
    for symbol in item.symbols:
        give(draw, rng, msgspec.to_builtins(symbol))
    given = {name: value(draw, name) for name in draw.names}
    return given, {target.name: value(draw, target.expr) for target in item.targets}


def value(draw: Draw, source: str) -> Any:
    """The plain array that an expression comes to."""
    return draw.line(source).data


def drawn(dims: dict[str, int], **given: Any) -> Draw:
    """An instance with these values."""
    draw = Draw(dims)
    for name, array in given.items():
        draw.give(name, array)
    return draw


def slope(function: Callable[[Any], Any], at: Any, step: float = 1e-6) -> Any:
    """Central differences: the derivative of ``function`` by every entry of ``at``, entries first."""
    shifts = (np.eye(at.size) * step).reshape(-1, *at.shape)
    return np.array([(function(at + shift) - function(at - shift)) / (2 * step) for shift in shifts])


@pytest.fixture(params=[0, 1, 2])
def seed(request: pytest.FixtureRequest) -> int:
    return int(request.param)


def test_the_derivations_that_other_tools_use_are_there_with_their_symbols() -> None:
    for name, (symbols, targets) in FIXED.items():
        item = derivation(name)
        assert {symbol.name for symbol in item.symbols} == symbols
        assert {target.name for target in item.targets} == targets


def test_posterior_is_where_the_log_posterior_peaks_and_how_it_curves(seed: int) -> None:
    given, target = instance("blr-posterior", seed)

    def energy(w: Any) -> Any:
        misfit, shift = given["y"] - given["X"] @ w, w - given["m0"]
        return misfit @ misfit / (2 * given["s2"]) + shift @ np.linalg.solve(given["S0"], shift) / 2

    np.testing.assert_allclose(slope(energy, target["mean"]), 0, atol=1e-6)
    curvature = slope(lambda w: slope(energy, w, 1e-4), target["mean"], 1e-4)
    np.testing.assert_allclose(np.linalg.inv(curvature), target["cov"], rtol=1e-4, atol=1e-6)


def test_evidence_is_the_likelihood_averaged_over_the_prior() -> None:
    rng = np.random.default_rng(3)
    given = {"X": rng.normal(size=(4, 1)), "y": rng.normal(size=4), "m0": rng.normal(size=1)}
    draw = drawn({"n": 4, "d": 1}, **given, s2=0.7, S0=[[1.3]])

    def integrand(w: float) -> float:
        likelihood = scipy.stats.norm.pdf(given["y"], given["X"][:, 0] * w, np.sqrt(0.7)).prod()
        return float(likelihood * scipy.stats.norm.pdf(w, given["m0"][0], np.sqrt(1.3)))

    average, _ = scipy.integrate.quad(integrand, -20, 20, epsabs=1e-14, limit=200)
    (target,) = derivation("blr-evidence").targets
    np.testing.assert_allclose(value(draw, target.expr), np.log(average), rtol=1e-8)


def test_evidence_is_scipys_normal_log_density(seed: int) -> None:
    given, target = instance("blr-evidence", seed)
    cov = given["X"] @ given["S0"] @ given["X"].T + given["s2"] * np.eye(len(given["y"]))
    density = scipy.stats.multivariate_normal(given["X"] @ given["m0"], cov).logpdf(given["y"])
    np.testing.assert_allclose(target["evidence"], density, rtol=1e-10)


def test_logistic_gradient_is_the_slope_of_the_mean_loss(seed: int) -> None:
    given, target = instance("logistic-gradient", seed)

    def loss(w: Any) -> Any:
        z = given["X"] @ w
        return np.mean(np.logaddexp(0, z) - given["y"] * z)

    np.testing.assert_allclose(target["grad"], slope(loss, given["w"]), rtol=1e-6, atol=1e-8)


def test_softmax_jacobian_is_the_slope_of_softmax(seed: int) -> None:
    given, target = instance("softmax-jacobian", seed)
    np.testing.assert_allclose(given["s"], scipy.special.softmax(given["z"]), rtol=1e-12)
    np.testing.assert_allclose(target["J"], slope(scipy.special.softmax, given["z"]).T, rtol=1e-5, atol=1e-9)


def test_kl_is_the_integral_of_the_log_ratio_in_one_dimension() -> None:
    draw = drawn({"d": 1}, m1=[0.3], S1=[[0.5]], m2=[-0.4], S2=[[1.7]])
    first, second = scipy.stats.norm(0.3, np.sqrt(0.5)), scipy.stats.norm(-0.4, np.sqrt(1.7))
    integral, _ = scipy.integrate.quad(lambda x: first.pdf(x) * (first.logpdf(x) - second.logpdf(x)), -15, 15)
    (target,) = derivation("kl-gaussians").targets
    np.testing.assert_allclose(value(draw, target.expr), integral, rtol=1e-7)


def test_kl_is_the_average_log_ratio(seed: int) -> None:
    given, target = instance("kl-gaussians", seed)
    first = scipy.stats.multivariate_normal(given["m1"], given["S1"])
    second = scipy.stats.multivariate_normal(given["m2"], given["S2"])
    draws = first.rvs(200_000, random_state=seed)
    ratios = first.logpdf(draws) - second.logpdf(draws)
    assert abs(ratios.mean() - target["kl"]) < 5 * ratios.std() / np.sqrt(len(ratios))


def test_the_svms_best_dual_value_is_its_best_primal_value() -> None:
    rng = np.random.default_rng(5)
    X, y, C = rng.normal(size=(8, 2)), np.array([1.0, -1, 1, 1, -1, -1, 1, -1]), 0.8
    draw = drawn({"n": 8, "d": 2}, X=X, y=y, C=C)
    (target,) = derivation("svm-dual").targets

    def dual(a: Any) -> float:
        draw.give("a", a)
        return float(value(draw, target.expr))

    balanced = {"type": "eq", "fun": lambda a: a @ y}
    options = {"ftol": 1e-12, "maxiter": 500}
    best = scipy.optimize.minimize(
        lambda a: -dual(a), np.full(8, C / 2), bounds=[(0, C)] * 8, constraints=balanced, options=options
    )
    # The primal as a quadratic programme in (w, b, xi).
    margins = {"type": "ineq", "fun": lambda v: y * (X @ v[:2] + v[2]) - 1 + v[3:]}
    primal = scipy.optimize.minimize(
        lambda v: v[:2] @ v[:2] / 2 + C * v[3:].sum(),
        np.ones(11),
        bounds=[(None, None)] * 3 + [(0, None)] * 8,
        constraints=margins,
        options=options,
    )
    np.testing.assert_allclose(dual(best.x), primal.fun, rtol=1e-5)


def test_ols_covariance_is_what_resampled_noise_gives(seed: int) -> None:
    given, target = instance("ols-variance", seed)
    rng, X = np.random.default_rng(seed), given["X"]
    # Uniform noise: the formula must not rest on normality.
    noise = rng.uniform(-1, 1, size=(X.shape[0], 100_000)) * np.sqrt(3 * given["s2"])
    estimates = np.linalg.lstsq(X, noise, rcond=None)[0]
    np.testing.assert_allclose(np.cov(estimates), target["cov"], atol=0.03 * np.abs(target["cov"]).max())


def test_softmax_regression_gradient_is_the_slope_of_the_mean_loss(seed: int) -> None:
    given, target = instance("softmax-cross-entropy-gradient", seed)

    def loss(W: Any) -> Any:
        return -np.mean((given["Y"] * scipy.special.log_softmax(given["X"] @ W, axis=1)).sum(axis=1))

    numeric = slope(loss, given["W"]).reshape(given["W"].shape)
    np.testing.assert_allclose(target["grad"], numeric, rtol=1e-6, atol=1e-8)


def test_minibatch_covariance_is_that_over_all_possible_batches() -> None:
    G = np.random.default_rng(0).normal(size=(4, 2))
    draw = drawn({"n": 4, "d": 2, "b": 3}, G=G)
    batches = np.array([G[list(batch)].mean(axis=0) for batch in itertools.product(range(4), repeat=3)])
    (target,) = derivation("minibatch-gradient-variance").targets
    np.testing.assert_allclose(value(draw, target.expr), np.cov(batches.T, bias=True), rtol=1e-10)


def test_confidence_interval_is_scipys(seed: int) -> None:
    given, target = instance("confidence-interval-half-width", seed)
    x, n = given["x"], len(given["x"])
    low, high = scipy.stats.t.interval(0.95, n - 1, loc=x.mean(), scale=scipy.stats.sem(x))
    quantile = scipy.stats.t.ppf(0.975, n - 1)
    np.testing.assert_allclose(target["half"] / given["q"] * quantile, (high - low) / 2, rtol=1e-10)


@pytest.mark.parametrize("name", IDS)
def test_every_wrong_turn_is_told_by_its_diagnosis(name: str, evaluate: Evaluate) -> None:
    checked = derivation(name).derivation()
    for turn in checked.wrong_turns:
        step = check(checked, f"{turn.target} = {turn.expr}", evaluate).steps[-1]
        assert not step.ok and step.why == turn.says


@pytest.mark.parametrize("name", IDS)
def test_every_derivation_teaches(name: str) -> None:
    item = derivation(name)
    assert len(item.checkpoints) >= 2 and len(item.wrong_turns) >= 3
    assert len(item.solutions) >= 2 and len(item.mistakes) + len(item.planted) >= 4
    assert len(item.hints) >= 2 and len(item.points) >= 3 and item.follow_ups and item.what_ifs
    assert "$" in item.answer
