"""What the judge says of submissions that mean no harm."""

import msgspec
import pytest
from running_max import BRUTE, REFERENCE, write_problem

from superday.judge import judge
from superday.judge.model import Compare, Limits

BODY = "def running_max(nums):\n    "


def test_a_right_solution_is_accepted(submit):
    verdict = submit(REFERENCE)
    assert verdict.verdict == "accepted"
    assert verdict.tests.passed == verdict.tests.total > 20
    assert verdict.counterexample is None
    assert verdict.sandbox in ("namespaces", "landlock")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (BODY + "return sorted(nums)", "wrong-answer"),
        (BODY + "return [float(x) for x in " + BRUTE.split("return ")[1].strip() + "]", "wrong-answer"),
        (BODY + "return tuple(" + BRUTE.split("return ")[1].strip() + ")", "wrong-answer"),
        (BODY + "pass", "wrong-answer"),
        (BODY + "raise NotImplementedError", "runtime-error"),
        (BODY + "return nums[len(nums)]", "runtime-error"),
        (BODY + "return running_max(nums)", "runtime-error"),
        (BODY + "while True: pass", "time-limit"),
        (BODY + "return [0] * 10**9", "memory-limit"),
        (BODY + "print('x' * 10**6)", "output-limit"),
        (BRUTE, "time-limit"),
        (BODY + "return (", "invalid-submission"),
        ("", "invalid-submission"),
        ("# nothing yet\n", "invalid-submission"),
        ("def other(nums): return nums", "invalid-submission"),
        ("running_max = 3", "invalid-submission"),
        ("def running_max(): return []", "invalid-submission"),
        ("def running_max(nums, k): return []", "invalid-submission"),
        ("import numpy\n" + REFERENCE, "runtime-error"),
    ],
)
def test_each_failure_has_its_verdict(submit, code, expected):
    verdict = submit(code)
    assert (verdict.verdict, verdict.tests.passed < 28) == (expected, True), verdict.reason


def test_a_wrong_answer_comes_with_the_smallest_failing_input(submit):
    verdict = submit(BODY + "return sorted(nums)")
    example = verdict.counterexample
    assert example.input == "running_max([1, 0])"
    assert (example.expected, example.got) == ("[1, 1]", "[0, 1]")
    assert 0 < verdict.tests.passed < verdict.tests.total


def test_a_long_counterexample_is_cut(submit):
    verdict = submit(BRUTE)
    assert len(verdict.counterexample.input) < 1000


def test_the_failing_line_is_of_their_file(submit):
    assert submit("import math\n\ndef running_max(nums):\n    x = 1\n    return math.sqrt(-1)\n").line == 5
    assert submit("def running_max(nums):\n    return (\n").line == 2


def test_what_it_printed_is_kept(submit):
    verdict = submit("import sys\nprint('loaded')\ndef running_max(nums):\n    sys.exit('bye')")
    assert verdict.stdout.startswith("loaded")
    assert (verdict.verdict, verdict.line) == ("runtime-error", 4)


def test_changing_the_input_changes_no_comparison(submit):
    code = REFERENCE.replace("    return out", "    nums[:] = [9] * len(nums)\n    return out")
    assert submit(code).verdict == "accepted"
    assert submit(BODY + "nums.sort()\n    return nums").verdict == "wrong-answer"


def test_run_shows_the_visible_tests_only(problem):
    seen = []
    verdict = judge(problem, BRUTE, which="visible", progress=lambda *step: seen.append(step))
    assert (verdict.tests.passed, verdict.tests.total) == (2, 2)
    assert seen == [(1, 2, True), (2, 2, True)]


def test_the_same_submission_meets_the_same_tests_again(problem):
    wrong = BODY + "return [max(nums)] * len(nums) if len(nums) > 150 else " + BRUTE.split("return ")[1]
    first, second = judge(problem, wrong), judge(problem, wrong)
    assert first.verdict == "wrong-answer"
    assert first.tests == second.tests


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("reference", "def running_max(nums): raise ValueError('oops')"),
        ("reference", "def running_max(nums): return {1, 2}"),
        ("reference", "import os\ndef running_max(nums): os._exit(0)"),
        ("inputs", "def visible(): return [[1, 2]]"),
        ("inputs", "raise RuntimeError('broken')"),
    ],
)
def test_a_broken_problem_is_the_judges_failure_not_theirs(problem, file, text):
    write_problem(problem.folder, **{file: text})
    verdict = judge(problem, REFERENCE)
    assert verdict.verdict == "judge-error"
    assert "not your code" in verdict.reason


def test_a_checker_decides_where_values_need_not_be_equal(problem):
    checker = "def check(args, expected, got):\n    return None if sorted(got) == expected else 'is not sorted'"
    write_problem(problem.folder, checker=checker, reference="def running_max(nums): return sorted(nums)")
    checked = msgspec.structs.replace(problem, compare=Compare(kind="checker"))
    assert judge(checked, BODY + "return nums").verdict == "accepted"
    assert judge(checked, BODY + "return nums[:1]").verdict == "wrong-answer"
    assert judge(checked, BODY + "return 3").verdict == "wrong-answer"
    assert judge(checked, BODY + "return {1}").verdict == "wrong-answer"


def numeric(problem, profile, reference):
    module = {"numpy": "numpy as np", "torch": "torch"}[profile]
    make = "np.array(x)" if profile == "numpy" else "torch.tensor(x)"
    inputs = f"import {module}\ndef visible():\n    return [({make},) for x in ([1.0, 2.0, 4.0], [0.5])]\n"
    write_problem(problem.folder, inputs=inputs, reference=f"import {module}\n{reference}")
    limits = Limits(seconds=5, memory_mib=256)
    return msgspec.structs.replace(problem, profile=profile, compare=Compare(kind="close"), limits=limits)


def test_numpy_values_are_compared_within_the_tolerance_but_not_across_kinds(problem):
    mean = numeric(problem, "numpy", "def running_max(x): return float(x.mean())")
    assert judge(mean, "def running_max(x): return x.mean()").verdict == "accepted"
    assert judge(mean, "def running_max(x): return sum(x) / len(x) + 1e-12").verdict == "accepted"
    assert judge(mean, "def running_max(x): return sum(x) / len(x) + 1e-3").verdict == "wrong-answer"
    twice = numeric(problem, "numpy", "def running_max(x): return 2 * x")
    assert judge(twice, "def running_max(x): return x + x").verdict == "accepted"
    assert judge(twice, "def running_max(x): return (x + x).tolist()").verdict == "wrong-answer"
    assert judge(twice, "def running_max(x): return (x + x)[None]").verdict == "wrong-answer"
    assert "integers" in judge(twice, "def running_max(x): return (2 * x).astype(int)").reason


@pytest.mark.torch
def test_tensors_travel_and_the_shortcut_is_forbidden(problem):
    softmax = numeric(problem, "torch", "def running_max(x): return torch.softmax(x, 0)")
    softmax = msgspec.structs.replace(softmax, banned=["torch.softmax"])
    own = "def running_max(x):\n    e = (x - x.max()).exp()\n    return e / e.sum()"
    assert judge(softmax, own).verdict == "accepted"
    assert judge(softmax, "def running_max(x):\n    return x.softmax(0)").verdict == "forbidden"
    hidden = "import torch\ndef running_max(x):\n    return getattr(torch, 'soft' + 'max')(x, 0)"
    caught = judge(softmax, hidden)
    assert (caught.verdict, caught.line) == ("forbidden", 3)
