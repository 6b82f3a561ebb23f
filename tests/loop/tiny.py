"""A tiny bank of one loop with every kind of question that is answered in words (and a problem to be judged)."""

from pathlib import Path

from superday.bank import Bank
from superday.bank.template import write_new

HIDDEN = "hidden-"  # every text that the candidate must not see before the end holds this word


def write(root: Path, place: str, text: str) -> None:
    path = root / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def question(kind: str, id_: str, question: str, more: str, areas: str = "statistics", minutes: int = 5) -> str:
    head = f'id = "{id_}"\ntitle = "{HIDDEN}title {id_}"\nkind = "{kind}"\nareas = ["{areas}"]\nlevel = 3\n'
    hints = '["Think of many samples.", "Think of the root of n."]'
    body = f"\n## Question\n\n{question}\n\n## Answer\n\n{HIDDEN}answer of {id_}.\n"
    return f"+++\n{head}minutes = {minutes}\nhints = {hints}\n{more}+++\n{body}"


POINTS = f"""
[[points]]
id = "{HIDDEN}unbiased"
says = "{HIDDEN}says: the mini-batch gradient is unbiased."
kind = "must"
weight = 2
wordings = ["on average the mini-batch gradient equals the full gradient", "it is an unbiased estimate {HIDDEN}wording"]
terms = [["unbiased", "on average", "in expectation", "{HIDDEN}term"], ["gradient", "estimate"]]
probe = {{ ask = "Is it biased?", accept = ["no", "unbiased", "{HIDDEN}accept"], reject = ["yes", "biased"] }}

[[points]]
id = "noise"
says = "{HIDDEN}says: the noise falls with the batch size."
wordings = ["the variance shrinks with larger batches", "bigger batches are less noisy"]
terms = [["variance", "noise", "noisy"], ["batch", "batches"]]

[[points]]
id = "always"
kind = "trap"
refutes = "noise"
says = "{HIDDEN}says: the loss falls at every step."
wordings = ["the loss goes down at every step", "each step always reduces the loss"]
terms = [["every step", "always"], ["loss"]]

[[follow_ups]]
point = "noise"
ask = "What do you see if you plot it?"

[[what_ifs]]
id = "{HIDDEN}twice"
ask = "What if the batch is twice as large?"
says = "{HIDDEN}says: the variance halves."
wordings = ["the variance halves", "half the variance"]
terms = [["half", "halves"], ["variance"]]
"""
FACTS = f"""
[[facts]]
id = "users"
asked = ["how many users are there", "what is the traffic"]
terms = [["users", "traffic"], ["how many", "number", "what"]]
says = "secret-users: two million a day."
decides = "{HIDDEN}decides: candidates first."
"""
PROMPTS = f"""
[[prompts]]
id = "how-sure"
ask = "How sure are you of that?"
points = ["noise"]

[[prompts]]
id = "why"
ask = "Why does it work?"
points = ["{HIDDEN}unbiased"]
"""
GOOD = (
    "On average the mini-batch gradient equals the full gradient, it is an unbiased estimate. And the variance of the "
    "noise shrinks with larger batches, so bigger batches are less noisy."
)
HALF = "Bigger batches are less noisy, the variance shrinks with larger batches."
STORY = (
    "When I was in my second year our evaluation server broke two days before the deadline. I had to get the results. "
    "I decided to own it, I wrote a replacement in one night and I checked it against old runs. In the end we "
    "submitted on time and the run time fell by 40 percent, from 10 hours to 6. I learned to keep a spare."
)

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
minutes = 20
interviewers = ["warm", "keen"]
[[rounds.segments]]
id = "concepts"
title = "Questions"
asks = "concept"
minutes = 12
count = 2
[[rounds.segments]]
id = "story"
title = "A story"
asks = "behavioural"
minutes = 8

[[rounds]]
id = "design"
title = "Design"
kind = "design"
minutes = 20
interviewers = ["keen"]
bar_raiser = true
[[rounds.segments]]
id = "case"
title = "A case"
asks = "case"
minutes = 10
[[rounds.segments]]
id = "talk"
title = "Your work"
asks = "guide"
minutes = 10
"""
CODING = """[[rounds]]
id = "coding"
title = "Coding"
kind = "coding"
minutes = 10
interviewers = ["keen"]
[[rounds.segments]]
id = "code"
title = "Code"
asks = "problem"
minutes = 10

"""
PRINCIPLE = """+++
id = "ownership"
title = "Ownership"
kind = "principle"
cues = ["own it", "took it on", "nobody asked"]
+++

## Question

Listen.

## Answer

Owns it.
"""
CONCEPTS = ("alpha", "beta", "gamma", "delta", "epsilon")


def _interviewer(id_: str, interrupts: float, favours: str) -> str:
    return f"""id = "{id_}"
title = "Dr {id_.capitalize()}"
kind = "interviewer"
background = "Statistics."
introduces = "Hello, I am {id_}."
favours = {{ {favours} }}
warmth = 0.5
interrupts = {interrupts}
acknowledges = ["I see.", "Go on."]
follow_up_leads = ["Let me stay there.", "One more thing."]
"""


def write_problem(root: Path) -> None:
    """One coding problem: the sum of a list."""
    write_new(root, "problem", "total")


def write_bank(root: Path, coding: bool = False) -> Path:
    """The files of the tiny bank; with ``coding`` its loop begins with a round of code."""
    for n, id_ in enumerate(CONCEPTS):
        area = "statistics" if n % 2 else "optimisation"
        write(root, f"concepts/x/{id_}.md", question("concept", id_, f"Question {id_} on SGD?", POINTS, area))
    write(root, "cases/shop.md", question("case", "shop", "Design a shop.", FACTS + POINTS, minutes=8))
    write(root, "cases/mall.md", question("case", "mall", "Design a mall.", FACTS + POINTS, minutes=8))
    write(root, "guides/talk.md", question("guide", "talk", "Tell me about your work.", PROMPTS + POINTS, minutes=8))
    principles = 'principles = ["ownership"]\n[[follow_ups]]\npart = "number"\nask = "How did you measure that?"\n'
    write(root, "behavioural/story.md", question("behavioural", "story", "Tell me of a time.", principles))
    write(root, "principles/ownership.md", PRINCIPLE)
    write(root, "interviewers/warm.toml", _interviewer("warm", 0.2, "statistics = 5.0"))
    write(root, "interviewers/keen.toml", _interviewer("keen", 0.9, "optimisation = 5.0"))
    if coding:
        write_problem(root)
    write(root, "loops/tiny.toml", LOOP.replace("[[rounds]]", CODING + "[[rounds]]", 1) if coding else LOOP)
    return root


def tiny_bank(root: Path, coding: bool = False) -> Bank:
    """The tiny bank, read; nothing of it may be wrong."""
    bank = Bank([write_bank(root, coding)])
    assert bank.all() and not bank.mistakes, bank.mistakes
    return bank
