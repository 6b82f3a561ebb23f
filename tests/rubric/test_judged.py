"""The grader against answers judged by hand."""

from judged import HELD_OUT, SEEN

from superday.findings import Outcome
from superday.rubric import grade
from superday.rubric.model import Rubric

Case = tuple[Rubric, str, str, str]


def agrees(case: Case) -> bool:
    rubric, point, answer, label = case
    outcome = next(f for f in grade(rubric, answer) if f.point == point).outcome
    if next(p for p in rubric.points if p.id == point).kind == "trap":
        return (outcome is Outcome.CONTRADICTED) == (label == "trap")
    return (outcome in (Outcome.COVERED, Outcome.PARTIAL)) == (label == "shown")


def accuracy(cases: list[Case]) -> float:
    return sum(map(agrees, cases)) / len(cases)


def test_the_answers_looked_at_while_writing_are_graded_right_nine_times_in_ten():
    assert accuracy(SEEN) >= 0.9


def test_the_answers_first_held_out_are_still_graded_right_four_times_in_five():
    assert accuracy(HELD_OUT) >= 0.8


def test_a_denied_or_reported_trap_is_not_taken_for_a_statement():
    denied = [c for c in SEEN + HELD_OUT if c[3] == "not" and _is_trap(c)]
    assert len(denied) >= 10
    assert accuracy(denied) >= 0.9


def _is_trap(case: Case) -> bool:
    return next(p for p in case[0].points if p.id == case[1]).kind == "trap"
