"""How likely it is that an answer shows a point, or states a trap, from what its sentences show.

Two logistic regressions, one for all points and one for all traps.  The coefficients say how much a kind of evidence is
worth, never what a point is about.  They were learned on the marked examples of the bank by
``benchmarks/grading.py --learn``, which also measures them on questions that they were not learned on
(docs/grading.md).
"""

import math
from collections.abc import Iterable
from typing import NamedTuple


class PointEvidence(NamedTuple):
    """What an answer shows of a point.

    In the window that shows most: the share of key terms, whether all of them are said (one at least that the question
    does not give away), how much of the best wording, and its lead over that of any other point.  In all windows: the
    largest share of the point's own statement, and of any wording, long windows counting less.
    """

    terms: float
    full: float
    lead: float
    says: float
    dense: float
    recall: float


class TrapEvidence(NamedTuple):
    """What a window shows of a trap: all key terms; how much of the best wording, also with long windows counting less;
    its lead over the point that the trap refutes, and over any other; whether it is denied."""

    full: float
    recall: float
    dense: float
    lead: float
    lead_of_all: float
    against: float


POINT = (-4.78, PointEvidence(terms=1.89, full=0.72, lead=1.77, says=8.28, dense=4.93, recall=0.17))
TRAP = (-4.51, TrapEvidence(full=3.37, recall=5.71, dense=-3.98, lead=1.21, lead_of_all=5.46, against=-2.77))


def of_point(evidence: PointEvidence) -> float:
    """The chance, in [0, 1], that the answer shows the point."""
    return _logistic(*POINT, evidence)


def of_trap(evidence: TrapEvidence) -> float:
    """The chance, in [0, 1], that the window states the trap."""
    return _logistic(*TRAP, evidence)


def _logistic(intercept: float, coefficients: Iterable[float], evidence: Iterable[float]) -> float:
    return 1 / (1 + math.exp(-intercept - sum(a * b for a, b in zip(coefficients, evidence, strict=True))))
