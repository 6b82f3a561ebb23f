"""The bank's own rubrics on its marked examples: points, bands, traps, before and after probes."""

import time
from collections import Counter
from itertools import combinations
from statistics import median
from typing import Any

import numpy as np

from marks import beliefs, learning
from marks.figures import calibration
from superday.bank import open_bank
from superday.bank.model import Concept
from superday.findings import Finding, Outcome
from superday.rubric import grading
from superday.rubric.heldout import held_out
from superday.rubric.model import Example, Point
from superday.rubric.probes import grade_probe
from superday.rubric.scoring import merge, score

SHOWN = (Outcome.COVERED, Outcome.PARTIAL)
FOLDS = 10
RANK = {"none": 0, "weak": 1, "mixed": 2, "good": 3, "strong": 4}


def concepts() -> list[Concept]:
    """All of them."""
    return [item for item in open_bank().of("concept") if isinstance(item, Concept)]


def learned() -> str:
    """The regressions, learned on every concept."""
    return learning.source(learning.rows(concepts()))


class Tally:
    """What is counted over the examples that are held out."""

    def __init__(self) -> None:
        self.counts: Counter[tuple[str, bool]] = Counter()
        self.bands: Counter[tuple[str, str]] = Counter()  # as marked, as told
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
    found = learning.rows(all_of_them)
    for fold in range(FOLDS):
        graded = [c for n, c in enumerate(all_of_them) if n % FOLDS == fold]
        with learning.graded_by(found, but={concept.id for concept in graded}):
            for concept in graded:
                _grade(concept, tally)
                beliefs.measure(concept, tally.note)
    return _told(tally)


def _told(tally: Tally) -> dict[str, Any]:
    return {
        "answers": len(tally.ms),
        "points": tally.share("points"),
        "points_of_padded_answers": tally.share("padded"),
        "after_probes": tally.share("after"),
        "pairs_in_order": tally.share("pairs"),
        "bands_met": tally.share("band"),
        "bands_as_marked_and_told": {f"{a} {b}": n for (a, b), n in sorted(tally.bands.items())},
        "calibration": round(calibration(np.array(tally.sure), np.array(tally.right)), 4),
        "traps_stated_and_seen": tally.share("trap"),
        "traps_not_stated_and_left_alone": tally.share("no trap"),
        "wrong_beliefs_not_taken_for_the_point": tally.share("harm"),
        **beliefs.told(tally.share),
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
        tally.bands[example.band, band] += 1
        bands.append((RANK[example.band], RANK[band]))
    for (marked, told), (other_marked, other_told) in combinations(bands, 2):
        if marked != other_marked:
            tally.note("pairs", (told - other_told) * (marked - other_marked) >= 0)


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
