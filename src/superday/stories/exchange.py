"""Stories as one JSON, CSV or Markdown document, and back without loss.

JSON and CSV hold each story's fields to read and edit, and its whole file: what comes back with its fields as they were
is the file byte for byte, and fields that were edited elsewhere are edited in it.  Markdown holds the files one after
the other, each behind a line that names it.
"""

import json
import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from superday.errors import BadInput
from superday.stories import spreadsheet
from superday.stories.documents import Document, document, made
from superday.stories.story import Story, read

Format = Literal["json", "csv", "md"]
FORMATS: tuple[Format, ...] = ("json", "csv", "md")
_MARK = re.compile(r"^<!-- superday (\\*)story: (.+) -->(?:\r?\n|\Z)", re.MULTILINE)
_MARKED = re.compile(r"^(<!-- superday )(\\*story: .+ -->)", re.MULTILINE)
_UNMARKED = re.compile(r"^(<!-- superday )\\(\\*story: .+ -->)", re.MULTILINE)


def write(stories: Sequence[Story], how: Format) -> str:
    """One document with all the stories."""
    return {"json": _to_json, "csv": spreadsheet.write, "md": _to_markdown}[how](stories)


def parse(text: str, how: Format, alone: str = "") -> list[tuple[str, str]]:
    """Id and file of each story of a document; Markdown that names no story is the one story ``alone``.

    Raises:
        BadInput: it cannot be read; with the line, or the number of the story.
    """
    if how == "md":
        found = _from_markdown(text, alone)
    else:
        found = _from_json(text) if how == "json" else spreadsheet.parse(text)
    twice = {id_ for n, (id_, _) in enumerate(found) if id_ in [other for other, _ in found[:n]]}
    if twice:
        raise BadInput(f"holds the story `{min(twice)}` twice", way_out="keep one of the two")
    return found


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
    return [made(one, f"story {n} (`{one.id[:80]}`)") for n, one in enumerate(documents, 1)]


# Markdown.


def _to_markdown(stories: Sequence[Story]) -> str:
    texts = ((one.id, _MARKED.sub(r"\1\\\2", one.text)) for one in stories)
    return "".join(f"<!-- superday story: {id_} -->\n{text}\n" for id_, text in texts)


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
    return _UNMARKED.sub(r"\1\2", text.removesuffix("\n"))


def _checked(id_: str, text: str, line: int) -> tuple[str, str]:
    try:
        read(id_, text)
    except BadInput as error:
        raise BadInput(error.says, line=line + (error.line or 1) - 1, way_out=error.way_out) from None
    return id_, text
