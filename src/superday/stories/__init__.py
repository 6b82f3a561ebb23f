"""Assess a story told for a behavioural question: STAR, a number, ownership, principles.

``assess`` finds, ``score`` weighs, ``follow_ups`` asks for what is thin.  Pure; how: docs/grading.md.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from superday.stories.assessing import assess
    from superday.stories.scoring import follow_ups, score

__all__ = ["assess", "follow_ups", "score"]

# Loaded when asked for: whoever lists the bank needs the shape of a prompt (model) and nothing else.
_HOME = {"assess": "assessing", "follow_ups": "scoring", "score": "scoring"}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
