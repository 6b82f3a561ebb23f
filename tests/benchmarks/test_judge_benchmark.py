"""The benchmark of the judge measures what it says: its problems are sound, and a missed claim is told as missed."""

import sys
from pathlib import Path
from typing import Any

import pytest

PROFILES = ["plain", "numpy", pytest.param("torch", marks=pytest.mark.torch)]
QUICK_MS, SLOW_MS = 1.0, 1000.0


@pytest.fixture
def benchmark(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(Path(__file__).resolve().parents[2] / "benchmarks")
    before = set(sys.modules)
    import judge

    yield judge
    for name in set(sys.modules) - before:
        if name.partition(".")[0] in ("judge", "peers"):
            del sys.modules[name]


def passes(benchmark: Any, profile: str, code: str) -> bool:
    from peers.problems import program_of, tests_of

    case = benchmark.CASES[profile]
    space: dict[str, Any] = {}
    exec(f"{code}\n{program_of(case, tests_of(case))}", space)
    assert len(space["TESTS"]) == 10
    try:
        space["check"](space["solve"])
    except AssertionError:
        return False
    return True


@pytest.mark.parametrize("profile", PROFILES)
def test_right_passes_and_wrong_fails_the_same_tests_for_everybody(benchmark: Any, profile: str):
    case = benchmark.CASES[profile]
    assert passes(benchmark, profile, case.right)
    assert passes(benchmark, profile, case.reference)
    assert not passes(benchmark, profile, case.wrong)


def report(benchmark: Any, ours_ms: float = QUICK_MS, rate: float = 500.0, forged: str = "wrong-answer") -> Any:
    others = {benchmark.FLOOR: 10.0, benchmark.PROCESS: SLOW_MS, "EvalPlus": 10.0}
    times = {benchmark.OURS: ours_ms, **others}
    burst = {"submissions": 4, "accepted": 4, "verdicts_a_second": rate, "displaced": 1}
    return {
        "latency": [
            {"harness": harness, "profile": profile, "median_ms": ms}
            for harness, ms in times.items()
            for profile in benchmark.CASES
        ],
        "bursts": [{"profile": "plain", "processes_before": 4, "processes": 5, **burst}],
        "forgeries": [
            {"submission": "right submission", "profile": "plain", benchmark.OURS: "accepted"},
            {"submission": "a forgery", "profile": "plain", benchmark.OURS: forged},
        ],
    }


def test_claims_that_hold_are_said_to_hold(benchmark: Any):
    assert all(bar.holds for bar in benchmark.bars(report(benchmark)))


@pytest.mark.parametrize(
    ("change", "asked"),
    [
        ({"ours_ms": 21.5}, "plain: submit to verdict"),
        ({"ours_ms": 5.1}, "torch: at least 200 x"),
        ({"ours_ms": 2.6}, "plain: at least 4 x"),
        ({"rate": 99.0}, "100 verdicts a second"),
        ({"forged": "accepted"}, "no forgery accepted"),
    ],
)
def test_a_missed_claim_is_told_as_missed(benchmark: Any, change: dict[str, Any], asked: str):
    missed = [bar.asked for bar in benchmark.bars(report(benchmark, **change)) if not bar.holds]
    assert any(asked in one for one in missed)
