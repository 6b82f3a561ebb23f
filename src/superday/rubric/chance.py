"""How likely it is that an answer shows a point, or states a trap, from what its sentences show.

Three logistic regressions, for all points and all traps alike: whether a point is shown, whether a trap is stated, and
whether it is believed.  The coefficients say how much a kind of evidence is worth, never what a point is about.  They
were learned on the marked examples of the bank by ``benchmarks/grading.py --learn``, the third on the traps' own
wordings too, each as if the rubric had not had it; the same program measures them on questions that they were not
learned on (docs/grading.md).
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
    """What a window shows of a trap.

    The share of key terms; how much of the best wording, and of any, long windows counting less; how much the words
    tell on average; the lead over the point that the trap refutes, and over all; how far the rest of the answer shows
    that point (minus the logarithm of the chance that it does not); whether it is denied.
    """

    terms: float
    recall: float
    dense: float
    telling: float
    lead: float
    lead_of_all: float
    shown: float
    against: float


POINT = (-5.24, PointEvidence(terms=2.13, full=1.04, lead=1.91, says=8.33, dense=5.07, recall=0.35))
TRAP = (
    -5.84,
    TrapEvidence(
        terms=3.10, recall=9.53, dense=-6.22, telling=2.30, lead=2.13, lead_of_all=-0.68, shown=-0.51, against=-3.18
    ),
)
BELIEF = (
    -2.39,
    TrapEvidence(
        terms=1.58, recall=-2.10, dense=0.55, telling=0.72, lead=1.54, lead_of_all=1.20, shown=-0.75, against=-3.07
    ),
)


def of_point(evidence: PointEvidence) -> float:
    """The chance, in [0, 1], that the answer shows the point."""
    return _logistic(*POINT, evidence)


def of_trap(evidence: TrapEvidence) -> float:
    """The chance, in [0, 1], that the window states the trap."""
    return _logistic(*TRAP, evidence)


def of_belief(evidence: TrapEvidence) -> float:
    """The chance, in [0, 1], that whoever says it believes the trap, in whatever words."""
    return _logistic(*BELIEF, evidence)


def _logistic(intercept: float, coefficients: Iterable[float], evidence: Iterable[float]) -> float:
    return 1 / (1 + math.exp(-intercept - sum(a * b for a, b in zip(coefficients, evidence, strict=True))))
