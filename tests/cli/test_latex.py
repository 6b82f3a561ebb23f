"""Mathematics in a terminal: plain characters, and nothing of LaTeX left."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from superday.bank import open_bank
from superday.cli.latex import formula, readable


@pytest.mark.parametrize(
    ("latex", "shown"),
    [
        (r"p\,p^\top", "p pᵀ"),
        (r"\sum_i p_i (u_i - p^\top u)^2", "Σᵢ pᵢ (uᵢ - pᵀ u)²"),
        (r"\frac{1}{n} \sum_{ij} x_{ij}", "1/n Σᵢⱼ xᵢⱼ"),
        (r"\tfrac12\sqrt{s_2/n}", "1/2 √(s₂/n)"),
        (r"\frac{a + b}{c}", "(a + b)/c"),
        (r"S_0^{-1}\bar x", "S₀⁻¹x̄"),
        (r"\log\det S", "log det S"),
        (r"b^{t - i}", "b^(t - i)"),
        (r"\lVert w\rVert^2 \le \varepsilon", "‖ w‖² ≤ ε"),
        (r"\mathbb E[x \mid y]", "E[x | y]"),
        (r"\operatorname{tr}(A) \to \infty", "tr(A) → ∞"),
    ],
)
def test_a_formula_is_spelled_in_plain_characters(latex: str, shown: str) -> None:
    assert formula(latex) == shown


def test_signs_that_are_no_markup_stand_there_as_they_are() -> None:
    assert readable(r"\$5 and \$6, 2\*3, a\_ b, $x_1$, $$\frac{1}{n}$$") == "$5 and $6, 2*3, a_ b, x₁, 1/n"


def test_nothing_of_latex_is_left_in_what_the_bank_says() -> None:
    bank = open_bank()
    items = [item for kind in ("concept", "case", "derivation", "problem") for item in bank.of(kind)]
    told = [one.says for item in items for one in (*item.points, *getattr(item, "checkpoints", ()))]  # type: ignore[union-attr]
    assert len([text for text in told if "$" in text]) > 100
    assert [shown for shown in map(readable, told) if re.search(r"[\\$]", shown)] == []


@given(st.text(alphabet="\\{}^_$ abfrcsqt12", max_size=30))
def test_whatever_stands_in_dollars_comes_out_as_text(text: str) -> None:
    assert isinstance(readable(text), str)
