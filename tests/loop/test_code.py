"""What code and the candidate's own tests are found to show, and that old logs still say what they said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from superday.bank import Bank
from superday.bank.model import ProblemItem
from superday.bank.template import write_new
from superday.findings import Finding, Outcome, Source
from superday.judge.model import Costs, Measured, OwnCase, OwnTests, Verdict
from superday.judge.model import Tests as Passed
from superday.loop import events as e
from superday.loop import scoring
from superday.loop.assess import GROWTH, OWN_TESTS, assess
from superday.loop.debrief import describe
from superday.loop.state import Asked, Turn

CODE = "def solve(nums):\n    return sum(nums)\n"
VERDICTS = ("right", "wrong-expectation", "invalid-input", "broken")


@pytest.fixture(scope="session")
def total(tmp_path_factory: pytest.TempPathFactory) -> ProblemItem:
    root = tmp_path_factory.mktemp("problem")
    write_new(root, "problem", "total")
    item = Bank([root]).get("total")
    assert isinstance(item, ProblemItem)
    return item


def accepted(growth: Costs | None = None) -> Verdict:
    return Verdict("total", "accepted", "All pass.", Passed(9, 9), growth=growth)


def asked(verdict: Verdict, *own: OwnTests) -> Asked:
    """A question whose code was submitted and handed in, after these tests."""
    checked = [e.OwnTestsChecked("assert solve([1]) == 1", one) for one in own]
    return Asked(
        "total", 0, [Turn("main", "?", answer=CODE)], 0.0, judged=[e.Judged("submit", CODE, verdict)], own_tests=checked
    )


def findings(item: ProblemItem, of: Asked) -> dict[str, Finding]:
    found = assess(item, of, [])
    assert isinstance(found, e.Assessed)
    return {one.point: one for one in found.findings}


def measured(worse: bool) -> Measured:
    shows = "n^2" if worse else "n"
    return Measured(shows, 0.9, "n", worse, [(1000, 0.001), (16000, 0.256 if worse else 0.016)])


def own(right: int, wrong: int, caught: int, mutants: int) -> OwnTests:
    cases = [OwnCase(n, "solve([1])", "right" if n < right else "wrong-expectation", "1") for n in range(right + wrong)]
    return OwnTests(cases, caught, mutants, [])


# Growth.


@pytest.mark.parametrize(
    ("costs", "outcome"),
    [
        (Costs(time=measured(False)), Outcome.COVERED),
        (Costs(time=measured(True)), Outcome.PARTIAL),
        (Costs(time=measured(False), memory=measured(True)), Outcome.PARTIAL),
        (Costs(memory=measured(False)), Outcome.COVERED),
        (Costs(), None),
        (None, None),
    ],
)
def test_growth_is_found_where_it_was_measured(
    total: ProblemItem, costs: Costs | None, outcome: Outcome | None
) -> None:
    found = findings(total, asked(accepted(costs))).get(GROWTH)
    assert (found and found.outcome) == outcome
    if found:
        assert found.source == Source.EXECUTION and found.note
        assert ("n^2" in found.note) is (outcome == Outcome.PARTIAL)


def test_of_several_accepted_submissions_the_one_that_grows_as_asked_counts(total: ProblemItem) -> None:
    slow, good = (e.Judged("submit", CODE, accepted(Costs(time=measured(worse)))) for worse in (True, False))
    for judged in ([slow, good], [good, slow]):
        both = Asked("total", 0, [Turn("main", "?", answer=CODE)], 0.0, judged=judged)
        assert findings(total, both)[GROWTH].outcome == Outcome.COVERED


def test_code_that_grows_faster_than_asked_is_worth_less_and_more_than_code_that_fails(total: ProblemItem) -> None:
    def worth(verdict: Verdict) -> float:
        return scoring.question(total, Asked("total", 0, [Turn("main", "?", findings=[])], 0.0, verdict=verdict)).value

    failing = Verdict("total", "time-limit", "", Passed(8, 9))
    slow, good = accepted(Costs(time=measured(True))), accepted(Costs(time=measured(False)))
    assert worth(failing) < worth(slow) < worth(good) == worth(accepted()) == 1


# The candidate's own tests.


@pytest.mark.parametrize(
    ("tests", "outcome"),
    [
        (own(4, 0, 7, 9), Outcome.COVERED),
        (own(4, 0, 7, 10), Outcome.COVERED),
        (own(4, 0, 6, 9), Outcome.PARTIAL),
        (own(3, 1, 9, 9), Outcome.PARTIAL),
        (own(2, 2, 9, 9), Outcome.MISSING),
        (own(4, 0, 0, 9), Outcome.MISSING),
        (own(0, 3, 0, 9), Outcome.MISSING),
        (own(4, 0, 0, 0), None),
        (own(0, 0, 0, 9), None),
    ],
)
def test_own_tests_are_worth_what_they_catch_and_nothing_where_they_are_wrong(
    total: ProblemItem, tests: OwnTests, outcome: Outcome | None
) -> None:
    found = findings(total, asked(accepted(), tests)).get(OWN_TESTS)
    assert (found and found.outcome) == outcome


def test_who_submits_no_tests_is_told_nothing_of_them(total: ProblemItem) -> None:
    assert OWN_TESTS not in findings(total, asked(accepted()))


def test_the_last_tests_that_hold_a_case_are_those_that_count(total: ProblemItem) -> None:
    unread = OwnTests([], 0, 9, [], "It is not Python.")
    tried = asked(accepted(), own(4, 0, 9, 9), own(4, 0, 3, 9), unread)
    assert findings(total, tried)[OWN_TESTS].outcome == Outcome.PARTIAL


@given(outcome=st.sampled_from(list(Outcome)))
def test_own_tests_only_add(total: ProblemItem, outcome: Outcome) -> None:
    half = Verdict("total", "wrong-answer", "", Passed(5, 9))

    def worth(*found: Finding) -> float:
        turn = Turn("main", "?", findings=list(found))
        return scoring.question(total, Asked("total", 0, [turn], 0.0, verdict=half)).value

    with_, without = worth(Finding(OWN_TESTS, outcome, 0.99, Source.EXECUTION)), worth()
    assert with_ > without if outcome == Outcome.COVERED else with_ == without


def test_what_is_found_by_running_is_described_in_the_debrief(total: ProblemItem) -> None:
    found = findings(total, asked(accepted(Costs(time=measured(False))), own(4, 0, 9, 9)))
    assert set(found) <= set(describe(total))


# The log.

TEXT = st.text(max_size=5)
CASES = st.builds(OwnCase, st.integers(0, 99), TEXT, st.sampled_from(VERDICTS), TEXT, TEXT, TEXT)
CHECKED = st.builds(OwnTests, st.lists(CASES, max_size=3), st.integers(0, 9), st.integers(0, 9), st.lists(TEXT), TEXT)


@given(event=st.builds(e.OwnTestsChecked, TEXT, CHECKED, TEXT))
def test_checked_tests_come_back_from_the_log_as_they_were(event: e.OwnTestsChecked) -> None:
    assert e.decode(e.encode(event)) == event


VERDICT_BEFORE = (
    '{"problem":"total","verdict":"accepted","reason":"All 9 tests pass.","tests":{"passed":9,"total":9},'
    '"counterexample":null,"growth":null,"own_tests":null,"cpu_ms":1.0,"wall_ms":2.0,"peak_mib":0.5,'
    '"sandbox":"bubblewrap","stdout":"","line":null}'
)


@pytest.mark.parametrize(
    "line",
    [
        f'{{"event":"Judged","kind":"submit","code":"x","verdict":{VERDICT_BEFORE}}}',
        f'{{"event":"Assessed","findings":[],"verdict":{VERDICT_BEFORE}}}',
    ],
)
def test_what_an_older_superday_wrote_is_read(line: str) -> None:
    event = e.decode(line)
    assert isinstance(event, e.Judged | e.Assessed) and event.verdict
    assert event.verdict.tests == Passed(9, 9)
