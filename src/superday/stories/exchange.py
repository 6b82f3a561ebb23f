"""Stories as one JSON, CSV or Markdown document, and back without loss.

JSON and CSV hold each story's fields to read and edit, and its whole file: what comes back with its fields as they were
is the file byte for byte, and fields that were edited elsewhere are edited in it.  Markdown holds the files one after
the other, each behind a line that names it.
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal

import msgspec

from superday.errors import BadInput
from superday.stories.edited import Edit, edited, fresh, heading_of
from superday.stories.story import PARTS, Story, read

Format = Literal["json", "csv", "md"]
FORMATS: tuple[Format, ...] = ("json", "csv", "md")
LARGEST_FIELD = 1_000_000  # characters of a CSV cell
_MARK = re.compile(r"^<!-- superday (\\*)story: (.+) -->(?:\r?\n|\Z)", re.MULTILINE)
_MARKED = re.compile(r"^(<!-- superday )(\\*story: .+ -->)", re.MULTILINE)
_LISTS = ("principles", "numbers")
_PARTS = [part.id for part in PARTS]
COLUMNS = ["id", "title", "date", *_LISTS, *_PARTS, "other_sections", "other_fields", "file"]


class Said(msgspec.Struct, frozen=True):
    """A section, as JSON has it."""

    heading: str
    text: str


class Document(msgspec.Struct, frozen=True, omit_defaults=True):
    """A story as JSON has it; ``file`` may be left out by other programs."""

    id: str
    title: str = ""
    date: str = ""
    principles: list[str] = []
    numbers: list[str] = []
    sections: list[Said] = []
    other_fields: dict[str, Any] = {}
    file: str = ""


def write(stories: Sequence[Story], how: Format) -> str:
    """One document with all the stories."""
    return {"json": _to_json, "csv": _to_csv, "md": _to_markdown}[how](stories)


def parse(text: str, how: Format, alone: str = "") -> list[tuple[str, str]]:
    """Id and file of each story of a document; Markdown that names no story is the one story ``alone``.

    Raises:
        BadInput: it cannot be read; with the line, or the number of the story.
    """
    readers: Mapping[str, Callable[[str], list[tuple[str, str]]]] = {"json": _from_json, "csv": _from_csv}
    found = readers[how](text) if how in readers else _from_markdown(text, alone)
    twice = {id_ for n, (id_, _) in enumerate(found) if id_ in [other for other, _ in found[:n]]}
    if twice:
        raise BadInput(f"holds the story `{min(twice)}` twice", way_out="keep one of the two")
    return found


def document(story: Story) -> Document:
    """A story as JSON has it."""
    return Document(
        story.id,
        story.title,
        story.date or "",
        list(story.principles),
        list(story.numbers),
        [Said(section.heading, section.text) for section in story.sections],
        _plain(story.other),
        story.text,
    )


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a front matter as JSON can hold them: dates as text."""
    plain: dict[str, Any] = json.loads(json.dumps(dict(fields), default=str))
    return plain


def _file(one: Document, whole: bool = True) -> str:
    """The file that a document asks for.  ``whole``: a section that it does not name is to be empty."""
    title, date = " ".join(one.title.split()), one.date.strip()
    if not one.file:
        said = [(section.heading, section.text) for section in one.sections]
        edit = Edit(title=title, principles=one.principles, date=date, numbers=one.numbers, added=said)
        return fresh(edit, one.other_fields)
    base = read(one.id, one.file)
    if one.other_fields != _plain(base.other):
        raise BadInput("its other fields are not those of its file", way_out="change them in `file`, or leave it out")
    places = {key: n for n, key in enumerate(_numbered(section.heading for section in base.sections))}
    wanted = dict(zip(_numbered(section.heading for section in one.sections), one.sections, strict=True))
    texts = dict.fromkeys(places.values(), "") if whole else {}
    texts |= {places[key]: section.text for key, section in wanted.items() if key in places}
    added = [(section.heading, section.text) for key, section in wanted.items() if key not in places]
    edit = Edit(
        title=title, principles=one.principles, date=date, numbers=one.numbers, sections=texts, added=added
    )  # fmt: skip
    return edited(base, edit)


def _numbered(headings: Iterable[str]) -> list[tuple[str, int]]:
    """Each heading with how often it came before."""
    seen: Counter[str] = Counter()
    found = []
    for heading in headings:
        found.append((heading, seen[heading]))
        seen[heading] += 1
    return found


def _made(one: Document, where: str, line: int | None = None, whole: bool = True) -> tuple[str, str]:
    """Id and file, or what is wrong and where."""
    try:
        if any(not section.heading.strip() or "\n" in section.heading for section in one.sections):
            raise BadInput("a section has no heading of one line")
        file = _file(one, whole)
        read(one.id, file)
    except BadInput as error:
        raise BadInput(f"{where}: {error.says}", line=line, way_out=error.way_out) from None
    return one.id, file


# JSON.


def _to_json(stories: Sequence[Story]) -> str:
    raw = msgspec.json.encode({"stories": [document(story) for story in stories]})
    return msgspec.json.format(raw, indent=2).decode() + "\n"


def _from_json(text: str) -> list[tuple[str, str]]:
    try:
        found = json.loads(text.removeprefix("\ufeff"))
        listed = found.get("stories") if isinstance(found, dict) else found
        documents = msgspec.convert(listed, list[Document])
    except json.JSONDecodeError as error:
        raise BadInput(f"is not JSON: {error.msg}", line=error.lineno, way_out="export writes the shape") from None
    except (msgspec.ValidationError, RecursionError) as error:
        says = f"is no list of stories: {error}"
        raise BadInput(says[:300], line=1, way_out="export writes the shape") from None
    return [_made(one, f"story {n} (`{one.id[:80]}`)") for n, one in enumerate(documents, 1)]


# CSV.


def _to_csv(stories: Sequence[Story]) -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows(_row(document(story), story) for story in stories)
    return text.getvalue()


def _row(one: Document, story: Story) -> dict[str, str]:
    """A part's column holds its first section; further ones are among the others, with those of the person's own."""
    firsts = {n for n, section in enumerate(story.sections) if section.part and n == _first(story, section.part)}
    parts = {str(story.sections[n].part): story.sections[n].text for n in firsts}
    others = [msgspec.to_builtins(section) for n, section in enumerate(one.sections) if n not in firsts]
    lists = {"principles": "\n".join(one.principles), "numbers": "\n".join(one.numbers)}
    extra = {"other_sections": _json(others), "other_fields": _json(one.other_fields)}
    return {"id": one.id, "title": one.title, "date": one.date, **lists, **parts, **extra, "file": one.file}


def _first(story: Story, part: str) -> int | None:
    return next((n for n, section in enumerate(story.sections) if section.part == part), None)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""


def _from_csv(text: str) -> list[tuple[str, str]]:
    csv.field_size_limit(LARGEST_FIELD)
    rows = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    found = []
    try:
        if "id" not in (rows.fieldnames or ()):
            raise BadInput("its first line names no column `id`", line=1, way_out="export writes the columns")
        for row in rows:
            where, line = f"the story `{(row['id'] or '')[:80]}`", rows.line_num
            found.append(_made(_of_row(row, where, line), where, line, whole=False))
    except csv.Error as error:
        raise BadInput(f"is not CSV: {error}", line=rows.line_num, way_out="export writes the columns") from None
    return found


def _of_row(row: Mapping[str, str | None], where: str, line: int) -> Document:
    """A row as a document; a column that is not there says nothing about an existing file."""
    file = row.get("file") or ""
    try:
        base = document(read("", file)) if file else Document("")
        headings = {str(one.part): one.heading for one in reversed(read("", file).sections)} if file else {}
        others = msgspec.convert(json.loads(row.get("other_sections") or "[]"), list[Said])
        fields = json.loads(row.get("other_fields") or "{}") if "other_fields" in row else base.other_fields
    except (ValueError, BadInput, RecursionError) as error:
        raise BadInput(
            f"{where}: {error}"[:300], line=line, way_out="leave `file` and the others as exported"
        ) from None
    said = [Said(headings.get(part, heading_of(part)), row[part] or "") for part in _PARTS if part in row]
    known = set(headings.values())
    return Document(
        row["id"] or "",
        base.title if row.get("title") is None else str(row["title"]),
        base.date if row.get("date") is None else str(row["date"]),
        *(getattr(base, name) if row.get(name) is None else str(row[name]).splitlines() for name in _LISTS),
        [one for one in said if one.text.strip() or one.heading in known] + others,
        fields,
        file,
    )


# Markdown.


def _to_markdown(stories: Sequence[Story]) -> str:
    return "".join(f"<!-- superday story: {one.id} -->\n{_MARKED.sub(r'\1\\\2', one.text)}\n" for one in stories)


def _from_markdown(text: str, alone: str) -> list[tuple[str, str]]:
    marks = [match for match in _MARK.finditer(text) if not match[1]]
    if not marks:
        return [_checked(alone, text, 1)]
    if text[: marks[0].start()].strip():
        raise BadInput("begins with text that belongs to no story", line=1, way_out="remove it")
    ends = [match.start() for match in marks[1:]] + [len(text)]
    return [
        _checked(match[2], _unmarked(text[match.end() : end]), text.count("\n", 0, match.end()) + 1)
        for match, end in zip(marks, ends, strict=True)
    ]


def _unmarked(text: str) -> str:
    return re.sub(r"^(<!-- superday )\\(\\*story: .+ -->)", r"\1\2", text.removesuffix("\n"), flags=re.MULTILINE)


def _checked(id_: str, text: str, line: int) -> tuple[str, str]:
    try:
        read(id_, text)
    except BadInput as error:
        raise BadInput(error.says, line=line + (error.line or 1) - 1, way_out=error.way_out) from None
    return id_, text
