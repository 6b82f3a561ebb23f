"""Quick tests are asked in one question.  Nothing that a submission may notice of it changes its verdict."""

import pytest
from running_max import BRUTE, REFERENCE, write_problem

from superday.judge import judge

RIGHT = REFERENCE.replace("def running_max", "def right")
PATTERN = RIGHT + "calls = 0\ndef running_max(nums):\n    global calls\n    calls += 1\n"


def test_what_it_returned_earlier_may_change_later(submit):
    """Each answer is read before the next call, as it is where tests are asked one at a time."""
    code = RIGHT + "kept = []\ndef running_max(nums):\n    kept[:] = right(nums)\n    return kept"
    assert submit(code).verdict == "accepted"


@pytest.mark.parametrize("at", [2, 5, 17])
@pytest.mark.parametrize(
    ("does", "verdict"),
    [
        ("import os; os._exit(3)", "runtime-error"),
        ("__import__('os').write(4, b'x' * 64)", "output-limit"),
        ("any(iter(int, 1))", "time-limit"),
        ("__import__('time').sleep(9)", "time-limit"),
        ("print('x' * 10**6)", "output-limit"),
        ("return [0] * 10**9", "memory-limit"),
        ("raise ValueError('no')", "runtime-error"),
        ("return nums + [None]", "wrong-answer"),
    ],
)
def test_what_it_does_on_one_test_is_told_of_that_test(submit, does, verdict, at):
    """The same test is named, and as many are counted, as where it does so on that input whatever was called before."""
    found = submit(PATTERN + f"    if calls == {at}: {does}\n    return right(nums)")
    assert found.verdict == verdict
    if verdict in ("runtime-error", "time-limit", "output-limit"):
        assert found.tests.passed >= at - 1


def test_who_dies_once_is_not_accepted_the_second_time(problem):
    """A child that ended before it answered is told of, also where the same code answers all when asked again."""
    lots = "import random\nlot = random.SystemRandom().random()\n"
    dies = "def running_max(nums):\n    if lot < 0.5 and nums: __import__('os')._exit(0)\n    return right(nums)"
    code = lots + RIGHT + dies
    verdicts = [judge(problem, code) for _ in range(16)]
    assert {one.verdict for one in verdicts} == {"accepted", "runtime-error"}
    for one in verdicts:
        assert one.verdict == "accepted" or "ended before it answered" in one.reason


def test_slow_tests_are_asked_one_at_a_time_and_each_has_its_whole_time(problem, submit):
    """0.05 s a call is within the limit of a test, and far beyond it for all tests together."""
    slow = "import time\n" + RIGHT + "def running_max(nums):\n    end = time.process_time() + 0.05\n"
    found = submit(slow + "    while time.process_time() < end: pass\n    return right(nums)")
    assert (found.verdict, found.tests.passed) == ("accepted", found.tests.total)


def test_each_test_is_told_as_it_passes(problem):
    seen = []
    total = judge(problem, REFERENCE, progress=lambda *step: seen.append(step)).tests.total
    assert seen == [(done, total, True) for done in range(1, total + 1)]


def test_a_slow_reference_has_its_tests_asked_one_at_a_time(problem):
    slow = "import time\n" + RIGHT + "def running_max(nums):\n    time.sleep(0.02)\n    return right(nums)"
    write_problem(problem.folder, reference=slow)
    assert judge(problem, BRUTE, which="visible").verdict == "accepted"
    assert judge(problem, REFERENCE).verdict == "accepted"
