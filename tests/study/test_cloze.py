"""Gaps: filled by the term, in any inflection, and by what means the same; never by its opposite."""

import pytest

from superday.study.card import spans
from superday.study.cloze import Cloze
from superday.study.opposites import opposed


def gap(term: str, *synonyms: str, near: tuple[str, ...] = ()) -> Cloze:
    sentence = "sgd only reaches a neighbourhood of the optimum unless the learning rate _____ over time"
    return Cloze(
        item="a", seed=0, prompt=sentence, sentence=sentence, term=term, synonyms=list(synonyms), near=list(near)
    )


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("decreases", "right"),
        ("it's decreasing", "right"),
        ("decays", "right"),
        ("increases", "wrong"),
        ("doesn't decrease", "wrong"),
        ("optimum", "wrong"),
        ("", "wrong"),
        ("no idea", "wrong"),
        ("anneals", "unsure"),
        ("something else", "unsure"),
    ],
)
def test_a_gap_takes_the_term_and_its_synonyms(typed: str, outcome: str) -> None:
    assert gap("decreases", "decay", near=("anneal",)).check(typed).outcome == outcome


def test_what_counts_for_the_same_key_term_is_asked_about_and_not_believed() -> None:
    assert gap("decreases", near=("anneal",)).check("anneals").note.startswith("Close")


@pytest.mark.parametrize(
    ("one", "other"),
    [("increase", "decreases"), ("biased", "unbiased"), ("larger", "smaller"), ("converges", "does not converge")],
)
def test_opposites_are_known_both_ways(one: str, other: str) -> None:
    assert opposed(one, other)
    assert opposed(other, one)
    assert not opposed(one, one)


@pytest.mark.parametrize(
    ("text", "term", "found"),
    [
        ("the mini-batch gradient", "minibatch", ["mini-batch"]),
        ("it reduces the variance a lot", "reduce variance", ["reduces the variance"]),
        ("sums of squares and a square", "square", ["squares", "square"]),
        ("nothing here", "variance", []),
    ],
)
def test_a_term_is_found_in_any_inflection(text: str, term: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, [term])] == found
