"""What the language of lines takes, and how it says no."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from superday.maths.inside import calculus, functions, reductions
from superday.maths.language import ARITY, RefusedError, expression
from superday.maths.lines import MAX_LINES, Kind, read

KNOWN = ["X", "y", "s2", "S0", "n"]


def refusal(source: str) -> str:
    with pytest.raises(RefusedError) as refused:
        expression(source, KNOWN)
    return str(refused.value)


@given(st.text(max_size=300))
def test_any_text_is_either_read_or_refused_line_by_line(text: str) -> None:
    for line in read(text, KNOWN, KNOWN):
        assert bool(line.expression) != bool(line.refused)
        assert text[line.start : line.start + len(line.text)] == line.text


@given(st.text(alphabet="()[]{}+-*/@=<>.,:#'\"^0123456789eXyTnone \\\t\x00\ud800σ²", max_size=120))
def test_nearly_mathematics_is_either_read_or_refused(text: str) -> None:
    for line in read(text, KNOWN, KNOWN):
        assert bool(line.expression) != bool(line.refused)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("X^2", "write ** for powers"),
        ("X' @ y", "write .T"),
        ("σ² * n", "`σ` is not in this language"),
        ("s2²", "write **2"),
        ("invs(X)", "`invs` is not known here; did you mean `inv`?"),
        ("S1 @ y", "`S1` is not known here; did you mean `S0`?"),
        ("inv", "write inv(...)"),
        ("s2(y)", "`s2` is not a function"),
        ("2 X", "write * or @"),
        ("inv(X", "a bracket is not closed"),
        ("X)", "a bracket is closed that was not opened"),
        ("X.sum()", "write sum(x)"),
        ("np.log(y)", "write the function alone: log(...)"),
        ("X // 2", "has / alone"),
        ("0 < s2 < 1", "one comparison at a time"),
        ("[1, 2]", "lists are not in this language"),
        ("max(0, y)", "maximum(a, b)"),
        ("inv(X, y)", "`inv` takes 1 argument, not 2"),
        ("inv(X, axis=0)", "`inv` takes no `axis=`"),
        ("True", "is not a number"),
        ("1j", "is not a number"),
        ("9" * 400, "too large"),
        ("1e999", "too large"),
        ("", "nothing after the equals sign"),
        (r"\frac{1}{n}", "not LaTeX"),
    ],
)
def test_a_refusal_names_the_way_out(source: str, says: str) -> None:
    assert says in refusal(source)


@pytest.mark.parametrize(
    "source",
    [
        "X.__class__",
        "().__class__.__bases__[0].__subclasses__()",
        "__import__('os')",
        "open(X)",
        "(lambda: X)()",
        "[y for y in X]",
        "X if n else y",
        "(q := X)",
        "f(*X)",
        "sum(**X)",
        "f'{X}'",
        "X.shape",
        "X.T.real",
        "y and n",
        "await X",
        "print",
        "{1: 2}",
        "...",
        "X[...]",
        "sum(X, axis=None)",
    ],
)
def test_nothing_of_python_but_arithmetic_gets_through(source: str) -> None:
    assert refusal(source)


@pytest.mark.parametrize(
    "source",
    [
        "(" * 900 + "1" + ")" * 900,
        "-" * 1500 + "1",
        "+".join("1" * 900),
        "X" + ".T" * 500,
        "9" * 5000,
        "1" + "**1" * 600,
    ],
)
def test_what_is_nested_too_deep_or_too_long_is_refused(source: str) -> None:
    assert refusal(source)


def test_a_line_binds_continues_or_states() -> None:
    lines = read("# comment\n\nA = X.T  # named\n  = X.T + 0\nA @ y\nn == 2\n", KNOWN, KNOWN)
    assert [(line.number, line.kind, line.subject, line.expression) for line in lines] == [
        (3, Kind.DEFINITION, "A", "X.T"),
        (4, Kind.REWRITING, "A", "X.T + 0"),
        (5, Kind.STATEMENT, None, "A @ y"),
        (6, Kind.STATEMENT, None, "n == 2"),
    ]


def test_a_given_symbol_is_not_bound_anew_and_keeps_its_value() -> None:
    first, second = read("X = y\nX + 1", KNOWN, KNOWN)
    assert (first.kind, first.left, first.expression, first.binds) == (Kind.CLAIM, "X", "y", None)
    assert second.expression == "X + 1"


@pytest.mark.parametrize(("name", "says"), [("lambda", "such as lam"), ("pi", "a constant")])
def test_a_name_that_cannot_be_used_is_refused_where_it_is_bound(name: str, says: str) -> None:
    assert says in read(f"{name} = s2", KNOWN, KNOWN)[0].refused


def test_a_rewriting_needs_a_line_before_it() -> None:
    assert "no line before" in read("= X", KNOWN, KNOWN)[0].refused


def test_reading_stops_after_the_most_lines() -> None:
    lines = read("n\n" * 10 * MAX_LINES, KNOWN, KNOWN)
    assert len(lines) == MAX_LINES + 1 and "at most" in lines[-1].refused


def test_every_function_that_is_read_can_be_evaluated() -> None:
    assert set(ARITY) == set(functions.FUNCTIONS) | set(reductions.REDUCTIONS) | set(calculus.OPERATORS)


def test_reading_evaluates_nothing() -> None:
    assert isinstance(expression("9**9**9**9", KNOWN), ast.BinOp)
