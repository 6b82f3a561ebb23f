"""Lines nobody trusts: they are evaluated in the confined child alone, within its limits."""

import subprocess
import sys
import time

import pytest

from superday.maths.check import check, derive, request
from superday.maths.confined import Evaluate
from superday.maths.model import Derivation
from superday.maths.parse import Line

TARGET = "inv(X.T @ X + lam * eye(d)) @ X.T @ y"
GREEDY = [
    "9**9**9**9",
    "2.0**(10**9) * 0",
    "exp(exp(exp(9)))",
    "eye(10**6)",
    "eye(20000)",
    "ones((10**9, 10**9))",
    "zeros(0 - 1)",
    "diag(ones(10**4))",
    "outer(ones(9999), ones(9999))",
    "ones((9999, 1)) @ ones((1, 9999))",
    "ones((9999, 1)) + ones(9999)",
    "maximum(ones((9999, 1)), ones(9999))",
    "X[" + "None," * 60 + "]",
    "eye(1e308)",
    "ones(1.5)",
]
ESCAPES = [
    "X.__class__",
    "().__class__.__base__.__subclasses__()",
    "__import__('os').system('id')",
    "open('/etc/passwd')",
    "exec('1')",
    "print(X)",
    "np.load(X)",
    "X.tofile",
    "X.dtype",
    "(lambda: 1)()",
    "[X for X in y]",
    "inv.__globals__",
]


@pytest.mark.parametrize("line", GREEDY)
def test_a_greedy_line_is_refused_at_once_and_the_next_line_still_counts(
    ridge: Derivation, evaluate: Evaluate, line: str
) -> None:
    start = time.monotonic()
    derived = check(ridge, f"A = {line}\n{TARGET}", evaluate)
    assert time.monotonic() - start < 2
    first, last = derived.steps
    assert not first.ok and first.why and last.ok


@pytest.mark.parametrize("line", ESCAPES)
def test_the_child_itself_knows_nothing_but_the_language(ridge: Derivation, evaluate: Evaluate, line: str) -> None:
    # Past the reader, as if it had let the line through.
    smuggled = Line(1, 0, line, None, False, line, "")
    (reply,) = evaluate(request(ridge, [smuggled]))["lines"]
    assert reply["error"] and not reply["values"]


def test_a_page_of_slow_lines_is_cut_off_and_what_was_before_counts(ridge: Derivation, evaluate: Evaluate) -> None:
    slow = "A = " + " @ ".join(["inv(eye(141))"] * 70)
    start = time.monotonic()
    derived = check(ridge, f"{TARGET}\n" + f"{slow}\n" * 150, evaluate)
    assert time.monotonic() - start < 5
    assert derived.steps[-1].why == "this takes too long to evaluate"
    assert check(ridge, TARGET, evaluate).complete


def test_the_trusted_process_evaluates_nothing() -> None:
    program = """
import sys
from superday.bank import open_bank
from superday.maths import derive
item = open_bank().get("softmax-jacobian")
assert derive(item.derivation(), item.solutions[0]).complete
print("numpy" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_one_derivation_is_checked_within_two_seconds_from_cold(ridge: Derivation) -> None:
    start = time.monotonic()
    assert derive(ridge, TARGET).complete
    assert time.monotonic() - start < 2
