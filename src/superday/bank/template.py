"""Starting files for a person's own items: complete enough to be read, with what to fill in said in place."""

import re
from pathlib import Path

from superday.atomic import write
from superday.bank.locate import FOLDERS
from superday.errors import BadInput

_HEAD = """id = "{id}"
title = "{title}"
kind = "{kind}"
tags = ["mine"]
"""
_QUESTION = """areas = ["classical-ml"]   # loops pick by these: `superday bank stats` lists them
level = 3
minutes = 6
hints = ["A nudge that gives nothing away."]
"""
_POINTS = """
# An example that proves: put your own points, wordings and examples in place of these.
[[points]]
id = "outliers"
says = "A few extreme values move the mean a long way and the median hardly."
kind = "must"
weight = 2
wordings = ["a few extreme values drag the average away", "one huge outlier pulls the mean", "the median is robust to outliers"]
terms = [["outlier", "extreme", "huge", "robust"], ["drags", "pulls", "moves", "distorts", "robust"]]
probe = {{ ask = "Which of the two does a single huge value move more?", accept = ["the mean", "the average"], reject = ["the median"] }}

[[points]]
id = "skew"
says = "Of a skewed quantity, such as income, the median tells what is typical."
wordings = ["incomes are skewed so the middle one is what is typical", "with a long right tail the average is above most people", "for a skewed distribution it describes the typical case"]
terms = [["skewed", "skew", "long tail", "right tail", "asymmetric"], ["typical", "most people", "middle one"]]

[[points]]
id = "efficiency"
says = "Of normal data the mean has the smaller variance."
wordings = ["on gaussian data the mean has lower variance", "you pay for it with more variance when the data are normal", "the mean is the more efficient estimator for a normal"]
terms = [["gaussian", "normal", "normally distributed"], ["variance", "efficient", "noisier", "precise"]]

[[points]]
id = "totals"
says = "Totals follow from means and not from medians."
wordings = ["if you need the total you multiply the mean by the count", "you cannot get the sum from medians", "for a budget the average is what adds up"]
terms = [["total", "sum", "adds up", "budget"]]

[[points]]
id = "always-better"
kind = "trap"
refutes = "efficiency"
says = "The median is always the better summary."
wordings = ["the median is always better", "you should always use the median", "there is never a reason to use the mean"]
terms = [["always", "never"], ["better", "use"]]

[[examples]]
band = "strong"
covers = ["outliers", "skew", "efficiency", "totals"]
answer = "One huge outlier pulls the mean far away, while the middle value barely notices. Incomes are skewed, with a long tail on the right, so the middle one is what is typical for most people. On Gaussian data, though, the mean has the lower variance. And if I need the total, for a budget, I multiply the mean by the count: the sum does not follow from medians."

[[examples]]
band = "mixed"
covers = ["outliers"]
lacks = ["efficiency"]
answer = "When there are a few extreme values they drag the average away, so I would look at the one in the middle."

[[examples]]
band = "weak"
traps = ["always-better"]
answer = "The median is always better, you should always use the median."
"""
_SPOKEN = """
## Question

When would you report a median rather than a mean, and what do you give up?

## Answer

Where a few extreme values or a long tail move the mean away from what is typical. On normal data the mean varies less,
and only means give totals.
"""
_BODY = """
## Question

What you want to be asked.

## Answer

What a strong answer has.
"""
_TOLD = """
## Story

The story as somebody told it. Last year we had a large bill and everybody worked on it.

## Follow-ups

### What was your part?

I was in the team.
"""
_EXTRA = {
    "concept": _POINTS,
    "case": 'facts = [{{ id = "users", asked = ["how many users are there", "what is the traffic"], '
    'says = "Two million a day.", decides = "Whether every pair can be scored." }}]\n' + _POINTS,
    "guide": 'prompts = [{{ id = "opening", ask = "Tell me about it.", points = ["outliers"] }}]\n' + _POINTS,
    "behavioural": 'principles = ["ownership"]\nfollow_ups = [{{ part = "number", ask = "How did you measure that?" }}]\n',
    "told": 'question = "cut-the-cost"\nband = "weak"\nflaws = ["no-task", "few-deeds", "no-result", "no-number", '
    '"no-tradeoff", "no-learning", "too-short"]\nshows = []\n',
    "principle": 'cues = ["a phrase that shows it", "another", "a third"]\n',
    "derivation": """dims = {{ n = 5 }}
symbols = [{{ name = "x", means = "the data", shape = ["n"], sample = "normal" }}]
targets = [{{ name = "total", expr = "sum(x)" }}]
solutions = ["total = sum(x)", "m = mean(x)\\ntotal = n * m"]
planted = [
  {{ line = 1, text = "total = mean(x)" }},
  {{ line = 1, text = "m = mean(x) / n\\ntotal = n * m" }},
  {{ line = 2, text = "m = mean(x)\\ntotal = m" }},
  {{ line = 3, text = "m = mean(x)\\ntotal = n * m\\n= n**2 * m" }},
]
""",
}
_INTERVIEWER = """background = "What they have worked on."
introduces = "What they say of themselves at the start."
favours = {{ statistics = 2.0 }}
warmth = 0.5
interrupts = 0.3
acknowledges = ["I see.", "Go on."]
follow_up_leads = ["Let me stay there for a moment.", "One more thing."]
"""
_LOOP = """level = "any"
about = "What this loop is."
bar = 0.6
[[rounds]]
id = "breadth"
title = "Breadth"
kind = "breadth"
minutes = 30
interviewers = ["statistician"]
[[rounds.segments]]
id = "questions"
title = "Questions"
asks = "concept"
minutes = 30
count = 4
"""
_PROBLEM = """function = "solve"
signature = "solve(nums: list[int]) -> int"
profile = "plain"
compare = {{ kind = "exact" }}
limits = {{ seconds = 2.0, memory_mib = 256 }}
"""
_PROBLEM_FILES = {
    "statement.md": "Write `solve(nums)`: the sum of `nums`.\n",
    "starter.py": "def solve(nums: list[int]) -> int:\n    ...\n",
    "reference.py": '"""The built-in sum: one pass, O(n) time, O(1) memory."""\n\n\ndef solve(nums: list[int]) -> int:\n    return sum(nums)\n',
    "brute.py": "def solve(nums: list[int]) -> int:\n    total = 0\n    for number in nums:\n        total += number\n    return total\n",
    "inputs.py": '''"""Arguments for the tests; rng is random.Random."""


def visible():
    return [([1, 2, 3],)]


def edge():
    return [([],), ([-1, 1],)]


def small(rng):
    return ([rng.randint(-3, 3) for _ in range(rng.randint(0, 4))],)


def random(rng):
    return ([rng.randint(-1000, 1000) for _ in range(200)],)


def large(rng):
    return ([rng.randint(-1000, 1000) for _ in range(20_000)],)


def sized(rng, n):
    return ([rng.randint(-1000, 1000) for _ in range(n)],)


def valid(nums):
    return type(nums) is list and all(type(number) is int for number in nums)
''',
    "mutants/skips_first.py": "# caught: wrong-answer\n# shows: a first number other than 0\n# Forgets the first number.\ndef solve(nums: list[int]) -> int:\n    return sum(nums[1:])\n",
}


def write_new(root: Path, kind: str, id: str) -> Path:  # noqa: A002
    """Write a starting file (or problem folder) below ``root``; never over one that is there."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", id) or len(id) > 64:
        raise BadInput(f"`{id}` cannot be an id", way_out="use lower-case words joined by -, such as my-question")
    path = _place(root, kind, id)
    if path.exists():
        raise BadInput("is there already", path=path, way_out="choose another id, or edit that file")
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, _text(kind, id).encode())
    if kind == "problem":
        for name, text in _PROBLEM_FILES.items():
            (path.parent / name).parent.mkdir(exist_ok=True)
            write(path.parent / name, text.encode())
    return path


def _place(root: Path, kind: str, id_: str) -> Path:
    folder = root / FOLDERS[kind]
    if kind == "problem":
        return folder / id_ / "problem.toml"
    if kind == "concept":
        return folder / "mine" / f"{id_}.md"
    return folder / (f"{id_}.toml" if kind in ("interviewer", "loop") else f"{id_}.md")


def _text(kind: str, id_: str) -> str:
    title = id_.replace("-", " ").capitalize()
    head = _HEAD.format(id=id_, title=title, kind=kind)
    if kind == "interviewer":
        return head + _INTERVIEWER.format()
    if kind == "loop":
        return head + _LOOP.format()
    if kind == "problem":
        return head + _QUESTION.format() + _PROBLEM.format()
    question = "" if kind in ("principle", "told") else _QUESTION.format()
    body = _TOLD if kind == "told" else _SPOKEN if kind in ("concept", "case", "guide") else _BODY
    return f"+++\n{head}{question}{_EXTRA[kind].format()}+++\n{body}"
