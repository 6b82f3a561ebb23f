"""The folder of stories is read as it is and written whole or not at all; rehearsals say which story was told when."""

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine
from tiny import tiny_bank

from superday.bank import Bank
from superday.errors import BadInput, CannotDo
from superday.loop.rehearsal import Rehearsal
from superday.preparation.clock import Clock
from superday.preparation.story_bank import StoryBank
from superday.preparation.story_folder import Changed, Shelf, folder, new_id
from superday.store import open_database

TEXT = '+++\ntitle = "Slow tests"\n+++\n\n## Task\n\nHalve the time of the tests.\n'
EXAMPLES = Path(__file__).parents[2] / "examples/stories"
RETOLD = (
    "We had an app with live captions for people who hear badly. The servers cost 38,000 euros a month. I spent an "
    "afternoon with seven users and saw that delay bothers them more than wrong words. So I distilled the recogniser, "
    "and quantised it for the phone. The bill fell from 38,000 to 9,000 euros and captions came after 120 ms, not 410."
)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    (tmp_path / "stories").mkdir()
    return Shelf(tmp_path / "stories")


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return open_database(tmp_path / "data")


@pytest.fixture
def bank(tmp_path: Path) -> Bank:
    return tiny_bank(tmp_path / "bank")


def left_behind(place: Path) -> list[str]:
    return [one.name for one in place.iterdir() if one.suffix != ".md"]


def tell(
    engine: Engine, bank: Bank, text: str, scripted: bool = False, more: str = "I measured it, before and after."
) -> str:
    """Go to the behavioural question of the tiny loop, answer it, and say more when asked again."""
    room = Rehearsal.start(engine, bank, "tiny", seed=1, scripted=scripted, clock=lambda: 0.0)
    room.begin()
    while room.state.asked.question != "story":
        room.skip()
    for said in (text, more):
        room.say(said)
        room.look()
    return room.id


# The folder.


def test_the_folder_is_the_flags_the_environments_the_files_or_ours(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert folder() == home / "stories"
    home.mkdir()
    (home / "notes").mkdir()
    (home / "config.toml").write_text('[stories]\nfolder = "notes"\n')
    assert folder() == home / "notes"
    monkeypatch.setenv("SUPERDAY_STORIES", str(tmp_path))
    assert folder() == tmp_path.resolve()
    assert folder(str(home)) == home.resolve()
    with pytest.raises(BadInput, match="no such folder"):
        folder(str(home / "nowhere"))


def test_a_broken_file_is_told_with_its_line_and_hides_no_other(shelf: Shelf) -> None:
    (shelf.place / "good.md").write_text(TEXT)
    (shelf.place / "broken.md").write_text("+++\ntitle = \n+++\n")
    (shelf.place / "latin.md").write_bytes(b"## Task\n\nna\xefve\n")
    (shelf.place / "nul.md").write_bytes(b"## Task\n\0")
    (shelf.place / "large.md").write_bytes(b"## Task\n" + b"x" * 300_000)
    os.mkfifo(shelf.place / "pipe.md")
    Path(os.fsdecode(os.fsencode(shelf.place) + b"/na\xefve\n.md")).write_text(TEXT)
    (shelf.place / ".hidden.md").write_text("not read")
    (shelf.place / "notes.txt").write_text("not read")
    kept, broken = shelf.look()
    assert list(kept) == ["good"]
    assert {(one.path.name, one.line) for one in broken if one.path} == {
        ("broken.md", 2),
        ("latin.md", 3),
        ("nul.md", 2),
        ("large.md", None),
        ("pipe.md", None),
        ("na\\udcefve?.md", None),
    }
    with pytest.raises(BadInput, match="did you mean good"):
        shelf.get("god")


def test_a_save_is_on_disk_whole_with_the_files_rights_and_its_byte_order_mark(shelf: Shelf) -> None:
    path = shelf.place / "slow.md"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    path.chmod(0o640)
    kept = shelf.save(shelf.get("slow"), TEXT.replace("Halve", "Quarter"))
    assert path.read_bytes() == b"\xef\xbb\xbf" + TEXT.replace("Halve", "Quarter").encode()
    assert path.stat().st_mode & 0o777 == 0o640 and kept.story.part("task").startswith("Quarter")
    assert left_behind(shelf.place) == []


def test_a_file_that_is_a_link_stays_one(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.md").write_text(TEXT)
    (shelf.place / "slow.md").symlink_to(tmp_path / "elsewhere.md")
    shelf.save(shelf.get("slow"), TEXT + "\nMore.\n")
    assert (shelf.place / "slow.md").is_symlink() and (tmp_path / "elsewhere.md").read_text() == TEXT + "\nMore.\n"


def test_a_file_that_changed_or_went_meanwhile_is_not_overwritten(shelf: Shelf) -> None:
    path = shelf.place / "slow.md"
    path.write_text(TEXT)
    kept = shelf.get("slow")
    path.write_text(TEXT + "\nBy another editor.\n")
    with pytest.raises(Changed) as changed:
        shelf.save(kept, TEXT + "\nMine.\n")
    assert changed.value.now is not None and "another editor" in changed.value.now.story.text
    assert "another editor" in path.read_text()
    path.unlink()
    with pytest.raises(Changed):
        shelf.save(kept, TEXT + "\nMine.\n")
    assert not path.exists()


def test_a_save_that_fails_leaves_the_file_as_it_was_and_nothing_else(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shelf.place / "slow.md").write_text(TEXT)
    kept = shelf.get("slow")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotDo, match="No space left"):
        shelf.save(kept, TEXT + "\nMine.\n")
    assert (shelf.place / "slow.md").read_text() == TEXT and left_behind(shelf.place) == []


@pytest.mark.parametrize("name", ["", ".", "../up", "a/b", ".hidden", "a\0b", "x" * 300, "a\nb", " "])
def test_no_name_leads_out_of_the_folder(shelf: Shelf, name: str) -> None:
    for write in (lambda: shelf.add(name, TEXT), lambda: shelf.take_in([(name, TEXT)], True), lambda: new_id(name)):
        with pytest.raises(BadInput, match="cannot be a"):
            write()
    assert list(shelf.place.iterdir()) == []


def test_a_new_story_never_takes_the_place_of_another(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "made" / "when-needed")
    shelf.add("slow", TEXT)
    with pytest.raises(BadInput, match="there already"):
        shelf.add("slow", "## Task\n")
    assert (shelf.place / "slow.md").read_text() == TEXT and left_behind(shelf.place) == []


def test_what_is_taken_in_overwrites_only_when_that_is_said_and_else_writes_nothing(shelf: Shelf) -> None:
    (shelf.place / "slow.md").write_text(TEXT)
    (shelf.place / "same.md").write_text(TEXT)
    given = [("new", TEXT), ("slow", TEXT + "More.\n"), ("same", TEXT)]
    with pytest.raises(BadInput, match="slow: there already"):
        shelf.take_in(given, replace=False)
    assert not (shelf.place / "new.md").exists() and (shelf.place / "slow.md").read_text() == TEXT
    taken = shelf.take_in(given, replace=True)
    assert (taken.new, taken.changed, taken.same) == (["new"], ["slow"], ["same"])
    assert (shelf.place / "slow.md").read_text() == TEXT + "More.\n"


# What was told.


def test_a_rehearsal_says_which_story_was_told_when_and_for_which_question(engine: Engine, bank: Bank) -> None:
    stories = StoryBank(Shelf(EXAMPLES), bank, Clock(zone=UTC))
    tell(engine, bank, RETOLD)
    tell(engine, bank, RETOLD, scripted=True)
    session = tell(engine, bank, RETOLD)
    tell(
        engine,
        bank,
        "I once had to wait for a bus in the rain for so long that I read a whole book on gardening there.",
    )
    standing = stories.standing(engine)
    assert [one.match.story if one.match else None for one in standing.told] == ["model-on-the-phone"] * 2 + [None]
    assert all("before and after" in one.telling.text for one in standing.told)  # what was said when asked again
    last = standing.tellings("model-on-the-phone")[0].telling
    assert (last.session, last.question) == (session, "story") and (datetime.now(UTC) - last.at).total_seconds() < 600
    assert standing.times("model-on-the-phone") == 2 and standing.times("stuck-intern") == 0
    assert stories.named(engine, session) == {(0, 2): "You told `model-on-the-phone`, for the second time."}


def test_a_story_told_in_place_of_another_is_a_telling_of_its_own(engine: Engine, bank: Bank) -> None:
    stories = StoryBank(Shelf(EXAMPLES), bank)
    session = tell(engine, bank, "I don't know.", more=RETOLD)
    assert [one.telling.text for one in stories.standing(engine).told] == ["I don't know.", RETOLD]
    assert stories.named(engine, session) == {(0, 2): "You told `model-on-the-phone`, for the first time."}


def test_a_scripted_rehearsal_is_named_in_its_own_debrief_alone(engine: Engine, bank: Bank) -> None:
    stories = StoryBank(Shelf(EXAMPLES), bank)
    session = tell(engine, bank, RETOLD, scripted=True)
    assert list(stories.named(engine, session).values()) == ["You told `model-on-the-phone`, for the first time."]
    assert stories.standing(engine).told == []


def test_without_stories_nothing_is_named(engine: Engine, bank: Bank, tmp_path: Path) -> None:
    session = tell(engine, bank, RETOLD)
    assert StoryBank(Shelf(tmp_path / "none"), bank).named(engine, session) == {}


def test_an_answer_that_is_added_to_is_read_again(engine: Engine, bank: Bank) -> None:
    stories = StoryBank(Shelf(EXAMPLES), bank)
    assert stories.standing(engine).told == []
    tell(engine, bank, RETOLD)
    assert len(stories.standing(engine).told) == 1
    tell(engine, bank, RETOLD)
    assert len(stories.standing(engine).told) == 2


def test_a_folder_that_cannot_be_made_is_told_and_is_no_fault_of_the_candidates(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotDo, match="could not be written to"):
        Shelf(tmp_path / "file" / "stories").add("slow", TEXT)
