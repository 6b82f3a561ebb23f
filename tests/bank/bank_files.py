"""Small sound items as files, for tests to lay out and to spoil."""

from pathlib import Path

POINTS = """
[[points]]
id = "mean"
says = "The sample mean estimates the expectation."
kind = "must"
wordings = ["the average estimates the mean"]
terms = [["average", "mean"]]

[[points]]
id = "spread"
says = "Its error falls with the root of n."
"""
BODY = """
## Question

What does an average tell?

## Answer

It estimates the expectation.
"""


def front(kind: str, id_: str, more: str = "") -> str:
    """The front matter of a question."""
    head = f'id = "{id_}"\ntitle = "A title"\nkind = "{kind}"\ntags = ["t"]\n'
    return f'{head}areas = ["statistics"]\nlevel = 2\nminutes = 5\n{more}'


def markdown(kind: str, id_: str, more: str = POINTS) -> str:
    """A question as a Markdown file."""
    return f"+++\n{front(kind, id_, more)}+++\n{BODY}"


def concept(id_: str, more: str = POINTS) -> str:
    return markdown("concept", id_, more)


def write(root: Path, place: str, content: str | bytes) -> Path:
    """Put a file into a bank."""
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


LOOP = """id = "tiny"
title = "A tiny loop"
kind = "loop"
level = "any"
about = "For a test."
bar = 0.6
[[rounds]]
id = "breadth"
title = "Breadth"
kind = "breadth"
minutes = 10
interviewers = ["somebody"]
[[rounds.segments]]
id = "questions"
title = "Questions"
asks = "concept"
minutes = 10
prefer = ["sound"]
"""
INTERVIEWER = """id = "somebody"
title = "Somebody"
kind = "interviewer"
background = "Statistics."
introduces = "Hello."
favours = { statistics = 2.0 }
warmth = 0.5
interrupts = 0.3
acknowledges = ["I see.", "Go on."]
follow_up_leads = ["Let me stay there.", "One more thing."]
"""
PRINCIPLE = """+++
id = "ownership"
title = "Ownership"
kind = "principle"
cues = ["a phrase", "another", "a third"]
+++

## Question

Listen for it.

## Answer

Somebody who owns it.
"""
PROBLEM = {
    "problem.toml": front("problem", "add", 'function = "add"\nsignature = "add(a: int, b: int) -> int"\n'),
    "statement.md": "Add two numbers.\n",
    "starter.py": "def add(a, b): ...\n",
    "reference.py": "def add(a, b):\n    return a + b\n",
    "brute.py": "def add(a, b):\n    return sum([a, b])\n",
    "inputs.py": "def visible():\n    return [(1, 2)]\n",
    "mutants/minus.py": "# caught: wrong-answer\ndef add(a, b):\n    return a - b\n",
}


def sound_bank(root: Path) -> Path:
    """A bank of seven items, one of most kinds, with nothing wrong."""
    write(root, "concepts/statistics/sound.md", concept("sound"))
    write(root, "cases/shop.md", markdown("case", "shop", "facts = []\n" + POINTS))
    write(root, "behavioural/story.md", markdown("behavioural", "story", 'principles = ["ownership"]\n'))
    write(root, "principles/ownership.md", PRINCIPLE)
    write(root, "interviewers/somebody.toml", INTERVIEWER)
    write(root, "loops/tiny.toml", LOOP)
    for name, text in PROBLEM.items():
        write(root, f"problems/add/{name}", text)
    return root
