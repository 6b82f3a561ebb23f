"""The offers that a person keeps: one TOML file each in ``offers/`` of the data folder, theirs to edit anywhere."""

import contextlib
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import NamedTuple

from superday.atomic import link, written
from superday.career.offers.filed import Filed
from superday.career.offers.reading import read_offer
from superday.career.slug import slug
from superday.errors import BadInput, CannotDo
from superday.home import home
from superday.preparation.texts import decoded

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
LARGEST = 200_000  # bytes
MOST = 200  # files that are listed


@dataclass(frozen=True)
class Kept:
    """One kept file: its text, and the offer or what is wrong with it; no id where its name cannot be one."""

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
        names = sorted(path.stem for path in folder().iterdir() if path.suffix == ".toml")
    except FileNotFoundError:
        return []
    except OSError as error:
        way_out = "set SUPERDAY_HOME to a folder you own"
        raise CannotDo(f"cannot list the offers in {folder()} ({error.strerror}); {way_out}") from error
    return [found for name in names[:MOST] if (found := one(name) or _misnamed(name)) is not None]


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


def _misnamed(name: str) -> Kept | None:
    """A file whose name is no address; told, so that nobody looks for their offer."""
    path = folder() / f"{name}.toml"
    if ID.fullmatch(name) or not path.is_file():
        return None
    way_out = "small letters, digits and hyphens, such as company-l5.toml"
    return Kept("", "", None, BadInput("is not read, as its name has other characters", path=path, way_out=way_out))


def open_offer(path: Path) -> Filed:
    """The offer in a file; raises :class:`BadInput`."""
    return read_offer(read_text(path), path)


def read_text(path: Path) -> str:
    """The text of a file that is small enough, and UTF-8."""
    try:
        with path.open("rb") as file:
            found = file.read(LARGEST + 1)  # no size is asked for first: a pipe and /dev/zero have none
        if len(found) > LARGEST:
            raise BadInput(f"is larger than {LARGEST:,} bytes", path=path, way_out="is it an offer?")
        return decoded(found, path)
    except OSError as error:
        raise BadInput(f"cannot be read: {error.strerror}", path=path, way_out="name an offer's file") from error


def keep(name: str, text: str) -> None:
    """Write an offer's text, whole or not at all; it is on disk when this returns.  The text has been read before."""
    path = (folder() / f"{name}.toml").resolve()
    with written(path.parent, text.encode(), 0o600) as there:
        there.replace(path)


def keep_new(title: str, text: str) -> str:
    """Keep a new offer under an id made of its name that none has, and return that."""
    stem = slug(title)[:50].rstrip("-") or "offer"
    with written(folder(), text.encode(), 0o600) as there:
        for number in count(2 if stem == "new" else 1):  # `new` is the empty form's address
            name = stem if number == 1 else f"{stem}-{number}"
            with contextlib.suppress(FileExistsError):
                link(there, folder() / f"{name}.toml")
                return name
    raise AssertionError("counting does not end")


class Taken(NamedTuple):
    """The ids of what was taken in: new, changed, and the same as it was."""

    new: list[str]
    changed: list[str]
    same: list[str]


def take_in(found: Sequence[tuple[str, str]], replace: bool) -> Taken:
    """Keep the sound texts of a document by id; all are looked at before the first is written.

    Raises:
        BadInput: one cannot be kept, or would change one that is there and ``replace`` is not said.
    """
    for id_, _ in found:
        if not ID.fullmatch(id_) or id_ == "new":  # the empty form's address
            way_out = "small letters, digits and hyphens, such as company-l5"
            raise BadInput(f"`{id_[:80]}` cannot be an offer's id", way_out=way_out)
    there = {id_: before.text for id_, _ in found if (before := one(id_)) is not None}
    changed = [id_ for id_, text in found if id_ in there and there[id_] != text]
    if changed and not replace:
        says = f"{', '.join(changed)}: there already, with another text; nothing was written"
        raise BadInput(says, way_out="`--replace`, or the box on the screen, overwrites what is there")
    new = [id_ for id_, _ in found if id_ not in there]
    if len(kept()) + len(new) > MOST:
        raise BadInput(f"these would be more than {MOST} offers", way_out="take in fewer")
    for id_, text in found:
        if there.get(id_) != text:
            keep(id_, text)
    return Taken(new, changed, [id_ for id_, text in found if there.get(id_) == text])


def remove(name: str) -> None:
    """Take a kept offer away; its text stays beside it as ``ID.toml.removed`` until another takes that place."""
    path = folder() / f"{name}.toml"
    try:
        path.replace(path.with_suffix(".toml.removed"))
    except FileNotFoundError:
        return
    except OSError as error:
        raise CannotDo(f"{path} could not be removed ({error.strerror})") from error
