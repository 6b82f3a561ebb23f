"""Logistic regression and the figures that a grader is measured by; NumPy alone."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
_BINS = 10


def learn(evidence: Floats, shown: Bools, penalty: float = 1.0) -> Floats:
    """Intercept and coefficients: logistic regression by Newton's method, ridge on features of unit variance.

    ``evidence`` is rows x features, ``shown`` the rows' marks.
    """
    scale = np.where(evidence.std(axis=0) > 0, evidence.std(axis=0), 1.0)
    x = np.column_stack([np.ones(len(evidence)), evidence / scale])
    ridge = np.diag([0.0, *[penalty] * evidence.shape[1]])
    w: Floats = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        gradient = x.T @ (p - shown) + ridge @ w
        step = np.linalg.solve(x.T @ (x * (p * (1 - p))[:, None]) + ridge, gradient)
        w = w - step
        if np.abs(step).max() < 1e-8:
            break
    return np.concatenate([w[:1], w[1:] / scale])


def chances(weights: Floats, evidence: Floats) -> Floats:
    """What the regression says of each row, in [0, 1]."""
    p: Floats = 1 / (1 + np.exp(-(weights[0] + evidence @ weights[1:])))
    return p


def out_of_group(evidence: Floats, shown: Bools, groups: NDArray[Any], folds: int = 0) -> Floats:
    """Chances of each row from a regression learned on other groups (in ``folds`` parts, or one group at a time)."""
    names = {name: n % folds if folds else n for n, name in enumerate(sorted(set(groups)))}
    part = np.array([names[group] for group in groups])
    told: Floats = np.zeros(len(shown))
    for one in np.unique(part):
        told[part == one] = chances(learn(evidence[part != one], shown[part != one]), evidence[part == one])
    return told


def figures(chance: Floats, shown: Bools, marks: Floats, lengths: Floats) -> dict[str, float]:
    """How far chances agree with the marks: in all, where surer, in both classes alike; and what length adds."""
    sure, right = np.maximum(chance, 1 - chance), (chance > 0.5) == shown
    order = np.argsort(-sure, kind="stable")
    return {
        "right": float(right.mean()),
        "macro_f1": macro_f1(chance > 0.5, shown),
        "surer_half": float(right[order[: len(order) // 2]].mean()),
        "surest_third": float(right[order[: int(0.3 * len(order))]].mean()),
        "calibration": calibration(sure, right),
        "length": partial_correlation(chance, lengths, marks),
    }


def macro_f1(said: Bools, shown: Bools) -> float:
    """The mean of both classes' F1."""
    return float(np.mean([2 * ((said == k) & (shown == k)).sum() / max(1, (said == k).sum() + (shown == k).sum())
                          for k in (True, False)]))  # fmt: skip


def calibration(sure: Floats, right: Bools) -> float:
    """Expected calibration error, ten bins of [0.5, 1] (Guo et al., On Calibration of Modern Neural Networks, 2017)."""
    bins = np.minimum((_BINS * 2 * (sure - 0.5)).astype(int), _BINS - 1)
    gaps = [(bins == b).mean() * abs(right[bins == b].mean() - sure[bins == b].mean()) for b in np.unique(bins)]
    return float(np.sum(gaps))


def partial_correlation(one: Floats, other: Floats, given: Floats) -> float:
    """Correlation of what is left of both when ``given`` is regressed out; 0 where nothing is left."""
    rest = [v - np.polyval(np.polyfit(given, v, 1), given) for v in (one, other)]
    return float(np.corrcoef(*rest)[0, 1]) if all(r.std() > 1e-12 for r in rest) else 0.0
