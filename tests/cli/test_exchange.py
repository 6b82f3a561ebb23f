"""``superday export`` and ``superday import``: a file is written whole or not at all, and taken in once or never."""

import json
import shutil
import zipfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from command_line import Superday

from superday.bank import open_bank
from superday.cli import exchange_study, study
from superday.cli.exchange import WHATS, module_of
from superday.home import home as superday_home
from superday.preparation.clock import Clock
from superday.preparation.desk import Desk
from superday.store import StudyLog, open_database

EXAMPLES = Path(__file__).parents[2] / "examples"
MORNING = datetime(2026, 3, 2, 9, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def planned(superday: Superday, monkeypatch: pytest.MonkeyPatch) -> Superday:
    """An interview in ten days; one card was answered."""
    for module in (study, exchange_study):
        monkeypatch.setattr(module, "CLOCK", Clock(MORNING.timestamp, MORNING.tzinfo))
    assert superday("study", "plan", "--interview", "2026-03-12", "--loop", "tiny", "--minutes", "20").status == 0
    assert superday("study", "review", typed="\nq\n").status == 0
    return superday


def log() -> list[str]:
    return [one.body for one in StudyLog(open_database(superday_home())).standing()]


def document(superday: Superday, *arguments: object) -> dict:
    said = superday(*arguments, "--json")
    assert said.status == 0, said.err
    return json.loads(said.out)


def test_the_plans_items_go_out_and_come_back_once(planned: Superday, tmp_path: Path) -> None:
    deck = tmp_path / "deck.apkg"
    told = document(planned, "export", "study", deck)
    assert told["file"] == str(deck)
    assert told["reviews"] == 1
    asked = Desk(open_database(superday_home()), open_bank(), exchange_study.CLOCK)
    plan = asked.plan(asked.read().settings, MORNING.date())
    assert told["items"] == sum(weight > 0 for weight in plan.interviews[0].weights.values())
    before = log()
    assert planned("import", "study", deck).out == "0 new reviews, 1 known before.\n"
    assert log() == before


def test_due_is_todays_list_and_an_area_is_all_of_it(planned: Superday, tmp_path: Path) -> None:
    deck = tmp_path / "deck.apkg"
    today = document(planned, "study", "today")
    assert document(planned, "export", "study", deck, "--due")["items"] == len(today["list"])
    items = Desk(open_database(superday_home()), open_bank(), exchange_study.CLOCK).items.values()
    for area in {area for item in items for area in item.areas}:
        wanted = sum(area in item.areas for item in items)
        assert document(planned, "export", "study", deck, "--area", area)["items"] == wanted


def test_an_area_that_is_none_is_told_with_one_that_is_near(planned: Superday, tmp_path: Path) -> None:
    said = planned("export", "study", tmp_path / "deck.apkg", "--area", "statistic")
    assert said.status == 2
    assert "did you mean statistics?" in said.err
    assert not (tmp_path / "deck.apkg").exists()


@pytest.mark.parametrize("name", ["deck", "deck.txt", "deck.colpkg", "nowhere/deck.apkg"])
def test_a_name_that_cannot_be_written_is_told(planned: Superday, tmp_path: Path, name: str) -> None:
    said = planned("export", "study", tmp_path / name)
    assert said.status == 2
    assert str(tmp_path / name) in said.err
    assert list(tmp_path.glob("*deck*")) == []


def test_a_deck_that_cannot_be_written_to_its_end_leaves_the_one_before(
    planned: Superday, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = tmp_path / "deck.csv"
    planned("export", "study", deck)
    before = deck.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    said = planned("export", "study", deck, "--due")
    assert said.status == 2
    assert "No space left" in said.err
    assert deck.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir() if one.name.endswith(".tmp")] == []


def test_the_last_import_can_be_taken_back(planned: Superday, tmp_path: Path) -> None:
    before, table = log(), tmp_path / "table.csv"
    item = document(planned, "study", "today")["list"][0]["item"]
    table.write_text(f"item,at,grade\n{item},2026-03-01T10:00,3\n")
    assert document(planned, "import", "study", table)["new"] == 1
    assert document(planned, "import", "study", "--undo") == {"reviews": 1, "cards": 0}
    assert log() == before
    for wrong in ([], [table, "--undo"]):
        assert planned("import", "study", *wrong).status == 2


def test_what_is_left_out_is_told(planned: Superday, tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("item,at,grade\nconcept/gone/point,2026-03-01T10:00,3\n")
    said = planned("import", "study", table)
    assert said.status == 0
    assert "0 new reviews" in said.out
    assert "1 are of items that the bank does not hold" in said.out


@pytest.mark.parametrize("name", ["deck.apkg", "deck.colpkg", "deck.csv", "deck.txt", "deck"])
def test_a_file_that_is_not_there_or_is_none_of_ours_is_refused_in_one_line(
    planned: Superday, tmp_path: Path, name: str
) -> None:
    before = log()
    for make in (None, b"", b"\0\xff" * 500):
        if make is not None:
            (tmp_path / name).write_bytes(make)
        said = planned("import", "study", tmp_path / name)
        assert said.status == 2
        assert said.out == ""
        assert said.err.startswith(f"superday: {tmp_path / name}")
        assert said.err.count("\n") == 1
    assert log() == before


def test_a_package_that_holds_files_of_other_names_writes_none_of_them(planned: Superday, tmp_path: Path) -> None:
    deck = tmp_path / "deck.apkg"
    planned("export", "study", deck)
    with zipfile.ZipFile(deck, "a") as packed:
        packed.writestr("../escaped", b"x")
        packed.writestr(str(tmp_path / "escaped"), b"x")
    assert planned("import", "study", deck).status == 0
    assert not (tmp_path / "escaped").exists()
    assert not (tmp_path.parent / "escaped").exists()


@pytest.mark.parametrize("what", WHATS)
def test_each_row_goes_out_and_comes_in(what: str) -> None:
    module = module_of(what)
    assert all(callable(getattr(module, name)) for name in ("add_export", "export", "add_import", "take_in"))


@pytest.mark.parametrize("ending", ["json", "csv", "md"])
@pytest.mark.parametrize("what", ["stories", "offers"])
def test_a_folder_of_files_goes_out_and_comes_back_byte_for_byte(
    superday: Superday, home: Path, tmp_path: Path, what: str, ending: str
) -> None:
    kept, out = home / what, tmp_path / f"all.{ending}"
    shutil.copytree(EXAMPLES / what, kept)
    before = {one.name: one.read_bytes() for one in kept.iterdir()}
    assert len(document(superday, "export", what, out)[what]) == len(before)
    assert len(document(superday, "import", what, out)["same"]) == len(before)
    first = min(before)
    (kept / first).unlink()
    assert document(superday, "import", what, out)["new"] == [Path(first).stem]
    assert {one.name: one.read_bytes() for one in kept.iterdir()} == before
    (kept / first).write_bytes(before[first] + b"\n")
    refused = superday("import", what, out)
    assert refused.status == 2
    assert "there already" in refused.err and "--replace" in refused.err
    assert (kept / first).read_bytes() == before[first] + b"\n"
    assert document(superday, "import", what, out, "--replace")["changed"] == [Path(first).stem]


@pytest.mark.parametrize("ending", ["json", "csv", "md"])
def test_applications_go_out_and_come_in_as_by_their_own_verb(superday: Superday, tmp_path: Path, ending: str) -> None:
    assert superday("process", "add", "Acme", "Scientist", "--on", "2026-11-02").status == 0
    assert superday("process", "note", "acme", "Two teams,\nboth hiring", "--on", "2026-11-03").status == 0
    one, other = tmp_path / f"one.{ending}", tmp_path / f"other.{ending}"
    assert document(superday, "export", "applications", one)["statements"] == 2
    superday("process", "export", other)
    assert one.read_bytes() == other.read_bytes()
    assert document(superday, "import", "applications", one)["statements"] == 0
    superday("process", "undo")
    assert document(superday, "import", "applications", one)["statements"] == 1


def test_an_offer_that_cannot_be_read_is_told_and_the_others_go_out(
    superday: Superday, home: Path, tmp_path: Path
) -> None:
    shutil.copytree(EXAMPLES / "offers", home / "offers")
    (home / "offers/broken.toml").write_text('name = "Acme"\nbase = x\n')
    said = superday("export", "offers", tmp_path / "all.json")
    assert said.status == 2
    assert "broken.toml:2:" in said.err and said.err.count("\n") == 1
    sound = [one["id"] for one in json.loads((tmp_path / "all.json").read_text())["offers"]]
    assert sound and "broken" not in sound


def test_an_offers_own_file_is_taken_in_under_its_name_if_that_can_be_an_id(
    superday: Superday, home: Path, tmp_path: Path
) -> None:
    example = next((EXAMPLES / "offers").glob("*.toml"))
    for name, status in (("acme", 0), ("Acme", 2), ("new", 2), ("..", 2)):
        shutil.copy(example, tmp_path / f"{name}.toml")
        assert superday("import", "offers", tmp_path / f"{name}.toml").status == status
    assert [one.name for one in (home / "offers").iterdir()] == ["acme.toml"]


@pytest.mark.parametrize("what", WHATS)
def test_a_name_that_says_no_format_is_refused_in_one_line(superday: Superday, tmp_path: Path, what: str) -> None:
    (tmp_path / "all.txt").write_text("text")
    for verb in ("export", "import"):
        said = superday(verb, what, tmp_path / "all.txt")
        assert said.status == 2
        assert "all.txt" in said.err and said.err.count("\n") == 1
    assert (tmp_path / "all.txt").read_text() == "text"


def test_cards_of_ones_own_come_in_by_deck_with_a_weight_and_go_again(planned: Superday, tmp_path: Path) -> None:
    table, out = tmp_path / "cards.csv", tmp_path / "own.csv"
    table.write_text("front,back,deck\nWhich trick?,the kernel trick,ML::SVM\nle chien,dog,French\n")
    told = document(planned, "import", "study", table, "--deck", "ml", "--weight", "should")
    assert (told["cards"], told["same"], told["new"], told["left_out"]) == (1, 0, 0, {})
    assert planned("export", "study", out, "--area", "own").status == 0
    assert "Which trick?,the kernel trick,,,ML::SVM,should" in out.read_text()
    assert document(planned, "import", "study", "--remove", "ML") == {"reviews": 0, "cards": 1}
    said = planned("import", "study", "--remove", "ML")
    assert (said.status, said.err.count("\n")) == (2, 1)
    assert planned("import", "study", table, "--remove", "ML").status == 2
