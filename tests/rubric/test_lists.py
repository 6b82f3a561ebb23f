"""Lists of key terms earn nothing, however they are written down, and plain short sentences are no lists."""

import pytest

from superday.bank import open_bank
from superday.bank.model import Graded
from superday.rubric import grade, score
from superday.rubric.text import sentences

CONCEPTS = [item for item in open_bank().of("concept") if isinstance(item, Graded)]
JOINS = [", ", "\n", "\n- ", " ", "; ", " and "]
LEADS = ["Key words: ", "The topics are ", "Things like ", "It's about ", "So, um, "]
SMALL_TALK = "I have to think about that for a moment, it has been a while since I did this."


def terms(item: Graded) -> list[str]:
    return [term for point in item.points for group in point.terms for term in group if len(term.split()) <= 3]


def first_terms(item: Graded) -> list[str]:
    return [group[0] for point in item.points if point.kind != "trap" for group in point.terms]


def value(item: Graded, answer: str) -> float:
    return score(item.points, grade(item.rubric(), answer)).value


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.id)
def test_a_list_of_a_concepts_key_terms_scores_zero(concept: Graded):
    for listed in (terms(concept), first_terms(concept)):
        assert {join: value(concept, join.join(listed)) for join in JOINS} == dict.fromkeys(JOINS, 0)


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.id)
def test_a_list_that_is_announced_scores_zero_too(concept: Graded):
    listed = [lead + join.join(first_terms(concept)[:5]) for lead in LEADS for join in (", ", " and ", "; ")]
    assert {answer: value(concept, answer) for answer in listed} == dict.fromkeys(listed, 0)


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.id)
def test_padding_small_talk_with_key_terms_gains_nothing(concept: Graded):
    alone = value(concept, SMALL_TALK)
    for join in JOINS:
        assert value(concept, f"{SMALL_TALK} {join.join(terms(concept))}.") <= alone


@pytest.mark.parametrize(
    "said",
    [
        "Simple models underfit, complex ones overfit.",
        "Boosting builds them sequentially, each one focusing on the errors of the previous ones.",
        "Random forests build independent trees on bootstrapped data and average them to lower variance.",
        "Systematic errors hurt more than random flips.",
        "Boosting reduces bias, bagging lowers variance.",
        "Weight decay shrinks weights.",
        "C large, almost hard margin, risk of overfit; C small, more regularisation.",
        "We make it small: distillation, int4 quantization, GQA, shorter context.",
        "I'd test empty, a single number, duplicates, no answer, and negative ones.",
        "On tabular data boosting usually wins after tuning.",
        "Images: cut into squares of 16 pixels, flatten, one linear map.",
        "So use a robust loss, dropout, or early stopping.",
        "In training first the data, then a split by date and by user, scaling, dropout, tuning.",
        "I save the weights, um, the moments, uh, the step, and the, uh, position in the data.",
    ],
)
def test_a_plain_sentence_is_no_list(said: str):
    assert all(sentence.structured for sentence in sentences(said))


@pytest.mark.parametrize(
    "listed",
    [
        "bias, variance, regularisation, dropout",
        "SGD momentum Adam learning rate",
        "vanishing gradients, exploding gradients, residual connections.",
        "bias variance tradeoff overfitting underfitting cross-validation",
        "reduces variance, lowers bias, increases margin",
        "precision and recall, F1 score, ROC curve",
        "ELBO, KL, mean-field",
        "ReLU, He init, batch norm",
        "out-of-bag error / bagging / random forests",
        "The topics are bias, variance and noise",
        "Key words: margin or slack or hinge loss",
        "So, um, dropout and weight decay and early stopping",
    ],
)
def test_a_list_is_no_sentence(listed: str):
    assert not any(sentence.structured for sentence in sentences(listed))
