"""How long and how large a judgement can be made by who means to: bounded, whatever a submission does."""

import os
import signal
import time
from pathlib import Path

import msgspec
import pytest
from running_max import REFERENCE, write_problem

from superday.judge import examine as examining
from superday.judge import judge
from superday.judge import own_tests as own
from superday.judge.growth import probe as probing
from superday.judge.model import Compare, Growth, Limits, Problem
from superday.judge.sandbox.linux import LinuxSandbox
from superday.judge.sandbox.meter import PidfdProcess

SLEEPS = "import sys, time\n{reference}\nhonest = running_max\ndef running_max(nums):\n{when}    time.sleep(0.4)\n"
SLEEPS += "    return honest(nums)\n"
MEASURED = "    if sys._getframe(3).f_code.co_name == 'run':\n    "


def problem(tmp_path, *, compare=None, **files):
    folder = write_problem(tmp_path, **files)
    growth = Growth(time="n", sizes=[1000, 4000, 20_000])
    return Problem("p", folder, "running_max", compare=compare or Compare(), limits=Limits(seconds=0.5), growth=growth)


def test_who_sleeps_in_every_test_is_stopped(tmp_path, monkeypatch):
    monkeypatch.setattr(examining, "MOST_WAITED", 1.0)
    started = time.monotonic()
    verdict = judge(problem(tmp_path), SLEEPS.format(reference=REFERENCE, when=""))
    assert verdict.verdict == "time-limit"
    assert "wall clock" in verdict.reason
    assert time.monotonic() - started < 8


def test_who_sleeps_while_growth_is_measured_is_not_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr(probing, "WALL_SECONDS", 2.0)
    started = time.monotonic()
    verdict = judge(problem(tmp_path), SLEEPS.format(reference=REFERENCE, when=MEASURED), growth=True)
    assert verdict.verdict == "accepted"
    assert time.monotonic() - started < 8


def test_own_tests_of_slow_inputs_are_cut_off(tmp_path, monkeypatch):
    monkeypatch.setattr(own, "SECONDS_IN_ALL", 1.0)
    slow = "import time\ndef running_max(nums):\n    time.sleep(nums[0] / 10)\n    return nums\n"
    valid = "def visible(): return [([0],)]\ndef valid(nums): return True\n"
    wrong = "# caught: wrong-answer\ndef running_max(nums): return []\n"
    text = "".join(f"assert running_max([5, {i}]) == [5, {i}]\n" for i in range(20))
    started = time.monotonic()
    found = own.check_own_tests(problem(tmp_path, reference=slow, inputs=valid, mutants__a=wrong), text)
    verdicts = [case.verdict for case in found.cases]
    assert (verdicts[0], verdicts[-1]) == ("right", "broken")
    assert found.reason.startswith("Too slow")
    assert time.monotonic() - started < 8


@pytest.mark.parametrize("value", ["'\\ud800' * 3", "'x' * 10**6", "'\\x1b[2J'"])
def test_what_a_checker_says_is_shown_as_text_of_reasonable_length(tmp_path, value):
    says = "def check(args, expected, got): return f'got {got}'\n"
    checked = problem(tmp_path, compare=Compare(kind="checker"), checker=says)
    verdict = judge(checked, f"def running_max(nums): return {value}")
    assert verdict.verdict == "wrong-answer"
    assert verdict.reason.isprintable()
    assert len(msgspec.json.encode(verdict)) < 10_000


def test_dead_zygotes_leave_no_descriptors_and_no_zombies():
    sandbox = LinuxSandbox()
    held = []
    for _ in range(4):
        sandbox.check()
        time.sleep(0.3)  # until as many are parked again
        held.append(len(list(Path("/proc/self/fd").iterdir())))
        (zygote,) = sandbox._zygotes.values()
        os.kill(zygote._process.pid, signal.SIGKILL)
        while not zygote.is_dead:
            time.sleep(0.01)
        time.sleep(0.1)
        assert not Path(f"/proc/{zygote._process.pid}").exists()
    sandbox.close()
    assert held == held[:1] * 4


def test_a_child_that_cannot_be_taken_over_is_replaced(monkeypatch):
    """It was gone already, or there were no descriptors left."""
    failures = iter([FileNotFoundError("gone"), OSError(24, "too many")])

    class Unlucky(PidfdProcess):
        def __init__(self, pidfd):
            if error := next(failures, None):
                raise error
            super().__init__(pidfd)

    monkeypatch.setattr("superday.judge.sandbox.zygote.PidfdProcess", Unlucky)
    sandbox = LinuxSandbox()
    for _ in range(3):
        sandbox.check()
    assert next(failures, None) is None
    sandbox.close()


def test_values_that_take_long_to_check_are_not_counted_to_the_end(tmp_path, monkeypatch):
    monkeypatch.setattr(examining, "SECONDS_COUNTED", 1.0)
    slow = "import time\ndef check(args, expected, got):\n    time.sleep(0.4)\n    return 'wrong'\n"
    checked = problem(tmp_path, compare=Compare(kind="checker"), checker=slow)
    started = time.monotonic()
    assert judge(checked, "def running_max(nums): return 1").tests.passed == 0
    assert time.monotonic() - started < 6


def test_growth_is_not_feigned_by_who_is_fast_when_it_is_measured(tmp_path):
    """It sees that it is measured, and then returns at once, whatever the value."""
    feigned = "import sys\n" + REFERENCE + "honest = running_max\ndef running_max(nums):\n"
    feigned += "    if sys._getframe(3).f_code.co_name == 'run':\n        return nums\n    return honest(nums)\n"
    verdict = judge(problem(tmp_path), feigned, growth=True)
    assert (verdict.verdict, verdict.growth.time) == ("accepted", None)
