"""``superday problem pull``: the files that it writes, and what their tests are worth."""

import math
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from command_line import Superday
from hypothesis import assume, example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from superday.bank import open_bank
from superday.bank.model import ProblemItem
from superday.cli.cases import flat, laid_out, literal, pytest_file
from superday.cli.main import entry
from superday.judge import wire
from superday.judge.bench import Trial
from superday.judge.compare import difference
from superday.judge.model import Compare, Problem

PROBLEMS = [item for item in open_bank().of("problem") if isinstance(item, ProblemItem)]
EXACT = Compare()
CLOSE = Compare("close", rtol=1e-3, atol=1e-3)


def _pulled(folder: Path, profiles: tuple[str, ...]) -> list[ProblemItem]:
    items = [item for item in PROBLEMS if item.profile in profiles]
    for item in items:
        assert entry(["problem", "pull", item.id, "--into", str(folder / item.id)]) == 0
    return items


def _pytest(folder: Path) -> tuple[int, str]:
    """The status and the last line of one run over all folders."""
    command = [sys.executable, "-m", "pytest", "-q", "--tb=no", "-p", "no:cacheprovider", "-p", "no:xdist", "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300)
    return done.returncode, done.stdout.strip().splitlines()[-1]


@pytest.mark.parametrize(
    "profiles", [("plain", "numpy"), pytest.param(("torch",), marks=pytest.mark.torch)], ids=" ".join
)
def test_of_every_problem_the_starter_fails_all_tests_and_the_reference_passes_them(
    tmp_path: Path, profiles: tuple[str, ...]
) -> None:
    items = _pulled(tmp_path, profiles)
    counts = [len(re.findall("^def test_", one.read_text(), re.MULTILINE)) for one in tmp_path.glob("*/test_*.py")]
    assert len(counts) == len(items)
    assert min(counts) >= 2
    status, summary = _pytest(tmp_path)
    assert (status, summary.split(" in ")[0]) == (1, f"{sum(counts)} failed")
    for item in items:
        (tmp_path / item.id / "solution.py").write_text((item.path.parent / "reference.py").read_text())
    status, summary = _pytest(tmp_path)
    assert (status, summary.split(" in ")[0]) == (0, f"{sum(counts)} passed")


def test_it_writes_statement_starter_and_tests_into_a_folder_of_the_problems_name(
    superday: Superday, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = superday("problem", "pull", "my-problem")
    assert said.status == 0
    folder = Path("my-problem")
    assert sorted(path.name for path in folder.iterdir()) == ["solution.py", "statement.md", "test_my_problem.py"]
    assert "the sum of `nums`" in (folder / "statement.md").read_text()
    assert (folder / "solution.py").read_text() == "def solve(nums: list[int]) -> int:\n    ...\n"
    assert "assert solve([1, 2, 3]) == 6" in (folder / "test_my_problem.py").read_text()
    assert "superday judge --watch my-problem my-problem/solution.py" in said.out


@pytest.mark.parametrize("there", ["statement.md", "solution.py", "test_my_problem.py"])
def test_nothing_is_written_over_unless_it_is_asked_for(superday: Superday, tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("mine")
    said = superday("problem", "pull", "my-problem", "--into", tmp_path)
    assert said.status == 2
    assert str(tmp_path / there) in said.err
    assert "--force" in said.err
    assert (tmp_path / there).read_text() == "mine"
    assert not {"statement.md", "solution.py", "test_my_problem.py"} - {there} & {x.name for x in tmp_path.iterdir()}
    assert superday("problem", "pull", "my-problem", "--into", tmp_path, "--force").status == 0
    assert (tmp_path / there).read_text() != "mine"


def test_what_is_written_over_is_there_whole_before_or_after(
    superday: Superday, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there, mine = tmp_path / "there", tmp_path / "there" / "solution.py"
    there.mkdir()
    mine.write_text("def solve(nums): ...  # an evening's work\n")
    mine.chmod(0o640)
    pull = ("problem", "pull", "my-problem", "--force", "--into", there)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr("os.fsync", full)
        said = superday(*pull)
    assert (said.status, said.out) == (2, "")
    assert f"{there / 'statement.md'}: cannot be written: No space left on device" in said.err
    assert [(one.name, one.read_text()[-5:]) for one in there.iterdir()] == [("solution.py", "work\n")]
    assert superday(*pull).status == 0
    assert mine.read_text() == "def solve(nums: list[int]) -> int:\n    ...\n"
    assert mine.stat().st_mode & 0o777 == 0o640


def test_a_link_to_nowhere_is_not_written_through(superday: Superday, tmp_path: Path) -> None:
    (tmp_path / "solution.py").symlink_to(tmp_path / "elsewhere.py")
    assert superday("problem", "pull", "my-problem", "--into", tmp_path).status == 2
    assert not (tmp_path / "elsewhere.py").exists()


def test_a_folder_that_is_in_no_bank_can_be_pulled_too(superday: Superday, home: Path, tmp_path: Path) -> None:
    (home / "bank" / "problems" / "my-problem").rename(tmp_path / "my-problem")
    said = superday("problem", "pull", tmp_path / "my-problem", "--into", tmp_path / "work")
    assert said.status == 0
    assert (tmp_path / "work" / "test_my_problem.py").is_file()


@pytest.mark.parametrize(
    ("command", "status", "says"),
    [
        ("problem", 2, "ACTION"),
        ("problem push my-problem", 2, "push"),
        ("problem pull my-problme", 2, "my-problem"),
        ("problem pull my-concept", 2, "is a concept"),
        ("problem pull {folder}", 2, "problem.toml"),
        ("problem pull my-problem --into {folder}/file", 2, "{folder}/file/statement.md"),
    ],
)
def test_what_cannot_be_pulled_is_told(
    superday: Superday, tmp_path: Path, command: str, status: int, says: str
) -> None:
    (tmp_path / "file").write_text("")
    said = superday(*command.format(folder=tmp_path).split())
    assert (said.status, said.out) == (status, "")
    assert says.format(folder=tmp_path) in said.err


def test_a_broken_problem_is_our_failure_and_leaves_nothing(superday: Superday, home: Path, tmp_path: Path) -> None:
    (home / "bank" / "problems" / "my-problem" / "reference.py").write_text("def solve(nums): return 1 / 0")
    said = superday("problem", "pull", "my-problem", "--into", tmp_path / "work")
    assert said.status == 3
    assert "ZeroDivisionError" in said.err
    assert not (tmp_path / "work").exists()


FLOATS = st.floats() | st.sampled_from([math.inf, -math.inf, math.nan])
ARRAYS = st.sampled_from(["bool", "uint8", "int64", "float16", "float32", "float64"]).flatmap(
    lambda dtype: arrays.arrays(dtype, arrays.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=5))
)
KEYS = st.integers() | st.text()
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | FLOATS | st.text() | ARRAYS,
    lambda inner: st.lists(inner) | st.lists(inner).map(tuple) | st.dictionaries(KEYS, inner),
)


def _sent(value: Any) -> Any:
    """The value as the trusted side has it."""
    return wire.decode(wire.encode(value))


@given(VALUES)
@example([[]])
@example(({},))
@example([[[["a, b" * 40]]]])
def test_a_literal_is_the_value_on_one_line_or_over_many(value: Any) -> None:
    names = {"np": np, "inf": math.inf, "nan": math.nan}
    sent = _sent(value)
    for text in (flat(literal(sent)), laid_out(literal(sent), "    ")):
        assert difference(EXACT, sent, _sent(eval(text, names))) is None


def test_an_int_of_more_digits_than_python_prints_is_a_literal_too() -> None:
    assert eval(flat(literal(_sent([10**5000])))) == [10**5000]


@pytest.mark.torch
@pytest.mark.parametrize("dtype", ["bool", "int32", "int64", "float16", "bfloat16", "float32", "float64"])
@pytest.mark.parametrize("shape", [(), (0, 3), (2, 3, 50)])
def test_a_literal_is_the_tensor(dtype: str, shape: tuple[int, ...]) -> None:
    import torch

    tensor = (torch.randn(shape, generator=torch.Generator().manual_seed(0)) * 5).to(getattr(torch, dtype))
    text = laid_out(literal(_sent(tensor)), "    ")
    assert difference(EXACT, _sent(tensor), _sent(eval(text, {"torch": torch}))) is None


def _passes(compare: Compare, expected: Any, got: Any, folder: Path) -> bool:
    """Whether the written test lets ``got`` through."""
    problem = Problem("any", folder, "answer", compare=compare)
    names: dict[str, Any] = {"__file__": str(folder / "test_any.py")}
    exec(pytest_file(problem, [Trial("visible", (), _sent(expected))]), names)
    names["answer"] = lambda: got
    try:
        names["test_case_1"]()
    except (AssertionError, TypeError, ValueError):
        return False
    return True


@pytest.fixture(scope="module")
def solved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a solution.py."""
    folder = tmp_path_factory.mktemp("solved")
    (folder / "solution.py").write_text("def answer(): ...\n")
    return folder


def _moved(value: Any, by: float) -> Any:
    """The value with its floats moved by a part of what CLOSE allows."""
    if type(value) is float or (type(value) is np.ndarray and value.dtype.kind == "f"):
        return value + by * (CLOSE.atol + CLOSE.rtol * abs(value))
    if type(value) in (list, tuple):
        return type(value)(_moved(part, by) for part in value)
    if type(value) is dict:
        return {key: _moved(part, by) for key, part in value.items()}
    return value


@given(VALUES, st.sampled_from([EXACT, CLOSE]), st.sampled_from([-3.0, -0.9, 0.0, 0.9]))
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
def test_what_the_judge_accepts_the_written_test_accepts(
    solved: Path, expected: Any, compare: Compare, by: float
) -> None:
    got = _moved(expected, by)
    assume(difference(compare, _sent(expected), _sent(got)) is None)
    assert _passes(compare, expected, got, solved)


@pytest.mark.parametrize(
    ("compare", "expected", "got"),
    [
        (EXACT, (0, 1), [0, 1]),
        (EXACT, (0, 1), (0, 2)),
        (EXACT, None, 0),
        (EXACT, [math.nan], [0.0]),
        (EXACT, [np.array([1.0])], [np.array([1.0 + 1e-9])]),
        (CLOSE, 1.0, 1.01),
        (CLOSE, math.inf, 1e300),
        (CLOSE, math.nan, 0.0),
        (CLOSE, {"a": 1.0}, {"a": 1.0, "b": 1.0}),
        (CLOSE, [1.0, 2.0], [1.0]),
        (CLOSE, np.array([1.0, 1.0]), np.array([1.0, 1.01])),
        (CLOSE, np.array([1.0, 1.0]), [1.0, 1.0]),
        (CLOSE, np.array([1.0, 1.0]), np.array(1.0)),
        (CLOSE, np.array([1000, 2]), np.array([1001, 2])),
        (CLOSE, (np.zeros(2), 1.0), (np.zeros(2), 2.0)),
        (Compare("checker"), np.zeros((2, 3)), np.zeros((3, 2))),
        (Compare("checker"), (np.zeros(2), 1.0), (np.zeros(2), "b")),
        (Compare("checker"), [1], (1,)),
    ],
)
def test_what_is_wrong_the_written_test_refuses(solved: Path, compare: Compare, expected: Any, got: Any) -> None:
    assert _passes(compare, expected, expected, solved)
    assert not _passes(compare, expected, got, solved)


def test_where_many_answers_are_right_another_one_of_the_same_shape_passes_and_the_file_says_so(solved: Path) -> None:
    checker = Compare("checker")
    assert _passes(checker, (np.zeros(2), -1.0, [3]), (np.ones(2), 5, [1, 2]), solved)
    text = pytest_file(Problem("any", solved, "answer", compare=checker), [Trial("visible", (), 1.0)])
    assert "types and shapes alone" in text.splitlines()[0]
