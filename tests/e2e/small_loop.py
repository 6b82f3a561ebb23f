"""A loop of the person's own bank with boxes of a minute, so that time can run out while a test waits."""

from pathlib import Path

ROUND = """
[[rounds]]
id = "{id}"
title = "{title}"
kind = "breadth"
minutes = {minutes}
interviewers = ["optimiser"]
"""
SEGMENT = """[[rounds.segments]]
id = "{id}"
title = "{title}"
asks = "{asks}"
minutes = {minutes}
prefer = ["{question}"]
"""
HEAD = """id = "{id}"
kind = "loop"
title = "A {id} loop"
level = "any"
about = "For tests."
bar = 0.5
"""


def write(home: Path, id_: str, *segments: tuple[str, str, int]) -> None:
    """A loop of one round; a segment is what it asks, the question, and its minutes."""
    text = HEAD.format(id=id_) + ROUND.format(id="only", title="Only", minutes=sum(minutes for *_, minutes in segments))
    for number, (asks, question, minutes) in enumerate(segments):
        text += SEGMENT.format(
            id=f"part-{number}", title=f"Part {number}", asks=asks, question=question, minutes=minutes
        )
    folder = home / "bank/loops"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{id_}.toml").write_text(text)
