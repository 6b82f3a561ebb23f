"""Each sentence of a told story is heard for what it tells, and a figure in it for what it measures."""

import pytest
import told_stories as told_ones
from hypothesis import given
from hypothesis import strategies as st

from superday.stories.measure import measured
from superday.stories.roles import Role, any_of, learned, likeliest, roles
from superday.stories.telling import told

STORY = (
    "Two years ago I was working in a small team that reads invoices for shops. My manager asked me to bring the errors"
    " down before the audit in May. I read two hundred invoices by hand, I wrote a checker for the totals and I taught"
    " the shops to scan in colour. We could have bought a reader instead, but it would have cost a year's budget. By"
    " May the errors had fallen from nine percent to two. Since then I always look at the raw pages first."
)


@pytest.mark.parametrize(
    ("role", "begins"),
    [
        ("setting", "Two years ago"),
        ("task", "My manager asked"),
        ("deed", "I read two hundred"),
        ("price", "We could have bought"),
        ("outcome", "By May the errors"),
        ("lesson", "Since then"),
    ],
)
def test_the_sentence_that_tells_a_part_is_found(role: Role, begins: str):
    chance, at = likeliest(told(STORY), role)
    assert at is not None and at.text.startswith(begins)
    assert chance > 0.5


@given(st.text(max_size=300))
def test_whatever_is_said_has_a_chance_for_each_role_and_more_sentences_never_lower_it(text: str):
    said = told(text)
    assert all(0 <= chance <= 1 for of in roles(said) for chance in of)
    for role in ("task", "outcome", "price", "lesson"):
        assert any_of(said[:-1], role) <= any_of(said, role) + 1e-12


def test_nothing_said_has_no_role():
    assert likeliest([], "outcome") == (0.0, None)
    assert any_of([], "lesson") == 0


def test_every_mark_has_a_coefficient_for_each_role():
    known = learned()
    assert {len(of) for of in known.weights.values()} == {len(known.intercepts)} == {len(roles(told(STORY))[0])}


def test_a_story_that_judges_people_is_heard_to_and_a_whole_one_is_not():
    blaming = " The contractor was a lazy man who never read a page, and it was all his fault."
    assert likeliest(told(STORY + blaming), "blame")[0] > 0.5 > likeliest(told(STORY), "blame")[0]
    assert likeliest(told(told_ones.CLAIMS), "claim")[0] > 0.5 > likeliest(told(STORY), "claim")[0]


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("By December 58 per cent of the beds were free before midday.", "figure"),
        ("The wait was at one minute forty on the day, from three minutes fifty in the summer.", "compared"),
        ("In June we checked six hundred and forty minutes a week, from two hundred and ninety.", "compared"),
        ("Undos went from nineteen to six per hundred by August.", "compared"),
        ("In July she wrote seventy-two, against thirty-one in the tries before.", "compared"),
        ("The paper came out with zero point one nine instead of zero point one two.", "compared"),
        ("We had seven bug reports, where version two had brought a hundred and ninety.", "compared"),
        ("By Thursday we had five hundred and sixty of the six hundred hours.", "compared"),
        ("A match of the size of a city now takes nine seconds.", "figure"),
        ("It saves six hours of typing each night.", "figure"),
        ("Two years after, she was the teaching assistant.", "none"),
        ("One of them wrote back after two weeks and said that it was fine.", "none"),
        ("My manager thanked me, and three months later it was still running.", "none"),
    ],
)
def test_figures_in_words_measure_as_those_in_digits_do(said: str, kind: str):
    assert measured(said) == kind
