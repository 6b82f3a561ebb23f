"""What is accepted as a derivation, what is not, and what the person is told."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from superday.errors import CannotDo
from superday.findings import Outcome, Source
from superday.maths.check import check
from superday.maths.confined import Evaluate
from superday.maths.model import Checkpoint, Derivation, Derived, Step, Symbol, Target
from superday.maths.report import document, findings

TERMS = {
    "trace(inv(S2) @ S1)": ["sum(inv(S2) * S1.T)", "trace(S1 @ inv(S2))", "trace(inv(S2).T @ S1)"],
    "(m2 - m1) @ inv(S2) @ (m2 - m1)": [
        "dot(inv(S2) @ (m1 - m2), m1 - m2)",
        "trace(outer(m2 - m1, m2 - m1) @ inv(S2))",
    ],
    "logdet(S2)": ["log(det(S2))", "-logdet(inv(S2))"],
    "-logdet(S1)": ["-log(det(S1))", "logdet(inv(S1))"],
    "-d": ["-trace(eye(d))", "-sum(ones(d))"],
}
GAUSSIANS = Derivation(
    id="kl",
    symbols=[
        *(Symbol(name, "a mean", ["d"], "normal") for name in ("m1", "m2")),
        *(Symbol(name, "a covariance", ["d", "d"], "spd") for name in ("S1", "S2")),
    ],
    dims={"d": 3},
    targets=[Target("kl", "0.5 * (" + " + ".join(f"({term})" for term in TERMS) + ")")],
)
spellings = st.tuples(*(st.sampled_from([term, *others]) for term, others in TERMS.items()))


def only(derived: Derived) -> Step:
    (step,) = derived.steps
    return step


@settings(max_examples=60, deadline=None)
@given(spellings.flatmap(lambda terms: st.permutations(terms)))
def test_every_equal_way_of_writing_it_is_complete(evaluate: Evaluate, terms: list[str]) -> None:
    assert check(GAUSSIANS, "kl = (" + " + ".join(f"({term})" for term in terms) + ") / 2", evaluate).complete


@settings(max_examples=31, deadline=None)
@given(spellings, st.sets(st.integers(0, len(TERMS) - 1), min_size=1))
def test_a_flipped_sign_of_any_terms_is_refused(evaluate: Evaluate, terms: tuple[str, ...], flipped: set[int]) -> None:
    signed = " + ".join(f"(-({term}))" if at in flipped else f"({term})" for at, term in enumerate(terms))
    derived = check(GAUSSIANS, f"kl = ({signed}) / 2", evaluate)
    assert not derived.complete and derived.first_wrong == 1


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="Xylamwnd=+-*/@().,T[]: \n#0123456789", max_size=80))
def test_any_lines_get_a_report(evaluate: Evaluate, ridge: Derivation, text: str) -> None:
    derived = check(ridge, text, evaluate)
    assert all(step.ok or step.why for step in derived.steps)
    assert derived.complete == (bool(derived.steps) and derived.first_wrong is None)


def test_the_last_line_decides_a_lone_target_whatever_its_name(ridge: Derivation, evaluate: Evaluate) -> None:
    assert check(ridge, "G = X.T @ X + lam * eye(d)\ninv(G) @ X.T @ y", evaluate).complete
    assert not check(ridge, "w = inv(X.T @ X + lam * eye(d)) @ X.T @ y\nw + 1", evaluate).complete


def test_several_targets_are_decided_by_the_last_lines_that_name_them(
    posterior: Derivation, evaluate: Evaluate
) -> None:
    text = "var = s2\nvar = 1 / (n / s2 + 1 / t2)\nmean = var * sum(x) / s2\nmean * 2"
    assert check(posterior, text, evaluate).complete
    derived = check(posterior, "var = 1 / (n / s2 + 1 / t2)", evaluate)
    assert not derived.complete and derived.first_wrong is None
    assert [finding.outcome for finding in findings(posterior, derived)] == [Outcome.MISSING, Outcome.COVERED]


@pytest.mark.parametrize("text", ["", "\n\n", "# w = inv(X.T @ X + lam * eye(d)) @ X.T @ y\n   # nothing else"])
def test_nothing_said_is_not_complete(ridge: Derivation, evaluate: Evaluate, text: str) -> None:
    derived = check(ridge, text, evaluate)
    assert (derived.complete, derived.first_wrong, derived.steps) == (False, None, [])


def test_a_rewriting_that_changes_the_value_is_the_wrong_line(ridge: Derivation, evaluate: Evaluate) -> None:
    derived = check(ridge, "w = inv(X.T @ X + lam * eye(d)) @ X.T @ y\n  = inv(X.T @ X) @ X.T @ y + lam", evaluate)
    assert derived.first_wrong == 2 and "does not equal the line before" in derived.steps[1].why


def test_a_rewriting_of_a_large_matrix_is_compared_too(ridge: Derivation, evaluate: Evaluate) -> None:
    steps = check(ridge, "A = ones((50, 50))\n= ones((50, 50)) * 1\n= zeros((50, 50))", evaluate).steps
    assert steps[1].ok and "does not equal the line before" in steps[2].why


def test_a_wrong_line_on_the_way_to_the_right_end_is_told(ridge: Derivation, evaluate: Evaluate) -> None:
    derived = check(ridge, "X @ y\ninv(X.T @ X + lam * eye(d)) @ X.T @ y", evaluate)
    assert (derived.complete, derived.first_wrong) == (False, 1)
    finding = findings(ridge, derived)[0]
    assert finding.outcome is Outcome.PARTIAL and finding.evidence is not None
    assert finding.evidence.quote == "X @ y"


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("inv(X.T @ X) @ X.T @ y", "The penalty is missing."),
        ("-inv(X.T @ X + lam * eye(d)) @ X.T @ y", "the sign is wrong"),
        ("inv(X.T @ X + lam * eye(d)) @ X.T @ y * 2", "`w` times 2"),
        ("inv(X.T @ X + lam * eye(d)) @ X.T @ y + 3", "`w` plus 3"),
        (
            "(inv(X.T @ X + lam * eye(d)) @ X.T @ y)[:, None]",
            "the shape is not: d x 1 where length d is asked",
        ),
        ("X @ X.T", "n x n where length d is asked"),
        ("X @ y", "X is n x d, y has length n: X @ y does not conform; X.T @ y does"),
        ("X * y", "X * y does not conform; X.T @ y does"),
        ("y @ 2", "`2` is a number"),
        ("log(-lam)", "the log of a negative number"),
        ("sqrt(-lam)", "the root of a negative number"),
        ("lam / (lam - lam)", "divides by zero"),
        ("inv(X)", "`inv(X)` needs a square matrix; X is n x d"),
        ("inv(X @ X.T)", "singular"),
        ("(X.T @ X)**-1", "write inv("),
        ("X[9, 9]", "outside"),
        ("sum(X, axis=7)", "does not conform"),
        ("eye(7) @ X", "does not conform"),
    ],
)
def test_a_wrong_line_says_why_in_the_persons_terms(ridge: Derivation, evaluate: Evaluate, line: str, why: str) -> None:
    step = only(check(ridge, line, evaluate))
    assert not step.ok and why in step.why


def test_a_transposed_target_is_named(evaluate: Evaluate) -> None:
    product = Derivation(
        "product",
        [Symbol("A", "", ["n", "d"], "normal")],
        {"n": 4, "d": 3},
        [Target("B", "A.T @ diag(A[:, 0])")],
    )
    assert "transpose of `B`" in only(check(product, "diag(A[:, 0]) @ A", evaluate)).why


def test_a_number_where_a_one_by_one_matrix_came_out_is_told(evaluate: Evaluate) -> None:
    square = Derivation("square", [Symbol("x", "", ["n"], "normal")], {"n": 4}, [Target("q", "x @ x")])
    assert "1 x 1 where a number is asked" in only(check(square, "x[None, :] @ x[:, None]", evaluate)).why


def test_a_number_written_for_a_dimension_is_found_out(posterior: Derivation, evaluate: Evaluate) -> None:
    text = "var = 1 / (5 / s2 + 1 / t2)\nmean = var * sum(x) / s2"
    assert not check(posterior, text, evaluate).complete


def test_what_rests_on_a_failed_line_says_which(ridge: Derivation, evaluate: Evaluate) -> None:
    derived = check(ridge, "G = X @ X\nG + 1", evaluate)
    assert derived.steps[1].why.startswith("this rests on line 1, where `G` got no value")


def test_a_checkpoint_counts_inside_a_longer_line_too(ridge: Derivation, evaluate: Evaluate) -> None:
    for text in ("X.T @ X + lam * eye(d)\nX", "inv(lam * eye(d) + X.T @ X) @ (X.T @ y)"):
        finding = findings(ridge, check(ridge, text, evaluate))[1]
        assert (finding.point, finding.outcome, finding.source) == ("gram", Outcome.COVERED, Source.MATHS)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("grad(x @ x, x) = 2 * x", True),
        ("2 * x = grad(x @ x, x)", True),
        ("grad(x @ x, x) = -2 * x", False),  # a claim that fails
        ("g = grad(x @ x, x)", False),  # the work is left to the checker
        ("h = 3 * grad(x @ x, x) - x", False),
        ("grad(x @ x, x) = grad(x @ x, x)", False),
        ("h = 3 * (2 * x) - x", True),
    ],
)
def test_a_checkpoint_is_shown_by_what_the_candidate_worked_out(evaluate: Evaluate, line: str, shown: bool) -> None:
    gradient = Checkpoint("gradient", "the gradient", "2 * x")
    x = Symbol("x", "any vector", ["n"], "normal")
    derivation = Derivation("d", [x], {"n": 3}, [Target("t", "x @ x")], [gradient])
    assert any("gradient" in step.shows for step in check(derivation, f"{line}\nt = x @ x", evaluate).steps) == shown


def test_evidence_is_the_line_verbatim(ridge: Derivation, evaluate: Evaluate) -> None:
    text = "# solve\r\n\t G = X.T @ X + lam * eye(d)   # penalised\r\n  w = inv(G) @ X.T @ y"
    for finding in findings(ridge, check(ridge, text, evaluate)):
        assert finding.evidence is not None
        assert text[finding.evidence.start : finding.evidence.end] == finding.evidence.quote


def test_a_wrong_target_is_contradicted_with_the_diagnosis(ridge: Derivation, evaluate: Evaluate) -> None:
    target, gram = findings(ridge, check(ridge, "w = inv(X.T @ X) @ X.T @ y", evaluate))
    assert (target.outcome, target.note) == (Outcome.CONTRADICTED, "The penalty is missing.")
    assert gram.outcome is Outcome.MISSING


def test_the_document_has_the_keys_that_programs_rely_on(ridge: Derivation, evaluate: Evaluate) -> None:
    told = document(check(ridge, "X", evaluate))
    assert list(told) == ["question", "complete", "first_wrong", "steps"]
    assert [list(step) for step in told["steps"]] == [["line", "text", "ok", "why"]]


def test_the_same_text_gets_the_same_report(ridge: Derivation, evaluate: Evaluate) -> None:
    text = "G = X.T @ X\nw = inv(G) @ X.T @ y"
    assert check(ridge, text, evaluate) == check(ridge, text, evaluate)


def test_a_broken_question_is_superdays_fault(evaluate: Evaluate) -> None:
    broken = Derivation("broken", [Symbol("x", "", ["n"], "normal")], {"n": 3}, [Target("t", "inv(x)")])
    with pytest.raises(CannotDo, match=re.escape("inv(x)")):
        check(broken, "x", evaluate)
