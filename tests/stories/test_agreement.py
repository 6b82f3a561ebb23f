"""Numbers and dates that change between two answers are pointed out, and nothing else is."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from superday.stories import contradictions

STORY = (
    "Two years ago the error rate of our invoice parser was 60 percent on scanned pages. I had three weeks until the"
    " launch in March. I labelled 400 invoices by hand with a team of five annotators, and I wrote a new line detector."
    " In the end the error rate fell to 40 percent and we saved 12,000 euros a month."
)


def clash(later: str, asked: str = "") -> list[tuple[str, str]]:
    return [(one.said.quote, one.now.quote) for one in contradictions([STORY], later, asked)]


@pytest.mark.parametrize(
    ("later", "asked"),
    [
        ("The error rate fell to 25 percent on scanned pages.", ""),
        ("I labelled 900 invoices by hand.", ""),
        ("We launched in May, I remember the launch well.", ""),
        ("Nine annotators were on the team.", ""),
        ("We saved 30,000 euros a month in the end, as the error rate fell.", ""),
        ("Seven hundred.", "How many invoices did you label by hand?"),
    ],
)
def test_another_number_for_the_same_thing_is_pointed_out_with_both_sentences(later: str, asked: str):
    found = clash(later, asked)
    assert len(found) == 1
    said, now = found[0]
    assert said in STORY
    assert now in later


@pytest.mark.parametrize(
    "later",
    [
        "It was about 40 percent in the end, down from 60.",
        "Forty percent.",
        "The error rate fell by 20 points.",
        "So it fell to two thirds of what it was.",
        "Sorry, I said 400 invoices before, it was 450.",
        "It was four hundred invoices, labelled over nine evenings.",
        "In the year after, the parser read 90,000 pages.",
        "It saved roughly 144,000 euros a year.",
        "I had 21 days for it.",
        "Three people left the company, and my daughter is seven.",
        "",
    ],
)
def test_what_is_the_same_derived_corrected_or_another_thing_is_left_alone(later: str):
    assert clash(later) == []


SHOP = (
    "In March the returns were at 18 percent, and my manager wanted them under 12 by the end of June. I had four"
    " months. I labelled 1,500 orders myself, with two students helping. Training took about six hours on one machine."
    " We started the test on the 2nd of May. Latency went from 240 milliseconds to 80. In the end returns fell to 11"
    " percent, which saved 40,000 euros a month."
)


@pytest.mark.parametrize(
    ("asked", "later"),
    [
        ("How long did you have?", "Seven months in total, so it was comfortable."),
        ("When did the test start?", "That must have been in the first days of June."),
        ("How many helped you?", "There were five students with me on the labelling."),
        ("What did it save?", "Just under a quarter of a million a year."),
        ("How much faster did it get?", "About twice as fast as it had been."),
        ("By how much did returns fall?", "They halved, from 18."),
        ("What were returns at the end?", "Fourteen percent, and they were happy."),
        ("What was the latency at the end?", "A bit over a tenth of a second, 130 milliseconds."),
    ],
)
def test_what_is_asked_for_is_compared_in_other_words_units_and_ratios(asked: str, later: str):
    (found,) = contradictions([SHOP], later, asked)
    assert found.said.quote in SHOP
    assert found.now.quote in later


@pytest.mark.parametrize(
    ("asked", "later"),
    [
        ("How long did you have?", "Sixteen weeks or so."),
        ("How much data did you label?", "One and a half thousand."),
        ("What did it save?", "480 thousand euros over a year, or nearly half a million."),
        ("How much faster did it get?", "Three times as fast."),
        ("By how much did returns fall?", "Seven points, so by more than a third."),
        ("How many students?", "Two. A third one joined in the last week but she didn't label."),
        ("What was the latency?", "It was 80 milliseconds at the median, the 99th percentile was 310."),
        ("What were returns at the end?", "Eleven. In the best week it was nine."),
        ("How many orders did you label?", "I said 1,500, didn't I? It was actually 1,650."),
        ("How was it the year after?", "Returns were at 10 percent by the next spring, so it held."),
        ("How long was the test?", "It ran for five weeks in all."),
        ("How many orders did you label?", "Nine hundred chairs and six hundred tables."),
    ],
)
def test_the_same_in_other_units_rounded_in_parts_or_of_another_time_is_left_alone(asked: str, later: str):
    assert contradictions([SHOP], later, asked) == []


def test_the_latest_answers_are_all_compared_and_named_by_number():
    (found,) = contradictions(["I like maps.", STORY], "I labelled 900 invoices by hand.")
    assert found.answer == 1
    assert "400" in found.says
    assert "900" in found.says


@given(st.integers(20, 990), st.integers(20, 990))
@settings(max_examples=40, deadline=None)
def test_a_number_repeated_agrees_and_one_twice_as_large_does_not(first: int, second: int):
    said = f"We trained the ranking model on {first} labelled queries from the shop."
    assert contradictions([said], said) == []
    if 2 * min(first, second) <= max(first, second) <= 5 * min(first, second):
        assert contradictions([said], f"The ranking model was trained on {second} labelled queries.")


@given(st.text(max_size=200), st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_two_texts_can_be_compared(earlier: str, later: str):
    for found in contradictions([earlier], later):
        assert earlier[found.said.start : found.said.end] == found.said.quote
        assert later[found.now.start : found.now.end] == found.now.quote


REPLIES = tomllib.loads((Path(__file__).parent / "replies.toml").read_text(encoding="utf-8"))["reply"]


@pytest.mark.parametrize(("replies", "found", "alarms"), [(REPLIES[::2], 11, 0), (REPLIES, 22, 2)])
def test_replies_written_without_the_rules_at_hand_are_told_apart(
    replies: list[dict[str, str]], found: int, alarms: int
):
    """The first half was tuned on, the other was not; the figures are in docs/stories.md."""
    said = [(bool(one["contradicts"]), contradictions([one["told"]], one["said"], one["asked"])) for one in replies]
    assert sum(bool(clashes) for contradicts, clashes in said if contradicts) >= found
    assert sum(bool(clashes) for contradicts, clashes in said if not contradicts) <= alarms
