"""Typed lines as they would be written by hand.  tests/e2e/test_typesetting.py has KaTeX read those of the bank."""

from collections import defaultdict
from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from superday.bank import open_bank
from superday.bank.model import DerivationItem
from superday.maths.edits import edits
from superday.maths.inside.draw import Draw
from superday.maths.inside.functions import UndefinedError
from superday.maths.inside.sampling import give
from superday.maths.lines import read
from superday.maths.model import Derivation, Symbol, Target
from superday.maths.request import fixed, implicit
from superday.maths.request import given as names
from superday.maths.typeset import symbol, typeset

DERIVATIONS = [item for item in open_bank().of("derivation") if isinstance(item, DerivationItem)]
PLAIN = Derivation(
    id="plain",
    symbols=[
        Symbol("X", "inputs", ["n", "d"], "normal"),
        Symbol("y", "outputs", ["n"], "normal"),
        Symbol("w", "weights", ["d"], "normal"),
        Symbol("lam", "penalty", [], "positive"),
        Symbol("s2", "variance", [], "positive", latex="\\sigma^2"),
        Symbol("S0", "prior covariance", ["d", "d"], "spd"),
    ],
    dims={"n": 7, "d": 3},
    targets=[Target("t", "lam")],
)


def latex(line: str) -> str:
    """One line on its own, without the thin spaces between factors."""
    (found,) = typeset(PLAIN, line)
    assert found.says == ""
    return " ".join(found.latex.replace("\\,", " ").split())


@pytest.mark.parametrize(
    ("line", "by_hand"),
    [
        ("X.T @ y", r"X^{\top} y"),
        ("w @ S0 @ w", r"w^{\top} S_{0} w"),
        ("inv(X.T @ X + lam * eye(d))", r"(X^{\top} X + \lambda \mathbf{I}_{d})^{-1}"),
        ("y @ X @ w", r"y^{\top} X w"),
        ("y.T @ y", r"y^{\top} y"),
        ("outer(w, w)", r"w w^{\top}"),
        ("X * X", r"X \odot X"),
        ("w**2", r"w^{\odot 2}"),
        ("lam**2 * w", r"\lambda^{2} w"),
        ("s2**2 / n", r"\frac{({\sigma^2})^{2}}{n}"),
        ("-lam * w @ w", r"-\lambda w^{\top} w"),
        ("(y @ y) * w", r"(y^{\top} y) w"),
        ("sum(y * log(y)) + 1", r"\sum_{i} y_{i} \log y_{i} + 1"),
        ("sum((y - X @ w)**2)", r"\sum_{i} (y_{i} - (X w)_{i})^{2}"),
        ("mean(y)", r"\operatorname*{mean}_{i} y_{i}"),
        ("m = sum(X, axis=0)", r"m_{i} = \sum_{j} X_{ji}"),
        ("D = y[:, None] - w", r"D_{ij} = y_{i} - w_{j}"),
        ("grad(lam * w @ w, w)", r"\nabla_{w} (\lambda w^{\top} w)"),
        ("E(y) = 0", r"\mathbb{E}[y] = 0"),
        ("w[0] - X[-1, :]", r"w_{[0]} - X_{[-1, :]}"),
        ("where(y > 0, y, 0)", r"\begin{cases} y & \text{if } y > 0 \\ 0 & \text{else} \end{cases}"),
        ("sqrt(2 * pi * s2)", r"\sqrt{2 \pi {\sigma^2}}"),
        ("mu_new = 1e-6 * w", r"\mu_{\mathrm{new}} = 10^{-6} w"),
        ("w_hat = w", r"\hat{w} = w"),
        ("logdet(S0)", r"\log\det(S_{0})"),
    ],
)
def test_a_line_reads_as_it_would_be_written_by_hand(line: str, by_hand: str) -> None:
    assert latex(line) == by_hand


def test_every_line_of_the_bank_is_typeset() -> None:
    for item in DERIVATIONS:
        derivation = item.derivation()
        references = [one.expr for one in (*item.targets, *item.checkpoints, *item.wrong_turns)]
        for text in (*item.solutions, *item.mistakes, *(one.text for one in item.planted), "\n".join(references)):
            assert [line.text for line in typeset(derivation, text) if not line.latex] == []


def test_lines_are_those_that_the_checker_reads_with_its_reasons() -> None:
    text = "# a comment\nr = y - X @ w\n\nq = r @@ y\nr @ unknown\n= r @ r  # words\nlam = 3"
    lines, shown = read(text, names(PLAIN), fixed(PLAIN), implicit(PLAIN)), typeset(PLAIN, text)
    assert [(line.number, line.text, line.refused) for line in lines] == [(s.number, s.text, s.says) for s in shown]
    assert [bool(one.latex) for one in shown] == [True, False, False, True, True]


@given(st.text(alphabet="Xyw lam012.T@*/+-=()[]:,<>#\n_", max_size=60) | st.text(max_size=30))
def test_whatever_is_typed_each_line_is_either_typeset_or_refused(text: str) -> None:
    for line in typeset(PLAIN, text):
        assert bool(line.latex) != bool(line.says)


NAMES = st.from_regex(r"[abz_][abz_01]{0,2}", fullmatch=True)


@given(NAMES, NAMES)
def test_two_names_never_look_alike(one: str, other: str) -> None:
    lines = typeset(PLAIN, f"{one} = 1\n{other} = 1\n{one} + {other} = 2")
    if one != other and len(lines) == 3 and not any(line.says for line in lines):
        assert lines[0].latex != lines[1].latex


def test_names_that_would_look_alike_are_written_as_typed() -> None:
    shown = typeset(PLAIN, "mu_0 = 1\nmu0 = 2\neps = 3\nepsilon = 4")
    assert [line.latex for line in shown] == [
        "\\mu_{0} = 1",
        "\\mathtt{mu0} = 2",
        "\\varepsilon = 3",
        "\\mathtt{epsilon} = 4",
    ]


def test_a_given_symbol_is_written_as_the_statement_writes_it() -> None:
    assert [symbol(one) for one in PLAIN.symbols] == ["X", "y", "w", "\\lambda", "{\\sigma^2}", "S_{0}"]


def test_an_index_never_takes_the_letter_of_a_name() -> None:
    letters = Derivation("i", [Symbol("i", "", ["j"], "normal"), Symbol("k", "", [])], {"j": 3}, [Target("t", "k")])
    (shown,) = typeset(letters, "sum(i * k)")
    assert shown.latex.replace("\\,", " ") == "\\sum_{l} i_{l} k"


@pytest.mark.parametrize("item", DERIVATIONS, ids=lambda item: item.id)
def test_what_looks_the_same_has_the_same_value(item: DerivationItem) -> None:
    """A slip can always be seen: no usual edit of a target that changes its value is typeset as the target is."""
    derivation, draw, rng = item.derivation(), Draw(item.dims), np.random.default_rng(0)
    for one in item.symbols:
        give(draw, rng, msgspec.to_builtins(one))
    for target in item.targets:
        rivals = [target.expr, *(source for source, _ in edits(target.expr, list(item.dims), item.symbols))]
        alike: dict[str, list[Any]] = defaultdict(list)
        for source, shown in zip(rivals, (typeset(derivation, one)[0] for one in rivals), strict=True):
            if shown.latex:
                alike[shown.latex].append(source)
        for sources in alike.values():
            values = [value for source in sources if len(sources) > 1 and (value := _value(draw, source)) is not None]
            for value in values[1:]:
                np.testing.assert_allclose(value, values[0], err_msg=f"{sources}")


def _value(draw: Draw, source: str) -> Any:
    try:
        return draw.line(source).data
    except UndefinedError:
        return None
