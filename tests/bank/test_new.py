"""``superday bank new`` writes what reads, and what proves, and never over what is there."""

from pathlib import Path

import pytest

from superday.bank import Bank, open_bank
from superday.bank.locate import FOLDERS
from superday.bank.prove import prove
from superday.bank.template import write_new
from superday.errors import BadInput


@pytest.mark.parametrize("kind", sorted(FOLDERS))
def test_a_new_file_of_every_kind_reads(home: Path, kind: str) -> None:
    path = write_new(home / "bank", kind, "my-own")
    item = open_bank().get("my-own", kind)
    assert (item.path, item.kind, item.title) == (path, kind, "My own")
    assert open_bank().resolve(str(path)).kind == kind


@pytest.mark.parametrize("kind", ["problem", "derivation", "concept", "case", "guide"])
def test_what_is_new_proves_as_it_stands(home: Path, kind: str) -> None:
    write_new(home / "bank", kind, "my-own")
    assert prove(open_bank().get("my-own", kind)) == []


@pytest.mark.parametrize("kind", sorted(FOLDERS))
def test_nothing_is_written_over_a_file_that_is_there(tmp_path: Path, kind: str) -> None:
    path = write_new(tmp_path, kind, "mine")
    path.write_text("precious")
    with pytest.raises(BadInput, match="is there already"):
        write_new(tmp_path, kind, "mine")
    assert path.read_text() == "precious"


@pytest.mark.parametrize("id_", ["", "Upper", "a b", "../a", "a/b", "-a", "a-", "a--b", "a\n", "é", "a" * 65, "a.md"])
def test_a_bad_id_is_refused_with_a_way_out(tmp_path: Path, id_: str) -> None:
    with pytest.raises(BadInput) as told:
        write_new(tmp_path, "concept", id_)
    assert "such as my-question" in told.value.way_out
    assert list(tmp_path.iterdir()) == []


def test_an_id_taken_by_another_kind_is_refused_when_read(tmp_path: Path) -> None:
    write_new(tmp_path, "concept", "mine")
    write_new(tmp_path, "case", "mine")
    bank = Bank([tmp_path])
    assert len(bank.all()) == len(bank.mistakes) == 1
