from collections.abc import Callable
from pathlib import Path

import pytest
from running_max import write_problem

from superday.judge import judge
from superday.judge.model import Limits, Problem, Verdict


@pytest.fixture
def problem(tmp_path: Path) -> Problem:
    """The running maximum of a list, with limits that a test can wait for."""
    folder = write_problem(tmp_path / "running-max")
    limits = Limits(seconds=0.5, memory_mib=64, output_kib=64)
    return Problem(id="running-max", folder=folder, function="running_max", limits=limits)


@pytest.fixture
def submit(problem: Problem) -> Callable[[str], Verdict]:
    return lambda code: judge(problem, code)
