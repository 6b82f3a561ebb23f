"""How the sizes are chosen and measured, on a simulated machine whose truth is known.

The machine has a submission's cost, a constant for the channel, noise, now and then a call that something else made
dearer, and a limit; it counts what is asked of it.  No clock is read.
"""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from superday.judge.growth.costs import NotMeasurableError, TooSlowError, as_expected, measure, sentence
from superday.judge.model import Costs, Growth, Measured

SIZES = [1000, 2000, 4000, 8000, 16000]
BUDGET = 1.5
LIMIT = 1.0
CHANNEL = 30e-6
COSTS = {
    "n": lambda n: 300e-9 * n,
    "n log n": lambda n: 60e-9 * n * math.log2(n + 1),
    "n^2": lambda n: 20e-9 * n**2,
    "n^3": lambda n: 10e-9 * n**3,
    "2^n": lambda n: 50e-9 * 2.0 ** min(n, 200),
}


class Machine:
    """A probe that computes what a call costs instead of running it."""

    def __init__(self, seconds, mib=lambda n: 0.0, *, seed=0, noise=0.1, least=1, most=10**9):
        self.cost, self.memory, self.rng, self.noise = seconds, mib, random.Random(seed), noise
        self.least, self.most = least, most
        self.spent, self.asked, self.stopped, self.asked_mib = 0.0, [], 0, []

    def seconds(self, n, repeats):
        self.check(n)
        self.asked.append(n)
        return [self.call(n) for _ in range(repeats)]

    def call(self, n):
        dearer = self.rng.uniform(1, 3) if self.rng.random() < 0.1 else 1.0
        seconds = CHANNEL + self.cost(n) * dearer * (1 + self.rng.expovariate(1 / self.noise))
        self.spent += min(seconds, LIMIT)
        if seconds > LIMIT:
            self.stopped += 1
            raise TooSlowError
        return seconds

    def mib(self, n):
        self.check(n)
        self.asked_mib.append(n)
        return max(0.0, self.memory(n) + self.rng.uniform(-0.3, 0.3))

    def check(self, n):
        if not self.least <= n <= self.most:
            raise NotMeasurableError


@pytest.mark.parametrize("growth", COSTS)
@pytest.mark.parametrize("speed", [0.3, 1, 3])
def test_every_class_is_found_where_n_is_stated(growth, speed):
    found = 0
    for seed in range(20):
        machine = Machine(lambda n: COSTS[growth](n) / speed, seed=seed)
        time = measure(machine, Growth("n"), seconds_budget=BUDGET).time
        assert time.stated == "n"
        assert not (time.worse and growth in ("n", "n log n"))
        alike = {"n", "n log n"} if growth in ("n", "n log n") else {growth}
        found += time.shows in alike and time.worse == (growth not in ("n", "n log n"))
    assert found >= 18


@pytest.mark.parametrize("growth", ["n", "n log n", "n^2", "n^3"])
def test_what_is_stated_is_not_called_worse(growth):
    for seed in range(20):
        machine = Machine(COSTS[growth], seed=seed, noise=0.2)
        assert not measure(machine, Growth(growth), seconds_budget=BUDGET).time.worse


@given(
    st.sampled_from(sorted(COSTS)),
    st.floats(-2, 2),
    st.integers(0, 10**6),
    st.sampled_from([SIZES, [10_000, 40_000, 160_000], [10, 14, 18, 22]]),
)
def test_the_budget_and_the_largest_size_are_kept(growth, magnitude, seed, sizes):
    machine = Machine(lambda n: 10**magnitude * COSTS[growth](n), seed=seed)
    costs = measure(machine, Growth("n", sizes=sizes), seconds_budget=BUDGET)
    assert machine.stopped <= 2
    assert machine.spent <= 3 * BUDGET + machine.stopped * LIMIT
    assert max(machine.asked) <= sizes[-1]
    assert machine.asked_mib == []
    if costs.time:
        measured_at = [n for n, _ in costs.time.costs]
        assert measured_at == sorted(set(measured_at))
        assert len(measured_at) >= 4


def test_affordable_calls_reach_the_largest_size():
    time = measure(Machine(COSTS["n"]), Growth("n", sizes=SIZES), seconds_budget=BUDGET).time
    assert time.costs[-1][0] == SIZES[-1]


def test_the_least_of_several_calls_counts():
    """Half of the calls take up to three times as long: the curve is still that of an undisturbed machine."""
    machine = Machine(COSTS["n"], noise=0.5, seed=3)
    for n, seconds in measure(machine, Growth("n"), seconds_budget=BUDGET).time.costs:
        assert seconds == pytest.approx(CHANNEL + COSTS["n"](n), rel=0.5)


def test_what_is_too_fast_to_be_measured_is_not_measured():
    assert measure(Machine(lambda n: 1e-9 * n), Growth("n", "n"), seconds_budget=BUDGET) == Costs(None, None)


def test_what_is_too_slow_at_every_size_is_not_measured():
    machine = Machine(lambda n: 100.0)
    assert measure(machine, Growth("n"), seconds_budget=BUDGET) == Costs(None, None)
    assert machine.stopped == 1


def test_small_sizes_that_the_problem_has_no_input_for_are_passed_over():
    time = measure(Machine(COSTS["n^2"], least=100), Growth("n"), seconds_budget=BUDGET).time
    assert time.costs[0][0] >= 100
    assert time.worse


def test_a_submission_that_fails_above_some_size_is_measured_below_it():
    time = measure(Machine(COSTS["n^2"], most=1000), Growth("n"), seconds_budget=BUDGET).time
    assert time.costs[-1][0] <= 1000
    assert time.worse


def test_no_size_at_all_is_no_measurement():
    assert measure(Machine(COSTS["n"], least=10**6), Growth("n"), seconds_budget=BUDGET) == Costs(None, None)


@pytest.mark.parametrize(("true", "worse"), [("n", False), ("n^2", True)])
def test_memory_is_measured_where_it_is_stated(true, worse):
    mib = {"n": lambda n: n / 1000, "n^2": lambda n: (n / 1000) ** 2}[true]
    for seed in range(20):
        memory = measure(Machine(COSTS["n"], mib, seed=seed), Growth("n", "n"), seconds_budget=BUDGET).memory
        assert memory.worse == worse
        assert memory.stated == "n"
        assert min(cost for _, cost in memory.costs) >= 1


@given(st.floats(0, 2), st.floats(1, 200), st.integers(0, 10**6))
def test_memory_that_is_used_again_makes_linear_growth_no_worse(free, most, seed):
    """A process that has freed memory before a call does not grow until that is used up."""
    machine = Machine(COSTS["n"], lambda n: most * n / SIZES[-1] - free, seed=seed)
    memory = measure(machine, Growth("n", "n"), seconds_budget=BUDGET).memory
    assert memory is None or not memory.worse


def test_memory_below_the_resolution_is_not_measured():
    machine = Machine(COSTS["n"], lambda n: 0.5)
    assert measure(machine, Growth("n", "n"), seconds_budget=BUDGET).memory is None


def test_memory_is_not_asked_for_at_sizes_too_slow_for_time():
    machine = Machine(COSTS["n^2"], lambda n: n / 100)
    measure(machine, Growth("n", "n"), seconds_budget=BUDGET)
    assert max(machine.asked_mib) <= max(machine.asked)


def said(shows, confidence, worse, costs, stated="n log n"):
    return Measured(shows, confidence, stated, worse, costs)


def test_the_sentence_names_both_classes_and_two_costs():
    time = said("n^2", 0.97, True, [(1000, 0.0041), (4000, 0.066), (16000, 1.05)])
    assert sentence(Costs(time)) == (
        "Accepted, but its time grows like n^2 where n log n is expected (n = 1,000: 4.1 ms, n = 16,000: 1.05 s)."
    )


def test_a_class_that_is_not_sure_is_not_named():
    text = sentence(Costs(said("n^2", 0.6, True, [(64, 0.0001), (4096, 0.25)])))
    assert text == (
        "Accepted, but its time grows faster than the n log n that is expected (n = 64: 0.1 ms, n = 4,096: 250 ms)."
    )


def test_memory_has_its_own_sentence():
    fine = said("n", 0.9, False, [(1000, 0.1), (2000, 0.2)])
    memory = said("n^2", 0.9, True, [(2000, 4.02), (16000, 1256.2)], "n")
    text = sentence(Costs(fine, memory))
    assert text is not None
    assert text.endswith("memory grows like n^2 where n is expected (n = 2,000: 4.02 MiB, n = 16,000: 1,256 MiB).")


@pytest.mark.parametrize("costs", [None, Costs(), Costs(said("n", 0.5, False, [(8, 0.1), (16, 0.2)]))])
def test_nothing_is_said_where_nothing_is_worse(costs):
    assert sentence(costs) is None


@pytest.mark.parametrize(
    ("shows", "stated", "says"),
    [
        ("n", "n", "Time grows like n, as expected (confidence 0.90)."),
        ("log n", "n", "Time grows like log n (confidence 0.90), where n is expected."),
        ("n", None, "Time grows like n (confidence 0.90)."),
        (
            "n log n",
            "n",
            "Time grows like n log n (confidence 0.90), which cannot be told for sure from the n that is expected.",
        ),
    ],
)
def test_what_is_no_worse_is_told_beside_what_is_stated(shows, stated, says):
    assert as_expected(Costs(said(shows, 0.9, False, [(8, 0.1), (16, 0.2)], stated))) == [says]


def test_as_expected_is_not_said_of_one_cost_where_the_other_is_worse():
    worse = said("n^2", 0.97, True, [(1000, 0.0041), (16000, 1.05)])
    assert as_expected(Costs(worse, said("n", 0.9, False, [(8, 0.1), (16, 0.2)]))) == []
    assert as_expected(None) == []
