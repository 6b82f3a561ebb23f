"""The two ways in which superday ends badly, told apart for the person and by exit status."""

from pathlib import Path


class BadInput(Exception):
    """What the person gave cannot be used (exit status 2).

    ``path`` and ``line`` say where; ``way_out`` says what to do about it.
    """

    def __init__(self, says: str, *, path: Path | None = None, line: int | None = None, way_out: str = ""):
        super().__init__(says)
        self.says, self.path, self.line, self.way_out = says, path, line, way_out

    def __str__(self) -> str:
        line = f"{self.line}:" if self.line else ""
        where = "" if self.path is None else f"{self.path}:{line} "
        return where + self.says + (f" ({self.way_out})" if self.way_out else "")


class CannotDo(Exception):
    """superday itself could not do it (exit status 3): no sandbox, no PyTorch, a broken installation."""
