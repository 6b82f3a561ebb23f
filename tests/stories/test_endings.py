"""What is told at the end of a story is heard: how it ended, its measure, what was learned.

``endings.toml`` has 96 endings by a writer who did not know the rules, and no rule was made by them: what is held is
what was measured, and not what is wished.
"""

import tomllib
from pathlib import Path

import told_stories as told

from superday.findings import Outcome
from superday.stories import assess

ENDINGS = tomllib.loads((Path(__file__).parent / "endings.toml").read_text(encoding="utf-8"))["ending"]
PARTS = ("result", "number", "learning")
FLOOR = 248  # of 288; 251 were measured
BEGINNING = (
    "Two years ago I worked in a group that builds models for other people. My manager asked me to find out by the end "
    "of June what was wrong with ours. There was nobody else for it. First I read the code and drew the pipeline on "
    "paper. Then I compared the data of the two sites by hand. "
)


def right(endings: list[dict[str, object]]) -> int:
    """How many labels of these endings are heard as they are."""
    return sum(heard(str(ending["text"]))[part] is ending[part] for ending in endings for part in PARTS)


def heard(ending: str) -> dict[str, bool]:
    findings = {f.point: f.outcome for f in assess(told.PROMPT, BEGINNING + ending, told.PRINCIPLES)}
    return {part: findings[part] is not Outcome.MISSING for part in PARTS}


def test_no_fewer_labels_are_heard_than_were():
    assert right(ENDINGS) >= FLOOR
