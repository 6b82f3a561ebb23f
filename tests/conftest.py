"""What every test stands on: a home of its own, and hypothesis without a clock."""

import os
from itertools import chain, islice
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("superday", deadline=None)
settings.load_profile("superday")

LONG = (
    "judge/test_hostile.py::test_all_in_one",
    "benchmarks/test_benchmarks.py",
    "loop/test_kill.py",
    "e2e/test_super_day.py",
    "language/test_real_server.py",
    "judge/test_hostile.py::test_without_user",
    "examples/test_demo.py",
    "wheel/test_wheel.py",
    "rubric/test_same_again.py",
    "e2e/test_time.py",
    "career/test_offers_spreadsheet.py",
    "cli/test_problem.py",
    "e2e/test_study_thirty_days.py",
)
"""Begun first, the longest first: no worker of xdist is to be left alone with one at the end."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Deal what is long to the workers, each to the beginning of the part that it gets of all tests."""
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    long = [[item for item in items if f"/{name}" in f"/{item.nodeid}"] for name in LONG]
    dealt = [list(chain.from_iterable(long[worker::workers])) for worker in range(workers)]
    begun = {id(item) for item in chain.from_iterable(long)}
    rest = iter([item for item in items if id(item) not in begun])
    parts = [len(items) * (worker + 1) // workers - len(items) * worker // workers for worker in range(workers)]
    items[:] = [
        item
        for mine, size in zip(dealt, parts, strict=True)
        for item in chain(mine, islice(rest, max(size - len(mine), 0)))
    ] + list(rest)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh ``SUPERDAY_HOME``: no test sees, or touches, what belongs to a person."""
    place = tmp_path / "home"
    monkeypatch.setenv("SUPERDAY_HOME", str(place))
    return place
