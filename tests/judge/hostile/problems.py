"""The running maximum as three problems: of a list, of a NumPy array, of a tensor."""

from pathlib import Path

from running_max import write_problem

from superday.judge.model import Compare, Limits, Problem, Profile

HONEST: dict[Profile, str] = {
    "plain": "from itertools import accumulate\ndef running_max(nums): return list(accumulate(nums, max))\n",
    "numpy": "import numpy as np\ndef running_max(nums): return np.maximum.accumulate(nums)\n",
    "torch": "import torch\ndef running_max(nums): return torch.cummax(nums, 0).values\n",
}
INPUTS = """
import numpy as np
{library}

def visible():
    return [({make}([3.0, -1.0, 4.5, 2.0]),), ({make}([0.1]),)]

def small(rng):
    return ({make}(rng.normal(size=rng.integers(1, 6)).round(3)),)
"""
MAKE = {
    "numpy": {"library": "", "make": "np.array"},
    "torch": {"library": "import torch", "make": "(lambda x: torch.tensor(x, dtype=torch.float32))"},
}
LIMITS: dict[Profile, Limits] = {
    "plain": Limits(seconds=0.5, memory_mib=64, output_kib=64),
    "numpy": Limits(seconds=0.5, memory_mib=128, output_kib=64),
    "torch": Limits(seconds=1.0, memory_mib=256, output_kib=64),
}


def write(folder: Path, profile: Profile) -> Problem:
    """The problem of this profile, written below ``folder``, with limits that a test can wait for."""
    place = folder / profile
    if profile == "plain":
        write_problem(place)
    else:
        write_problem(place, inputs=INPUTS.format(**MAKE[profile]), reference=HONEST[profile], brute=HONEST[profile])
    compare = Compare() if profile == "plain" else Compare(kind="close")
    name, limits = f"running-max-{profile}", LIMITS[profile]
    return Problem(name, place, "running_max", profile=profile, compare=compare, limits=limits)
