"""The problem that the judge's own tests are about: the running maximum of a list."""

from pathlib import Path

INPUTS = """
def visible():
    return [([3, 1, 2],), ([5],)]

def edge():
    return [([],), ([0, 0],), ([-1, -2],)]

def small(rng):
    return ([rng.randint(-5, 5) for _ in range(rng.randint(0, 6))],)

def random(rng):
    return ([rng.randint(-1000, 1000) for _ in range(200)],)

def large(rng):
    return sized(rng, 20_000)

def sized(rng, n):
    return ([rng.randint(-10**6, 10**6) for _ in range(n)],)
"""
REFERENCE = """
def running_max(nums):
    out = []
    for x in nums:
        out.append(x if not out or x > out[-1] else out[-1])
    return out
"""
BRUTE = "def running_max(nums):\n    return [max(nums[: i + 1]) for i in range(len(nums))]\n"


def write_problem(folder: Path, **files: str) -> Path:
    for name, text in {"inputs": INPUTS, "reference": REFERENCE, "brute": BRUTE, **files}.items():
        path = folder / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder
