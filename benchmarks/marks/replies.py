"""Replies to follow-ups on told stories, written to be hard: in two of five a figure of the story becomes another.

``benchmarks/replies/*.txt``, a file a writer, a block a story: ``@@ id`` of a story of the bank or of
``benchmarks/tales``, then ``?? `` opens a question and the line below is the reply.  ``!! words of the story => words
of the reply`` tells a contradiction, ``==`` that both say the same or that the one follows from the other.  The
consistent replies have figures of other things, parts, rounded and converted ones.  What was written on stories that
are held out is held out too.
"""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from marks import tales
from superday.bank import open_bank
from superday.bank.locate import shipped
from superday.bank.model import ToldItem
from superday.stories import contradictions
from superday.stories.proving import is_held_out

REPLIES = Path(__file__).parents[1] / "replies"


class Reply(NamedTuple):
    """A reply to a question about a story; ``clashes`` are words of the story with those that contradict them."""

    held_out: bool
    story: str
    asked: str
    said: str
    clashes: list[tuple[str, str]]


def replies() -> Iterator[Reply]:
    """All of them, in order of file and place."""
    stories = {tale.id: tale.specimen.story for tale in tales.tales()}
    told = [one for one in open_bank([shipped()]).of("told") if isinstance(one, ToldItem)]
    stories |= {one.id: one.specimen().story for one in told}
    measuring = {tale.id for tale in tales.measuring()} | {one.id for one in told if is_held_out(one.id)}
    for path in sorted(REPLIES.glob("*.txt")):
        for block in re.split(r"^@@ ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            id_, *lines = (line.strip() for line in block.strip().split("\n"))
            yield from _replies(id_ in measuring, stories[id_], [line for line in lines if line])


def _replies(held_out: bool, story: str, lines: list[str]) -> Iterator[Reply]:
    starts = [n for n, line in enumerate(lines) if line.startswith("?? ")]
    for start, stop in itertools.pairwise([*starts, len(lines)]):
        marks = (line[3:].split(" => ") for line in lines[start + 2 : stop] if line.startswith("!! "))
        clashes = [(said.strip(), now.strip()) for said, now in marks]
        yield Reply(held_out, story, lines[start][3:], lines[start + 1], clashes)


def counted(every: int = 1) -> dict[str, dict[str, int]]:
    """How many contradictions are pointed out, and false alarms, on stories that are held out and on the others."""
    found = [(one, bool(contradictions([one.story], one.said, one.asked))) for one in list(replies())[::every]]
    halves = {"held_out": True, "others": False}
    return {
        half: {
            "there": sum(bool(one.clashes) for one, _ in found if one.held_out is held),
            "found": sum(said for one, said in found if one.clashes and one.held_out is held),
            "consistent": sum(not one.clashes for one, _ in found if one.held_out is held),
            "false_alarms": sum(said for one, said in found if not one.clashes and one.held_out is held),
        }
        for half, held in halves.items()
    }
