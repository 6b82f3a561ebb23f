"""A derivation ships only when it is proven."""

import msgspec
import pytest

from superday.bank import open_bank
from superday.bank.model import DerivationItem
from superday.bank.prove import prove as prove_item
from superday.maths import prove
from superday.maths.model import Checkpoint, Derivation, Planted, Symbol, WrongTurn

SOLUTION = "G = X.T @ X + lam * eye(d)\nw = inv(G) @ X.T @ y"
DERIVATIONS = open_bank().of("derivation")


@pytest.mark.parametrize("item", DERIVATIONS, ids=lambda item: item.id)
def test_every_shipped_derivation_is_proven(item: DerivationItem) -> None:
    assert prove(item.derivation(), item.solutions, item.mistakes, item.planted) == []


def test_a_sound_derivation_is_proven(ridge: Derivation) -> None:
    assert prove(ridge, [SOLUTION], ["w = inv(X.T @ X) @ X.T @ y"]) == []


@pytest.mark.parametrize(
    ("solutions", "mistakes", "says"),
    [
        (["w = X.T @ y"], [], "solution 1 is not complete: line 1"),
        ([SOLUTION], [SOLUTION], "mistake 1 is complete"),
    ],
)
def test_what_proves_it_must_do_so(ridge: Derivation, solutions: list[str], mistakes: list[str], says: str) -> None:
    assert any(says in mistake for mistake in prove(ridge, solutions, mistakes))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (
            {"wrong_turns": [WrongTurn("w", "inv(lam * eye(d) + X.T @ X) @ (y @ X)", "?")]},
            "equals its target",
        ),
        ({"wrong_turns": [WrongTurn("v", "y", "?")]}, "which is no target"),
        (
            {"checkpoints": [Checkpoint("never", "?", "lam * 17")]},
            "no solution reaches the checkpoint `never`",
        ),
        ({"checkpoints": [Checkpoint("bad", "?", "invs(X)")]}, "did you mean `inv`"),
        ({"checkpoints": [Checkpoint("w", "?", "X")]}, "have one name"),
        ({"checkpoints": [Checkpoint("bad", "?", "X @ X")]}, "does not conform"),
        ({"dims": {"n": 3, "d": 3}}, "different from one another"),
        ({"dims": {"n": 3}}, "names a dimension that dims does not have"),
    ],
)
def test_what_is_wrong_with_a_derivation_is_said(ridge: Derivation, changes: dict[str, object], says: str) -> None:
    assert any(says in mistake for mistake in prove(msgspec.structs.replace(ridge, **changes), [SOLUTION], []))


@pytest.mark.parametrize(
    ("symbol", "says"),
    [
        (Symbol("S", "", ["n", "d"], "spd"), "must be square"),
        (Symbol("m", "", [], "integer"), "must be one of dims"),
        (Symbol("u", "", ["n"]), "needs one of"),
        (Symbol("u", "", ["n"], "normal", "y"), "needs one of"),
        (Symbol("u", "", [], define="lam", random="normal(0, 1)"), "needs one of"),
        (Symbol("u", "", [], random="poisson(lam)"), "a distribution is one of"),
        (Symbol("u", "", [], random="normal(lam)"), "takes 2 parameter"),
        (Symbol("u", "", [], random="normal(0, X)"), "is broken"),
        (Symbol("u", "", [], random="normal(nothing, 1)"), "`nothing` is not known"),
        (Symbol("u", "", ["n"], random="categorical(lam)"), "is broken"),
        (Symbol("u", "", ["n"], "normal", implicit=True), "is implicit, so it needs `define`"),
    ],
)
def test_a_symbol_that_cannot_be_sampled_is_said(ridge: Derivation, symbol: Symbol, says: str) -> None:
    broken = msgspec.structs.replace(ridge, symbols=[*ridge.symbols, symbol])
    assert any(says in mistake for mistake in prove(broken, [SOLUTION], []))


def test_a_planted_error_that_is_named_at_another_line_is_said(ridge: Derivation) -> None:
    text = "G = X.T @ X\nw = inv(G) @ X.T @ y"
    (said,) = prove(msgspec.structs.replace(ridge, solutions=[SOLUTION]), [SOLUTION], [], [Planted(2, text)])
    assert said == "planted error 1 is in line 2, but line 1 is named"
    (said,) = prove(ridge, [SOLUTION], [], [Planted(2, SOLUTION)])
    assert said == "planted error 1 is in line 2, but no line is named"


def test_a_derivation_is_shown_by_two_routes_and_four_errors() -> None:
    few = msgspec.structs.replace(DERIVATIONS[0], solutions=DERIVATIONS[0].solutions[:1], planted=[])
    says = [mistake.says for mistake in prove_item(few)]
    assert "has 1 solutions; a derivation has at least 2" in says
    assert "has 0 planted errors; a derivation has at least 4" in says
