"""Growth is told from measured costs, with a confidence that means what it says.

The costs are simulated: a class, a constant overhead, noise on every cost, now and then one that something else on the
machine made twice as large.  The draws are seeded, so that a rate below is a figure that does not move.
"""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from superday.judge.growth.classes import CLASSES, fits, measured, shows, worse

SIZES = [1000, 2000, 4000, 8000, 16000]
WIDE = [64, 128, 256, 512, 1024, 2048, 4096, 8192]
FEW = [10, 12, 14, 16, 18, 20]
TRUE = {
    "1": lambda n: 1.0,
    "log n": math.log2,
    "n": lambda n: n,
    "n log n": lambda n: n * math.log2(n),
    "n^2": lambda n: n**2,
    "n^3": lambda n: n**3,
    "2^n": lambda n: 2.0**n,
}
POLYNOMIAL = ["n", "n log n", "n^2", "n^3"]
FASTER = [("n", "n^2"), ("n log n", "n^2"), ("1", "n"), ("log n", "n"), ("n", "n^3"), ("n^2", "n^3"), ("n^3", "2^n")]


def costs_of(growth, sizes, *, scale=1.0, overhead=0.0):
    """Without noise; the overhead is a share of the largest cost's term."""
    terms = [TRUE[growth](n) for n in sizes]
    return [scale * (term + overhead * terms[-1]) for term in terms]


def draw(rng, growth, noise, overhead):
    """Costs as a busy machine gives them, on sizes as the judge chooses them."""
    sizes = FEW
    if growth != "2^n":
        top, span, steps = rng.choice([1000, 10_000, 100_000]), rng.choice([32, 100, 300]), rng.choice([7, 10])
        sizes = sorted({round(top / span ** (step / (steps - 1))) for step in range(steps)})
    disturbed = [rng.uniform(1.2, 2) if rng.random() < 0.05 else 1.0 for _ in sizes]
    clean = costs_of(growth, sizes, overhead=overhead)
    return sizes, [cost * math.exp(rng.gauss(0, noise)) * more for cost, more in zip(clean, disturbed, strict=True)]


def rate(holds, growth, noise, overhead=0.0, times=100):
    rng = random.Random(f"{growth} {noise} {overhead}")
    return sum(holds(*draw(rng, growth, noise, overhead)) for _ in range(times)) / times


@pytest.mark.parametrize("growth", CLASSES)
@pytest.mark.parametrize("noise", [0.05, 0.1, 0.2])
@pytest.mark.parametrize("overhead", [0.0, 0.01, 0.1])
def test_the_true_class_agrees_with_the_costs(growth, noise, overhead):
    assert rate(lambda sizes, costs: shows(growth, sizes, costs), growth, noise, overhead) >= 0.9


@pytest.mark.parametrize("growth", CLASSES)
@pytest.mark.parametrize("noise", [0.05, 0.1, 0.2])
@pytest.mark.parametrize("overhead", [0.0, 0.01, 0.1])
def test_the_true_class_is_not_called_worse(growth, noise, overhead):
    assert rate(lambda sizes, costs: worse(growth, sizes, costs), growth, noise, overhead) <= 0.03


@pytest.mark.parametrize(("stated", "true"), FASTER)
@pytest.mark.parametrize(("noise", "found"), [(0.05, 0.95), (0.1, 0.9), (0.2, 0.8)])
def test_what_grows_faster_is_found(stated, true, noise, found):
    assert rate(lambda sizes, costs: worse(stated, sizes, costs), true, noise, 0.005) >= found


@pytest.mark.parametrize(("growth", "least"), [("1", 0.7), ("n", 0.65), ("n^2", 0.9), ("n^3", 0.9), ("2^n", 0.95)])
@pytest.mark.parametrize("noise", [0.05, 0.1, 0.2])
def test_the_most_probable_class_is_mostly_the_true_one(growth, least, noise):
    assert rate(lambda sizes, costs: fits(sizes, costs)[0].growth == growth, growth, noise) >= least


def test_a_confidence_is_no_larger_than_how_often_it_is_right():
    rng = random.Random(5)
    said: dict[int, list[tuple[float, bool]]] = {}
    for _ in range(2500):
        growth = rng.choice(CLASSES)
        best = fits(*draw(rng, growth, rng.choice([0.05, 0.1, 0.2]), rng.choice([0.0, 0.01, 0.1])))[0]
        said.setdefault(min(int(best.confidence * 5), 4), []).append((best.confidence, best.growth == growth))
    for answers in said.values():
        if len(answers) >= 50:
            claimed = sum(confidence for confidence, _ in answers) / len(answers)
            assert sum(right for _, right in answers) / len(answers) >= claimed - 0.05
    assert len(said[4]) >= 800, "it is sure of something"


@given(st.sampled_from(POLYNOMIAL), st.floats(1e-12, 1e3), st.floats(0, 0.3), st.integers(0, 10**6))
def test_what_is_so_is_accepted(growth, scale, overhead, seed):
    rng = random.Random(seed)
    costs = [cost * rng.uniform(0.9, 1.1) for cost in costs_of(growth, SIZES, scale=scale, overhead=overhead)]
    assert shows(growth, SIZES, costs)


@given(st.sampled_from(POLYNOMIAL), st.sampled_from(POLYNOMIAL), st.floats(1e-9, 1e3))
def test_what_is_not_so_is_refused(stated, true, scale):
    costs = costs_of(true, WIDE, scale=scale)
    assert shows(stated, WIDE, costs) == (stated == true or {stated, true} == {"n", "n log n"})


@given(st.floats(1e-12, 1e6), st.integers(0, 10**6))
def test_the_unit_of_costs_does_not_matter(scale, seed):
    sizes, costs = draw(random.Random(seed), "n log n", 0.1, 0.01)
    once, scaled = fits(sizes, costs, 0.01), fits(sizes, [cost * scale for cost in costs], 0.01 * scale)
    assert dict(once) == pytest.approx(dict(scaled), abs=1e-6)


@given(st.lists(st.floats(1e-6, 1e6), min_size=3, max_size=8))
def test_confidences_are_probabilities_best_first(costs):
    confidences = [fit.confidence for fit in fits(WIDE[: len(costs)], costs)]
    assert confidences == sorted(confidences, reverse=True)
    assert confidences[-1] >= 0
    assert sum(confidences) <= 1 + 1e-9


@pytest.mark.parametrize("true", ["n", "n log n"])
def test_n_against_n_log_n_over_a_factor_of_16_is_left_open(true):
    assert fits(SIZES, costs_of(true, SIZES))[0].confidence < 0.8


@given(st.sampled_from([("n", "n log n"), ("1", "log n"), ("n^2", "n"), ("n log n", "n")]), st.floats(0, 1))
def test_a_logarithm_more_or_a_class_less_is_not_worse(pair, overhead):
    stated, true = pair
    assert not worse(stated, WIDE, costs_of(true, WIDE, overhead=overhead))


@given(st.sampled_from(["n", "n log n", "n^2"]), st.sampled_from(WIDE), st.floats(1, 4))
def test_a_cache_that_is_left_behind_makes_nothing_worse(growth, left_at, dearer):
    costs = [cost * (dearer if n > left_at else 1.0) for n, cost in zip(WIDE, costs_of(growth, WIDE), strict=True)]
    assert not worse(growth, WIDE, costs)


@given(st.floats(0, 0.02), st.floats(0, 0.05))
def test_a_quadratic_term_is_found_behind_linear_work(linear, overhead):
    """Such as ``del ids[i]``: one move of memory at a time, cheap but quadratic."""
    both = [n**2 + linear * WIDE[-1] * n + overhead * n**0 * WIDE[-1] ** 2 for n in WIDE]
    assert worse("n log n", WIDE, both)


@given(st.sampled_from(WIDE), st.floats(1, 2))
def test_one_disturbed_cost_changes_no_verdict(at, more):
    for growth, stated in (("n", "n"), ("n^2", "n")):
        costs = [cost * (more if n == at else 1.0) for n, cost in zip(WIDE, costs_of(growth, WIDE), strict=True)]
        assert worse(stated, WIDE, costs) == (growth != stated)


@pytest.mark.parametrize("stated", POLYNOMIAL)
def test_a_constant_cost_does_not_grow(stated):
    assert not shows(stated, SIZES, [1.0, 1.05, 0.98, 1.01, 1.02])


@pytest.mark.parametrize("base", [1.5, 1.618, 2.0, 3.0])
def test_exponential_growth_is_seen_whatever_its_base(base):
    costs = [base**n for n in FEW]
    assert fits(FEW, costs)[0].growth == "2^n"
    assert worse("n^3", FEW, costs)


def test_costs_below_what_the_meter_resolves_say_little():
    """A quarter of a MiB more or less is nothing to a counter that moves in steps of 0.3 MiB."""
    points = [(1000, 0.2), (2000, 0.5), (4000, 1.8)]
    assert not measured("n", points, 0.3).worse
    assert measured("n", points, 0.3).confidence < measured("n", [(n, 1000 * mib) for n, mib in points], 0.3).confidence


def test_where_it_is_worse_a_faster_class_is_named():
    costs = [n**1.7 for n in WIDE]
    said = measured("n log n", list(zip(WIDE, costs, strict=True)))
    assert said.worse
    assert said.shows == "n^2"
    assert said.stated == "n log n"
    assert 0 < said.confidence < 1


def test_nothing_is_worse_than_what_is_not_stated():
    said = measured(None, list(zip(WIDE, costs_of("n^3", WIDE), strict=True)))
    assert (said.shows, said.stated, said.worse) == ("n^3", None, False)
