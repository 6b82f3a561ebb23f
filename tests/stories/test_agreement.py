"""Numbers and dates that change between two answers are pointed out, and nothing else is."""

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
