"""Logistic regression and the figures that a grader is measured by; NumPy alone."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
_BINS = 10
_RESAMPLES = 500


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


def figures(chance: Floats, shown: Bools, marks: Floats, lengths: Floats) -> dict[str, float]:
    """How far chances agree with the marks, in all and where surer; in both classes alike; and what length adds."""
    sure, right = np.maximum(chance, 1 - chance), (chance > 0.5) == shown
    order = np.argsort(-sure, kind="stable")
    half, third = order[: len(order) // 2], order[: int(0.3 * len(order))]
    return {
        "right": float(right.mean()),
        "surer_half": float(right[half].mean()),
        "surest_third": float(right[third].mean()),
        "macro_f1": macro_f1(chance > 0.5, shown),
        "macro_f1_half": macro_f1(chance[half] > 0.5, shown[half]),
        "macro_f1_third": macro_f1(chance[third] > 0.5, shown[third]),
        "calibration": calibration(sure, right),
        "length": partial_correlation(chance, lengths, marks),
    }


def intervals(
    chance: Floats, shown: Bools, marks: Floats, lengths: Floats, groups: NDArray[Any]
) -> dict[str, tuple[float, float]]:
    """Where 95 % of each figure lie when questions are drawn anew, with replacement."""
    draw = np.random.default_rng(1)
    rows = [np.flatnonzero(groups == name) for name in np.unique(groups)]
    told = []
    for _ in range(_RESAMPLES):
        drawn = np.concatenate([rows[n] for n in draw.integers(0, len(rows), len(rows))])
        told.append(figures(chance[drawn], shown[drawn], marks[drawn], lengths[drawn]))
    found = {name: np.quantile([one[name] for one in told], (0.025, 0.975)) for name in told[0]}
    return {name: (float(low), float(high)) for name, (low, high) in found.items()}


def calibration_by_chance(chance: Floats) -> float:
    """The calibration error that chances which are exactly right have on as many marks, in the mean."""
    draw, sure = np.random.default_rng(1), np.maximum(chance, 1 - chance)
    return float(np.mean([calibration(sure, draw.random(len(sure)) < sure) for _ in range(200)]))


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
    known = given - given.mean()
    rest = [v - v.mean() - known * ((known * v).sum() / ((known**2).sum() or 1.0)) for v in (one, other)]
    return float(np.corrcoef(*rest)[0, 1]) if all(r.std() > 1e-12 for r in rest) else 0.0


def slopes_given(evidence: Floats, lengths: Floats, marks: Floats) -> Floats:
    """By how much each feature (columns) grows with a word more of length at the same mark: least squares."""
    known = np.column_stack([np.ones(len(marks)), marks, lengths])
    found: Floats = np.linalg.lstsq(known, evidence, rcond=None)[0][2]
    return found
