"""Assess a story told for a behavioural question: STAR, a number, ownership, principles.

``assess`` finds, ``score`` weighs, ``named`` gives the flaws their names, ``follow_ups`` asks for what is thin;
``shown`` says which principles the words show, ``contradictions`` what is another than before.  Pure; how:
docs/stories.md and docs/grading.md.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from superday.stories.agreement import contradictions
    from superday.stories.assessing import assess
    from superday.stories.naming import flaws, named
    from superday.stories.principles import shown
    from superday.stories.scoring import follow_ups, score

__all__ = ["assess", "contradictions", "flaws", "follow_ups", "named", "score", "shown"]

# Loaded when asked for: whoever lists the bank needs the shape of a prompt (model) and nothing else.
_HOME = {
    "assess": "assessing",
    "contradictions": "agreement",
    "flaws": "naming",
    "follow_ups": "scoring",
    "named": "naming",
    "score": "scoring",
    "shown": "principles",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
