"""Check a typed derivation line by line on random instances.  Knows nothing of loops and scores.

``derive`` checks, ``findings`` grades, ``document`` is the JSON, ``prove`` proves a derivation of the bank.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from superday.maths.check import derive
    from superday.maths.proving import prove
    from superday.maths.report import document, findings

__all__ = ["derive", "document", "findings", "prove"]

# Loaded when asked for: whoever lists the bank needs the shape of a derivation (model) and nothing else.
_HOME = {"derive": "check", "document": "report", "findings": "report", "prove": "proving"}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
