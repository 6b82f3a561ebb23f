"""Stories as CSV, a row each, and back: a column a part, one for the whole file."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from superday.errors import BadInput
from superday.rows import rows
from superday.stories.documents import Document, Said, document, made
from superday.stories.edited import heading_of
from superday.stories.story import PARTS, Story, read

_PARTS = [part.id for part in PARTS]
COLUMNS = ["id", "title", "date", "principles", "numbers", *_PARTS, "other_sections", "other_fields", "file"]


def write(stories: Sequence[Story]) -> str:
    """The rows."""
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


def parse(text: str) -> list[tuple[str, str]]:
    """Id and file of each row.

    Raises:
        BadInput: a row cannot be read; with its line.
    """
    found = []
    for line, row in rows(text, None, ("id",)):
        where = f"the story `{row['id'][:80]}`"
        found.append(made(_of_row(row, where, line), where, line, whole=False))
    return found


def _of_row(row: Mapping[str, str], where: str, line: int) -> Document:
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
    said = [Said(headings.get(part, heading_of(part)), row[part]) for part in _PARTS if part in row]
    known = set(headings.values())
    return Document(
        row["id"],
        row.get("title", base.title),
        row.get("date", base.date),
        row["principles"].splitlines() if "principles" in row else base.principles,
        row["numbers"].splitlines() if "numbers" in row else base.numbers,
        [one for one in said if one.text.strip() or one.heading in known] + others,
        fields,
        file,
    )
