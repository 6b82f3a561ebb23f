"""A problem's shown cases as a pytest file that stands alone, for a person's own editor.

Expected values are written out.  The file must never refuse what the judge accepts; in small things (a bool for an
int) it may be more lenient, and the hidden cases are the judge's alone.
"""

import re
from typing import Any, NamedTuple

from superday.judge.bench import Trial
from superday.judge.model import Compare, Problem
from superday.judge.wire import Array

WIDTH = 110
INDENT = "    "

_HEAD = '''"""The shown cases of {id}, for pytest{alone}.

The hidden cases too: superday judge {id} solution.py
"""

{imports}

{function} = run_path(str(Path(__file__).with_name("solution.py")))["{function}"]{tolerances}
'''
_CHECK_VALUES = '''def _check(got, expected):
    """The same types and shapes; floats within ATOL + RTOL * |expected|."""
    {arrays}if isinstance(expected, (tuple, list)):
        assert type(got) is type(expected)
        assert len(got) == len(expected)
        for one, other in zip(got, expected):
            _check(one, other)
    elif isinstance(expected, dict):
        assert type(got) is dict
        assert got.keys() == expected.keys()
        for key in expected:
            _check(got[key], expected[key])
    elif isinstance(expected, float):
        near = abs(got - expected) <= ATOL + RTOL * abs(expected) < inf
        assert near or got == expected or (got != got and expected != expected)
    else:
        assert got == expected
'''
_CHECK_SHAPES = '''def _check(got, expected):
    """The same types and shapes; whether the values are right, the judge says."""
    {arrays}if isinstance(expected, tuple):
        assert type(got) is tuple
        assert len(got) == len(expected)
        for one, other in zip(got, expected):
            _check(one, other)
    elif isinstance(expected, float):
        assert float(got) == got
    else:
        assert type(got) is type(expected)
'''
_NDARRAY = """if isinstance(expected, np.ndarray):
        assert isinstance(got, np.ndarray)
        assert (got.shape, got.dtype.kind) == (expected.shape, expected.dtype.kind)
"""
_NDARRAY_VALUES = """        rtol, atol = (RTOL, ATOL) if expected.dtype.kind in "fc" else (0, 0)
        np.testing.assert_allclose(got, expected, rtol=rtol, atol=atol)
"""
_TENSOR = """if isinstance(expected, torch.Tensor):
        assert isinstance(got, torch.Tensor)
        assert (got.shape, got.is_floating_point()) == (expected.shape, expected.is_floating_point())
"""
_TENSOR_VALUES = """        rtol, atol = (RTOL, ATOL) if expected.is_floating_point() else (0, 0)
        torch.testing.assert_close(got, expected, rtol=rtol, atol=atol, equal_nan=True, check_dtype=False)
"""


class Brackets(NamedTuple):
    """A literal in parts, so that a long one can be laid out over lines."""

    opening: str
    items: "list[Brackets | str]"
    closing: str


def pytest_file(problem: Problem, trials: list[Trial]) -> str:
    """The text of a pytest file that tests the ``solution.py`` beside it on ``trials``.

    ``solution.py`` is run by its path, not imported by its name, so that many such folders can be tested in one run.
    """
    expected = " ".join(flat(literal(trial.expected)) for trial in trials)
    equals = problem.compare.kind == "exact" and not re.search(r"\b(np|torch)\.|\bnan\b", expected)
    body = [] if equals else [_check(problem, expected)]
    body += [_case(problem.function, number, trial, equals) for number, trial in enumerate(trials, 1)]
    head = _HEAD.format(
        id=problem.id,
        function=problem.function,
        imports=_imports("\n".join(body)),
        tolerances=_tolerances(problem.compare) if not equals else "",
        alone=": types and shapes alone, since many answers are right" if problem.compare.kind == "checker" else "",
    )
    return "\n\n".join([head, *body])


def literal(value: Any) -> Brackets | str:
    """Python text that makes ``value``; it needs ``np``, ``torch``, ``inf`` and ``nan`` where they occur."""
    if type(value) is Array:
        return _array(value)
    if type(value) is list:
        return Brackets("[", [literal(item) for item in value], "]")
    if type(value) is tuple:
        return Brackets("(", [literal(item) for item in value], ",)" if len(value) == 1 else ")")
    if type(value) is dict:
        return Brackets("{", [_pair(key, item) for key, item in value.items()], "}")
    try:
        return repr(value)
    except ValueError:  # an int of more digits than Python prints
        return hex(value)


def flat(text: Brackets | str) -> str:
    """The literal on one line."""
    if isinstance(text, str):
        return text
    return text.opening + ", ".join(map(flat, text.items)) + text.closing


def laid_out(text: Brackets | str, indent: str, taken: int = 0) -> str:
    """The literal over lines if one is too short for it; ``taken`` characters of the first are."""
    whole = flat(text)
    if isinstance(text, str) or len(indent) + taken + len(whole) <= WIDTH:
        return whole
    if len(text.items) == 1 and isinstance(only := text.items[0], Brackets):  # open at once what closes at once
        joined = Brackets(text.opening + only.opening, only.items, only.closing + text.closing)
        return laid_out(joined, indent, taken)
    inner = indent + INDENT
    if all(isinstance(item, str) for item in text.items):
        lines = _filled([flat(item) for item in text.items], WIDTH - len(inner))
    else:
        lines = [laid_out(item, inner, taken=1) + "," for item in text.items]
    return "\n".join([text.opening, *(inner + line for line in lines), indent + text.closing.lstrip(",")])


def _array(array: Array) -> Brackets | str:
    numbers = array.numpy()
    if array.library == "numpy-scalar":
        return f"np.{array.dtype}({numbers.item()!r})"
    library, make = ("torch", "torch.tensor") if array.library == "torch" else ("np", "np.array")
    dtype = f", dtype={library}.{array.dtype})"
    if numbers.size == 0:
        return f"{library}.zeros({array.shape}{dtype}"
    usual = {"int64", "bool", "float32" if library == "torch" else "float64"}
    closing = ")" if array.dtype in usual else dtype
    inner = literal(_shortest(numbers).tolist())
    if isinstance(inner, str):  # an array without dimensions holds one number
        return f"{make}({inner}{closing}"
    return Brackets(f"{make}({inner.opening}", inner.items, f"{inner.closing}{closing}")


def _shortest(numbers: Any) -> Any:
    """The same floats with as few digits as still tell them apart in their own precision."""
    if numbers.dtype.kind != "f":
        return numbers
    short = numbers.astype(str).astype(float)
    return short if (short.astype(numbers.dtype) == numbers).all() else numbers


def _pair(key: Any, item: Any) -> Brackets | str:
    name, value = flat(literal(key)), literal(item)
    return f"{name}: {value}" if isinstance(value, str) else value._replace(opening=f"{name}: {value.opening}")


def _filled(items: list[str], width: int) -> list[str]:
    """As many items a line as fit."""
    lines: list[str] = []
    for item in items:
        if lines and len(lines[-1]) + len(item) + 2 <= width:
            lines[-1] += f" {item},"
        else:
            lines.append(f"{item},")
    return lines


def _imports(body: str) -> str:
    """What the body names; a word in a string may bring an import too many, never one too few."""
    numbers = ", ".join(name for name in ("inf", "nan") if re.search(rf"\b{name}\b", body))
    libraries = [line for word, line in (("np", "import numpy as np"), ("torch", "import torch")) if f"{word}." in body]
    lines = [f"from math import {numbers}"] if numbers else []
    lines += ["from pathlib import Path", "from runpy import run_path"]
    return "\n".join([*lines, *([""] if libraries else []), *libraries])


def _check(problem: Problem, expected: str) -> str:
    """The function that compares, with the branches for arrays that the text of the expected values asks for."""
    compare, arrays = problem.compare, ""
    for library, alike, values in (("np", _NDARRAY, _NDARRAY_VALUES), ("torch", _TENSOR, _TENSOR_VALUES)):
        if f"{library}." in expected:
            arrays += alike + ("" if compare.kind == "checker" else values) + "    el"
    return (_CHECK_SHAPES if compare.kind == "checker" else _CHECK_VALUES).format(arrays=arrays)


def _tolerances(compare: Compare) -> str:
    if compare.kind == "checker":
        return ""
    rtol, atol = (compare.rtol, compare.atol) if compare.kind == "close" else (0.0, 0.0)
    return f"\nRTOL, ATOL = {rtol!r}, {atol!r}"


def _case(function: str, number: int, trial: Trial, equals: bool) -> str:
    call = Brackets(f"{function}(", [literal(argument) for argument in trial.args], ")")
    expected, head = literal(trial.expected), f"def test_case_{number}():\n{INDENT}"
    if not equals:
        got, right = laid_out(call, INDENT, taken=6), laid_out(expected, INDENT, taken=11)
        return f"{head}got = {got}\n{INDENT}expected = {right}\n{INDENT}_check(got, expected)\n"
    relation = "is" if trial.expected is None else "=="
    line = f"assert {flat(call)} {relation} {flat(expected)}\n"
    if len(INDENT) + len(line) <= WIDTH:
        return head + line
    got, right = laid_out(call, INDENT, taken=6), laid_out(expected, INDENT, taken=14)
    return f"{head}got = {got}\n{INDENT}assert got {relation} {right}\n"
