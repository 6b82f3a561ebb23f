"""Rounds of stories with scripted tellers: the debrief names the flaws that are there, and none that are not.

Besides ``strong`` there is one who says "we" throughout, one without a figure, one whose figures change when asked
again, and one who tells a story twice; what they say differently lies over the strong one's answers.
"""

from pathlib import Path
from shutil import copy

import pytest
from sqlalchemy import Engine

from superday.bank import Bank, open_bank
from superday.cli.rehearse import show
from superday.loop.debrief import Debrief
from superday.loop.rehearsal import Rehearsal
from superday.loop.script import Script, ScriptClock, play
from superday.store import Drafts, open_database

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = (  # with how many stories each asks for
    ("amazon-as-l6-2020", "onsite-2", 2),
    ("amazon-as-l6-2020", "onsite-4", 3),
    ("amazon-as-l6-2020", "onsite-5", 3),
    ("amazon-mle-l5", "bar-raiser", 5),
    ("as-super-day", "behavioural", 8),
)
WITHOUT_A_BAR_RAISER = ("amazon-as-l6-2020 onsite-4", "amazon-as-l6-2020 onsite-5")


@pytest.fixture(scope="module")
def bank() -> Bank:
    return open_bank([ROOT / "bank"])


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    return open_database(tmp_path_factory.mktemp("home"))


def rehearse(bank: Bank, engine: Engine, loop: str, round_: str, teller: str, folder: Path) -> Debrief:
    """The debrief of one round with this teller, who has nothing to say to what asks for no story."""
    stories, answers = set(bank.ids("behavioural")), folder / "answers"
    answers.mkdir()
    for candidate in ("strong", teller):
        for path in (ROOT / "examples" / loop / candidate).iterdir():
            if path.stem in stories:
                copy(path, answers)
    script, clock = Script(answers), ScriptClock()
    rehearsal = Rehearsal.start(engine, bank, loop, seed=0, scripted=True, only=round_, clock=clock)
    play(rehearsal, script, clock, Drafts(engine))
    assert stories.isdisjoint(script.missing)
    return rehearsal.debrief()


def named(debrief: Debrief) -> list[set[str]]:
    """For each story the flaws that it has in the end, of which the rules are sure."""
    told = [view for round_ in debrief.rounds for view in round_.questions if view.kind == "behavioural"]
    return [{flaw.id for flaw in view.flaws if flaw.sure} for view in told]


@pytest.mark.parametrize(("loop", "round_", "stories"), ROUNDS)
@pytest.mark.parametrize(("teller", "flaws"), [("strong", set()), ("we", {"we"}), ("numberless", {"no-number"})])
def test_each_tellers_flaw_is_named_in_every_story_and_no_other(
    bank: Bank,
    engine: Engine,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    loop: str,
    round_: str,
    stories: int,
    teller: str,
    flaws: set[str],
):
    debrief = rehearse(bank, engine, loop, round_, teller, tmp_path)
    assert named(debrief) == [flaws] * stories
    assert (debrief.clashes, debrief.overuse) == ([], [])
    show(debrief)
    told, raiser = capsys.readouterr().out, debrief.bar_raiser
    assert (raiser is None) == (f"{loop} {round_}" in WITHOUT_A_BAR_RAISER)
    assert raiser is None or f"The bar raiser: {raiser.vote.upper()}" in told
    assert raiser is None or all(reason in told for reason in raiser.reasons)


def test_who_has_another_story_when_asked_loses_nothing_and_who_has_none_half_of_one(
    bank: Bank, engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    debrief = rehearse(bank, engine, "amazon-as-l6-2020", "onsite-4", "repeating", tmp_path)
    first, replaced, again, _ = debrief.rounds[0].questions
    assert replaced.told_before == ""
    assert replaced.retold.startswith(f"You began with the story told for “{first.title}”")
    assert replaced.score.value > debrief.bar > again.score.value
    assert again.told_before == first.title
    assert [same.questions for same in debrief.overuse] == [[first.title, again.title]]
    assert debrief.revise[0].says == "another story"
    assert named(debrief) == [set()] * 3
    show(debrief)
    assert again.retold in capsys.readouterr().out


@pytest.mark.parametrize(("loop", "round_", "stories"), ROUNDS)
def test_who_changes_a_figure_when_asked_is_shown_both_sentences_and_no_flaw(
    bank: Bank, engine: Engine, tmp_path: Path, capsys: pytest.CaptureFixture[str], loop: str, round_: str, stories: int
):
    debrief = rehearse(bank, engine, loop, round_, "contradicting", tmp_path)
    assert named(debrief) == [set()] * stories
    (clash,) = debrief.clashes
    files = (ROOT / "examples" / loop / "contradicting").iterdir()
    told = [path.read_text(encoding="utf-8").split("## Otherwise") for path in files]
    assert any(clash.said in story and clash.now in replies for story, replies in told)
    assert clash.settled == "I'm not sure, I'd have to look it up."
    show(debrief)
    assert clash.says in capsys.readouterr().out
