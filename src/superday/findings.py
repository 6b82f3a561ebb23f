"""The one currency of grading: what an assessor found out about one point of an answer.

Every assessor (judge, maths, rubric, stories) turns an answer into findings; scores, follow-ups, the
debrief and the revision plan read findings and never the raw answer again.  This module holds no rule.
"""

from enum import StrEnum

import msgspec


class Outcome(StrEnum):
    """What became of a point."""

    COVERED = "covered"
    PARTIAL = "partial"
    MISSING = "missing"
    CONTRADICTED = "contradicted"
    UNCLEAR = "unclear"


class Source(StrEnum):
    """Who decided: the strength of a finding depends on it."""

    EXECUTION = "execution"
    MATHS = "maths"
    LEXICAL = "lexical"
    PROBE = "probe"
    STORY = "story"
    MODEL = "model"
    SELF = "self"


class Evidence(msgspec.Struct, frozen=True):
    """The candidate's own words: ``answer[start:end] == quote``."""

    quote: str
    start: int
    end: int


class Finding(msgspec.Struct, frozen=True):
    """What an answer shows about one point.

    ``confidence`` is the probability, in [0, 1], that ``outcome`` is right.  ``note`` is one sentence for
    the debrief where the outcome needs a reason (a verdict, a wrong turn, a thin result).  ``hint`` are words that
    may betray a wrong belief, too faint to change the outcome: worth a question, and no evidence.
    """

    point: str
    outcome: Outcome
    confidence: float
    source: Source
    evidence: Evidence | None = None
    note: str = ""
    hint: Evidence | None = None
