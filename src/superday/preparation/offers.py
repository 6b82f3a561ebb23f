"""The offers that a person keeps: one TOML file each in ``offers/`` of the data folder, theirs to edit anywhere."""

import contextlib
import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from superday.career.offers.filed import Filed
from superday.career.offers.reading import read_offer
from superday.errors import BadInput, CannotDo
from superday.home import home

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
LARGEST = 200_000  # bytes
MOST = 200  # files that are listed


@dataclass(frozen=True)
class Kept:
    """One kept file: its text, and the offer or what is wrong with it."""

    id: str
    text: str
    filed: Filed | None
    mistake: BadInput | None

    @property
    def version(self) -> str:
        """What the text is told apart by from a later one."""
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


def folder() -> Path:
    """Where they are; it need not be there."""
    return home() / "offers"


def kept() -> list[Kept]:
    """Every kept offer by id, spoilt ones too."""
    try:
        names = sorted(path.stem for path in folder().glob("*.toml") if ID.fullmatch(path.stem))
    except OSError as error:
        raise CannotDo(f"the offers in {folder()} cannot be listed ({error.strerror})") from error
    return [found for name in names[:MOST] if (found := one(name)) is not None]


def one(name: str) -> Kept | None:
    """The kept offer with this id, None where there is none."""
    path = folder() / f"{name}.toml"
    if not ID.fullmatch(name) or not path.is_file():
        return None
    text = ""
    try:
        text = read_text(path)
        return Kept(name, text, read_offer(text, path), None)
    except BadInput as error:
        return Kept(name, text, None, error)


def open_offer(path: Path) -> Filed:
    """The offer in a file; raises :class:`BadInput`."""
    return read_offer(read_text(path), path)


def read_text(path: Path) -> str:
    """The text of a file that is small enough, and UTF-8."""
    try:
        if path.stat().st_size > LARGEST:
            raise BadInput(f"is larger than {LARGEST:,} bytes", path=path, way_out="is it an offer?")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput("is not UTF-8 text", path=path, way_out="save it as UTF-8") from error
    except OSError as error:
        raise BadInput(f"cannot be read: {error.strerror}", path=path, way_out="name an offer's file") from error


def keep(name: str, text: str) -> None:
    """Write an offer's text, whole or not at all; it is on disk when this returns.  The text has been read before."""
    path = folder() / f"{name}.toml"
    writing = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        writing.touch(mode=0o600)
        with writing.open("wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        writing.replace(path)
        _settle(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            writing.unlink()
        raise CannotDo(f"{path} could not be written ({error.strerror}); what was there before is as it was") from error


def remove(name: str) -> None:
    """Take a kept offer away; its text stays beside it as ``ID.toml.removed`` until another takes that place."""
    path = folder() / f"{name}.toml"
    try:
        path.replace(path.with_suffix(".toml.removed"))
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotDo(f"{path} could not be removed ({error.strerror})") from error


def free_id(title: str) -> str:
    """An id that no kept offer has, from the letters of its name; never `new`, which is the empty form's address."""
    stem = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:50].rstrip("-") or "offer"
    number = 2 if stem == "new" else 1
    while (folder() / f"{(found := stem if number == 1 else f'{stem}-{number}')}.toml").exists():
        number += 1
    return found


def _settle(place: Path) -> None:
    """The folder's own entry on disk too, where the system can (not on Windows)."""
    with contextlib.suppress(OSError):
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
