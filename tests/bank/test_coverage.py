"""The shipped bank holds what candidates reported (docs/coverage.md), and what other programs rely on by name."""

import re
from collections import Counter
from itertools import combinations
from pathlib import Path

import pytest

from superday.bank import Bank, open_bank
from superday.cli.main import VERBS
from superday.web.app import ROUTES

REPOSITORY = Path(__file__).resolve().parents[2]
PAGE = (REPOSITORY / "docs" / "coverage.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([A-D][1-9]) \| (.+?) \| (.+?) \|$", PAGE, re.M)
TAGS = {f"{account}{n}" for account, last in {"A": 9, "B": 7, "C": 8, "D": 7}.items() for n in range(1, last + 1)}
ASKED = ("concept", "derivation", "problem", "case", "guide", "behavioural")

SIGNATURES = {
    "kth-largest": "kth_largest(nums: list[int], k: int) -> int",
    "pair-sum": "pair_sum(nums: list[int], target: int) -> tuple[int, int] | None",
    "longest-unique-substring": "longest_unique(s: str) -> int",
    "top-k-words": "top_k_words(words: list[str], k: int) -> list[str]",
    "sliding-window-attention": "local_attention(q, k, v, window: int)",
    "multi-head-attention": "attention(q, k, v, causal: bool = False)",
    "bayesian-linear-regression": "posterior(X, y, prior_mean, prior_cov, noise_var",
    "soft-margin-svm": "fit_svm(X, y, C",
}
PROFILES = {
    "sliding-window-attention": "torch",
    "multi-head-attention": "torch",
    "bayesian-linear-regression": "numpy",
    "soft-margin-svm": "numpy",
}
PROBLEMS = {
    *SIGNATURES, "kmeans", "logistic-regression-sgd", "softmax-cross-entropy", "pca", "bpe-tokenizer",
    "neyman-pearson-threshold", "popularity-debiased-recommender",
}  # fmt: skip
CONCEPTS = [
    "sgd-vs-gd",
    "gd-decreases-loss",
    "wide-vs-deep",
    "confidence-interval",
    "dimensionality-reduction",
    "mcmc-vs-vi",
    "blr-vs-ols",
    "loss-properties",
    "dl-robustness",
    "attention-vs-convolution",
    "vit-vs-cnn-small-data",
    "clip-vs-classifier",
    "swin-vs-vit",
    "bert-vs-gpt2",
    "positional-encoding",
    "gru-vs-lstm",
    "soft-margin",
    "rlhf-challenges",
    "mixed-precision",
    "quantisation",
    "distillation",
    "drift-detection",
]
CASES = [
    "shop-recommender",
    "video-understanding",
    "semantic-search",
    "fraud-under-error-budget",
    "llm-on-device",
    "harmful-content",
]
# name -> shape and how it is sampled or defined
REGRESSION = {
    "X": (["n", "d"], "normal"),
    "y": (["n"], "normal"),
    "s2": ([], "positive"),
    "m0": (["d"], "normal"),
    "S0": (["d", "d"], "spd"),
}
SYMBOLS = {
    "blr-posterior": REGRESSION,
    "blr-evidence": REGRESSION,
    "logistic-gradient": {
        "X": (["n", "d"], "normal"),
        "y": (["n"], "binary"),
        "w": (["d"], "normal"),
        "n": ([], "integer"),
    },
    "softmax-jacobian": {"z": (["k"], "normal"), "s": (["k"], "softmax(z)")},
    "kl-gaussians": {
        "m1": (["d"], "normal"),
        "S1": (["d", "d"], "spd"),
        "m2": (["d"], "normal"),
        "S2": (["d", "d"], "spd"),
        "d": ([], "integer"),
    },
    "svm-dual": {
        "a": (["n"], "positive"),
        "X": (["n", "d"], "normal"),
        "y": (["n"], "signs"),
        "C": ([], "positive"),
    },
}
# The reported rounds: minutes, and for a leadership part its minutes (None: not told) and number of questions.
MINUTES = {
    "amazon-as-l6-2020": [60, 60, 60, 60, 60, 60, 60, 60],
    "as-super-day": [60, 60, 60, 60, 90],
}
LEADERSHIP = {
    ("amazon-as-l6-2020", "phone-screen-1"): (None, 1),
    ("amazon-as-l6-2020", "onsite-3"): (None, 2),
    ("amazon-as-l6-2020", "onsite-4"): (30, 3),
    ("amazon-as-l6-2020", "onsite-5"): (25, None),
    ("as-super-day", "behavioural"): (90, None),
}


@pytest.fixture(scope="module")
def bank() -> Bank:
    return open_bank()


def places(bank: Bank) -> set[str]:
    """Everything that a row of the page may name, commands aside."""
    return rounds(bank) | {item.id for item in bank.all()} | {getattr(route, "path", "") for route in ROUTES}


def rounds(bank: Bank) -> set[str]:
    return {f"{loop.id}/{round_.id}" for loop in bank.of("loop") for round_ in loop.rounds}


def is_command(name: str) -> bool:
    """Whether a name is a command with a verb that there is, and files that there are."""
    words = name.split()
    files = [word for word in words[2:] if "/" in word]
    return words[0] == "superday" and words[1] in VERBS and all((REPOSITORY / file).exists() for file in files)


def test_every_part_of_every_account_has_its_row() -> None:
    assert {tag for tag, _, _ in ROWS} == TAGS
    assert len(ROWS) == len(re.findall(r"^\| [A-D]\d", PAGE, re.M))


@pytest.mark.parametrize(("tag", "reported", "where"), ROWS, ids=[f"{tag}: {what[:40]}" for tag, what, _ in ROWS])
def test_every_place_that_a_row_names_is_there(bank: Bank, tag: str, reported: str, where: str) -> None:
    named = re.findall(r"`([^`]+)`", where)
    assert named or re.search(r"\blater\b|\bevery round\b", where)
    assert {name for name in named if not is_command(name)} - places(bank) == set()


def test_the_page_names_every_round_of_every_loop(bank: Bank) -> None:
    assert {place for place in rounds(bank) if f"`{place}`" not in PAGE} == set()


def test_every_account_but_the_offer_is_asked_by_a_loop(bank: Bank) -> None:
    assert TAGS - {tag for loop in bank.of("loop") for tag in loop.tags} == {"A9", "D7"}


def test_the_tags_of_questions_and_rounds_are_those_of_accounts(bank: Bank) -> None:
    used = {tag for kind in ASKED for item in bank.of(kind) for tag in item.tags}
    used |= {tag for loop in bank.of("loop") for round_ in loop.rounds for tag in round_.tags}
    assert {tag for tag in used if re.fullmatch(r"[A-Z]\d+", tag)} <= TAGS


@pytest.mark.parametrize(
    ("kind", "least"),
    {"concept": 40, "problem": 14, "derivation": 6, "case": 6, "behavioural": 160, "interviewer": 4}.items(),
)
def test_there_is_enough_of_every_kind(bank: Bank, kind: str, least: int) -> None:
    assert len(bank.of(kind)) >= least


def test_each_of_the_sixteen_principles_is_what_ten_questions_are_about(bank: Bank) -> None:
    principles = {item.id for item in bank.of("principle")}
    asked = Counter(item.principles[0] for item in bank.of("behavioural"))
    assert len(principles) == 16
    assert set(asked) == principles
    assert min(asked.values()) >= 10


def test_no_two_behavioural_questions_are_worded_alike(bank: Bank) -> None:
    worded = {item.id: set(re.findall(r"[a-z]{4,}", item.question.lower())) for item in bank.of("behavioural")}
    alike = [
        (one, other)
        for one, other in combinations(worded, 2)
        if len(worded[one] & worded[other]) > 0.5 * len(worded[one] | worded[other])
    ]
    assert alike == []


def test_a_behavioural_question_follows_up_on_its_own_terms(bank: Bank) -> None:
    asks = Counter(follow_up.ask for item in bank.of("behavioural") for follow_up in item.follow_ups)
    assert min(len(item.follow_ups) for item in bank.of("behavioural")) >= 3
    assert [ask for ask, times in asks.items() if times > 1] == []


@pytest.mark.parametrize(
    ("kind", "ids"),
    [("problem", PROBLEMS), ("concept", CONCEPTS), ("derivation", SYMBOLS), ("case", CASES)],
    ids=["problem", "concept", "derivation", "case"],
)
def test_the_ids_that_other_programs_use_are_there(bank: Bank, kind: str, ids: list[str]) -> None:
    assert set(ids) - {item.id for item in bank.of(kind)} == set()


@pytest.mark.parametrize(("problem", "signature"), SIGNATURES.items())
def test_the_signatures_that_other_programs_use_are_exact(bank: Bank, problem: str, signature: str) -> None:
    item = bank.get(problem, "problem")
    assert item.signature.startswith(signature)
    assert item.function == signature.split("(")[0]
    assert item.profile == PROFILES.get(problem, "plain")


@pytest.mark.parametrize(("derivation", "symbols"), SYMBOLS.items())
def test_the_symbols_of_the_fixed_derivations_are_exact(bank: Bank, derivation: str, symbols: dict) -> None:
    item = bank.get(derivation, "derivation")
    assert {one.name: (one.shape, one.sample or one.define) for one in item.symbols} == symbols


def test_the_posterior_is_asked_for_as_mean_and_covariance(bank: Bank) -> None:
    assert [target.name for target in bank.get("blr-posterior", "derivation").targets] == ["mean", "cov"]


@pytest.mark.parametrize("loop", MINUTES)
def test_rounds_last_as_long_as_was_reported(bank: Bank, loop: str) -> None:
    assert [round_.minutes for round_ in bank.get(loop, "loop").rounds] == MINUTES[loop]


def test_the_parts_of_a_round_share_its_minutes(bank: Bank) -> None:
    for loop in bank.of("loop"):
        for round_ in loop.rounds:
            assert sum(segment.minutes for segment in round_.segments) == round_.minutes, (loop.id, round_.id)


@pytest.mark.parametrize(("place", "told"), LEADERSHIP.items())
def test_leadership_parts_are_as_was_reported(
    bank: Bank, place: tuple[str, str], told: tuple[int | None, int | None]
) -> None:
    loop, id_ = place
    round_ = next(one for one in bank.get(loop, "loop").rounds if one.id == id_)
    (segment,) = (one for one in round_.segments if one.asks == "behavioural")
    minutes, count = told
    assert minutes in (None, segment.minutes)
    assert count in (None, segment.count)
