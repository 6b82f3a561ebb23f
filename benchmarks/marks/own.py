"""The bank's own rubrics on its marked examples: points, bands, traps, before and after probes."""

import time
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from statistics import median
from typing import Any, NamedTuple

import msgspec
import numpy as np

from marks.figures import Floats, calibration, learn
from superday.bank import open_bank
from superday.bank.model import Concept
from superday.findings import Finding, Outcome
from superday.rubric import chance, grading
from superday.rubric.heldout import held_out
from superday.rubric.looking import look
from superday.rubric.model import Example, Point, Rubric
from superday.rubric.prepared import ready
from superday.rubric.probes import grade_probe
from superday.rubric.scoring import merge, score

SHOWN = (Outcome.COVERED, Outcome.PARTIAL)
FOLDS = 10
RANK = {"none": 0, "weak": 1, "mixed": 2, "good": 3, "strong": 4}


class Row(NamedTuple):
    """Evidence for one point or trap of one example, and whether it is there."""

    concept: str
    evidence: tuple[float, ...]
    there: bool


def concepts() -> list[Concept]:
    """All of them."""
    return [item for item in open_bank().of("concept") if isinstance(item, Concept)]


def learned() -> str:
    """The two regressions, learned on every concept."""
    points, traps = rows(concepts())
    told = [("POINT", chance.PointEvidence, points), ("TRAP", chance.TrapEvidence, traps)]
    return "\n".join(_line(name, kind, _learn(found)) for name, kind, found in told)


def _line(name: str, kind: Any, weights: Floats) -> str:
    named = ", ".join(f"{field}={w:.2f}" for field, w in zip(kind._fields, weights[1:], strict=True))
    return f"{name} = ({weights[0]:.2f}, {kind.__name__}({named}))"


def _learn(found: list[Row]) -> Floats:
    return learn(np.array([row.evidence for row in found]), np.array([row.there for row in found]))


def rows(of: list[Concept]) -> tuple[list[Row], list[Row]]:
    """Evidence for points and for traps in all marked examples."""
    points: list[Row] = []
    traps: list[Row] = []
    for concept in of:
        for example in concept.examples:
            for point, evidence in _evidence(concept.rubric(), example.answer):
                if point.kind == "trap":
                    traps.append(Row(concept.id, evidence, point.id in example.traps))
                elif point.id in example.covers or point.id in example.lacks:
                    points.append(Row(concept.id, evidence, point.id in example.covers))
    return points, traps


def _evidence(rubric: Rubric, answer: str) -> Iterator[tuple[Point, tuple[float, ...]]]:
    """What the grader looks at, for each point and trap."""
    prepared = ready(rubric)
    said = grading.said_of(prepared, answer)
    if grading.says_nothing(prepared, said) or not said.windows:
        return
    for wanted in prepared.points:
        if wanted.point.kind == "trap":
            seen = [grading.trap_evidence(prepared, wanted, window) for window in grading.statements(said)]
            if told := [evidence for evidence in seen if evidence is not None]:
                yield wanted.point, max(told, key=chance.of_trap)
        elif wanted.point.number is None:
            sights = [look(wanted, window) for window in said.windows]
            best = max(sights, key=lambda sight: (sight.strength, sight.terms))
            yield wanted.point, grading.point_evidence(prepared, wanted, sights, best)


class Tally:
    """What is counted over the examples that are held out."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, bool]] = Counter()
        self.sure: list[float] = []
        self.right: list[bool] = []
        self.ms: list[float] = []

    def note(self, what: str, right: bool) -> None:
        """One more."""
        self.counts[what, right] += 1

    def share(self, what: str) -> float:
        """How many of them were right."""
        return round(self.counts[what, True] / max(1, self.counts[what, True] + self.counts[what, False]), 4)


def measured(every: int = 1) -> dict[str, Any]:
    """Every concept (or every so manieth) graded by regressions that were learned on others."""
    all_of_them, tally = concepts()[::every], Tally()
    points, traps = rows(all_of_them)
    kept = chance.POINT, chance.TRAP
    try:
        for fold in range(FOLDS):
            graded = [c for n, c in enumerate(all_of_them) if n % FOLDS == fold]
            ids = {concept.id for concept in graded}
            weights = [_learn([row for row in found if row.concept not in ids]) for found in (points, traps)]
            chance.POINT = float(weights[0][0]), chance.PointEvidence(*map(float, weights[0][1:]))
            chance.TRAP = float(weights[1][0]), chance.TrapEvidence(*map(float, weights[1][1:]))
            for concept in graded:
                _grade(concept, tally)
    finally:
        chance.POINT, chance.TRAP = kept
    return _told(tally)


def _told(tally: Tally) -> dict[str, Any]:
    return {
        "answers": len(tally.ms),
        "points": tally.share("points"),
        "points_of_padded_answers": tally.share("padded"),
        "after_probes": tally.share("after"),
        "pairs_in_order": tally.share("pairs"),
        "bands_met": tally.share("band"),
        "calibration": round(calibration(np.array(tally.sure), np.array(tally.right)), 4),
        "traps_stated_and_seen": tally.share("trap"),
        "traps_not_stated_and_left_alone": tally.share("no trap"),
        "wrong_beliefs_not_taken_for_the_point": tally.share("harm"),
        "paraphrases_seen": tally.share("paraphrase seen"),
        "paraphrases": tally.share("paraphrase"),
        "near_misses_left_alone": tally.share("near miss"),
        "median_ms": round(median(tally.ms), 2),
    }


def _grade(concept: Concept, tally: Tally) -> None:
    rubric, bands = concept.rubric(), []
    grading.grade(rubric, "to make the rubric ready")
    for number in sorted(held_out(concept.id, len(concept.examples))):
        example = concept.examples[number - 1]
        began = time.perf_counter()
        found = {finding.point: finding for finding in grading.grade(rubric, example.answer)}
        tally.ms.append(1000 * (time.perf_counter() - began))
        for point in rubric.points:
            _compare(point, example, found, tally)
        band = score(rubric.points, list(found.values())).band
        tally.note("band", band == example.band)
        bands.append((RANK[example.band], RANK[band]))
    for (marked, told), (other_marked, other_told) in combinations(bands, 2):
        if marked != other_marked:
            tally.note("pairs", (told - other_told) * (marked - other_marked) >= 0)
    for trap in rubric.points:
        _compare_traps(rubric, trap, tally)


def _compare(point: Point, example: Example, found: dict[str, Finding], tally: Tally) -> None:
    finding = found[point.id]
    if point.kind == "trap":
        stated = finding.outcome is Outcome.CONTRADICTED
        tally.note("trap" if point.id in example.traps else "no trap", stated == (point.id in example.traps))
        if point.id in example.traps and point.refutes and point.refutes not in example.covers:
            tally.note("harm", found[point.refutes].outcome not in SHOWN)
        return
    if point.id not in example.covers and point.id not in example.lacks:
        return
    there, shown = point.id in example.covers, finding.outcome in SHOWN
    tally.note("points", there == shown)
    if example.kind == "padded":
        tally.note("padded", there == shown)
    if finding.outcome is not Outcome.UNCLEAR and finding.outcome is not Outcome.CONTRADICTED:
        tally.sure.append(max(finding.confidence, 1 - finding.confidence))
        tally.right.append((there == shown) == (finding.confidence >= 0.5))
    if example.replies:
        tally.note("after", _is_right_after_the_probe(point, example, finding))


def _is_right_after_the_probe(point: Point, example: Example, finding: Finding) -> bool:
    """Whether what is known of the point when its probe has been asked, where it is, is right."""
    there, reply = point.id in example.covers, example.replies.get(point.id)
    if finding.outcome not in SHOWN and reply and point.probe:
        (finding,) = merge([finding, grade_probe(point, reply)])
        there = there or point.id in example.knows
    return (finding.outcome in SHOWN) == there


def _compare_traps(rubric: Rubric, trap: Point, tally: Tally) -> None:
    for text in trap.paraphrases:
        outcome = _outcome(rubric, trap, text)
        tally.note("paraphrase seen", outcome is Outcome.CONTRADICTED)
        tally.note("paraphrase", outcome is not Outcome.MISSING)
    for number, text in enumerate(trap.unlike):
        without = msgspec.structs.replace(trap, unlike=trap.unlike[:number] + trap.unlike[number + 1 :])
        tally.note("near miss", _outcome(rubric, without, text) is not Outcome.CONTRADICTED)


def _outcome(rubric: Rubric, trap: Point, text: str) -> Outcome:
    return next(finding.outcome for finding in grading.grade(rubric, text) if finding.point == trap.id)
