"""The problems about machine learning: gradients, large numbers, shapes, memory, and objectives in place of weights."""

import random
import types
import warnings
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from superday.bank.load import Bank
from superday.bank.locate import shipped
from superday.judge import wire
from superday.judge.compare import difference

BANK = Bank([shipped()])
TORCH = ["multi-head-attention", "sliding-window-attention"]
OTHERS = [
    "bayesian-linear-regression",
    "kmeans",
    "logistic-regression-sgd",
    "neyman-pearson-threshold",
    "pca",
    "popularity-debiased-recommender",
    "soft-margin-svm",
    "softmax-cross-entropy",
]
EVERY = [*OTHERS, *(pytest.param(id_, marks=pytest.mark.torch) for id_ in TORCH)]
NOT_A_NUMBER = np.full((2, 2), np.nan)
NONSENSE = [None, "text", -1, 10**400, float("nan"), 1j, [], [None], (1,), np.zeros((0, 0)), np.zeros(3), NOT_A_NUMBER]
seeds = st.integers(0, 2**32 - 1)


def module(id_: str, file: str) -> Any:
    """A file of a problem, run here: these are the bank's own."""
    path = BANK.get(id_, "problem").problem().folder / file
    made = types.ModuleType(path.stem)
    exec(compile(path.read_text(), str(path), "exec"), made.__dict__)
    return made


def function(id_: str, file: str) -> Any:
    return getattr(module(id_, file), BANK.get(id_, "problem").problem().function)


def complaint(id_: str, args: Any, got: Any) -> str | None:
    """What the judge would say of a value."""
    expected, problem = function(id_, "reference.py")(*args), BANK.get(id_, "problem").problem()
    if problem.compare.kind == "checker":
        return module(id_, "checker.py").check(args, expected, got)
    return difference(problem.compare, *(wire.decode(wire.encode(value)) for value in (expected, got)))


def generated(id_: str) -> list[tuple[Any, ...]]:
    """The shown and edge inputs, and a few at random."""
    inputs, plain = module(id_, "inputs.py"), BANK.get(id_, "problem").problem().profile == "plain"
    rng: Any = random.Random(3) if plain else np.random.default_rng(3)
    return [*inputs.visible(), *inputs.edge(), *(make(rng) for make in (inputs.small, inputs.random) for _ in range(5))]


def slow(id_: str) -> list[str]:
    folder = BANK.get(id_, "problem").problem().folder
    return [f"slow/{path.name}" for path in sorted((folder / "slow").glob("*.py"))]


@pytest.mark.parametrize("id_", EVERY)
def test_every_generated_input_keeps_the_promises_of_the_statement(id_: str):
    valid = module(id_, "inputs.py").valid
    assert [args for args in generated(id_) if valid(*args) is not True] == []


@pytest.mark.parametrize("id_", EVERY)
def test_an_argument_that_makes_no_sense_is_refused_and_never_raises(id_: str):
    valid, sound = module(id_, "inputs.py").valid, module(id_, "inputs.py").visible()[-1]
    for place in range(len(sound)):
        for nonsense in NONSENSE:
            args = [*sound[:place], nonsense, *sound[place + 1 :]]
            assert type(valid(*args)) is bool
    assert [valid(*[nonsense] * len(sound)) for nonsense in NONSENSE] == [False] * len(NONSENSE)


@pytest.mark.parametrize("id_", EVERY)
def test_what_is_slow_is_still_right(id_: str):
    cases = generated(id_)[-11:]  # the last of the edge cases, small and random ones
    for file in slow(id_):
        solve = function(id_, file)
        assert [says for args in cases if (says := complaint(id_, args, solve(*args)))] == []


# Gradients


@given(seeds)
@settings(max_examples=20)
def test_the_gradient_of_the_cross_entropy_is_that_of_central_differences(seed: int):
    rng = np.random.default_rng(seed)
    logits, labels = module("softmax-cross-entropy", "inputs.py").batch(rng, 4, 3)
    for file in ("reference.py", "brute.py"):
        solve = function("softmax-cross-entropy", file)
        _, gradient = solve(logits, labels)
        for at in np.ndindex(logits.shape):
            step = np.zeros_like(logits)
            step[at] = 1e-5
            slope = (solve(logits + step, labels)[0] - solve(logits - step, labels)[0]) / 2e-5
            assert gradient[at] == pytest.approx(slope, abs=1e-8)


@pytest.mark.torch
@given(seeds)
@settings(max_examples=20)
def test_the_gradient_of_the_cross_entropy_is_that_of_autograd(seed: int):
    import torch

    rng = np.random.default_rng(seed)
    logits, labels = module("softmax-cross-entropy", "inputs.py").batch(rng, 6, 5, scale=30.0)
    live = torch.tensor(logits, requires_grad=True)
    theirs = torch.nn.functional.cross_entropy(live, torch.tensor(labels))
    theirs.backward()
    loss, gradient = function("softmax-cross-entropy", "reference.py")(logits, labels)
    assert loss == pytest.approx(theirs.item(), rel=1e-12)
    np.testing.assert_allclose(gradient, live.grad, rtol=1e-10, atol=1e-14)


@pytest.mark.torch
@pytest.mark.parametrize("id_", TORCH)
@pytest.mark.parametrize("last", [1, 3])
def test_attention_can_be_trained_its_gradients_are_those_of_finite_differences(id_: str, last: int):
    import torch

    q, k, v = (torch.randn(1, 2, 5, 3, dtype=torch.float64, requires_grad=True) for _ in range(3))
    attend, option = function(id_, "reference.py"), last if id_ == "sliding-window-attention" else last == 1
    assert torch.autograd.gradcheck(lambda *qkv: attend(*qkv, option), (q, k, v))


@pytest.mark.torch
@given(seeds)
@settings(max_examples=10)
def test_at_the_optimum_of_the_logistic_loss_autograd_finds_no_slope(seed: int):
    import torch

    rng = np.random.default_rng(seed)
    rows, y, lam = module("logistic-regression-sgd", "inputs.py").draw(rng, 50, 4, 0.05)
    checker = module("logistic-regression-sgd", "checker.py")
    best = newton(rows, y, lam)
    w = torch.tensor(best, requires_grad=True)
    scores, labels = torch.tensor(rows) @ w, torch.tensor(y, dtype=torch.float64)
    loss = torch.nn.functional.binary_cross_entropy_with_logits(scores, labels) + lam / 2 * (w @ w)
    loss.backward()
    assert loss.item() == pytest.approx(checker.optimum(rows, y, lam), rel=1e-9)
    assert w.grad is not None
    assert w.grad.abs().max().item() < 1e-8


# Large numbers and small ones


@pytest.mark.parametrize(
    ("logits", "label", "loss"), [([1e4, -1e4, 0], 0, 0), ([1e4, -1e4, 0], 1, 2e4), ([-1e4] * 3, 2, np.log(3))]
)
def test_logits_of_ten_thousand_give_the_right_loss_and_a_finite_gradient(logits: list[float], label: int, loss: float):
    got, gradient = function("softmax-cross-entropy", "reference.py")(np.array([logits]), np.array([label]))
    assert got == pytest.approx(loss)
    assert np.isfinite(gradient).all()
    assert gradient.sum() == pytest.approx(0)


@pytest.mark.parametrize("mutant", ["overflows", "epsilon_in_log", "one_maximum", "float32"])
def test_a_cross_entropy_that_is_right_for_ordinary_logits_alone_is_wrong(mutant: str):
    id_ = "softmax-cross-entropy"
    solve = function(id_, f"mutants/{mutant}.py")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # that they overflow is the point
        assert any(complaint(id_, args, solve(*args)) for args in module(id_, "inputs.py").edge())


@given(seeds)
@settings(max_examples=20)
def test_principal_components_do_not_change_when_the_data_move_far_away(seed: int):
    rng = np.random.default_rng(seed)
    near = np.round(rng.standard_normal((30, 3)) * [3, 1, 0.3] * 2**20) / 2**20  # so that the sum is exact
    reference, one_pass = function("pca", "reference.py"), function("pca", "mutants/one_pass.py")
    np.testing.assert_allclose(reference(near + 1e8, 3)[1], reference(near, 3)[1], rtol=1e-6)
    assert not np.allclose(one_pass(near + 1e8, 3)[1], reference(near, 3)[1], rtol=1e-3)
    assert complaint("pca", (near + 1e8, 3), one_pass(near + 1e8, 3))


def test_tiny_variances_are_told_from_none():
    tiny = 1e-6 * np.random.default_rng(0).standard_normal((40, 3))
    components, variances = function("pca", "reference.py")(tiny, 3)
    assert complaint("pca", (tiny, 3), (components, variances)) is None
    assert complaint("pca", (tiny, 3), (components, np.zeros(3)))
    assert complaint("pca", (tiny, 3), (components, variances + 1e-8))


@given(seeds)
@settings(max_examples=20)
def test_clusters_stay_the_same_when_the_rows_move_far_away(seed: int):
    rng = np.random.default_rng(seed)
    rows = np.round(module("kmeans", "inputs.py").blobs(rng, 40, 3, 2) * 2**10) / 2**10
    reference, expanded = function("kmeans", "reference.py"), function("kmeans", "mutants/far_from_origin.py")
    near = reference(rows, rows[:3], 0)[1]
    assert (reference(rows + 2.0**29, rows[:3] + 2.0**29, 0)[1] == near).all()
    assert (expanded(rows, rows[:3], 0)[1] == near).all()


@pytest.mark.torch
@pytest.mark.parametrize("id_", TORCH)
def test_attention_with_logits_that_overflow_float32_is_finite(id_: str):
    import torch

    q = torch.full((1, 1, 4, 1), 100.0)
    args = (q, q, torch.arange(4.0).reshape(1, 1, 4, 1), *([1] if id_ == "sliding-window-attention" else []))
    assert function(id_, "reference.py")(*args).isfinite().all()
    assert function(id_, "mutants/overflows.py")(*args).isnan().any()


# Shapes and dtypes


@pytest.mark.parametrize(
    ("id_", "mutant", "what"),
    [
        ("bayesian-linear-regression", "column", "shape"),
        ("softmax-cross-entropy", "own_class_only", "shape"),
        ("kmeans", "labels_as_floats", "float64"),
        pytest.param("multi-head-attention", "merges_heads", "shape", marks=pytest.mark.torch),
    ],
)
def test_the_right_numbers_in_the_wrong_shape_or_dtype_are_wrong(id_: str, mutant: str, what: str):
    args = module(id_, "inputs.py").visible()[0]
    assert what in str(complaint(id_, args, function(id_, f"mutants/{mutant}.py")(*args)))


# Memory


def largest_tensor(attend: Any, n: int) -> float:
    """MiB of the largest tensor that a call makes; on the meta device, which has shapes and no memory."""
    import torch
    from torch.utils._python_dispatch import TorchDispatchMode

    sizes = [0]

    class Record(TorchDispatchMode):
        def __torch_dispatch__(self, operation: Any, types_: Any, args: Any = (), kwargs: Any = None) -> Any:
            made = operation(*args, **(kwargs or {}))
            if isinstance(made, torch.Tensor):
                sizes.append(made.numel() * made.element_size())
            return made

    with torch.device("meta"), Record():
        q, k, v = (torch.empty(1, 1, n, 16) for _ in range(3))
        attend(q, k, v, 16)
    return max(sizes) / 2**20


@pytest.mark.torch
def test_only_attention_over_the_whole_matrix_breaks_the_memory_limit_at_16384():
    id_ = "sliding-window-attention"
    limit = BANK.get(id_, "problem").problem().limits.memory_mib
    assert largest_tensor(function(id_, "mutants/dense.py"), 16384) > 2 * limit
    for file in ("reference.py", *slow(id_)):
        assert largest_tensor(function(id_, file), 16384) < limit / 50
    assert [q.shape[-2] for q, *_ in [module(id_, "inputs.py").large(np.random.default_rng(0))]] == [16384]


# Training: the objective that is reached, not the weights


def newton(rows: Any, y: Any, lam: float) -> Any:
    """Another way to the optimum of logistic regression than the reference's."""
    w = np.zeros(rows.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-rows @ w))
        hessian = (rows.T * (p * (1 - p))) @ rows / len(y) + lam * np.eye(len(w))
        w = w - np.linalg.solve(hessian, rows.T @ (p - y) / len(y) + lam * w)
    return w


def logistic_case(seed: int) -> Any:
    return module("logistic-regression-sgd", "inputs.py").draw(np.random.default_rng(seed), 200, 4, 0.05)


def svm_case(seed: int) -> Any:
    return module("soft-margin-svm", "inputs.py").clouds(np.random.default_rng(seed), 30, 3, 1.0)


@given(seeds)
@settings(max_examples=5)
def test_weights_of_any_origin_are_right_where_the_logistic_objective_is(seed: int):
    args = logistic_case(seed)
    best, direction = newton(*args), np.random.default_rng(seed).standard_normal(4)
    value = module("logistic-regression-sgd", "checker.py").objective
    optimum = value(best, *args)
    assert complaint("logistic-regression-sgd", args, best) is None
    assert (
        complaint("logistic-regression-sgd", args, best + away(lambda w: value(w, *args), best, direction, 1.009))
        is None
    )
    short = best + away(lambda w: value(w, *args), best, direction, 1.02)
    assert value(short, *args) > 1.01 * optimum + 1e-4
    assert "optimum" in str(complaint("logistic-regression-sgd", args, short))


def away(value: Any, best: Any, direction: Any, times: float) -> Any:
    """How far to go in a direction until the objective is so many times the optimum; it grows on the way."""
    low, high = 0.0, 100.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if value(best + middle * direction) > times * value(best) else (middle, high)
    return low * direction


@given(seeds)
@settings(max_examples=10)
def test_no_step_in_any_direction_lowers_the_objective_of_the_svm_by_a_thousandth(seed: int):
    args = svm_case(seed)
    primal = module("soft-margin-svm", "checker.py").primal
    w, b = function("soft-margin-svm", "reference.py")(*args)
    best = primal(w, b, *args)
    rng = np.random.default_rng(seed)
    for size in (1.0, 0.1, 0.01, 0.001):
        for step in size * rng.standard_normal((50, 4)):
            assert primal(w + step[:3], b + step[3], *args) > 0.999 * best


@given(seeds)
@settings(max_examples=3)
def test_another_solver_of_the_svm_is_accepted_and_one_that_drifts_off_is_not(seed: int):
    args, id_ = svm_case(seed), "soft-margin-svm"
    primal = module(id_, "checker.py").primal
    w, b = function(id_, "brute.py")(*args)
    assert complaint(id_, args, (w, b)) is None
    assert complaint(id_, args, (w, np.float64(b))) is None
    far = away(lambda x: primal(x, b, *args), w, np.ones(3), 1.03)
    assert "optimum" in str(complaint(id_, args, (w + far, b)))


@pytest.mark.parametrize(
    ("id_", "mutant"),
    [
        ("logistic-regression-sgd", "one_epoch"),
        ("logistic-regression-sgd", "large_constant_step"),
        ("soft-margin-svm", "few_steps"),
    ],
)
def test_training_that_stops_short_is_refused_for_its_objective(id_: str, mutant: str):
    args = logistic_case(0) if id_.startswith("logistic") else svm_case(0)
    assert "The objective is" in str(complaint(id_, args, function(id_, f"mutants/{mutant}.py")(*args)))


def test_components_are_right_with_either_sign_and_in_any_basis_of_equal_variances():
    cross = np.vstack([np.eye(3), -np.eye(3)])
    components, variances = function("pca", "reference.py")(cross, 2)
    turn = np.array([[0.6, 0.8], [-0.8, 0.6]])
    assert complaint("pca", (cross, 2), (-components, variances)) is None
    assert complaint("pca", (cross, 2), (turn @ components, variances)) is None
    uneven = cross * [3, 2, 1]
    components, variances = function("pca", "reference.py")(uneven, 2)
    assert complaint("pca", (uneven, 2), (turn @ components, variances))


@pytest.mark.parametrize("id_", ["logistic-regression-sgd", "soft-margin-svm", "pca"])
def test_a_checker_is_not_talked_round_by_numbers_that_overflow(id_: str):
    """Finite, but what is computed from them is NaN, which is greater than nothing."""
    huge = 1.7e308
    for args in generated(id_):
        d = args[0].shape[1]
        weights = np.where(np.arange(d) % 2, -huge, huge)
        answers = {
            "logistic-regression-sgd": weights,
            "soft-margin-svm": (weights, -huge),
            "pca": (np.tile(weights, (args[1], 1)), np.full(args[1], huge)) if id_ == "pca" else None,
        }
        with np.errstate(all="ignore"):
            assert complaint(id_, args, answers[id_]) is not None
