"""A problem's solutions that are wrong or slow on purpose, and what the comments on top of them state of them."""

from pathlib import Path
from typing import get_args

from superday.judge.model import GrowthClass


def mutants(folder: Path) -> list[Path]:
    """The wrong solutions of the problem in this folder, by name."""
    return sorted((folder / "mutants").glob("*.py"))


def slow_variants(folder: Path) -> list[Path]:
    """The solutions that are right but slower than stated: ``slow/``, and the mutants that are caught by their time."""
    return [
        *sorted((folder / "slow").glob("*.py")),
        *(path for path in mutants(folder) if stated_growth(path.read_text())),
    ]


def header(code: str) -> dict[str, str]:
    """The ``# name: value`` lines among the comments with which a file begins."""
    stated = {}
    for line in code.splitlines():
        if not line.startswith("#"):
            break
        name, colon, value = line.removeprefix("#").partition(":")
        if colon:
            stated[name.strip()] = value.strip()
    return stated


def stated_growth(code: str) -> GrowthClass | None:
    """The class that a solution states (``# growth: n^2``), or None."""
    stated = header(code).get("growth")
    return next((known for known in get_args(GrowthClass) if known == stated), None)
