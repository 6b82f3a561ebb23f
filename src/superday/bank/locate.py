"""Where banks are, and which file of theirs holds which item.  Nothing is read here."""

from collections.abc import Iterator
from pathlib import Path

from superday.bank.mistakes import Mistake
from superday.home import home

_PACKAGE = Path(__file__).resolve().parent.parent

FOLDERS = {
    "concept": "concepts",
    "derivation": "derivations",
    "case": "cases",
    "guide": "guides",
    "behavioural": "behavioural",
    "told": "told",
    "problem": "problems",
    "principle": "principles",
    "interviewer": "interviewers",
    "loop": "loops",
}


def shipped() -> Path:
    """The bank inside the installed package, or the repository's own when run from a checkout."""
    inside = _PACKAGE / "_bank"
    return inside if inside.is_dir() else _PACKAGE.parent.parent / "bank"


def own() -> Path:
    """The person's own bank; it need not exist."""
    return home() / "bank"


def files(root: Path, kind: str) -> Iterator[Path | Mistake]:
    """The files under ``root`` that should hold an item of ``kind``; links are refused, not followed."""
    folder = root / FOLDERS[kind]
    if folder.is_symlink():
        yield _link(folder)
    elif folder.is_dir():
        yield from _inside(folder, kind)


def _inside(folder: Path, kind: str) -> Iterator[Path | Mistake]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Mistake(folder, 1, f"cannot be looked into: {error.strerror}", "check its permissions")
        return
    for entry in entries:
        if entry.name != (printable := entry.name.encode(errors="replace").decode()):
            yield Mistake(entry.with_name(printable), 1, "has a name that is not UTF-8", "rename it")
        elif entry.is_symlink():
            yield _link(entry)
        elif kind == "problem":
            if entry.is_dir():
                yield entry / "problem.toml"
        elif entry.suffix == (".toml" if kind in ("interviewer", "loop") else ".md"):
            yield entry
        elif entry.is_dir() and kind == "concept":
            yield from _inside(entry, "concept-area")


def _link(path: Path) -> Mistake:
    return Mistake(path, 1, "is a link, and links are not followed", "put the file itself here")


def name(path: Path) -> str:
    """The id that the file's place in the bank gives it."""
    return path.parent.name if path.name == "problem.toml" else path.stem
