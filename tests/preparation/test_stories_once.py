"""A story that is told on two days is one piece of evidence, as it was told last."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from storyteller import OTHER, RETOLD, STRONG

from superday.bank.model import Behavioural
from superday.preparation.readiness import each_story_once
from superday.study.strands import Attempt

DAY = date(2026, 11, 1)
QUESTIONS = [
    Behavioural(
        id="q", title="q", kind="behavioural", areas=["behaviour"], level=2, minutes=5, principles=["ownership"],
        question="Tell me about a time when you had to decide.",
    )
] * 100  # fmt: skip


def attempt(told: str, days: int, score: float = 0.5) -> Attempt:
    kind = "behavioural" if told else "concept"
    return Attempt(DAY + timedelta(days=days), "loop", "round", "q", kind, 3, score, 0.6, told)


def test_a_story_told_again_on_a_later_day_counts_as_it_was_told_then():
    first, other, last = attempt(STRONG, 0, 0.4), attempt(OTHER, 0), attempt(RETOLD, 2, 0.9)
    assert each_story_once([first, other, last], QUESTIONS) == [other, last]


def test_told_twice_in_one_rehearsal_both_count_each_at_its_score():
    same_day = [attempt(STRONG, 0, 0.9), attempt(RETOLD, 0, 0.45), attempt(OTHER, 1)]
    assert each_story_once(same_day, QUESTIONS) == same_day


@given(st.lists(st.builds(attempt, st.sampled_from(["", "No.", STRONG, RETOLD, OTHER]), st.integers(0, 3)), max_size=8))
def test_only_tellings_of_a_story_that_was_told_later_are_left_out(attempts: list[Attempt]):
    kept = each_story_once(attempts, QUESTIONS)
    assert [one for one in attempts if any(one is other for other in kept)] == kept
    for story in ({STRONG, RETOLD}, {OTHER}):
        told = [one for one in attempts if one.told in story]
        last = max((one.day for one in told), default=DAY)
        assert [one for one in kept if one.told in story] == [one for one in told if one.day == last]
    assert [one for one in kept if len(one.told) < 9] == [one for one in attempts if len(one.told) < 9]
