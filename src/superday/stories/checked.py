"""What is open in one story: parts that nothing is written of, flaws in what is, numbers and principles not in it.

Gaps ask and never fill in: nothing here proposes a number, a deed or a result.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from superday.rubric.figures import figures
from superday.stories.matrix import Cell, Matrix
from superday.stories.model import Flaw, Principle, Prompt
from superday.stories.naming import flaws
from superday.stories.story import Part, Story

MINUTES = 4.0  # the most that an answer may take, whatever the question's minutes are
_ANY = Prompt("Tell me about a time that shows how you work.", [])
# What is not written at all is asked for once, as a gap.
_OF_GAP = {
    "no-task": "task", "few-deeds": "actions", "no-result": "result", "no-number": "result", "no-baseline": "result",
    "no-tradeoff": "tradeoffs", "no-learning": "learned",
}  # fmt: skip


class Unknown(NamedTuple):
    """A principle that a file names and that is none, with the nearest there is ("" without)."""

    name: str
    near: str


@dataclass(frozen=True)
class Checked:
    """A story's gaps, its flaws when told as it is written, and where its front matter and its words differ."""

    gaps: tuple[Part, ...]
    flaws: tuple[Flaw, ...]
    untold: tuple[str, ...]
    cells: dict[str, Cell]
    unknown: tuple[Unknown, ...]

    @property
    def only_claimed(self) -> list[str]:
        """The principles that the file claims and the words do not show."""
        return [id_ for id_, cell in self.cells.items() if cell.claimed and not cell.shows]

    @property
    def sound(self) -> bool:
        """Whether nothing is open but what is unsure."""
        return not (
            self.gaps or self.untold or self.only_claimed or self.unknown or any(one.sure for one in self.flaws)
        )


def checked(story: Story, principles: Sequence[Principle], known: Matrix) -> Checked:
    """What is open in a story; ``known`` is a matrix that has it."""
    found = flaws(_ANY, story.as_told, principles, MINUTES) if story.as_told else []
    unknown = tuple(Unknown(*one) for one in known.unknown.get(story.id, ()))
    gaps = {part.id for part in story.gaps}
    found = [flaw for flaw in found if _OF_GAP.get(flaw.id) not in gaps]
    return Checked(tuple(story.gaps), tuple(found), untold(story), dict(known.rows[story.id]), unknown)


def untold(story: Story) -> tuple[str, ...]:
    """The numbers noted in the front matter of which the story does not tell every figure."""
    told = {round(one.value, 9) for one in figures(story.as_told)}
    return tuple(note for note in story.numbers if not {round(one.value, 9) for one in figures(note)} <= told)
