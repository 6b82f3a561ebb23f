"""The folder of a person's stories: read as it is, written whole or not at all, never over what changed meanwhile."""

import difflib
import hashlib
import os
import re
import stat
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from superday.atomic import link, written
from superday.errors import BadInput
from superday.home import home
from superday.stories.story import Story, read

LARGEST = 300_000  # bytes: a story has two or three thousand
SETTING = "SUPERDAY_STORIES"
_NEW = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
NAMES = "small letters, digits and hyphens, 80 at most: label-drift"
_BOM = b"\xef\xbb\xbf"


class Changed(Exception):
    """The file is no longer what it was when it was read; ``now`` is what it says, None where it is gone."""

    def __init__(self, id: str, now: "Kept | None"):  # noqa: A002
        super().__init__(f"`{id}` was changed by another program")
        self.now = now


@dataclass(frozen=True)
class Kept:
    """A story with its file; ``version`` tells one content of the file from another."""

    story: Story
    path: Path
    version: str


def folder(given: str | None = None) -> Path:
    """Where the stories are: as given, as ``SUPERDAY_STORIES`` says, as ``[stories] folder`` of ``config.toml`` says
    (from the folder in which that is), or ``stories`` in the person's own folder, which need not exist.

    Raises:
        BadInput: a folder that was named is not there.
    """
    named = given or os.environ.get("SUPERDAY_STORIES", "").strip()
    chosen = Path(named).expanduser() if named else _configured()
    if chosen is None:
        return home() / "stories"
    if not chosen.is_dir():
        raise BadInput("there is no such folder of stories", path=chosen, way_out="make it, or name another")
    return chosen.resolve()


def _configured() -> Path | None:
    path = home() / "config.toml"
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8")).get("stories", {})
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadInput(f"cannot be read: {error}", path=path, way_out="mend it, or move it away") from None
    named = found.get("folder") if isinstance(found, dict) else 0
    if named is not None and not isinstance(named, str):
        raise BadInput("`folder` of [stories] is no text", path=path, way_out='write folder = "/home/me/stories"')
    return home() / Path(named).expanduser() if named else None


class Taken(NamedTuple):
    """The ids of what was taken in: new, changed, and the same as it was."""

    new: list[str]
    changed: list[str]
    same: list[str]


def new_id(id: str) -> str:  # noqa: A002
    """The id, if a new story may have it: one that needs no quoting anywhere."""
    if not _NEW.fullmatch(id):
        raise BadInput(f"`{id[:80]}` cannot be a new story's id", way_out=NAMES)
    return id


class Shelf:
    """The stories of a folder as they are on the disk at the moment of asking."""

    def __init__(self, place: Path):
        self.place = place

    def look(self) -> tuple[dict[str, Kept], list[BadInput]]:
        """Every story by id, and what is wrong with each file that is none; one never hides the others."""
        kept, broken = {}, []
        for path in self._files():
            try:
                kept[path.stem] = self._read(path)
            except BadInput as error:
                broken.append(error)
        return kept, broken + [_unnamable(path) for path in self._entries() if not path.name.isprintable()]

    def get(self, id: str) -> Kept:  # noqa: A002
        """One story.

        Raises:
            BadInput: it is not there (near ones are named), or its file cannot be read.
        """
        paths = {path.stem: path for path in self._files()}
        if id not in paths:
            near = ", ".join(difflib.get_close_matches(id, paths, 3, 0.5))
            says = f"there is no story `{id}`" + (f"; did you mean {near}?" if near else "")
            raise BadInput(says, way_out="`superday stories` lists those that there are")
        return self._read(paths[id])

    def save(self, kept: Kept, text: str) -> Kept:
        """Put ``text`` in place of what was read; it is on disk when this returns.

        Raises:
            Changed: the file has another content by now, or is gone: nothing is written.
        """
        try:
            now: Kept | None = self.get(kept.story.id)
        except BadInput:
            now = None
        if now is None or now.version != kept.version:
            raise Changed(kept.story.id, now)
        if text != kept.story.text:
            target = kept.path.resolve()
            bom = _BOM if target.read_bytes().startswith(_BOM) else b""
            with written(target.parent, bom + _bytes(text), target.stat().st_mode) as there:
                there.replace(target)
        return self.get(kept.story.id)

    def add(self, id: str, text: str) -> Kept:  # noqa: A002
        """A new story; it is on disk when this returns.

        Raises:
            BadInput: the id is no file's name, or is taken.
        """
        path = self.path_for(id)
        with written(self.place, _bytes(text), None) as there:
            try:
                link(there, path)
            except FileExistsError:
                raise BadInput("is there already", path=path, way_out="choose another id") from None
        return self._read(path)

    def path_for(self, id: str) -> Path:  # noqa: A002
        """Where a story of this id is: any name that cannot lead out of the folder."""
        odd = not id.strip() or id.startswith(".") or not id.isprintable() or len(id.encode(errors="replace")) > 200
        if odd or any(mark in id for mark in "/\\:"):
            raise BadInput(f"`{id[:80]}` cannot be a story's id", way_out=NAMES)
        return self.place / f"{id}.md"

    def take_in(self, found: Sequence[tuple[str, str]], replace: bool) -> "Taken":
        """Write the stories of a document; all are looked at before the first is written.

        Raises:
            BadInput: one cannot be written, or would change one that is there and ``replace`` is not said.
        """
        there = {path.stem: path for path in self._files()}
        wanted = {id_: _bytes(text) for id_, text in found}
        paths = {id_: there.get(id_) or self.path_for(id_) for id_ in wanted}
        same = [id_ for id_ in wanted if id_ in there and _content(paths[id_]) == wanted[id_]]
        other = [id_ for id_ in wanted if id_ in there and id_ not in same]
        if other and not replace:
            says = f"{', '.join(other)}: there already, with another text; nothing was written"
            raise BadInput(says, way_out="`--replace`, or the box on the screen, overwrites what is there")
        for id_ in other:
            with written(paths[id_].resolve().parent, wanted[id_], paths[id_].stat().st_mode) as file:
                file.replace(paths[id_].resolve())
        new = [id_ for id_ in wanted if id_ not in there]
        for id_ in new:
            self.add(id_, wanted[id_].decode())
        return Taken(new, other, same)

    def _files(self) -> list[Path]:
        return [one for one in self._entries() if one.name.isprintable()]

    def _entries(self) -> list[Path]:
        try:
            found = sorted(self.place.iterdir())
        except FileNotFoundError:
            return []
        except OSError as error:
            raise BadInput(f"cannot be looked into: {error.strerror}", path=self.place) from error
        return [one for one in found if one.suffix == ".md" and not one.name.startswith(".")]

    def _read(self, path: Path) -> Kept:
        try:
            there = path.stat()
            if not stat.S_ISREG(there.st_mode) or there.st_size > LARGEST:
                what = f"has more than {LARGEST:,} bytes" if stat.S_ISREG(there.st_mode) else "is not a file"
                raise BadInput(what, path=path, way_out="a story is a Markdown file of a page or two")
            raw = path.read_bytes()
        except OSError as error:
            raise BadInput(f"cannot be read: {error.strerror}", path=path, way_out="check its permissions") from error
        try:
            text = raw.removeprefix(_BOM).decode()
            if "\0" in text:
                raise BadInput("holds a NUL, so it is not text", line=text.count("\n", 0, text.index("\0")) + 1)
            return Kept(read(path.stem, text), path, hashlib.sha256(raw).hexdigest())
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise BadInput("is not UTF-8 text", path=path, line=line, way_out="save it as UTF-8") from None
        except BadInput as error:
            raise BadInput(error.says, path=path, line=error.line, way_out=error.way_out) from None


def _unnamable(path: Path) -> BadInput:
    name = path.name.encode(errors="backslashreplace").decode()
    shown = "".join(mark if mark.isprintable() else "?" for mark in name)
    return BadInput("has a name that cannot be written out", path=path.with_name(shown), way_out="rename it")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes().removeprefix(_BOM)
    except OSError as error:
        raise BadInput(f"cannot be read: {error.strerror}", path=path, way_out="check its permissions") from error


def _bytes(text: str) -> bytes:
    try:
        raw = text.encode()
    except UnicodeEncodeError:
        raise BadInput("the text holds half a character", way_out="paste it again") from None
    if "\0" in text or len(raw) > LARGEST:
        raise BadInput(f"the text holds a NUL, or more than {LARGEST:,} bytes", way_out="shorten it")
    return raw
