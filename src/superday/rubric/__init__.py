"""Grade words against points, without a language model, and say where the evidence is thin.

``grade`` the main answer, ``grade_follow_up``, ``grade_what_if``, ``grade_probe`` and ``grade_belief`` the replies,
``merge`` the findings, ``score`` them, ask what was ``missed`` and about beliefs ``noticed`` or ``suspected``.
``match_facts`` answers clarifying questions; ``prove`` proves a rubric.  Everything here is pure.  How and why:
docs/grading.md.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from superday.rubric.asked import match_facts, reveals
    from superday.rubric.grading import grade, grade_belief, grade_follow_up, grade_what_if, narrow
    from superday.rubric.probes import grade_probe
    from superday.rubric.proving import prove
    from superday.rubric.scoring import Score, band_of, merge, missed, noticed, score, suspected

__all__ = [
    "Score",
    "band_of",
    "grade",
    "grade_belief",
    "grade_follow_up",
    "grade_probe",
    "grade_what_if",
    "match_facts",
    "merge",
    "missed",
    "narrow",
    "noticed",
    "prove",
    "reveals",
    "score",
    "suspected",
]

# Loaded when asked for: whoever lists the bank needs the shape of a rubric (model) and nothing else.
_HOME = {
    "Score": "scoring", "band_of": "scoring", "merge": "scoring", "missed": "scoring", "score": "scoring",
    "noticed": "scoring", "suspected": "scoring", "narrow": "grading", "grade_belief": "grading",
    "grade": "grading", "grade_follow_up": "grading", "grade_what_if": "grading", "grade_probe": "probes",
    "match_facts": "asked", "reveals": "asked", "prove": "proving",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
