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
    engine, clock = client.app.state.engine, ScriptClock()  # type: ignore[attr-defined]
    rehearsal = Rehearsal.start(
        engine, open_bank(), "as-super-day", seed=0, scripted=True, only="behavioural", clock=clock
    )
    play(rehearsal, Script(answers), clock, Drafts(engine))
    return client.get(f"/rehearsals/{rehearsal.id}/debrief").text


def test_flaws_changed_figures_and_stories_told_twice_are_told_in_the_candidates_words_and_as_text(page: str):
    text = html.unescape(page)
    assert "no loop is a yes over the bar raiser's no" in text
    assert "<b>we</b>: The deeds are the group's" in text
    assert "The last thing that we left was our PhD lab" in text
    assert "You said “50 minutes” before, and now “four hours”." in text
    assert "One story for 2 questions (8 stories were told)" in text
    assert text.count("You told <code>stuck-intern</code>") == 2
    assert HURT not in page
    assert "&lt;img src=x" in page
