"""The regressions of ``superday.rubric.chance``, learned on the bank: marked answers, and sentences of its traps."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np

from marks.figures import Floats, chances, learn
from superday.bank.model import Concept
from superday.rubric import chance
from superday.rubric.heldout import held_out
from superday.rubric.model import Example, Point
from superday.rubric.prepared import Ready, ReadyPoint, ready, without
from superday.rubric.seen import best_of, point_evidence, said_of, says_nothing, seen_in
from superday.rubric.traps import statements, trap_evidence

Evidence = tuple[float, ...]
Regression = tuple[float, Any]  # the intercept, and a coefficient for each kind of evidence


class Row(NamedTuple):
    """Evidence for one point or trap in one text, and whether it is there; ``marked``: the text is a marked answer."""

    concept: str
    evidence: Evidence
    there: bool
    marked: bool = True


class Rows(NamedTuple):
    """What the three regressions are learned on."""

    points: list[Row]
    stated: list[Row]
    held: list[Row]


def source(found: Rows) -> str:
    """The three regressions, learned on all rows, as superday/rubric/chance.py has them."""
    return "\n".join(map(_line, ("POINT", "TRAP", "BELIEF"), regressions(found)))


def _line(name: str, regression: Regression) -> str:
    intercept, weights = regression
    named = ", ".join(f"{field}={w:.2f}" for field, w in zip(weights._fields, weights, strict=True))
    return f"{name} = ({intercept:.2f}, {type(weights).__name__}({named}))"


def regressions(found: Rows, but: Collection[str] = ()) -> tuple[Regression, Regression, Regression]:
    """For points, traps stated and beliefs held, learned on all concepts but these."""
    points, stated, held = ([row for row in kind if row.concept not in but] for kind in found)
    return (
        _regression(chance.PointEvidence, _learn(points)),
        _regression(chance.TrapEvidence, _as_often_as_in_answers(_learn(stated), stated)),
        _regression(chance.TrapEvidence, _as_often_as_in_answers(_learn(held), held)),
    )


@contextmanager
def graded_by(found: Rows, but: Collection[str]) -> Iterator[None]:
    """Grading by regressions that were learned on all concepts but these."""
    kept = chance.POINT, chance.TRAP, chance.BELIEF
    try:
        chance.POINT, chance.TRAP, chance.BELIEF = regressions(found, but)
        yield
    finally:
        chance.POINT, chance.TRAP, chance.BELIEF = kept


def _regression(kind: Any, weights: Floats) -> Regression:
    return float(weights[0]), kind(*map(float, weights[1:]))


def _learn(found: list[Row]) -> Floats:
    return learn(np.array([row.evidence for row in found]), np.array([row.there for row in found]))


def _as_often_as_in_answers(weights: Floats, found: list[Row]) -> Floats:
    """The intercept at which traps are as frequent as in the marked answers; of sentences alone all are, or none."""
    marked = [row for row in found if row.marked]
    evidence, share = np.array([row.evidence for row in marked]), np.mean([row.there for row in marked])
    low, high = -20.0, 20.0
    while high - low > 1e-6:
        weights[0] = (low + high) / 2
        low, high = (low, weights[0]) if chances(weights, evidence).mean() > share else (weights[0], high)
    return weights


def rows(of: list[Concept]) -> Rows:
    """Evidence for points and for traps in all marked answers, in right statements near traps, and for beliefs also in
    the traps' own wordings, alone and at the end of an answer, each as if the rubric had not had it."""
    found = Rows([], [], [])
    for concept in of:
        prepared = ready(concept.rubric())
        for example in concept.examples:
            _add_answer(found, concept.id, prepared, example)
        for trap in prepared.points:
            for number, text in enumerate(trap.point.unlike):
                less = without(prepared, trap.point.id, near=number)
                stated, held = _of_trap(less, trap.point.id, text)
                found.stated.extend(Row(concept.id, evidence, False, False) for evidence in stated)
                found.held.extend(Row(concept.id, evidence, False, False) for evidence in held)
            for number, text in enumerate([trap.point.says, *trap.point.wordings] if trap.point.kind == "trap" else ()):
                less = without(prepared, trap.point.id, wording=number)
                for said in _alone_and_at_the_end(concept, trap.point, number, text):
                    _, held = _of_trap(less, trap.point.id, said)
                    found.held.extend(Row(concept.id, evidence, True, False) for evidence in held)
    return found


def _alone_and_at_the_end(concept: Concept, trap: Point, number: int, text: str) -> list[str]:
    """A statement by itself, and after a told answer of the proof that shows neither the point nor a trap."""
    kept = held_out(concept.id, len(concept.examples))
    proof = [example for n, example in enumerate(concept.examples, 1) if n not in kept]
    told = (e for e in proof if e.kind == "told" and e.band != "none")
    silent = [e.answer for e in told if not e.traps and trap.refutes not in e.covers]
    return [text, f"{silent[number % len(silent)]}\n\n{text}"] if silent else [text]


def _add_answer(found: Rows, concept: str, prepared: Ready, example: Example) -> None:
    seen = _seen(prepared, example.answer)
    for wanted in prepared.points if seen else ():
        point = wanted.point
        if point.kind == "trap":
            stated, held = _told(prepared, wanted, seen)
            found.stated.extend(Row(concept, evidence, point.id in example.traps) for evidence in stated)
            found.held.extend(Row(concept, evidence, point.id in example.traps) for evidence in held)
        elif point.number is None and (point.id in example.covers or point.id in example.lacks):
            at = best_of(seen.sights[point.id])
            evidence = point_evidence(prepared, wanted, seen, at)
            found.points.append(Row(concept, evidence, point.id in example.covers))


def _of_trap(prepared: Ready, trap: str, text: str) -> tuple[list[Evidence], list[Evidence]]:
    seen = _seen(prepared, text)
    wanted = next(one for one in prepared.points if one.point.id == trap)
    return _told(prepared, wanted, seen) if seen else ([], [])


def _told(prepared: Ready, trap: ReadyPoint, seen: Any) -> tuple[list[Evidence], list[Evidence]]:
    """The window that tells most of a trap's being stated, and that of its being held; nothing where there is none."""
    told = [trap_evidence(prepared, trap, seen, at) for at in statements(seen.said)]
    found = [one for one in told if one is not None]
    return ([max(found, key=chance.of_trap)], [max(found, key=chance.of_belief)]) if found else ([], [])


def _seen(prepared: Ready, text: str) -> Any:
    """What a text shows; ``None`` where it says nothing."""
    said = said_of(prepared, text)
    nothing = says_nothing(prepared, said) or not said.windows
    return None if nothing else seen_in(prepared, said)
