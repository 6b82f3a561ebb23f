"""Other people's marks: answers with a reference and no rubric.

All that a grader has there is how much of the reference is said.  The same words, stems and windows are used as for
rubrics; what they are worth is learned on the other questions, those of the other set included.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from marks.counts import Counts
from marks.figures import Bools, Floats, calibration_by_chance, figures, intervals, slopes_given
from marks.mixed import learn_mixed

KNOWN = 10  # answers to the graded point that are marked beforehand, in one row of the table


class Marked(NamedTuple):
    """One answer: its question (which is left out), the point of it, the reference, and what people said of it."""

    group: str
    point: str
    question: str
    reference: str
    answer: str
    shown: bool
    mark: float


@dataclass(frozen=True)
class Marks:
    """Marked answers as columns, a row an answer; ``said`` are shares of the reference by how they are counted."""

    groups: NDArray[Any]
    points: NDArray[Any]
    shown: Bools
    marks: Floats
    lengths: Floats
    said: dict[str, Floats]

    def counted(self, *ways: str) -> Floats:
        """The mean of some counts as one feature: the worth of each would be learned from too few questions."""
        mean: Floats = np.mean([self.said[way] for way in ways], axis=0)
        return mean[:, None]

    def ours(self, *further: str) -> Floats:
        """What superday goes by: how much of the reference is said, and whether nothing of it is."""
        return np.column_stack([self.counted("recall", "BM25", "window", *further), self.said["recall"] == 0])


Method = Callable[[Marks], Floats]
METHODS: dict[str, Method] = {
    "majority": lambda marks: np.zeros((len(marks.shown), 0)),
    "length alone": lambda marks: np.log1p(marks.lengths)[:, None],
    "token recall": lambda marks: marks.counted("recall"),
    "BM25": lambda marks: marks.counted("BM25"),
    "best window": lambda marks: marks.counted("window"),
    "character n-grams": lambda marks: marks.counted("n-grams"),
    "superday, length left in": Marks.ours,
    "superday": Marks.ours,
    "superday and n-grams": lambda marks: marks.ours("n-grams"),
}
LENGTH_TAKEN_OFF = ("superday", "superday and n-grams")


def measured(folder: Path) -> dict[str, Any]:
    """By data set: the figures of each method, and where those of ours may lie."""
    physics, saf = _marks(_physics(folder)), _marks(_saf(folder))
    return {"physics": _measured(physics, saf), "saf": _measured(saf, physics)}


def _measured(of: Marks, beside: Marks) -> dict[str, Any]:
    told = {name: chances(of, beside, take, name in LENGTH_TAKEN_OFF) for name, take in METHODS.items()}
    methods = {name: _figures(of, chance) for name, chance in told.items()}
    methods["superday, where a word of the reference is said"] = _figures(of, told["superday"], of.said["recall"] > 0)
    known = _some_of_each(of.points)
    methods[f"superday, {KNOWN} answers marked beforehand"] = _figures(
        of, chances(of, beside, Marks.ours, True, known), ~known
    )
    return {
        "rows": len(of.shown),
        "methods": methods,
        "intervals": intervals(told["superday"], of.shown, of.marks, of.lengths, of.groups),
        "calibration_by_chance": calibration_by_chance(told["superday"]),
    }


def _figures(of: Marks, chance: Floats, rows: Bools | None = None) -> dict[str, float]:
    kept = np.ones(len(chance), dtype=bool) if rows is None else rows
    return figures(chance[kept], of.shown[kept], of.marks[kept], of.lengths[kept])


def chances(of: Marks, beside: Marks, take: Method, length_off: bool, known: Bools | None = None) -> Floats:
    """The chance that each answer is marked as right, learned on all questions but its own.

    With ``length_off``, what an answer says by its length alone is taken off.  ``known`` are rows whose marks are known
    when the rest of their question is graded: none, unless said.
    """
    known = np.zeros(len(of.shown), dtype=bool) if known is None else known
    theirs = _evidence(beside, np.ones(len(beside.shown), dtype=bool), take, length_off)
    told: Floats = np.zeros(len(of.shown))
    for group in np.unique(of.groups):
        on = (of.groups != group) | known
        mine = _evidence(of, on, take, length_off)
        model = learn_mixed(
            np.concatenate([mine[on], theirs]),
            np.concatenate([of.shown[on], beside.shown]),
            np.concatenate([of.points[on], beside.points]),
        )
        for point in np.unique(of.points[of.groups == group]):
            asked = (of.points == point) & ~known
            told[asked] = model.chances(mine[asked], str(point))
    return told


def _evidence(marks: Marks, on: Bools, take: Method, length_off: bool) -> Floats:
    """The features, less what each grows by with length at the same mark in the rows ``on``."""
    found = take(marks)
    if not length_off:
        return found
    slopes = slopes_given(found[on], marks.lengths[on], marks.marks[on])
    return found - marks.lengths[:, None] * slopes


def _some_of_each(points: NDArray[Any]) -> Bools:
    draw, some = np.random.default_rng(1), np.zeros(len(points), dtype=bool)
    for point in np.unique(points):
        some[draw.choice(np.flatnonzero(points == point), KNOWN, replace=False)] = True
    return some


def _physics(folder: Path) -> list[Marked]:
    """Answers by rubric points: whether the first of two people saw the point."""
    return [
        Marked(r["question"], r["point_id"], r["question"], r["point"], r["answer"], r["human1"] == 1, r["human1"])
        for r in _rows(folder / "physics_points.jsonl")
    ]


def _saf(folder: Path) -> list[Marked]:
    """Whole answers: whether they are marked correct, rather than partially correct or incorrect."""
    return [
        Marked(
            group=r["question_id"],
            point=r["question_id"],
            question=r["question"],
            reference=r["reference"],
            answer=r["answer"],
            shown=r["label"] == "Correct",
            mark=r["score"],
        )
        for r in _rows(folder / "saf_networks.jsonl")
    ]


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def _marks(rows: list[Marked]) -> Marks:
    counts = Counts([row.answer for row in rows] + sorted({row.reference for row in rows}))
    found = [counts.of(row.question, row.reference, row.answer) for row in rows]
    return Marks(
        groups=np.array([row.group for row in rows]),
        points=np.array([row.point for row in rows]),
        shown=np.array([row.shown for row in rows]),
        marks=np.array([float(row.mark) for row in rows]),
        lengths=np.array([float(len(row.answer.split())) for row in rows]),
        said={way: np.array([one[way] for one in found]) for way in found[0]},
    )
