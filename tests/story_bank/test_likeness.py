"""A story told in other words is recognised, one on the same topic is not, and what is unsure says so."""

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import pytest

from superday.bank import open_bank
from superday.bank.model import Behavioural
from superday.stories.likeness import Background, pairs, recognise
from superday.stories.retold import Telling, attributed, overused
from superday.stories.story import read

HERE = Path(__file__).parent
SAID = tomllib.loads((HERE / "retold.toml").read_text(encoding="utf-8"))["said"]
STORIES = {
    path.stem: read(path.stem, path.read_text(encoding="utf-8")).as_told
    for path in sorted((HERE.parents[1] / "examples/stories").glob("*.md"))
}


@pytest.fixture(scope="module")
def background() -> Iterator[Background]:
    questions = [item for item in open_bank().of("behavioural") if isinstance(item, Behavioural)]
    yield Background.of(f"{item.question} {item.answer}" for item in questions)


def test_a_retold_story_is_recognised_and_what_is_sure_is_right(background: Background):
    found = []
    for said in (one for one in SAID if "story" in one):
        matches = recognise(said["text"], STORIES, background)
        assert {match.story for match in matches} <= {said["story"]}, said["text"]
        found += matches
    assert len(found) >= 10 and sum(match.sure for match in found) >= 8  # of 11; three name no thing and no figure


def test_another_story_on_the_same_topic_is_never_sure(background: Background):
    perhaps = [match for one in SAID if "story" not in one for match in recognise(one["text"], STORIES, background)]
    assert not any(match.sure for match in perhaps)
    assert len(perhaps) <= 2  # of 7


def test_two_files_about_the_same_events_are_found_and_two_about_the_same_topic_are_not(background: Background):
    retold = next(one for one in SAID if one.get("story") == "model-on-the-phone" and one["for"] == "tuning")
    found = pairs({**STORIES, "phone-again": retold["text"]}, background)
    assert [{pair.one, pair.other} for pair in found if pair.sure] == [{"model-on-the-phone", "phone-again"}]
    others = {str(n): one["text"] for n, one in enumerate(SAID) if "story" not in one}
    assert not any(pair.sure for pair in pairs({**STORIES, **others}, background))


def test_likeness_does_not_depend_on_which_text_comes_first(background: Background):
    for one, other in combinations(STORIES, 2):
        there = recognise(STORIES[one], {other: STORIES[other], one: STORIES[one]}, background)
        assert there[0].story == one and there[0].likeness == pytest.approx(1.0)


def test_silence_and_very_short_answers_are_no_story(background: Background):
    for said in ("", "I don't know.", "We had a labelling vendor who merged two categories."):
        assert recognise(said, STORIES, background) == []


def telling(n: int, text: str) -> Telling:
    at = datetime(2026, 5, 1, tzinfo=UTC) + timedelta(days=n)
    return Telling("s", 0, n, f"q{n}", f"Question {n}", at, text)


def test_times_are_counted_in_order_and_only_what_is_sure_counts(background: Background):
    unsure = next(one["text"] for one in SAID if one["text"].startswith("There was a release"))
    texts = [STORIES["stuck-intern"], STORIES["labels-that-drifted"], unsure, STORIES["labels-that-drifted"], "No."]
    told = attributed([telling(n, text) for n, text in reversed(list(enumerate(texts)))], STORIES, background)
    assert [one.sentence() for one in told] == [
        "You told `stuck-intern`, for the first time.",
        "You told `labels-that-drifted`, for the first time.",
        "This may be your story `launch-i-argued-against`; the words do not say for sure.",
        "You told `labels-that-drifted`, for the second time.",
        "",
    ]


def test_one_story_for_everything_is_named_with_the_questions(background: Background):
    names = ["stuck-intern", "labels-that-drifted", "stuck-intern", "model-on-the-phone", "stuck-intern"]
    told = attributed([telling(n, STORIES[name]) for n, name in enumerate(names)], STORIES, background)
    assert [(one.story, one.times, one.answers) for one in overused(told)] == [("stuck-intern", 3, 5)]
    assert overused(told)[0].questions == ("Question 0", "Question 2", "Question 4")
    assert overused(told[:4]) == []
