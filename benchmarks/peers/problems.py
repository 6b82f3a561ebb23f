"""Three tiny problems, one a library set, in the words that each harness needs.

The texts are the same for all: ``inputs`` makes the arguments from a fixed seed, ``reference`` the expected values,
``right`` and ``wrong`` are submissions.  Runs in the peers' own environment as well, so it knows nothing of superday.

python -m peers.problems FOLDER    writes the tests for the harnesses that may not load the libraries themselves
"""

import base64
import pickle
import sys
from pathlib import Path
from typing import Any, NamedTuple

FUNCTION = "solve"
TOLERANCE = 1e-5


class Case(NamedTuple):
    """One problem.  ``same(got, expected)`` is how a harness that compares inside the child does it."""

    profile: str
    inputs: str
    reference: str
    right: str
    wrong: str
    same: str
    banned: tuple[str, ...] = ()


PLAIN = Case(
    profile="plain",
    inputs="""
import random


def visible():
    rng = random.Random(7)
    return [([rng.randint(-999, 999) for _ in range({size})],) for _ in range({tests})]
""",
    reference="""
from itertools import accumulate


def solve(values):
    return list(accumulate(values, max))
""",
    right="""
def solve(values):
    running, highest = [], values[0]
    for value in values:
        highest = max(highest, value)
        running.append(highest)
    return running
""",
    wrong="def solve(values):\n    return sorted(values)\n",
    same="got == expected",
)
NUMPY = Case(
    profile="numpy",
    inputs="""
import numpy as np


def visible():
    rng = np.random.default_rng(7)
    return [(rng.standard_normal(({size} // 20, 20)),) for _ in range({tests})]
""",
    reference="""
import numpy as np


def solve(x):
    return (x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True)
""",
    right="""
import numpy as np


def solve(x):
    centred = x - np.mean(x, axis=1)[:, None]
    return centred / np.sqrt(np.mean(centred**2, axis=1))[:, None]
""",
    wrong="def solve(x):\n    return x - x.mean(axis=1, keepdims=True)\n",
    same="got.shape == expected.shape and numpy.allclose(got, expected)",
)
TORCH = Case(
    profile="torch",
    inputs="""
import numpy as np
import torch


def visible():
    rng = np.random.default_rng(7)
    rows = {size} // 10
    return [
        (torch.from_numpy(rng.standard_normal((rows, 10), np.float32)), torch.from_numpy(rng.integers(0, 10, rows)))
        for _ in range({tests})
    ]
""",
    reference="""
import torch


def solve(logits, labels):
    steps = torch.softmax(logits, dim=1) - torch.nn.functional.one_hot(labels, logits.shape[1])
    return steps / len(labels)
""",
    right="""
import torch


def solve(logits, labels):
    logits = logits.clone().requires_grad_()
    shifted = logits - logits.max(dim=1, keepdim=True).values
    chosen = shifted[torch.arange(len(labels)), labels] - shifted.exp().sum(dim=1).log()
    (-chosen.mean()).backward()
    return logits.grad
""",
    wrong="def solve(logits, labels):\n    return logits - logits\n",
    same="got.shape == expected.shape and torch.allclose(got, expected, atol=1e-6)",
    banned=("torch.softmax", "torch.nn.functional.softmax", "torch.nn.functional.cross_entropy"),
)
CASES = {case.profile: case for case in (PLAIN, NUMPY, TORCH)}
LIBRARIES = {"plain": [], "numpy": ["numpy"], "torch": ["numpy", "torch"]}
SIZES = {"plain": 100, "numpy": 2000, "torch": 640}  # of one test, in numbers

Tests = list[tuple[tuple[Any, ...], Any]]


def tests_of(case: Case, tests: int = 10, size: int | None = None) -> Tests:
    """Arguments with what the reference makes of them."""
    inputs: dict[str, Any] = {}
    reference: dict[str, Any] = {}
    exec(case.inputs.format(tests=tests, size=size or SIZES[case.profile]), inputs)
    exec(case.reference, reference)
    return [(args, reference[FUNCTION](*args)) for args in inputs["visible"]()]


def write_folder(case: Case, folder: Path, tests: int = 10, size: int | None = None) -> Path:
    """The same as a problem's folder for the judge: shown examples alone."""
    folder.mkdir(parents=True)
    (folder / "inputs.py").write_text(case.inputs.format(tests=tests, size=size or SIZES[case.profile]))
    (folder / "reference.py").write_text(case.reference)
    (folder / "brute.py").write_text(case.reference)
    return folder


def check_of(case: Case) -> str:
    """``check(candidate)`` over ``TESTS``, as HumanEval's problems have it: asserts beside the submission."""
    imports = "".join(f"import {library}\n" for library in LIBRARIES[case.profile])
    return (
        f"{imports}def same(got, expected):\n    return {case.same}\n\n"
        "def check(candidate):\n"
        "    for args, expected in TESTS:\n"
        "        assert same(candidate(*args), expected)\n"
    )


def program_of(case: Case, tests: Tests) -> str:
    """The same with the tests written out, so that text is all that a harness needs.  Arrays are written as bytes,
    which a parser takes faster than a million digits."""
    literal = ", ".join(f"(({''.join(_literal(arg) + ', ' for arg in args)}), {_literal(e)})" for args, e in tests)
    return f"import base64\n{check_of(case)}\nTESTS = [{literal}]\n"


def _literal(value: Any) -> str:
    if type(value) is list:
        return repr(value)
    if type(value).__module__ == "torch":
        return f"torch.from_numpy({_literal(value.numpy())})"
    raw = base64.b64encode(value.tobytes()).decode()
    array = f"numpy.frombuffer(bytearray(base64.b64decode('{raw}')), '{value.dtype}')"
    return f"{array}.reshape({value.shape})"


def written_program(folder: str, profile: str) -> str:
    """What :func:`main` wrote: the text of :func:`program_of`."""
    return Path(folder, f"{profile}.py").read_text()


def written_tests(folder: str, profile: str) -> tuple[list[Any], list[Any]]:
    """What :func:`main` wrote: arguments with tensors as ndarrays, and expected values as lists."""
    inputs, expected = pickle.loads(Path(folder, f"{profile}.pickle").read_bytes())
    return inputs, expected


def main() -> None:
    folder = Path(sys.argv[1])
    for profile, case in CASES.items():
        tests = tests_of(case)
        (folder / f"{profile}.py").write_text(program_of(case, tests))
        inputs = [tuple(arg.numpy() if profile == "torch" else arg for arg in args) for args, _ in tests]
        expected = [value if type(value) is list else value.tolist() for _, value in tests]
        (folder / f"{profile}.pickle").write_bytes(pickle.dumps((inputs, expected)))


if __name__ == "__main__":
    main()
