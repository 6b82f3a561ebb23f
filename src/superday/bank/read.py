"""Read one file of a bank into one item, or say where and what is wrong with it."""

import re
import stat
import tomllib
from collections.abc import Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

import msgspec

from superday.bank.lines import line_of
from superday.bank.locate import name
from superday.bank.mistakes import Mistake, Unreadable
from superday.bank.model import (
    AnyItem,
    Behavioural,
    Case,
    Concept,
    DerivationItem,
    Guide,
    Interviewer,
    Loop,
    PrincipleItem,
    ProblemItem,
    ToldItem,
)

LARGEST = 300_000  # bytes: no question is a tenth as long, and a mistaken 50 MB file must not be read
DEEPEST = 20  # dots in a key, or brackets open at once: no item nests so deep, and parsing takes their square
LONGEST_MESSAGE = 300  # characters: a parser may quote the whole file

CLASSES: dict[str, type[AnyItem]] = {
    "concept": Concept,
    "derivation": DerivationItem,
    "case": Case,
    "guide": Guide,
    "behavioural": Behavioural,
    "told": ToldItem,
    "problem": ProblemItem,
    "principle": PrincipleItem,
    "interviewer": Interviewer,
    "loop": Loop,
}
PROBLEM_FILES = ("statement.md", "starter.py", "reference.py", "brute.py", "inputs.py")
_BODYLESS = ("interviewer", "loop")
EXAMPLE = "`superday bank new KIND ID` writes an example to compare with"
_FILLED_IN = {"path", "question", "answer", "starter", "story", "replies"}  # fields that the front matter has not
_ASKED = re.compile(r"^###[ \t]+(.+)$", re.MULTILINE)
_SECTION = re.compile(r"^##[ \t]+(.+)$", re.MULTILINE)
_DOTTED = re.compile(rf"(?<![\w\"'-])[\w\"'-]++(?:\s*+\.\s*+[\w\"'-]++){{{DEEPEST}}}")
_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")
_AT_FIELD = re.compile(r"\s*-\s*at `(\$[^`]*)`$")


def read(path: Path, kind: str) -> AnyItem:
    """The item in ``path``; raises :class:`Unreadable` with the file, the line and the way out."""
    text = read_text(path)
    if path.suffix == ".toml":
        front, body, offset = text, "", 0
    else:
        front, body, offset = _split(path, text)
    fields = _toml(path, front, offset)
    fields.update(_sections(path, kind, text, body))
    item = _convert(path, kind, fields, front, offset)
    if item.id != name(path):
        line = line_of(front, "$.id") + offset
        raise _wrong(path, line, f"the id `{item.id}` is not the file's name", f'write id = "{name(path)}"')
    return item


def read_text(path: Path) -> str:
    """The text of a file that is no larger than a question can be, and is UTF-8."""
    try:
        raw = _bytes(path)
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise _wrong(path, 1, f"cannot be read: {error.strerror}", "check its place and permissions") from error
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise _wrong(path, line, "is not UTF-8 text", "save it as UTF-8, or remove it") from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise _wrong(path, line, "holds a NUL, so it is not text", "save it as UTF-8, or remove it")
    return text.replace("\r\n", "\n")


def _bytes(path: Path) -> bytes:
    _usable(path)
    return path.read_bytes()


def _usable(path: Path) -> None:
    """Raise where ``path`` is a link, a pipe or the like, or is too large to be read."""
    there = path.lstat()
    if not stat.S_ISREG(there.st_mode):
        raise _wrong(path, 1, "is not a regular file (links are not followed)", "put the file itself here")
    if there.st_size > LARGEST:
        says = f"is {there.st_size:,} bytes; an item has at most {LARGEST:,}"
        raise _wrong(path, 1, says, "move what is not part of it out")


def _split(path: Path, text: str) -> tuple[str, str, int]:
    """Front matter, body, and how many lines stand before the front matter."""
    lines = text.split("\n")
    if lines[0].rstrip() != "+++":
        raise _wrong(path, 1, "does not begin with a line `+++`", "open the front matter with +++ on the first line")
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == "+++":
            return "\n".join(lines[1:number]), "\n".join(lines[number + 1 :]), 1
    raise _wrong(path, len(lines), "has no second line `+++`", "close the front matter with +++ on a line of its own")


def _toml(path: Path, front: str, offset: int) -> dict[str, Any]:
    if dotted := _DOTTED.search(front):
        line = front.count("\n", 0, dotted.start()) + 1
        raise _wrong(path, line + offset, f"a key has more than {DEEPEST} dots", "flatten it")
    try:
        fields = tomllib.loads(front)
    except RecursionError as error:
        raise _wrong(path, _deepest(front) + offset, "nests too deeply", "flatten it") from error
    except ValueError as error:  # TOMLDecodeError, or a number too long for int()
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found and found[1] else front.count("\n") + 1
        says = _AT_LINE.sub("", str(error))[:LONGEST_MESSAGE]
        raise _wrong(path, line + offset, f"is not TOML: {says}", "correct the line; TOML's rules: toml.io") from error
    filled_in = _FILLED_IN - {"question"} if fields.get("kind") == "told" else _FILLED_IN
    if taken := filled_in & set(fields):
        field = min(taken)
        line = line_of(front, f"$.{field}") + offset
        raise _wrong(path, line, f"`{field}` is not a field of the front matter", f"remove it; {EXAMPLE}")
    return fields


def _deepest(front: str) -> int:
    """Near which line brackets are open too deep; those in strings are counted as well, so not exactly."""
    lines = front.split("\n")
    opened = accumulate(sum(map(line.count, "[{")) - sum(map(line.count, "]}")) for line in lines)
    deep = (n for n, depth in enumerate(opened, 1) if depth > DEEPEST)
    steep = max(range(len(lines)), key=lambda n: lines[n].count("[") + lines[n].count("{")) + 1
    return next(deep, steep)


def _sections(path: Path, kind: str, text: str, body: str) -> Mapping[str, Any]:
    """The Markdown sections as fields: ``question`` and ``answer``, a problem's texts, or a story and its replies."""
    if kind in _BODYLESS:
        return {}
    if kind == "problem":
        return _problem_texts(path.parent)
    parts = _SECTION.split(body)
    found = {title.strip().lower(): content.strip() for title, content in zip(parts[1::2], parts[2::2], strict=True)}
    for wanted in ("story",) if kind == "told" else ("question", "answer"):
        if not found.get(wanted):
            line = text.count("\n") + 1
            raise _wrong(path, line, f"has no section `## {wanted.capitalize()}`", "write it below the front matter")
    if kind == "told":
        return {"story": found["story"], "replies": _replies(found.get("follow-ups", ""))}
    return {"question": found["question"], "answer": found["answer"]}


def _replies(section: str) -> list[dict[str, str]]:
    """What was asked after a story, and what was said to it."""
    parts = _ASKED.split(section)
    pairs = zip(parts[1::2], parts[2::2], strict=True)
    return [{"asked": asked.strip(), "said": said.strip()} for asked, said in pairs]


def _problem_texts(folder: Path) -> dict[str, str]:
    for wanted in PROBLEM_FILES:
        if not (folder / wanted).is_file():
            raise _wrong(
                folder / wanted, 1, "is missing", "every problem has one; `superday bank new problem ID` writes each"
            )
    for entry in folder.rglob("*"):
        if entry.is_symlink() or not entry.is_dir():
            _usable(entry)
    return {
        "question": read_text(folder / "statement.md").strip(),
        "answer": read_text(folder / "reference.py"),
        "starter": read_text(folder / "starter.py"),
    }


def _convert(path: Path, kind: str, fields: dict[str, Any], front: str, offset: int) -> AnyItem:
    try:
        item = msgspec.convert({**fields, "path": str(path)}, CLASSES[kind], dec_hook=_path)
    except msgspec.ValidationError as error:
        says = str(error)
        found = _AT_FIELD.search(says)
        field = found[1] if found else "$"
        if unknown := re.search(r"unknown field `([^`]+)`", says):
            field += f".{unknown[1]}"
        line = line_of(front, field) + offset
        label = field.removeprefix("$.").removeprefix("$")
        says = _AT_FIELD.sub("", says)[:LONGEST_MESSAGE].replace("Object", "the item" if not found else "the table")
        where = f" in `{label}`" if label and not unknown else ""
        raise _wrong(path, line, f"{says[0].lower()}{says[1:]}{where}", EXAMPLE) from error
    return item


def _path(wanted: type, value: object) -> object:
    if wanted is Path or issubclass(wanted, Path):
        return Path(str(value))
    raise NotImplementedError(wanted)


def _wrong(path: Path, line: int, says: str, way_out: str) -> Unreadable:
    return Unreadable(Mistake(path, line, says, way_out))
