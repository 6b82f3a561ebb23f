"""A bank in use: our items with the person's own layered over them, read when first asked for."""

import difflib
import os
import re
from pathlib import Path

from superday.bank import locate, validate
from superday.bank.mistakes import Mistake, Unreadable
from superday.bank.model import AnyItem
from superday.bank.read import read, read_text
from superday.errors import BadInput

_KIND = re.compile(r"""^kind\s*=\s*["'](.*)["']""", re.MULTILINE)


class Bank:
    """Items by id.  A file with a mistake is left out and its mistake kept; it never hides the others.

    ``roots`` are layered: a later one's item replaces an earlier one's of the same kind and id.
    """

    def __init__(self, roots: list[Path]):
        self.roots = roots
        self.mistakes: list[Mistake] = []
        self._paths: dict[str, dict[str, Path]] = {}
        self._items: dict[tuple[str, str], AnyItem | None] = {}

    def has(self, id: str, kind: str) -> bool:  # noqa: A002
        """Whether a file stands where an item of this kind and id belongs."""
        return id in self._listed(kind)

    def ids(self, kind: str) -> list[str]:
        """The ids of a kind, by their files' names; nothing is read."""
        return list(self._listed(kind))

    def of(self, kind: str) -> list[AnyItem]:
        """Every sound item of a kind, in the order of ids."""
        found = (self._item(kind, id_) for id_ in sorted(self._listed(kind)))
        return [item for item in found if item is not None]

    def all(self) -> list[AnyItem]:
        """Every sound item of every kind."""
        return [item for kind in locate.FOLDERS for item in self.of(kind)]

    def get(self, id: str, *kinds: str) -> AnyItem:  # noqa: A002
        """The item with this id, of one of ``kinds`` if given.

        Raises:
            BadInput: nothing has this id (near ones are named), or its file has a mistake.
        """
        wanted = kinds or tuple(locate.FOLDERS)
        for kind in wanted:
            if id in self._listed(kind):
                item = self._item(kind, id)
                if item is None:
                    self._refuse(self._listed(kind)[id])
                else:
                    return item
        names = [known for kind in wanted for known in self._listed(kind)]
        near = ", ".join(difflib.get_close_matches(id, names, 3, 0.5))
        what = kinds[0] if len(kinds) == 1 else "item"
        raise BadInput(
            f"there is no {what} `{id}`" + (f"; did you mean {near}?" if near else ""),
            way_out="`superday bank list` shows what there is",
        )

    def resolve(self, name: str, *kinds: str) -> AnyItem:
        """The item with this id, or in the file or problem folder at this path."""
        path = Path(name)
        if os.path.isfile(path / "problem.toml"):  # noqa: PTH113  # Path's own raises where a name is too long
            return read_path(path / "problem.toml")
        return read_path(path) if path.suffix in (".md", ".toml") else self.get(name, *kinds)

    def path(self, kind: str, id: str) -> Path | None:  # noqa: A002
        """The file that holds an item, sound or not."""
        return self._listed(kind).get(id)

    def _refuse(self, path: Path) -> None:
        for mistake in self.mistakes:
            if mistake.path == path or (path.name == "problem.toml" and path.parent in mistake.path.parents):
                raise _refused(mistake)

    def _listed(self, kind: str) -> dict[str, Path]:
        if not self._paths:
            self._list()
        return self._paths[kind]

    def _list(self) -> None:
        """Give every id one file: the first of its root, which replaces one of the same kind in a root before."""
        self._paths = {kind: {} for kind in locate.FOLDERS}
        owners: dict[str, tuple[Path, str, Path]] = {}
        for root in self.roots:
            for kind in locate.FOLDERS:
                for found in locate.files(root, kind):
                    if isinstance(found, Mistake):
                        self.mistakes.append(found)
                        continue
                    id_ = locate.name(found)
                    of_root, of_kind, path = owners.setdefault(id_, (root, kind, found))
                    if path != found and (of_root == root or of_kind != kind):
                        says = f"the id `{id_}` is taken by {path}"
                        self.mistakes.append(Mistake(found, 1, says, "rename one of the two"))
                    else:
                        owners[id_] = (root, kind, found)
                        self._paths[kind][id_] = found

    def _item(self, kind: str, id_: str) -> AnyItem | None:
        if (kind, id_) not in self._items:
            self._items[kind, id_] = self._read(kind, self._listed(kind)[id_])
        return self._items[kind, id_]

    def _read(self, kind: str, path: Path) -> AnyItem | None:
        try:
            item = read(path, kind)
        except Unreadable as unreadable:
            self.mistakes.append(unreadable.mistake)
            return None
        found = validate.within(item) + validate.between(self.has, item)
        self.mistakes.extend(found)
        return None if found else item


def open_bank(roots: list[Path] | None = None) -> Bank:
    """The shipped bank with the person's own over it, or the given layers."""
    return Bank(roots if roots is not None else [locate.shipped(), locate.own()])


def read_path(path: Path) -> AnyItem:
    """The item in one file anywhere; its kind is what its front matter says.

    Raises:
        BadInput: it is not there or has a mistake.
    """
    try:
        item = read(path, _kind(path))
    except Unreadable as unreadable:
        raise _refused(unreadable.mistake) from unreadable
    for found in validate.within(item):
        raise _refused(found)
    return item


def _kind(path: Path) -> str:
    """What kind a file claims to be, cheaply; the reader checks the claim."""
    if path.name == "problem.toml":
        return "problem"
    found = _KIND.search(read_text(path))
    if found and found[1] in locate.FOLDERS:
        return found[1]
    known = ", ".join(locate.FOLDERS)
    raise BadInput("does not say which kind of item it is", path=path, way_out=f"write kind = one of {known}")


def _refused(found: Mistake) -> BadInput:
    return BadInput(found.says, path=found.path, line=found.line, way_out=found.way_out)
