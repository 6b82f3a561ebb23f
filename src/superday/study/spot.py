"""Cards that state a usual wrong belief among right statements: which one is wrong, and why?"""

import random
import re
from typing import ClassVar

from superday.bank.model import Graded
from superday.findings import Outcome
from superday.rubric import grade_follow_up
from superday.rubric.honest import says_nothing
from superday.rubric.model import Point, Rubric
from superday.study.card import Card, Checked, Kind, spans
from superday.study.items import MemoryItem

BESIDE = 2  # right statements beside the wrong one
WORTH = 0.7  # the right sentence is a cue, and one in three is guessed
_WHICH = re.compile(
    r"^\W*(?:(?:it'?s|number|no\.?|the|statement|is|wrong)\W+)*(?P<which>\d|first|second|third|[a-c]\b)", re.I
)
_ORDER = {"first": 1, "second": 2, "third": 3, "a": 1, "b": 2, "c": 3}


class Spot(Card, frozen=True, kw_only=True):
    """Statements of which the ``wrong`` one (from 1) is a trap; ``point`` is what it contradicts."""

    kind: ClassVar[Kind] = "spot"
    rubric: Rubric
    point: str
    trap: str
    statements: list[str]
    wrong: int

    def check(self, typed: str) -> Checked:
        """Wrong where another statement is named; right where the reason shows the point as well."""
        point = next(one for one in self.rubric.points if one.id == self.point)
        expected = f"{self.wrong}. {point.says}"
        found = _WHICH.match(typed)
        if found is None:
            silent = says_nothing(typed)
            return Checked("wrong" if silent else "unsure", expected, "" if silent else "Begin with its number.")
        which = found["which"].lower()
        if _ORDER.get(which, int(which) if which.isdigit() else 0) != self.wrong:
            return Checked("wrong", expected)
        reason = typed[found.end() :].strip(" .,:;-")
        reply = grade_follow_up(self.rubric, self.point, reason) if reason else None
        if reply is not None and reply.outcome is Outcome.COVERED:
            return Checked("right", expected)
        if reply is not None and reply.outcome is Outcome.CONTRADICTED:
            return Checked("wrong", expected, "The reason says the opposite.")
        return Checked("unsure", expected, "That is the one; the reason was not seen." if reason else "And why?")


def spot(item: MemoryItem, question: Graded, point: Point, seed: int) -> Spot | None:
    """A card for a point that a trap refutes, where enough can be said beside it that does not tell."""
    traps = [one for one in question.points if one.kind == "trap" and one.refutes == point.id]
    if not traps:
        return None
    draw = random.Random(f"{item.id}:{seed}")
    beside = [one.says for one in question.points if one.kind != "trap" and one.id != point.id]
    beside = [says for says in beside if not _tells(point, says)]
    if len(beside) < BESIDE:
        return None
    trap = traps[seed % len(traps)]
    statements = draw.sample(beside, BESIDE)
    wrong = draw.randrange(BESIDE + 1)
    statements.insert(wrong, trap.says)
    listed = "\n".join(f"{n}. {says}" for n, says in enumerate(statements, 1))
    prompt = f"**{question.title}**\n\nOne of these is wrong. Which, and why?\n\n{listed}"
    return Spot(
        item=item.id, seed=seed, prompt=prompt, worth=WORTH, rubric=question.rubric(), point=point.id, trap=trap.id,
        statements=statements, wrong=wrong + 1,
    )  # fmt: skip


def _tells(point: Point, says: str) -> bool:
    """Whether a statement has all key terms of the point."""
    return all(spans(says, group) for group in point.terms)
