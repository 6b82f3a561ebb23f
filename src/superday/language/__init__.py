"""A language model as a second reader of points, where the person has configured one.

Without one nothing of this runs.  It judges points and quotes the answer: it never sees or sets a score, no text of its
own is ever shown, and where it cannot be reached, refuses or makes things up, the findings of :mod:`superday.rubric`
stay.  How and why: docs/language-model.md.  An edge: it reads settings, opens connections and writes files.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from superday.language.keeping import changes
    from superday.language.opinion import Change, Opinion, Reading
    from superday.language.reader import Reader, second_opinion
    from superday.language.settings import Settings, configured

__all__ = ["Change", "Opinion", "Reader", "Reading", "Settings", "changes", "configured", "second_opinion"]

# Loaded when asked for: whoever has configured no model needs to know just that, and no HTTP client.
_HOME = {
    "Change": "opinion", "changes": "keeping", "Opinion": "opinion", "Reader": "reader", "Reading": "opinion",
    "second_opinion": "reader", "Settings": "settings", "configured": "settings",
}  # fmt: skip


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
