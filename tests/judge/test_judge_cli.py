"""``superday judge``: what it prints and how it exits."""

import json

import pytest
from running_max import BRUTE, REFERENCE, write_problem

from superday.cli.main import entry
from superday.errors import CannotDo
from superday.judge import examine

TOML = """
id = "running-max"
kind = "problem"
title = "The running maximum"
areas = ["arrays"]
level = 1
minutes = 10
tags = []
function = "running_max"
signature = "running_max(nums: list[int]) -> list[int]"
limits = { seconds = 0.5, memory_mib = 64 }
"""
KEYS = {
    "problem", "verdict", "reason", "tests", "counterexample", "growth", "own_tests", "cpu_ms", "wall_ms",
    "peak_mib", "sandbox", "stdout", "line",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    folder = write_problem(tmp_path / "running-max", starter="def running_max(nums): ...\n")
    (folder / "problem.toml").write_text(TOML)
    (folder / "statement.md").write_text("Return the running maximum of the list.")
    return folder


@pytest.fixture
def run(folder, tmp_path, capsys):
    def run(code, *options):
        file = tmp_path / "answer.py"
        file.write_bytes(code if isinstance(code, bytes) else code.encode())
        return entry(["judge", str(folder), str(file), *options]), capsys.readouterr()

    return run


def test_json_is_the_stable_shape_and_nothing_else(run):
    status, captured = run(REFERENCE, "--json")
    verdict = json.loads(captured.out)
    assert status == 0
    assert set(verdict) == KEYS
    assert verdict["problem"] == "running-max"
    assert verdict["tests"]["passed"] == verdict["tests"]["total"]


def test_a_person_reads_verdict_counterexample_and_output(run):
    status, captured = run("def running_max(nums):\n    print('here')\n    return nums")
    assert status == 1
    for part in ("wrong-answer", "running_max([3, 1, 2])", "[3, 3, 3]", "here"):
        assert part in captured.out


@pytest.mark.parametrize("code", [BRUTE, "", "def running_max(nums): ...", "import os; os._exit(0)"])
def test_what_falls_short_exits_with_1(run, code):
    assert run(code)[0] == 1


@pytest.mark.parametrize("code", [b"\xff\xfe\x00", b"def f():\n\0", b"x" * 300_000])
def test_what_is_no_source_file_exits_with_2(run, code):
    status, captured = run(code)
    assert status == 2
    assert "answer.py" in captured.err
    assert "Traceback" not in captured.err


def test_unknown_problem_and_missing_file_exit_with_2(folder, tmp_path, capsys):
    assert entry(["judge", "no-such-problem", str(tmp_path / "x.py")]) == 2
    assert entry(["judge", str(folder), str(tmp_path / "x.py")]) == 2


def test_a_broken_problem_exits_with_3(run, folder):
    write_problem(folder, reference="def running_max(nums): return 1 / 0")
    status, captured = run(REFERENCE, "--json")
    assert (status, json.loads(captured.out)["verdict"]) == (3, "judge-error")


def test_a_library_that_is_not_installed_exits_with_3_and_says_how_to_get_it(run, folder, monkeypatch):
    find = __import__("importlib.util").util.find_spec
    monkeypatch.setattr("importlib.util.find_spec", lambda name, *rest: None if name == "torch" else find(name, *rest))
    (folder / "problem.toml").write_text(TOML + 'profile = "torch"\n')
    status, captured = run(REFERENCE)
    assert status == 3
    assert "torch is not installed" in captured.err and "make setup" in captured.err


def test_without_a_sandbox_it_refuses_and_exits_with_3(run, monkeypatch):
    def none():
        raise CannotDo("no sandbox here")

    monkeypatch.setattr(examine, "open_sandbox", none)
    status, captured = run(REFERENCE)
    assert (status, captured.out) == (3, "")
    assert "no sandbox here" in captured.err
