"""A mistake in a bank's file: where it is, what it is, and the way out."""

from pathlib import Path

import msgspec


class Mistake(msgspec.Struct, frozen=True):
    """One thing wrong with one file; ``line`` counts from 1."""

    path: Path
    line: int
    says: str
    way_out: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.says}" + (f" ({self.way_out})" if self.way_out else "")


class Unreadable(Exception):
    """Raised while one file is read, at the fact; the loader keeps its mistake and goes on to the next file."""

    def __init__(self, mistake: Mistake):
        super().__init__(str(mistake))
        self.mistake = mistake
