"""Texts that run inside a child, where superday is not installed; superday hands them over, and imports none.

``bootstrap``, ``confinement``, ``kernel`` and ``zygote`` make warm interpreters and confined children on Linux,
``spawned`` on macOS; ``channel`` is the child's end of the channel; ``submission``, ``reference`` and ``own_tests`` are
the judge's runners; ``shortcuts`` finds banned names.
"""

from functools import cache
from pathlib import Path


@cache
def text_of(module: str) -> str:
    """The text of a module of this folder, to be handed to a child."""
    return (Path(__file__).parent / f"{module}.py").read_text()
