"""The debrief of a round of stories as a page: the bar raiser's vote, flaws in one's own words, one's own stories."""

import html
import shutil
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from superday.bank import open_bank
from superday.loop.rehearsal import Rehearsal
from superday.loop.script import Script, ScriptClock, play
from superday.store import Drafts
from superday.stories.story import read

EXAMPLES = Path(__file__).parents[2] / "examples"
HURT = '<img src=x onerror="alert(1)">'


@pytest.fixture
def page(home: Path, client: TestClient, tmp_path: Path) -> str:
    """The debrief of someone whose fourth story is one from their files, and whose fifth is that one again."""
    shutil.copytree(EXAMPLES / "stories", home / "stories")
    answers = tmp_path / "answers"
    for teller in ("strong", "contradicting"):
        shutil.copytree(EXAMPLES / "as-super-day" / teller, answers, dirs_exist_ok=True)
    shutil.copy(EXAMPLES / "as-super-day/we/after-you-left.md", answers)
    stuck = read("stuck-intern", (EXAMPLES / "stories/stuck-intern.md").read_text(encoding="utf-8")).as_told
    for retold in ("ambitious-and-failed", "one-loud-user-and-the-rest"):
        (answers / f"{retold}.md").write_text(stuck, encoding="utf-8")
    shared = answers / "shared-cluster.md"
    shared.write_text(shared.read_text(encoding="utf-8").replace("I'm not sure,", f"{HURT} I'm not sure,"))
    return debrief_of(client, "as-super-day", "behavioural", answers)


def debrief_of(client: TestClient, loop: str, round_: str, answers: Path) -> str:
    engine, clock = client.app.state.engine, ScriptClock()  # type: ignore[attr-defined]
    rehearsal = Rehearsal.start(engine, open_bank(), loop, seed=0, scripted=True, only=round_, clock=clock)
    play(rehearsal, Script(answers), clock, Drafts(engine))
    return client.get(f"/rehearsals/{rehearsal.id}/debrief").text


def test_flaws_changed_figures_and_stories_told_twice_are_told_in_the_candidates_words_and_as_text(page: str):
    text = html.unescape(page)
    assert "no loop is a yes over the bar raiser's no" in text
    assert "<b>we</b>: The deeds are the group's" in text
    assert "The last thing that we left was our PhD lab" in text
    assert "You said “50 minutes” before, and now “four hours”." in text
    assert "One story for 2 questions (8 stories were told)" in text
    assert "Word for word the story told for “An ambition that failed”: told again it counts as nothing." in text
    assert "Of 8 stories 1 was one that this loop had heard." in text
    assert "Of the 8 stories of the loop 1 had been told before: 1 of them in this round" in text
    assert text.count("You told <code>stuck-intern</code>") == 2
    assert HURT not in page
    assert "&lt;img src=x" in page


def test_the_bar_raisers_no_over_a_round_that_says_yes_is_told_to_have_decided(client: TestClient, tmp_path: Path):
    """Two good designs, and nothing to tell."""
    for case in ("shop-recommender", "fraud-under-error-budget"):
        shutil.copy(EXAMPLES / "amazon-as-l6-2020/strong" / f"{case}.md", tmp_path)
    text = html.unescape(debrief_of(client, "amazon-as-l6-2020", "onsite-2", tmp_path))
    assert '<p class="vote no">' in text
    assert "1 of 1 rounds say yes" in text
    assert "which decided: the rounds alone would have made this a yes" in text
    assert "No story was told to them." in text
