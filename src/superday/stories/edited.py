"""The text of a story's file, new or after an edit: what is not edited stays byte for byte, comments included."""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any

import msgspec

from superday.errors import BadInput
from superday.stories.story import FENCE, PARTS, Section, Story, first_day, front_of, read

_HEADINGS = {part.id: part.heading for part in PARTS}


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """What a story is to say; None leaves a field as it is, an empty date takes it away.

    ``sections`` is by the section's place in the file; ``added`` are further sections, heading and text.
    """

    title: str | None = None
    principles: Sequence[str] | None = None
    date: str | None = None
    numbers: Sequence[str] | None = None
    sections: Mapping[int, str] = {}
    added: Sequence[tuple[str, str]] = ()


def edited(story: Story, edit: Edit) -> str:
    """The text of the story's file after ``edit``; the very same text where nothing is new.

    Raises:
        BadInput: the date is none, or a section would swallow the next one.
    """
    end = "\r\n" if "\r\n" in story.text else "\n"
    text = _with_sections(story, edit, end)
    front, at = front_of(text)
    new = _with_fields(front, _changed(story, edit), end)
    if new != front:
        text = f"{FENCE}{end}{new}{FENCE}{end}" + (text[at:] if at else end + text)
    wanted = [section.heading for section in story.sections] + [heading.strip() for heading, _ in edit.added]
    _nothing_swallowed(wanted, read(story.id, text).sections)
    return text


def fresh(edit: Edit, other: Mapping[str, Any] = {}) -> str:
    """The text of a new story's file; ``other`` are fields of the person's own."""
    start = read("", f"{FENCE}\n" + "".join(f"{_key(k)} = {_value(v)}\n" for k, v in other.items()) + f"{FENCE}\n")
    return edited(start, edit)


def to_fill_in(title: str, asks: bool = True) -> str:
    """A new story's file with every part empty, and where ``asks`` what to ask there as a comment."""
    return fresh(Edit(title=title, added=[(part.heading, f"<!-- {part.ask} -->" if asks else "") for part in PARTS]))


def heading_of(part: str) -> str:
    """The heading of a part in a file."""
    return _HEADINGS[part]


def same(one: str, other: str) -> bool:
    """Whether two texts of a form differ in more than line ends and the blanks around them."""
    return one.replace("\r\n", "\n").strip() == other.replace("\r\n", "\n").strip()


# Sections.


def _with_sections(story: Story, edit: Edit, end: str) -> str:
    text = story.text
    for index in sorted(edit.sections, reverse=True):
        section = story.sections[index]
        if not same(edit.sections[index], section.text):
            text = text[: section.start] + _body(text, section, edit.sections[index], end) + text[section.end :]
    for heading, said in edit.added:
        gap = "" if not text or text.endswith(end * 2) else end if text.endswith("\n") else end * 2
        text += f"{gap}## {heading}{end}{end}" + (f"{_lines(said, end)}{end}" if said.strip() else "")
    return text


def _body(text: str, section: Section, said: str, end: str) -> str:
    """What stands in place of a section's body; the blank lines around it stay where there was something."""
    raw, new = text[section.start : section.end], _lines(said, end)
    first = "" if text[: section.start].endswith("\n") else end
    last = end if section.end < len(text) else ""
    if not new:
        return first + last
    if not raw.strip():
        return first + end + new + end + last
    return raw[: len(raw) - len(raw.lstrip())] + new + raw[len(raw.rstrip()) :]


def _lines(said: str, end: str) -> str:
    return said.replace("\r\n", "\n").replace("\r", "\n").strip().replace("\n", end)


def _nothing_swallowed(wanted: Sequence[str], sections: Sequence[Section]) -> None:
    left = iter(section.heading for section in sections)
    for heading in wanted:
        if heading not in left:
            says = f"the section `{heading}` would be lost in the text before it"
            raise BadInput(says, way_out="close what is open there: ``` or <!--")


# Fields of the front matter.


def _changed(story: Story, edit: Edit) -> dict[str, str]:
    """The fields that are to say something else, as TOML; "" for those that go."""
    changed: dict[str, str] = {}
    if edit.title is not None and " ".join(edit.title.split()) != story.title:
        changed["title"] = _value(" ".join(edit.title.split())) if edit.title.strip() else ""
    for name in ("principles", "numbers"):
        wanted = getattr(edit, name)
        said = None if wanted is None else tuple(" ".join(one.split()) for one in wanted if one.strip())
        if said is not None and said != getattr(story, name):
            changed[name] = _value(said) if said else ""
    if edit.date is not None and edit.date.strip() != (story.date or ""):
        changed["date"] = _day(edit.date.strip())
    return changed


def _day(said: str) -> str:
    if not said:
        return ""
    try:
        first_day(said)
    except ValueError:
        raise BadInput(f"`{said}` is no date", way_out="write it as 2024, 2024-03 or 2024-03-15") from None
    return said if len(said) == 10 else _value(said)


def _with_fields(front: str, changed: Mapping[str, str], end: str) -> str:
    lines = front.splitlines(keepends=True)
    places = dict(_statements(lines))
    for name in sorted(changed, key=lambda one: places.get(one, (-1, 0)), reverse=True):
        if name in places:
            first, last = places[name]
            lines[first:last] = [f"{name} = {changed[name]}{end}"] if changed[name] else []
    new = [f"{name} = {value}{end}" for name, value in changed.items() if name not in places and value]
    last = max((last for _, last in _statements(lines).values()), default=0)
    return "".join([*lines[:last], *new, *lines[last:]])


def _statements(lines: list[str]) -> dict[str, tuple[int, int]]:
    """First line and line behind the last of each field above the first table."""
    found: dict[str, tuple[int, int]] = {}
    at = 0
    while at < len(lines) and not lines[at].lstrip().startswith("["):
        last = at + 1
        fields: dict[str, Any] = {}
        if lines[at].strip() and not lines[at].lstrip().startswith("#"):
            last, fields = next(_whole(lines, at))
        found |= dict.fromkeys(fields, (at, last))
        at = last
    return found


def _whole(lines: list[str], at: int) -> Iterator[tuple[int, dict[str, Any]]]:
    """The shortest run of lines from ``at`` on that is TOML; the front matter as a whole is."""
    for last in range(at + 1, len(lines) + 1):
        try:
            yield last, tomllib.loads("".join(lines[at:last]))
        except tomllib.TOMLDecodeError:
            continue


def _key(name: str) -> str:
    return name if name.replace("-", "a").replace("_", "a").isalnum() and name.isascii() else _value(name)


def _value(value: Any) -> str:
    """A value as TOML writes it on one line."""
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_value(one) for one in value) + "]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(k)} = {_value(v)}" for k, v in value.items()) + "}"
    if isinstance(value, date | time):
        return value.isoformat()
    return json.dumps(value) if isinstance(value, bool | int) else repr(value)
