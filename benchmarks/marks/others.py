"""Other people's marks: answers with a reference and no rubric.

All that a grader has there is how much of the reference is said.  The same words, stems and windows are used as for
rubrics; what they are worth is learned on the other questions.
"""

import json
import math
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from marks.figures import Floats, figures, out_of_group
from superday.rubric.looking import window_of
from superday.rubric.text import sentences
from superday.rubric.words import content, words

GIVEN = 0.2  # what a word of the question still weighs
K1, B = 1.5, 0.75


class Marked(NamedTuple):
    """One answer: its question (the group that is left out), the reference, and what people said of it."""

    group: str
    question: str
    reference: str
    answer: str
    shown: bool
    mark: float


def measured(folder: Path) -> dict[str, Any]:
    """Tables by data set and method."""
    return {"physics": _table(_physics(folder)), "saf": _table(_saf(folder))}


def _physics(folder: Path) -> list[Marked]:
    rows = [json.loads(line) for line in (folder / "physics_points.jsonl").read_text().splitlines()]
    return [
        Marked(r["question"], r["question"], r["point"], r["answer"], r["human1"] == 1, float(r["human1"]))
        for r in rows
    ]


def _saf(folder: Path) -> list[Marked]:
    rows = [json.loads(line) for line in (folder / "saf_networks.jsonl").read_text().splitlines()]
    return [
        Marked(r["question_id"], r["question"], r["reference"], r["answer"], r["label"] == "Correct", float(r["score"]))
        for r in rows
    ]


def _table(rows: list[Marked]) -> dict[str, Any]:
    shown = np.array([row.shown for row in rows])
    marks, groups = np.array([row.mark for row in rows]), np.array([row.group for row in rows])
    lengths = np.array([float(len(row.answer.split())) for row in rows])
    weigh = Weights([row.answer for row in rows] + sorted({row.reference for row in rows}))
    columns = np.array([weigh.columns(row) for row in rows])
    methods: dict[str, Floats] = {
        "majority": np.zeros((len(rows), 0)),
        "length alone": np.log1p(lengths)[:, None],
        "token recall": columns[:, [0]],
        "BM25": columns[:, [1]],
        "superday": columns.mean(axis=1, keepdims=True),  # one number: more would be learned from too few questions
    }
    table = {
        name: figures(out_of_group(evidence, shown, groups), shown, marks, lengths)
        for name, evidence in methods.items()
    }
    return {"rows": len(rows), **table}


@lru_cache(maxsize=10_000)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in content(words(text)))


class Weights:
    """Inverse document frequencies of the answers and references, which no mark has a part in."""

    def __init__(self, texts: list[str]):
        self.seen = Counter(stem for text in texts for stem in set(_stems(text)))
        self.texts = len(texts)
        self.usual = sum(len(_stems(text)) for text in texts) / len(texts)

    def of(self, reference: str, question: str) -> dict[str, float]:
        """The weights of the reference's stems; the question's count little."""
        asked = set(_stems(question))
        return {
            s: math.log(1 + (self.texts + 1) / (self.seen[s] + 1)) * (GIVEN if s in asked else 1)
            for s in sorted(set(_stems(reference)))
        }

    def columns(self, row: Marked) -> list[float]:
        """Token recall, BM25 and the best window's recall, each as a share of what a perfect answer would have."""
        weights = self.of(row.reference, row.question)
        total = math.fsum(weights.values()) or 1.0
        said, length = Counter(_stems(row.answer)), len(_stems(row.answer))
        norm = K1 * (1 - B + B * length / self.usual)
        bm25 = math.fsum(w * said[s] * (K1 + 1) / (said[s] + norm) for s, w in weights.items() if said[s])
        recall = math.fsum(w for s, w in weights.items() if said[s])
        found = sentences(row.answer)
        near = [window_of(*pair).said for pair in [*((s,) for s in found), *pairwise(found)]]
        best = max((math.fsum(weights[s] for s in weights.keys() & stems) for stems in near), default=0.0)
        return [recall / total, bm25 / total, best / total]
