"""A candidate's own tests: whose expectations are right, what they catch, and that no text of theirs does harm."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running_max import BRUTE, INPUTS, REFERENCE, write_problem

from superday.bank import open_bank
from superday.bank.model import ProblemItem
from superday.judge.bench import Bench
from superday.judge.model import Compare, Limits, OwnTests, Problem
from superday.judge.own_tests import JUDGE_FAILED, LARGEST_CASE, MOST_CASES, check_own_tests
from superday.judge.own_tests import check as check_with
from superday.judge.sandbox import Child, ChildLostError, Sandbox
from superday.judge.sandbox.choose import open_sandbox
from superday.judge.wire import Array

VALID = """
def valid(*args):
    return len(args) == 1 and type(args[0]) is list and all(type(x) is int for x in args[0])
"""
FIRST_STAYS = """# caught: wrong-answer
# shows: a maximum that is not the first number
def running_max(nums):
    return nums[:1] * len(nums)
"""
EMPTY, NEGATIVE = "an empty list", "a list that begins with a negative number"
NO_EMPTY = f"""# caught: runtime-error
# shows: {EMPTY}
def running_max(nums):
    best, out = nums[0], []
    for x in nums:
        best = max(best, x)
        out.append(best)
    return out
"""
NO_NEGATIVE = f"""# caught: wrong-answer
# shows: {NEGATIVE}
def running_max(nums):
    best, out = 0, []
    for x in nums:
        best = max(best, x)
        out.append(best)
    return out
"""
SLOW = f"# caught: time-limit\n# Quadratic.\n{BRUTE}"
MUTANTS = {
    "mutants__first_stays": FIRST_STAYS,
    "mutants__no_empty": NO_EMPTY,
    "mutants__no_negative": NO_NEGATIVE,
    "mutants__slow": SLOW,
}
STARTER = "def running_max(nums):\n    ...\n"
ALL = "assert running_max([1, 3, 2]) == [1, 3, 3]\nassert running_max([]) == []\nassert running_max([-1]) == [-1]\n"


@pytest.fixture(scope="session")
def problem(tmp_path_factory: pytest.TempPathFactory) -> Problem:
    folder = write_problem(
        tmp_path_factory.mktemp("own") / "running-max", **{**MUTANTS, "inputs": INPUTS + VALID, "starter": STARTER}
    )
    return Problem("running-max", folder, "running_max", limits=Limits(seconds=0.5, memory_mib=64, output_kib=64))


Check = Callable[[str], OwnTests]


@pytest.fixture(scope="session")
def check(problem: Problem) -> Check:
    return lambda text: check_own_tests(problem, text)


def verdicts(told: OwnTests) -> list[str]:
    return [case.verdict for case in told.cases]


def running_max(nums: list[int]) -> list[int]:
    space: dict[str, Callable[[list[int]], list[int]]] = {}
    exec(REFERENCE, space)
    return space["running_max"](nums)


# Right and wrong expectations.

LISTS = st.lists(st.lists(st.integers(-9, 9), max_size=4), min_size=1, max_size=MOST_CASES)


@given(inputs=LISTS, data=st.data())
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_expectation_is_right_exactly_where_the_reference_agrees(
    check: Check, inputs: list[list[int]], data: st.DataObject
) -> None:
    right = [data.draw(st.booleans()) for _ in inputs]
    expected = [
        running_max(nums) if holds else [*running_max(nums), 0] for nums, holds in zip(inputs, right, strict=True)
    ]
    told = check("\n".join(f"assert running_max({a}) == {b}" for a, b in zip(inputs, expected, strict=True)))
    assert verdicts(told) == ["right" if holds else "wrong-expectation" for holds in right]
    assert [case.line for case in told.cases] == list(range(1, len(inputs) + 1))
    assert [case.call for case in told.cases] == [f"running_max({nums})" for nums in inputs]
    for case, nums in zip(told.cases, inputs, strict=True):
        assert case.reference == ("" if case.verdict == "right" else str(running_max(nums)))


@pytest.mark.parametrize(
    "text",
    [
        "assert running_max([2, 1]) == [2, 2]",
        "assert [2, 2] == running_max([2, 1])",
        "assert running_max(nums=[2, 1]) == [2, 2]",
        "assert running_max(*[[2, 1]]) == [2] * 2, 'with a message'",
        "import math\nassert running_max([math.floor(2.5), 1]) == [2, 2]",
        "nums = [2, 1]\nassert running_max(nums) == [2, 2]\nnums.append(7)",
        "for nums, best in [([2, 1], [2, 2])]:\n    assert running_max(nums) == best",
        "def test_falling():\n    assert running_max([2, 1]) == [2, 2]",
        "def twice(x):\n    return [x, x]\n\nassert running_max([2, 1]) == twice(2)",
    ],
)
def test_an_assert_may_be_written_in_any_of_the_usual_ways(check: Check, text: str) -> None:
    told = check(text)
    assert [(case.call, case.expected, case.verdict) for case in told.cases] == [
        ("running_max([2, 1])", "[2, 2]", "right")
    ]
    assert told.reason == ""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("assert running_max([1]) == running_max([1])", "write the value that you expect"),
        ("assert running_max([1]) > [0]", "write it as: assert running_max(...)"),
        ("assert len([1]) == 1", "write it as: assert running_max(...)"),
        ("assert running_max(numbers=[1]) == [1]", "missing a required argument: 'nums'"),
        ("assert running_max([1], 2) == [1]", "too many positional arguments"),
        ("assert running_max([1 / 0]) == [1]", "ZeroDivisionError"),
        ("assert running_max([1]) == {1}", "it holds a set"),
        ("assert running_max(map(abs, [1])) == [1]", "it holds a map"),
        (f"assert running_max([1] * {LARGEST_CASE}) == []", "smaller input"),
    ],
)
def test_a_case_that_is_none_says_why_and_leaves_the_others_alone(check: Check, text: str, says: str) -> None:
    told = check(f"{text}\n{ALL}")
    assert verdicts(told) == ["broken", "right", "right", "right"]
    assert says in told.cases[0].reason
    assert (told.caught, told.mutants) == (3, 3)


@pytest.mark.parametrize("given", ["'abc'", "[1.5]", "None", "[[1]]"])
def test_an_input_that_the_statement_rules_out_is_said_to_be_so(check: Check, given: str) -> None:
    assert verdicts(check(f"assert running_max({given}) == []")) == ["invalid-input"]


@pytest.mark.parametrize(("returns", "way"), [("True", "{}"), ("False", "not {}")])
def test_a_yes_or_no_needs_no_comparison(tmp_path: Path, returns: str, way: str) -> None:
    write_problem(tmp_path, reference=f"def running_max(nums):\n    return {returns}\n")
    problem = Problem("yes-or-no", tmp_path, "running_max")
    told = check_own_tests(problem, f"assert {way.format('running_max([1])')}\nassert running_max([1]) is {returns}")
    assert verdicts(told) == ["right", "right"]


# What they catch.


def test_tests_that_see_all_catch_all_that_a_test_can_catch(check: Check) -> None:
    told = check(ALL)
    assert (told.caught, told.mutants, told.missing, told.reason) == (3, 3, [], "")


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("assert running_max([1, 3]) == [1, 3]", [EMPTY, NEGATIVE]),
        (
            "assert running_max([]) == []",
            ["a maximum that is not the first number", "a list that begins with a negative number"],
        ),
        ("assert running_max([-1, 3]) == [-1, 3]", [EMPTY]),
    ],
)
def test_what_is_not_caught_is_named_by_what_no_case_has(check: Check, text: str, missing: list[str]) -> None:
    told = check(text)
    assert sorted(told.missing) == sorted(missing)
    assert told.caught == told.mutants - len(missing)


def test_a_wrong_expectation_catches_nothing(check: Check) -> None:
    told = check("assert running_max([1, 3]) == [3, 3]")
    assert (told.caught, told.missing) == (0, []) and "None of your cases is right" in told.reason


def test_a_mutant_that_loops_for_ever_on_a_case_is_caught_by_it(problem: Problem, tmp_path: Path) -> None:
    loops = "# caught: wrong-answer\n# shows: x\ndef running_max(nums):\n    while nums:\n        pass\n    return []\n"
    folder = write_problem(tmp_path, mutants__loops=loops)
    told = check_own_tests(
        Problem("loops", folder, "running_max", limits=Limits(seconds=0.2)), "assert running_max([1]) == [1]"
    )
    assert (told.caught, told.mutants) == (1, 1)


def test_more_cases_than_are_wanted_are_left_out_and_said_so(check: Check) -> None:
    told = check(f"for n in range({MOST_CASES + 5}):\n    assert running_max([n]) == [n]")
    assert verdicts(told) == ["right"] * MOST_CASES
    assert f"first {MOST_CASES}" in told.reason


# Other comparisons.

ARRAYS = """
import numpy as np

def running_max(nums):
    return np.maximum.accumulate(np.asarray(nums, dtype=np.float64))
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("assert np.allclose(running_max([1, 3]), [1, 3])", "right"),
        ("assert np.allclose([1.0, 3.0], running_max(np.array([1, 3])))", "right"),
        ("assert np.array_equal(running_max([1, 3]), np.array([1.0, 3.0]))", "right"),
        ("assert running_max([1, 3]) == [1, 3]", "right"),
        ("assert np.allclose(running_max([1, 3]), [1, 2])", "wrong-expectation"),
        ("assert np.allclose(running_max([1, 3]), [1, 3, 3])", "wrong-expectation"),
        ("assert np.allclose(running_max([1, 3]), [[1], 3])", "wrong-expectation"),
        ("assert np.allclose(running_max([1, 3]), 'ab')", "wrong-expectation"),
        ("assert np.allclose(running_max([1, 3]), [1, None])", "wrong-expectation"),
    ],
)
def test_numbers_may_be_written_where_an_array_is_returned(tmp_path: Path, text: str, verdict: str) -> None:
    folder = write_problem(tmp_path, reference=ARRAYS)
    problem = Problem("arrays", folder, "running_max", profile="numpy", compare=Compare("close"))
    assert verdicts(check_own_tests(problem, f"import numpy as np\n{text}")) == [verdict]


def test_where_several_answers_are_right_the_problems_checker_decides(tmp_path: Path) -> None:
    folder = write_problem(
        tmp_path,
        reference="def running_max(nums):\n    return sorted(nums)\n",
        checker="def check(args, expected, got):\n    return None if sorted(got) == expected else 'other numbers'\n",
        mutants__set="# caught: wrong-answer\n# shows: a number twice\ndef running_max(nums):\n    return [*{*nums}]\n",
    )
    problem = Problem("any-order", folder, "running_max", compare=Compare("checker"))
    told = check_own_tests(problem, "assert running_max([2, 1]) == [2, 1]\nassert running_max([2, 1]) == [2]")
    assert verdicts(told) == ["right", "wrong-expectation"]
    assert (told.caught, told.missing) == (0, ["a number twice"])
    assert check_own_tests(problem, "assert running_max([2, 2]) == [2, 2]").caught == 1


# Texts that are no tests, and texts that mean harm.


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no test yet"),
        ("x = 1", "no assert"),
        ("assert running_max([1]) ==", "not Python"),
        ("\0", "no source text"),
        ("#" * 40_000, "too long"),
        ("assert " + "(" * 5000 + ")" * 5000, "It is not Python"),
        ("assert " + "not " * 20_000 + "x", ""),
        ("import nowhere", "ModuleNotFoundError: No module named 'nowhere' (line 1)."),
        ("x = 1\nraise SystemExit(0)", "SystemExit: 0 (line 2)."),
        ("while True: pass", "longer than"),
        ("import os\nos._exit(0)", "ended the program"),
        ("import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()", ""),
        ("x = 'a' * 10**10", "MemoryError"),
        ("while True: print('x' * 10**6)", "printed or hold too much"),
        ("import os\nfor n in range(64):\n    try: os.write(n, b'x' * 100)\n    except OSError: pass", ""),
        ("open('/problem/reference.py').read()", "FileNotFoundError"),
        ("import socket\nsocket.create_connection(('127.0.0.1', 1))", "Error"),
        ("import subprocess\nsubprocess.run(['true'])", "Error"),
        ("__case__(1, 'x' * 10**6, lambda: ([1],), lambda: [1])\n__case__('a', 3, lambda: 5, lambda: 6)", ""),
        ("class Lies(int):\n    __eq__ = lambda *_: True\nassert running_max([Lies(1)]) == [1]", ""),
    ],
)
def test_a_text_that_is_no_test_does_no_harm_and_the_next_is_checked(check: Check, text: str, says: str) -> None:
    told = check(text)
    assert says in told.reason
    assert "right" not in verdicts(told) or text.startswith("__case__")
    assert told.caught == 0 or text.startswith("__case__")
    assert check(ALL).caught == 3


def test_a_problem_that_is_broken_is_not_the_candidates_fault(tmp_path: Path) -> None:
    files = {**MUTANTS, "inputs": INPUTS + VALID}
    folder = write_problem(tmp_path, reference="def running_max(nums):\n    raise KeyError('ours')\n", **files)
    told = check_own_tests(Problem("broken", folder, "running_max"), "assert running_max([1]) == [1]")
    assert verdicts(told) == ["broken"] and "the reference has no answer" in told.cases[0].reason


class Losing(Sandbox):
    """A sandbox some of whose children are killed from outside as they start."""

    def __init__(self, real: Sandbox, lost: set[int]):
        self.real, self.name, self.lost, self.started = real, real.name, lost, 0

    def start(self, runner: str, **how: Any) -> Child:
        self.started += 1
        if self.started in self.lost:
            raise ChildLostError("was killed")
        return self.real.start(runner, **how)

    def check(self) -> None: ...


@pytest.mark.parametrize("lost", range(1, 5))
def test_a_child_that_is_killed_from_outside_changes_nothing(problem: Problem, lost: int) -> None:
    with Bench(problem, open_sandbox()) as bench:
        told = check_with(bench, Losing(open_sandbox(), {lost}), ALL)
    assert (verdicts(told), told.caught, told.mutants) == (["right"] * 3, 3, 3)


@pytest.mark.parametrize("lost", [{1, 2}, {2, 3}])
def test_where_children_are_killed_again_and_again_it_is_the_judges_failure(problem: Problem, lost: set[int]) -> None:
    with Bench(problem, open_sandbox()) as bench:
        told = check_with(bench, Losing(open_sandbox(), lost), ALL)
    assert told.reason == JUDGE_FAILED and (told.caught, told.mutants) in ((0, 0), (0, 3))


# The problems that are shipped.

ITEMS = [
    pytest.param(item, id=item.id, marks=[pytest.mark.torch] if item.profile == "torch" else [])
    for item in open_bank().of("problem")
    if isinstance(item, ProblemItem)
]
IMPORTS = {"plain": "", "numpy": "import numpy as np\n", "torch": "import torch\nimport numpy as np\n"}


def literal(value: Any) -> str:
    """A value as a candidate would write it."""
    if type(value) is list or type(value) is tuple:
        inside = "".join(f"{literal(part)}, " for part in value)
        return f"[{inside}]" if type(value) is list else f"({inside})"
    if type(value) is not Array:
        return repr(value)
    made, dtype = ("torch.tensor", "torch.") if value.library == "torch" else ("np.array", "np.")
    return f"{made}({value.numpy().tolist()}, dtype={dtype}{value.dtype}).reshape({value.shape})"


@pytest.mark.parametrize("item", ITEMS)
def test_the_examples_of_every_problem_can_be_written_as_tests(item: ProblemItem) -> None:
    problem = item.problem()
    with Bench(problem, open_sandbox()) as bench:
        trials = bench.tests("visible")
    lines = [f"assert {item.function}(*{literal(trial.args)}) == {literal(trial.expected)}" for trial in trials]
    told = check_own_tests(problem, "\n".join([IMPORTS[item.profile], "from math import inf", *lines]))
    assert verdicts(told) == ["right"] * len(trials), told
    assert told.mutants > 0 and told.caught + len(told.missing) <= told.mutants
