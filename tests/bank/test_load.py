"""A bank in use: layers, laziness, and a mistake that hides nothing."""

import builtins
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from bank_files import PROBLEM, concept, markdown, sound_bank, write

from superday.bank import Bank, open_bank
from superday.bank.locate import FOLDERS
from superday.errors import BadInput


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return sound_bank(tmp_path / "bank")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the files that were opened, as they are."""
    opened: list[str] = []
    really = io.open

    def watching(file: object, *rest: object, **named: object) -> object:
        opened.append(Path(str(file)).name)
        return really(file, *rest, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(io, "open", watching)
    monkeypatch.setattr(builtins, "open", watching)
    yield opened


def test_a_sound_bank_is_read_whole(root: Path) -> None:
    bank = Bank([root])
    assert sorted(item.id for item in bank.all()) == ["add", "ownership", "shop", "somebody", "sound", "story", "tiny"]
    assert bank.mistakes == []


def test_the_shipped_bank_is_read_without_a_mistake() -> None:
    bank = open_bank()
    assert len(bank.all()) >= 150
    assert bank.mistakes == []


def test_every_item_of_the_shipped_bank_has_an_id_of_its_own() -> None:
    ids = [id_ for kind in FOLDERS for id_ in open_bank().ids(kind)]
    assert len(ids) == len(set(ids))


def test_listing_loops_reads_no_question(root: Path, read: list[str]) -> None:
    assert [loop.id for loop in Bank([root]).of("loop")] == ["tiny"]
    assert read == ["tiny.toml"]


def test_an_item_is_read_once(root: Path, read: list[str]) -> None:
    bank = Bank([root])
    assert bank.get("sound") is bank.get("sound", "concept")
    assert read == ["sound.md"]


def test_your_own_item_replaces_ours_with_its_id(root: Path, home: Path) -> None:
    own = write(home / "bank", "concepts/mine/sound.md", concept("sound").replace("A title", "Mine"))
    bank = Bank([root, home / "bank"])
    assert [item.title for item in bank.of("concept")] == ["Mine"]
    assert bank.path("concept", "sound") == own
    assert bank.mistakes == []


def test_your_own_bank_lies_over_the_shipped_one(home: Path) -> None:
    shipped = len(open_bank().all())
    write(home / "bank", "concepts/mine/my-own.md", concept("my-own"))
    assert open_bank().get("my-own").path.is_relative_to(home)
    assert len(open_bank().all()) == shipped + 1


def test_one_bad_file_hides_no_other(root: Path) -> None:
    bad = write(root, "concepts/statistics/bad.md", "+++\nid = \n+++\n")
    bank = Bank([root])
    assert len(bank.all()) == 7
    assert [(mistake.path, mistake.line) for mistake in bank.mistakes] == [(bad, 2)]


def test_asking_for_a_bad_item_tells_its_mistake(root: Path) -> None:
    bad = write(root, "concepts/statistics/bad.md", concept("bad").replace("level = 2", 'level = "two"'))
    with pytest.raises(BadInput, match="int") as told:
        Bank([root]).get("bad")
    assert (told.value.path, told.value.line) == (bad, 7)


def test_a_mistake_deep_in_a_problem_is_told_of_the_problem(root: Path) -> None:
    (root / "problems/add/mutants/link.py").symlink_to("minus.py")
    with pytest.raises(BadInput, match="link"):
        Bank([root]).get("add")


def test_an_unknown_id_names_near_ones(root: Path) -> None:
    with pytest.raises(BadInput, match="did you mean sound"):
        Bank([root]).get("soud")


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("concepts/other-area/sound.md", concept("sound")),
        ("guides/sound.md", markdown("guide", "sound", "")),
        ("derivations/somebody.md", markdown("derivation", "somebody", "")),
    ],
    ids=["in another area", "of another kind of question", "of an interviewer"],
)
def test_an_id_belongs_to_one_file_whatever_its_kind(root: Path, place: str, text: str) -> None:
    write(root, place, text)
    bank = Bank([root])
    assert [item.title for item in bank.of("concept")] == ["A title"]
    assert len(bank.all()) + len(bank.mistakes) == 8
    assert "is taken by" in bank.mistakes[0].says


def test_your_own_item_of_another_kind_cannot_take_our_id(root: Path, home: Path) -> None:
    write(home / "bank", "cases/sound.md", markdown("case", "sound", "facts = []\n"))
    bank = Bank([root, home / "bank"])
    assert bank.get("sound").kind == "concept"
    assert "is taken by" in bank.mistakes[0].says


def test_a_missing_bank_is_empty(tmp_path: Path) -> None:
    assert Bank([tmp_path / "nowhere"]).all() == []


@pytest.mark.parametrize(
    "place", ["concepts/statistics/sound.md", "problems/add", "problems/add/problem.toml", "loops/tiny.toml"]
)
def test_an_item_can_be_named_by_its_path(root: Path, place: str) -> None:
    assert Bank([]).resolve(str(root / place)).id in ("sound", "add", "tiny")


@pytest.mark.parametrize("name", ["nowhere.md", "x" * 5000, "x" * 5000 + ".md", "a\nb", "../..", ""])
def test_a_name_that_is_nothing_is_refused(root: Path, name: str) -> None:
    with pytest.raises(BadInput):
        Bank([root]).resolve(name)


def test_a_file_without_a_kind_is_refused_with_the_kinds(root: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "x.md", concept("x").replace('kind = "concept"', 'kind = "riddle"'))
    with pytest.raises(BadInput, match="concept, derivation") as told:
        Bank([root]).resolve(str(path))
    assert told.value.path == path


def test_a_problem_shows_its_statement_and_keeps_its_code(root: Path) -> None:
    problem = Bank([root]).get("add")
    assert problem.question == PROBLEM["statement.md"].strip()
    assert problem.answer == PROBLEM["reference.py"]
