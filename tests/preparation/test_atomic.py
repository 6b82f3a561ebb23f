"""A file is on disk whole, or not at all: what is in its place, a link's target, rights and pipes are respected."""

import os
import stat
from pathlib import Path

import pytest

from superday.atomic import create, link, write, written
from superday.errors import BadInput, CannotDo


def test_a_link_is_followed_and_the_rights_of_what_was_there_stay(tmp_path: Path) -> None:
    kept = tmp_path / "kept.csv"
    kept.write_text("before")
    kept.chmod(0o640)
    named = tmp_path / "named.csv"
    named.symlink_to(kept)
    write(named, b"after")
    assert named.is_symlink() and kept.read_bytes() == b"after"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640


def test_a_pipe_is_written_to_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write(pipe, b"through")
    assert os.read(reading, 20) == b"through"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    os.close(reading)


def test_a_full_disk_leaves_what_was_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = tmp_path / "kept.csv"
    kept.write_text("before")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(BadInput, match="No space left"):
        write(kept, b"after")
    with pytest.raises(CannotDo, match="No space left"), written(tmp_path, b"after", 0o600):
        pytest.fail("it was not written")
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("kept.csv", "before")]


def test_a_new_name_is_never_that_of_another_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("theirs")
    with written(tmp_path, b"ours", 0o600) as there:
        with pytest.raises(FileExistsError):
            link(there, tmp_path / "a.md")
        link(there, tmp_path / "b.md")
    assert {one.name: one.read_text() for one in tmp_path.iterdir()} == {"a.md": "theirs", "b.md": "ours"}
    assert stat.S_IMODE((tmp_path / "b.md").stat().st_mode) == 0o600


def test_what_is_made_anew_is_never_put_over_anything_nor_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("theirs")
    (tmp_path / "b.py").symlink_to(tmp_path / "elsewhere.py")
    for name in ("a.py", "b.py"):
        with pytest.raises(BadInput, match="File exists"):
            create(tmp_path / name, b"ours")
    create(tmp_path / "c.py", b"ours")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.py", "b.py", "c.py"]
    assert ((tmp_path / "a.py").read_text(), (tmp_path / "c.py").read_text()) == ("theirs", "ours")
    assert (tmp_path / "b.py").is_symlink()
