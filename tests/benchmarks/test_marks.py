"""What is told of other people's marks is learned on other questions, and length has no part in it."""

import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

QUESTIONS, ANSWERS = 8, 40


@pytest.fixture
def others(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(Path(__file__).resolve().parents[2] / "benchmarks")
    before = set(sys.modules)
    from marks import others

    yield others
    for name in set(sys.modules) - before:
        if name.partition(".")[0] == "marks":
            del sys.modules[name]


def marked(others: Any, seed: int, talk: float = 0.0, strictness: float = 2.0) -> Any:
    """Made-up marks: right where enough is said for the question's strictness; ``talk`` is how much words add."""
    draw = np.random.default_rng(seed)
    groups = np.repeat([f"{seed}-{n}" for n in range(QUESTIONS)], ANSWERS)
    strict = np.repeat(draw.normal(0, strictness, QUESTIONS), ANSWERS)
    knows, lengths = draw.normal(size=len(groups)), draw.integers(10, 200, len(groups)).astype(float)
    shown = knows * 3 - strict + draw.logistic(size=len(groups)) > 0
    said = 0.4 + 0.1 * knows + talk * lengths
    counts = dict.fromkeys(("recall", "BM25", "window", "n-grams"), said)
    return others.Marks(groups, groups, shown, shown.astype(float), lengths, counts)


def test_no_mark_of_a_question_has_a_part_in_what_is_told_of_it(others: Any):
    of, beside = marked(others, 1), marked(others, 2)
    own = of.groups == of.groups[0]
    turned = others.Marks(of.groups, of.points, of.shown ^ own, of.marks, of.lengths, of.said)
    for length_off in (False, True):
        told = [others.chances(marks, beside, others.Marks.ours, length_off) for marks in (of, turned)]
        assert np.array_equal(told[0][own], told[1][own])
        assert not np.allclose(told[0][~own], told[1][~own])


def test_an_answer_that_is_known_beforehand_helps_with_the_rest_of_its_question(others: Any):
    of, beside = marked(others, 1, strictness=4.0), marked(others, 2, strictness=4.0)
    known = others._some_of_each(of.points)
    alone = others.chances(of, beside, others.Marks.ours, True)
    helped = others.chances(of, beside, others.Marks.ours, True, known)
    right = [((told > 0.5) == of.shown)[~known].mean() for told in (alone, helped)]
    assert right[1] > right[0] + 0.05


def test_words_that_only_lengthen_an_answer_are_taken_off(others: Any):
    from marks.figures import partial_correlation

    of, beside = marked(others, 1, talk=0.002), marked(others, 2, talk=0.002)
    left_in, off = (
        partial_correlation(others.chances(of, beside, others.Marks.ours, taken), of.lengths, of.marks)
        for taken in (False, True)
    )
    assert left_in > 0.3
    assert abs(off) < 0.1


def test_chances_of_an_unseen_question_are_right_as_often_as_they_say(others: Any):
    from marks.figures import calibration

    pairs = list(pairwise(marked(others, seed) for seed in range(20)))
    told = np.concatenate([others.chances(of, beside, others.Marks.ours, True) for of, beside in pairs])
    shown = np.concatenate([of.shown for of, _ in pairs])
    assert calibration(np.maximum(told, 1 - told), (told > 0.5) == shown) < 0.05


def test_figures_of_a_perfect_and_of_a_perfectly_wrong_grader(others: Any):
    from marks.figures import figures

    shown, lengths = np.array([True, False] * 50), np.arange(100.0)
    perfect, wrong = (figures(1.0 * told, shown, 1.0 * shown, lengths) for told in (shown, ~shown))
    assert perfect["right"] == perfect["macro_f1_third"] == 1.0
    assert wrong["right"] == wrong["surer_half"] == 0.0
    assert (perfect["calibration"], wrong["calibration"], perfect["length"]) == (0.0, 1.0, 0.0)


def test_the_best_window_is_what_the_grader_sees(others: Any):
    from marks.counts import Counts

    reference = "Energy is conserved, as no friction acts on the swimmer."
    counts = Counts([reference, "Momentum is conserved in each direction.", "The spring pushes the ball up."])
    question = "How do the speeds compare?"
    assert counts.of(question, reference, "I think that no friction acts on the swimmer.")["window"] > 0.4
    silent = counts.of(question, reference, "No response.")
    assert silent["recall"] == silent["BM25"] == silent["window"] == 0
    scattered = counts.of(
        question, reference, "Energy matters. I like slides. We saw one. It was fun. No friction there."
    )
    assert scattered["recall"] > scattered["window"] > 0
