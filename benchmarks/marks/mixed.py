"""Logistic regression in which every question has a strictness of its own; NumPy alone.

Whoever marks one question wants nearly all of the reference, whoever marks another a fifth of it.  A regression that
does not know this takes the strictness of the questions it has seen for the worth of the evidence.  Here a question's
intercept is drawn from a normal distribution, whose variance is learned too, and the chance for a question that was
never seen is the mean over that distribution (Breslow and Clayton, Approximate Inference in Generalized Linear Mixed
Models, 1993).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from marks.figures import Bools, Floats

_STEPS = 15
_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(15)


@dataclass(frozen=True)
class Mixed:
    """Intercept and coefficients, what is known of each question's own intercept, and the variance of these."""

    weights: Floats
    known: dict[str, tuple[float, float]]
    variance: float

    def chances(self, evidence: Floats, question: str = "") -> Floats:
        """The chance of each row (rows x features) of a question, in [0, 1]; by default of one never seen."""
        mean, variance = self.known.get(question, (0.0, self.variance))
        told = self.weights[0] + evidence @ self.weights[1:] + mean
        spread = np.sqrt(variance) * _NODES
        mixed: Floats = _logistic(told[:, None] + spread) @ (_WEIGHTS / _WEIGHTS.sum())
        return mixed


def learn_mixed(evidence: Floats, shown: Bools, groups: NDArray[Any], penalty: float = 1.0) -> Mixed:
    """Learned from ``evidence`` (rows x features), the rows' marks, and the question that each belongs to.

    Newton's method, and after each step the variance of the intercepts as their posterior has it; ridge on features of
    unit variance.
    """
    names, which = np.unique(groups, return_inverse=True)
    mean, scale = evidence.mean(axis=0), np.where(evidence.std(axis=0) > 0, evidence.std(axis=0), 1.0)
    x = np.column_stack([np.ones(len(evidence)), (evidence - mean) / scale])
    shared = x.shape[1]  # the weights of all questions; behind them each question's own intercept
    w, variance = np.zeros(shared + len(names)), 1.0
    for _ in range(_STEPS):
        ridge = np.concatenate([[0.0], np.full(shared - 1, penalty), np.full(len(names), 1 / variance)])
        p = _logistic((x * w[:shared]).sum(axis=1) + w[shared:][which])
        curvature = np.linalg.inv(_information(x, which, p * (1 - p), len(names)) + np.diag(ridge))
        wrong = _summed(x * (p - shown)[:, None], which, len(names))
        w = w - curvature @ (np.concatenate([wrong.sum(axis=0), wrong[:, 0]]) + ridge * w)
        doubt = np.diag(curvature)[shared:]
        variance = float(np.mean(w[shared:] ** 2 + doubt))
    slopes = w[1:shared] / scale
    known = {str(name): (float(u), float(v)) for name, u, v in zip(names, w[shared:], doubt, strict=True)}
    return Mixed(np.concatenate([[w[0] - mean @ slopes], slopes]), known, variance)


def _information(x: Floats, which: NDArray[Any], weights: Floats, questions: int) -> Floats:
    """Fisher's information of the shared weights and the questions' intercepts; no row knows two of the latter."""
    weighted = x * weights[:, None]
    within = np.array([(x * column[:, None]).sum(axis=0) for column in weighted.T])
    across = _summed(weighted, which, questions)
    return np.block([[within, across.T], [across, np.diag(across[:, 0])]])


def _summed(rows: Floats, which: NDArray[Any], questions: int) -> Floats:
    """The sum of each question's rows; the first column is that of ones."""
    return np.column_stack([np.bincount(which, weights=column, minlength=questions) for column in rows.T])


def _logistic(told: Floats) -> Floats:
    p: Floats = 1 / (1 + np.exp(-np.clip(told, -30, 30)))
    return p
