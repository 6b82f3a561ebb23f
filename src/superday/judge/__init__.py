"""Run code that nobody trusts, and say what it did: docs/judge.md."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from superday.judge.judging import judge as judge

__all__ = ["judge"]


def __getattr__(name: str) -> Any:
    """``judge`` on first use: the bank imports this package for its shapes alone."""
    if name != "judge":
        raise AttributeError(name)
    from superday.judge.judging import judge

    return judge
