"""What the judge relies on in a problem's folder: which inputs are allowed, what catches a mutant, what is slow."""

import copy
import random
import re
import runpy
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from superday.bank.load import Bank
from superday.bank.locate import shipped
from superday.bank.model import ProblemItem
from superday.judge.model import GrowthClass

PROBLEMS: dict[str, ProblemItem] = {item.id: item for item in Bank([shipped()]).of("problem")}
every_problem = pytest.mark.parametrize(
    "problem",
    [
        pytest.param(problem, id=id_, marks=[pytest.mark.torch] if problem.profile == "torch" else [])
        for id_, problem in sorted(PROBLEMS.items())
    ],
)
with_growth = pytest.mark.parametrize(
    "problem", [pytest.param(problem, id=id_) for id_, problem in sorted(PROBLEMS.items()) if problem.growth]
)
TIMES = {"small": 15, "random": 6, "large": 1}
VALUES_SHOW_IT = ("wrong-answer", "runtime-error")


@cache
def inputs(problem: str) -> dict[str, Any]:
    """The names that a problem's inputs.py defines."""
    folder = PROBLEMS[problem].path.parent
    profile = PROBLEMS[problem].profile
    if profile != "plain":
        pytest.importorskip(profile)
    return runpy.run_path(str(folder / "inputs.py"))


def generator(problem: ProblemItem, seed: int) -> Any:
    """What a problem's inputs are drawn with: of the standard library for plain Python, else NumPy's."""
    if problem.profile == "plain":
        return random.Random(seed)
    return pytest.importorskip("numpy").random.default_rng(seed)


def cases(problem: ProblemItem, group: str, seed: int = 0) -> list[tuple[Any, ...]]:
    """The arguments of one call of a group."""
    make = inputs(problem.id)[group]
    made = make() if group in ("visible", "edge") else make(generator(problem, seed))
    return made if isinstance(made, list) else [made]


def is_valid(problem: ProblemItem) -> Callable[..., Any]:
    return inputs(problem.id)["valid"]


def first_lines(path: Path) -> dict[str, str]:
    """The ``# key: value`` lines with which a file begins."""
    found = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        match = re.fullmatch(r"# (\w+): (.+)", line)
        if not match:
            break
        found[match[1]] = match[2]
    return found


def mutants(problem: ProblemItem) -> list[Path]:
    return sorted((problem.path.parent / "mutants").glob("*.py"))


def slow_variants(problem: ProblemItem) -> list[Path]:
    """Right but slow answers, and time-limit mutants of which it is known how they grow."""
    slow = sorted((problem.path.parent / "slow").glob("*.py"))
    return slow + [path for path in mutants(problem) if "growth" in first_lines(path)]


def broken(args: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    """The arguments with one of them, or one element of one, replaced by what no statement allows there."""
    for place, value in enumerate(args):
        for instead in (None, object(), {}, *_of_another_type(value)):
            spoilt = list(copy.deepcopy(args))
            spoilt[place] = instead
            yield tuple(spoilt)


def _of_another_type(value: Any) -> Iterator[Any]:
    if isinstance(value, bool):
        yield "yes"
    elif isinstance(value, int | float):
        yield from (str(value), True, [value], complex(value), float("nan"))
    elif isinstance(value, str):
        yield from (7, value.encode(), list(value))
    elif isinstance(value, list):
        yield from ("text", tuple(value), {"a": value}, [*value, None], [*value, object()], [*value, 1.5j])
    elif hasattr(value, "tolist"):  # an array or a tensor
        yield from (value.tolist(), value[None], value > 0, "text", 1)


@every_problem
@pytest.mark.parametrize("group", ["visible", "edge", "small", "random", "large"])
def test_every_generated_input_keeps_the_statements_promises(problem, group):
    valid = is_valid(problem)
    for seed in range(TIMES.get(group, 1)):
        refused = [args for args in cases(problem, group, seed) if valid(*copy.deepcopy(args)) is not True]
        assert refused == []


@with_growth
def test_inputs_of_every_size_keep_the_statements_promises_too(problem):
    if problem.profile == "torch":
        pytest.importorskip("torch")
    for n in (8, 9, 100, problem.growth.sizes[0]):
        args = inputs(problem.id)["sized"](generator(problem, n), n)
        assert is_valid(problem)(*args) is True, n


@every_problem
def test_arguments_of_a_wrong_kind_are_refused_not_stumbled_over(problem):
    valid = is_valid(problem)
    for args in [*cases(problem, "visible"), *cases(problem, "small", 1)]:
        taken = [spoilt for spoilt in broken(args) if valid(*spoilt) is not False]
        assert taken == []


PLAIN = [problem for problem in PROBLEMS.values() if problem.profile == "plain"]
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.complex_numbers(),
    lambda inner: st.lists(inner, max_size=4) | st.tuples(inner, inner) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=8,
)


@settings(max_examples=25)
@given(data=st.data())
@pytest.mark.parametrize("problem", [pytest.param(problem, id=problem.id) for problem in PLAIN])
def test_whatever_comes_the_answer_is_true_or_false(problem, data):
    args = list(data.draw(st.sampled_from(cases(problem, "visible") + cases(problem, "edge"))))
    args[data.draw(st.integers(0, len(args) - 1))] = data.draw(ANYTHING)
    assert type(is_valid(problem)(*copy.deepcopy(args))) is bool


@every_problem
def test_a_wrong_solution_says_what_a_test_needs_to_catch_it(problem):
    for path in mutants(problem):
        lines = first_lines(path)
        if lines["caught"] in VALUES_SHOW_IT:
            sentence = f"None of your cases has {lines.get('shows', '')}."
            assert re.fullmatch(r"None of your cases has [^ .][^\n]*[^ .]\.", sentence), path.name
            assert len(sentence) <= 160, path.name
        else:
            assert "shows" not in lines, path.name


@with_growth
def test_the_brute_force_and_slow_variants_say_how_they_grow(problem):
    assert problem.growth.brute in get_args(GrowthClass)
    slow = slow_variants(problem)
    assert slow
    for path in slow:
        assert first_lines(path).get("growth") in get_args(GrowthClass), path.name


@with_growth
def test_a_slow_variant_grows_faster_than_the_reference(problem):
    order = list(get_args(GrowthClass))
    stated = order.index(problem.growth.time)
    assert any(order.index(first_lines(path)["growth"]) > stated for path in slow_variants(problem))  # type: ignore[arg-type]
    assert order.index(problem.growth.brute) >= stated


EXACT = [problem for problem in PLAIN if problem.compare.kind == "exact"]


@pytest.mark.parametrize("problem", [pytest.param(problem, id=problem.id) for problem in EXACT])
def test_slow_variants_agree_with_the_reference(problem):
    folder = problem.path.parent
    solve = runpy.run_path(str(folder / "reference.py"))[problem.function]
    for path in sorted((folder / "slow").glob("*.py")):
        slow = runpy.run_path(str(path))[problem.function]
        for args in [*cases(problem, "edge"), *cases(problem, "random", 1)]:
            assert slow(*copy.deepcopy(args)) == solve(*copy.deepcopy(args)), path.name
