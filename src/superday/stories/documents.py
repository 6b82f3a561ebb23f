"""A story as other programs have it: its fields to read and edit, and its whole file."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from superday.errors import BadInput
from superday.stories.edited import Edit, edited, fresh
from superday.stories.story import Story, read

_LONGEST = 19  # digits of a number that every reader of JSON keeps


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
    """Fields of a front matter as JSON can hold them: dates and huge numbers as text, no infinity."""
    plain: dict[str, Any] = json.loads(
        json.dumps(dict(fields), default=str),
        parse_constant=lambda _: None,
        parse_int=lambda digits: int(digits) if len(digits) < _LONGEST else digits,
    )
    return plain


def _file(one: Document, whole: bool = True) -> str:
    """The file that a document asks for.  ``whole``: a section that it does not name is to be empty."""
    title, date = " ".join(one.title.split()), one.date.strip()
    if not one.file:
        said = [(section.heading, section.text) for section in one.sections]
        edit = Edit(title=title, principles=one.principles, date=date, numbers=one.numbers, added=said)
        return fresh(edit, {name: value for name, value in one.other_fields.items() if value is not None})
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


def made(one: Document, where: str, line: int | None = None, whole: bool = True) -> tuple[str, str]:
    """Id and file, or what is wrong and where."""
    try:
        if any(not section.heading.strip() or "\n" in section.heading for section in one.sections):
            raise BadInput("a section has no heading of one line")
        file = _file(one, whole)
        read(one.id, file)
    except BadInput as error:
        raise BadInput(f"{where}: {error.says}", line=line, way_out=error.way_out) from None
    return one.id, file
