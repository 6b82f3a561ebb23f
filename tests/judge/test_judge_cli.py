"""``superday judge``: what it prints and how it exits."""

import json
import os
import re
import signal
import subprocess
import sys
import threading
from itertools import permutations
from pathlib import Path

import pytest
from running_max import BRUTE, REFERENCE, write_problem

from superday.cli.main import entry
from superday.errors import CannotDo
from superday.judge import judging
from superday.judge.sandbox.choose import open_sandbox

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
WRONG = "def running_max(nums):\n    return nums\n"
LOSES_NEGATIVES = """# caught: wrong-answer
# shows: a negative number
def running_max(nums):
    return [max(0, *nums[: i + 1]) for i in range(len(nums))]
"""
LOSES_LAST = """# caught: wrong-answer
# shows: more than one number
def running_max(nums):
    return [max(nums[: max(i, 1)]) for i in range(len(nums))]
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
    for part in ("wrong-answer", "running_max([1, 0])", "[1, 1]", "here"):
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
    monkeypatch.setattr(judging, "open_sandbox", open_sandbox.__wrapped__)  # one that has no PyTorch warm already
    (folder / "problem.toml").write_text(TOML + 'profile = "torch"\n')
    status, captured = run(REFERENCE)
    assert status == 3
    assert "torch is not installed" in captured.err and "make setup" in captured.err


def test_without_a_sandbox_it_refuses_and_exits_with_3(run, monkeypatch):
    def none():
        raise CannotDo("no sandbox here")

    monkeypatch.setattr(judging, "open_sandbox", none)
    status, captured = run(REFERENCE)
    assert (status, captured.out) == (3, "")
    assert "no sandbox here" in captured.err


@pytest.fixture
def files(tmp_path):
    """Three submissions, one of them right, and a file that is no text."""
    written = {"right.py": REFERENCE, "wrong.py": WRONG, "raises.py": "def running_max(nums): return nums[99]\n"}
    for name, code in written.items():
        (tmp_path / name).write_text(code)
    (tmp_path / "image.py").write_bytes(b"\x89PNG\r\n")
    return tmp_path


VERDICTS = {"right.py": "accepted", "wrong.py": "wrong-answer", "raises.py": "runtime-error"}


@pytest.mark.parametrize("order", list(permutations(VERDICTS)), ids=" ".join)
def test_many_files_are_a_list_in_the_order_given(folder, files, capsys, order):
    assert entry(["judge", str(folder), *(str(files / name) for name in order), "--json"]) == 1
    listed = json.loads(capsys.readouterr().out)
    assert [(Path(one["file"]).name, one["verdict"]) for one in listed] == [(name, VERDICTS[name]) for name in order]
    assert all(set(one) == KEYS | {"file"} for one in listed)


def test_many_files_are_a_table_for_people(folder, files, capsys, monkeypatch):
    monkeypatch.chdir(files)
    assert entry(["judge", str(folder), *VERDICTS]) == 1
    *rows, last = capsys.readouterr().out.splitlines()
    assert [row.split()[:2] for row in rows] == [[name, verdict] for name, verdict in VERDICTS.items()]
    assert "IndexError" in rows[2]
    assert last == "1 of 3 accepted"


def test_all_accepted_exits_with_0(folder, files):
    (files / "again.py").write_text(REFERENCE)
    assert entry(["judge", str(folder), str(files / "right.py"), str(files / "again.py")]) == 0


@pytest.mark.parametrize("bad", ["image.py", "none.py", "."])
def test_a_file_that_cannot_be_read_loses_nobody_elses_verdict(folder, files, capsys, bad):
    names = ["wrong.py", bad, "right.py"]
    assert entry(["judge", str(folder), *(str(files / name) for name in names), "--json"]) == 2
    said = capsys.readouterr()
    assert [one["verdict"] for one in json.loads(said.out)] == ["wrong-answer", "accepted"]
    assert len(said.err.splitlines()) == 1
    assert str(files / bad) in said.err


def test_a_failure_of_the_judge_outweighs_what_any_file_did(folder, files, capsys):
    write_problem(folder, reference="def running_max(nums): return 1 / 0")
    assert entry(["judge", str(folder), *(str(files / name) for name in ("right.py", "image.py", "wrong.py"))]) == 3


def test_the_folder_can_be_named_from_inside(folder, files, monkeypatch):
    monkeypatch.chdir(folder)
    assert entry(["judge", ".", str(files / "right.py")]) == 0


def test_a_folder_that_holds_no_problem_is_told(files, capsys):
    assert entry(["judge", str(files), str(files / "right.py")]) == 2
    assert "is a folder without problem.toml" in capsys.readouterr().err


@pytest.mark.parametrize(
    "missing", ["problem.toml", "statement.md", "starter.py", "reference.py", "brute.py", "inputs.py"]
)
def test_a_problem_folder_needs_its_six_files_and_says_which_is_missing(folder, files, capsys, missing):
    (folder / missing).unlink()
    assert entry(["judge", str(folder), str(files / "right.py")]) == 2
    said = capsys.readouterr().err
    assert missing in said and str(folder) in said and "`superday bank new problem ID` writes" in said


def test_a_checker_that_is_asked_for_must_be_there(folder, files, capsys):
    (folder / "problem.toml").write_text(TOML + 'compare = { kind = "checker" }\n')
    assert entry(["judge", str(folder), str(files / "right.py")]) == 2
    assert "checker.py" in capsys.readouterr().err
    (folder / "checker.py").write_text(
        "def check(args, expected, got):\n    return None if got == expected else 'no'\n"
    )
    assert entry(["judge", str(folder), str(files / "right.py")]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        "{folder}",
        "{folder} --watch",
        "{folder} --watch --tests {file}",
        "{folder} --watch {file} {file}",
        "{folder} --watch -",
        "{folder} {file} {file} --tests {file}",
        "{folder} {file} --tests {folder}",
        "{folder} --tests none.py",
        "{folder} - --tests -",
        "{file} {folder}",
    ],
)
def test_what_does_not_go_together_exits_with_2(folder, files, capsys, arguments):
    assert entry(["judge", *arguments.format(folder=folder, file=files / "right.py").split()]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("superday: ")


def test_options_may_stand_before_the_files_too(folder, files, capsys):
    assert entry(["judge", str(folder), "--json", str(files / "right.py"), str(files / "wrong.py")]) == 1
    assert len(json.loads(capsys.readouterr().out)) == 2


def test_what_the_growth_is_stands_beside_the_verdict(folder, files, capsys):
    (folder / "problem.toml").write_text(TOML + 'growth = { time = "n", sizes = [1000, 2000, 4000, 8000, 16000] }\n')
    assert entry(["judge", str(folder), str(files / "right.py")]) == 0
    assert re.search(r"(T|its t)ime grows (like|faster)", capsys.readouterr().out)
    assert entry(["judge", str(folder), str(files / "right.py"), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["growth"]["time"]["stated"] == "n"


@pytest.fixture
def tests_of_mine(folder, tmp_path):
    """Writes the person's own tests of a problem with two wrong solutions."""
    write_problem(folder, mutants__loses_negatives=LOSES_NEGATIVES, mutants__loses_last=LOSES_LAST)

    def write(text):
        (tmp_path / "mine.py").write_text(text)
        return str(tmp_path / "mine.py")

    return write


GOOD_CASES = "assert running_max([1, 3, 2]) == [1, 3, 3]\nassert running_max([-1]) == [-1]\n"


def test_own_tests_are_told_a_line_a_case_and_what_they_miss(folder, tests_of_mine, capsys):
    mine = tests_of_mine("assert running_max([1, 3, 2]) == [1, 3, 3]\nassert running_max([2, 1]) == [2, 1]\n")
    assert entry(["judge", str(folder), "--tests", mine]) == 1
    said = capsys.readouterr().out
    assert re.search(r"line 1 .*\[1, 3, 3\]  right$", said, re.MULTILINE)
    assert re.search(r"line 2 .*wrong: the reference solution returns \[2, 2\]$", said, re.MULTILINE)
    assert "Your cases catch 1 of 2 wrong solutions." in said
    assert "None of your cases has a negative number." in said


def test_own_tests_alone_are_accepted_when_all_are_right_and_nothing_wrong_gets_by(folder, tests_of_mine, capsys):
    assert entry(["judge", str(folder), "--tests", tests_of_mine(GOOD_CASES), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert set(said) == {"problem", "own_tests"}
    assert (said["own_tests"]["caught"], said["own_tests"]["mutants"], said["own_tests"]["missing"]) == (2, 2, [])
    assert entry(["judge", str(folder), "--tests", tests_of_mine("")]) == 1


def test_with_a_file_own_tests_are_part_of_its_verdict_and_leave_the_status_to_it(folder, files, tests_of_mine, capsys):
    mine = tests_of_mine("assert running_max([2]) == [1]\n")
    assert entry(["judge", str(folder), str(files / "right.py"), "--tests", mine, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert set(said) == KEYS
    assert said["own_tests"]["cases"][0]["verdict"] == "wrong-expectation"
    assert entry(["judge", str(folder), str(files / "wrong.py"), "--tests", tests_of_mine(GOOD_CASES)]) == 1
    assert "Your cases catch 2 of 2 wrong solutions." in capsys.readouterr().out


@pytest.fixture
def watch(folder, tmp_path):
    """Starts a real ``superday judge --watch`` as a terminal would; ends it in any case."""
    begun = []

    def start(*options):
        command = [sys.executable, "-m", "superday", "judge", "--watch", str(folder), *options]
        process = subprocess.Popen(
            command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # whatever started the tests ignores
        )  # fmt: skip
        patience = threading.Timer(120, process.kill)
        patience.start()
        begun.append((process, patience))
        return process

    yield start
    for process, patience in begun:
        patience.cancel()
        process.kill()
        process.communicate()


def _interrupted(process):
    """What a terminal's Ctrl+C, which reaches every process of the command, makes it say and return."""
    os.killpg(process.pid, signal.SIGINT)
    return process.wait(30), process.stderr.read()


def test_watching_judges_at_the_start_and_after_each_way_of_saving(files, watch):
    file = files / "mine.py"
    file.write_text(WRONG)
    process = watch("mine.py", "--json")

    def verdict():
        return json.loads(process.stdout.readline())["verdict"]

    assert verdict() == "wrong-answer"
    file.write_text(REFERENCE)
    assert verdict() == "accepted"
    (files / "mine.py.new").write_text("")
    (files / "mine.py.new").replace(file)
    assert verdict() == "invalid-submission"
    file.unlink()
    file.write_text(WRONG + "\n")
    assert verdict() == "wrong-answer"
    assert _interrupted(process) == (0, "")


def test_watching_judges_nothing_twice_and_survives_a_file_that_is_no_text(files, watch):
    file = files / "mine.py"
    file.write_text(WRONG)
    process = watch("mine.py", "--json")
    assert json.loads(process.stdout.readline())["verdict"] == "wrong-answer"
    file.touch()
    file.write_bytes(b"\xff")
    assert "mine.py:1: is not UTF-8 text" in process.stderr.readline()
    file.write_text(REFERENCE)
    assert json.loads(process.stdout.readline())["verdict"] == "accepted"
    assert _interrupted(process) == (0, "")
    assert process.stdout.read() == ""


def test_watching_heads_each_verdict_with_time_and_file(files, watch):
    (files / "mine.py").write_text(REFERENCE)
    process = watch("mine.py")
    assert re.fullmatch(r"-+ \d\d:\d\d:\d\d  mine\.py -+\n", process.stdout.readline())
    assert process.stdout.readline() == "running-max: accepted\n"
    assert _interrupted(process) == (0, "")


def test_watching_ends_at_once_even_while_the_code_never_does(files, watch):
    (files / "mine.py").write_text("def running_max(nums):\n    while True: pass\n")
    process = watch("mine.py")
    process.stdout.readline()
    assert _interrupted(process) == (0, "")


def test_watching_judges_own_tests_again_when_they_are_saved(files, watch, tests_of_mine):
    mine = tests_of_mine("")
    process = watch("right.py", "--tests", mine, "--json")
    assert json.loads(process.stdout.readline())["own_tests"]["caught"] == 0
    tests_of_mine(GOOD_CASES)
    assert json.loads(process.stdout.readline())["own_tests"]["caught"] == 2


def test_a_name_that_leads_nowhere_is_told_and_not_watched(files, watch):
    process = watch("none.py")
    assert process.wait(60) == 2
    assert "none.py" in process.stderr.read()
