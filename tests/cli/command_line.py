"""Answers to hand in, and what a command leaves."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tiny import CONCEPTS, GOOD, STORY


class Said(NamedTuple):
    """What a command left."""

    status: int
    out: str
    err: str


Superday = Callable[..., Said]

ANSWERS = {
    "right.py": "def solve(nums):\n    return sum(nums)\n",
    "right.txt": "total = sum(x)\n",
    "right.md": "One huge outlier pulls the mean far away, while the middle value barely notices. Incomes are skewed, "
    "with a long tail on the right, so the middle one is what is typical for most people. On Gaussian data, though, "
    "the mean has the lower variance. And if I need the total, for a budget, I multiply the mean by the count.",
}
WRONG = {
    "wrong.py": "def solve(nums):\n    return 0\n",
    "wrong.txt": "total = mean(x)\n",
    "wrong.md": "I don't know, sorry.",
}
TWIST = "\n\n## On hidden-twice\n\nThe variance halves, half the variance.\n"


def write_script(folder: Path, strong: bool) -> None:
    """A scripted candidate for the tiny loop."""
    folder.mkdir()
    for id_ in (*CONCEPTS, "shop", "mall", "talk"):
        (folder / f"{id_}.md").write_text(f"## Answer\n\n{GOOD}{TWIST}" if strong else "Hm, I am not sure about that.")
    (folder / "story.md").write_text(STORY if strong else "We did things as a team.")
