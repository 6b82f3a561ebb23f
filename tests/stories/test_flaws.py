"""A story's flaws are named as a bar raiser would name them, each with the teller's own words."""

from typing import get_args

import pytest
import told_stories as told
from hypothesis import given, settings
from hypothesis import strategies as st

from superday.stories import assess, flaws, follow_ups, named, score
from superday.stories.model import Flaw, FlawId
from superday.stories.naming import ASKS, SAYS
from superday.stories.telling import whole

WHOLE = told.STRONG


def found(story: str, *replies: str, minutes: float | None = None) -> dict[str, Flaw]:
    return {flaw.id: flaw for flaw in flaws(told.PROMPT, story, told.PRINCIPLES, minutes, replies)}


def with_(sentence: str) -> str:
    """A whole story with one sentence more in its middle."""
    first, second = WHOLE.split("There was a trade-off", 1)
    return f"{first}{sentence} There was a trade-off{second}"


def test_a_whole_story_has_no_flaw():
    assert found(WHOLE) == {}
    assert set(SAYS) == set(ASKS) == set(get_args(FlawId))


@pytest.mark.parametrize(
    ("story", "flaw"),
    [
        (told.WE_ONLY, "we"),
        (told.NO_NUMBER, "no-number"),
        (told.BARE_NUMBER, "no-baseline"),
        (told.NO_RESULT, "no-result"),
        (told.NO_ACTION, "few-deeds"),
        (told.SHORT, "too-short"),
        (told.CLAIMS, "claims"),
        (told.STRONG_PHD, "no-tradeoff"),
    ],
)
def test_a_missing_part_is_a_flaw(story: str, flaw: str):
    assert found(story)[flaw].sure


@pytest.mark.parametrize(
    "sentence",
    [
        "My manager was incompetent and had no idea what a join is.",
        "He's the sort of engineer who makes up his mind at a conference.",
        "It was all down to that one guy, people like him never read a page.",
        "The vendor hadn't even tested it, they couldn't be bothered.",
    ],
)
def test_judging_people_is_blame_and_is_quoted(sentence: str):
    blame = found(with_(sentence))["blame"]
    assert blame.evidence is not None
    assert blame.evidence.quote in sentence


@pytest.mark.parametrize(
    "sentence",
    [
        "The upstream team had changed the clock and announced it on a list that nobody read.",
        "It was my mistake, I was careless with the split.",
        "My lead disagreed, and she had a point, since two papers were due.",
        "I don't blame them, the ticket was unclear.",
        "The vendor's file came late, so I lost two days.",
        "It was the kind of bug that hides for a year, and a stupid one.",
        "I had no idea how the loader worked.",
        "Nobody's job and not my problem, but I took it on.",
        "Anyone with a laptop could run it, whatever the customers cared about.",
    ],
)
def test_saying_fairly_what_others_did_is_no_blame(sentence: str):
    assert "blame" not in found(with_(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "I'm a very customer obsessed person.",
        "That really shows ownership.",
        "I always dive deep and I have a strong bias for action.",
        "It was a textbook example of bias for action.",
    ],
)
def test_a_principle_that_is_claimed_is_a_flaw(sentence: str):
    assert "claims" in found(with_(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "I'm a research scientist at a small firm.",
        "I said so once, then I disagreed and committed.",
        "I own two cats.",
        "There was no ownership of that table.",
        "It was unclear who had ownership of the job.",
    ],
)
def test_what_is_no_claim_is_left_alone(sentence: str):
    assert "claims" not in found(with_(sentence))


def test_a_long_setting_is_counted_in_words():
    setting = "The company had three sites, and each of them came with its own history and its own people. " * 12
    flaw = found(setting + WHOLE)["long-setting"]
    assert "words before you do much" in flaw.says
    assert "long-setting" not in found(WHOLE)


def test_length_is_measured_against_the_time_and_without_replies():
    long = WHOLE + " I checked the next store, and I wrote down what I saw on that day." * 30
    assert "too-long" in found(long)
    assert "too-long" in found(WHOLE, minutes=1)
    assert "too-long" not in found(WHOLE, long)


def test_a_vague_story_is_vague_and_a_plain_one_is_not():
    vague = (
        "So we had kind of a problem with the model and various things were going wrong at some point. I sort of looked"
        " into some stuff, tried different things, and changed a few things here and there. In the end it was a lot"
        " better and everyone was pretty happy, more or less, so it worked out quite well, I guess."
    )
    assert "vague" in found(vague)
    assert "vague" not in found(told.WE_ONLY)


@pytest.mark.parametrize(
    ("reply", "mended"),
    [
        ("In the end complaints fell from 30 a week to 4, compared with the month before.", "no-number"),
        ("I'd talk to the users in the first week next time, and since then I do.", "no-learning"),
        ("I considered a new recogniser as well, and I gave that up because it would have cost a year.", "no-tradeoff"),
    ],
)
def test_a_reply_mends_what_it_tells(reply: str, mended: str):
    story = told.NO_NUMBER.replace(" I learned to listen to the\ndata myself.", "")
    assert mended in found(story)
    assert mended not in found(story, reply)


def test_what_is_asked_leads_nobody_to_a_number():
    for story in (told.WE_ONLY, told.NO_NUMBER, told.BARE_NUMBER, told.NO_RESULT, told.NO_ACTION, told.SHORT):
        asks = follow_ups(told.PROMPT, assess(told.PROMPT, story, told.PRINCIPLES))
        assert asks
        assert not any(character.isdigit() for ask in asks for character in ask)


def test_every_flaw_costs():
    whole_score = score(assess(told.PROMPT, WHOLE, told.PRINCIPLES)).value
    for sentence in ("My manager was incompetent and lazy.", "I'm a very customer obsessed person."):
        assert score(assess(told.PROMPT, with_(sentence), told.PRINCIPLES)).value < whole_score


@given(st.permutations(told.STRONG.split()).map(" ".join), st.lists(st.text(max_size=80), max_size=2))
@settings(max_examples=25, deadline=None)
def test_flaws_come_from_findings_alone_and_quote_the_words_that_were_said(story: str, replies: list[str]):
    findings = assess(told.PROMPT, story, told.PRINCIPLES, None, replies)
    names = named(findings)
    assert names == flaws(told.PROMPT, story, told.PRINCIPLES, None, replies)
    assert len({flaw.id for flaw in names}) == len(names)
    said = whole(story, replies)
    assert all(said[f.evidence.start : f.evidence.end] == f.evidence.quote for f in names if f.evidence)
