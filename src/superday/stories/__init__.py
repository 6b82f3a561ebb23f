"""Assess a story told for a behavioural question: STAR, a number, ownership, principles.

``assess`` finds, ``score`` weighs, ``follow_ups`` asks for what is thin.  Pure; how: docs/grading.md.
"""

from superday.stories.assess import assess
from superday.stories.scoring import follow_ups, score

__all__ = ["assess", "follow_ups", "score"]
