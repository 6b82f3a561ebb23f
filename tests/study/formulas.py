"""A tiny bank whose second loop asks for one derivation of the shipped bank, whose cards are formulas."""

from pathlib import Path

from tiny import write

from superday.bank.locate import shipped

DERIVATION = "softmax-hessian"
LOOP = f"""id = "whiteboard"
kind = "loop"
title = "A whiteboard"
level = "any"
about = "For tests."
bar = 0.5

[[rounds]]
id = "derived"
title = "Derived"
kind = "breadth"
minutes = 20
interviewers = ["warm"]
[[rounds.segments]]
id = "derivation"
title = "At the whiteboard"
asks = "derivation"
minutes = 20
prefer = ["{DERIVATION}"]
"""


def write_formulas(root: Path) -> None:
    """The derivation and the loop, as files of a tiny bank."""
    write(root, f"derivations/{DERIVATION}.md", (shipped() / f"derivations/{DERIVATION}.md").read_text())
    write(root, "loops/whiteboard.toml", LOOP)
