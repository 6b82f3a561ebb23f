"""A story as a person keeps it: a Markdown file with TOML front matter, read as it was left by hand.

The order of sections is free, headings may be of any level, what is unknown is kept, and what is missing is a gap and
no mistake.  Nothing is written here (:mod:`superday.stories.edited`).
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

from superday.errors import BadInput
from superday.stories.prose import FENCED, HEADING, prose

FENCE = "+++"
LONGEST_FRONT = 20_000  # characters: a title, a date and two lists take a hundredth of it
WORDS_A_MINUTE = 130  # as people speak


class Part(NamedTuple):
    """A part of a story: its heading in a file, other headings that mean it, and what to ask where it is missing."""

    id: str
    heading: str
    also: tuple[str, ...]
    ask: str


PARTS = (
    Part("situation", "Situation", ("context", "background", "setting"), "Where was this, when, and who was involved?"),
    Part("stake", "At stake", ("stakes", "why it mattered"), "What would have been lost, and by whom?"),
    Part("task", "Task", ("goal", "problem", "target"), "What exactly had to be reached, and by when?"),
    Part("actions", "Actions", ("action", "what i did", "approach"), "What did you do, step by step?"),
    Part("result", "Result", ("results", "outcome"), "How did it end? How was that measured, and against what?"),
    Part("part", "My part", ("my role", "ownership"), "What would not have happened without you?"),
    Part("tradeoffs", "Trade-offs", ("alternatives", "options"), "Which other way was there, and what was given up?"),
    Part("wrong", "What went wrong", ("mistakes", "setbacks"), "What did not go as planned?"),
    Part("learned", "Learned", ("learnings", "lessons", "what i learned"), "What would you do differently today?"),
)
TOLD = ("situation", "stake", "task", "actions", "part", "tradeoffs", "wrong", "result", "learned")
_BY_HEADING = {name: part.id for part in PARTS for name in (part.heading.lower(), *part.also)}
_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_KNOWN = ("title", "principles", "date", "numbers")


@dataclass(frozen=True)
class Section:
    """A section: its heading, which part of a story it is (None for one of the person's own), and ``file[start:end]``.

    ``text`` is what stands there without the blank lines around it, with ``\\n`` at the ends of its lines.
    """

    heading: str
    part: str | None
    text: str
    start: int
    end: int

    @property
    def said(self) -> str:
        """The text without comments."""
        return _COMMENT.sub("", self.text).strip()


@dataclass(frozen=True)
class Story:
    """A story with the whole text of its file.  ``date`` is ISO: a year, a month or a day ("2024-03")."""

    id: str
    text: str
    title: str
    principles: tuple[str, ...]
    date: str | None
    numbers: tuple[str, ...]
    other: Mapping[str, Any]
    sections: tuple[Section, ...]

    def part(self, id: str) -> str:  # noqa: A002
        """What the sections of a part say, comments left out; "" where there is nothing."""
        return "\n\n".join(section.said for section in self.sections if section.part == id and section.said)

    @property
    def gaps(self) -> list[Part]:
        """The parts of which nothing is written."""
        return [part for part in PARTS if not self.part(part.id)]

    @cached_property
    def as_told(self) -> str:
        """The story in the order in which one tells it, as prose: bullets are sentences, Markdown's marks are gone."""
        return "\n\n".join(said for id_ in TOLD if (said := prose(self.part(id_))))

    @property
    def minutes(self) -> float:
        """How long it takes to tell as it stands."""
        return len(self.as_told.split()) / WORDS_A_MINUTE

    def years(self, today: dt.date) -> float | None:
        """How old it is, where it has a date; what lies ahead is 0."""
        return None if self.date is None else max(0.0, (today - first_day(self.date)).days / 365.25)


def read(id: str, text: str) -> Story:  # noqa: A002
    """The story in a file's text (line ends as they are in it, without a byte order mark).

    Raises:
        BadInput: it cannot be read; with the line.
    """
    front, at = front_of(text)
    fields = _toml(front)
    if not at and not any(section.part for section in _sections(text, at)):
        says = "has neither front matter nor a section of a story"
        raise BadInput(says, line=1, way_out="`superday stories new ID` writes a file to fill in")
    sections = tuple(_sections(text, at))
    return Story(
        id,
        text,
        _title(fields.get("title"), front) or _first_heading(text, at) or id,
        _strings(fields, "principles", front),
        _date(fields.get("date"), front),
        _strings(fields, "numbers", front),
        {name: value for name, value in fields.items() if name not in _KNOWN},
        sections,
    )


def first_day(text: str) -> dt.date:
    """The first day of an ISO year, month or day; ``ValueError`` where it is none."""
    if not (found := _DATE.fullmatch(text)):
        raise ValueError(text)
    return dt.date(int(found[1]), int(found[2] or 1), int(found[3] or 1))


def front_of(text: str) -> tuple[str, int]:
    """The front matter as it is written and where the body begins; ("", 0) for a file without.

    Raises:
        BadInput: it is opened and not closed, is YAML, or is too long.
    """
    lines = text.split("\n")
    if lines[0].rstrip() == "---":
        says = "its front matter is in `---`, as for YAML"
        raise BadInput(says, line=1, way_out='put it between two lines `+++`, as TOML: title = "..."')
    if lines[0].rstrip() != FENCE:
        return "", 0
    for number, line in enumerate(lines[1:], 1):
        if line.rstrip() == FENCE:
            front = "\n".join(lines[1:number]) + "\n" if number > 1 else ""
            if len(front) > LONGEST_FRONT:
                raise BadInput("its front matter is too long", line=1, way_out="text belongs below the second `+++`")
            return front, min(len(text), len("\n".join(lines[: number + 1])) + 1)
    raise BadInput("has no second line `+++`", line=len(lines), way_out="close the front matter with +++ on its own")


def _toml(front: str) -> dict[str, Any]:
    try:
        return tomllib.loads(front.replace("\r\n", "\n"))
    except RecursionError:
        raise BadInput("its front matter nests too deeply", line=2, way_out="flatten it") from None
    except ValueError as error:  # TOMLDecodeError, or a number too long for int()
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found and found[1] else front.count("\n")
        says = _AT_LINE.sub("", str(error))[:200]
        month = re.match(r"\s*date\s*=\s*(\d{4}-\d{2})\s*$", [*front.split("\n"), ""][line - 1])
        way_out = f'a month stands in quotes: date = "{month[1]}"' if month else "TOML's rules: toml.io"
        raise BadInput(f"is not TOML: {says}", line=line + 1, way_out=way_out) from None


def _line(front: str, name: str) -> int:
    """The line of the file on which a field stands."""
    found = re.search(rf"^[ \t]*[\"']?{name}[\"']?[ \t]*=", front, re.MULTILINE)
    return front.count("\n", 0, found.start()) + 2 if found else 1


def _title(value: object, front: str) -> str:
    if value is not None and not isinstance(value, str):
        raise BadInput("`title` is not text", line=_line(front, "title"), way_out='write title = "..."')
    return " ".join((value or "").split())


def _strings(fields: Mapping[str, Any], name: str, front: str) -> tuple[str, ...]:
    value = fields.get(name, [])
    given = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str) for one in given):
        raise BadInput(f"`{name}` is not a list of texts", line=_line(front, name), way_out=f'write {name} = ["..."]')
    return tuple(said for one in given if (said := " ".join(one.split())))


def _date(value: object, front: str) -> str | None:
    if value is None or value == "":
        return None
    said = value.date() if isinstance(value, dt.datetime) else value
    text = str(said) if isinstance(said, str | dt.date) or (isinstance(said, int) and said is not True) else ""
    try:
        first_day(text.strip())
    except ValueError:
        line, way_out = _line(front, "date"), 'write date = "2024", "2024-03" or 2024-03-15'
        raise BadInput("`date` is no date", line=line, way_out=way_out) from None
    return text.strip()


def _headings(text: str, at: int) -> Iterator[tuple[int, int, int, str]]:
    """Level, start, end and words of each heading behind ``at``; what is fenced as code or commented out has none."""
    fence, hidden = "", [match.span() for match in _COMMENT.finditer(text, at)]
    while at < len(text):
        end = found + 1 if (found := text.find("\n", at)) >= 0 else len(text)
        line = text[at:end].rstrip("\n")
        if marks := FENCED.match(line):
            fence = "" if fence == marks[1] else fence or marks[1]
        elif not fence and (match := HEADING.fullmatch(line)) and not any(a < at < b for a, b in hidden):
            yield len(match[1]), at, end, match[2].strip()
        at = end


def _known(heading: str) -> str | None:
    name = re.sub(r"\(.*?\)|[*_:`]", " ", heading.replace("‑", "-").replace("tradeoff", "trade-off"))
    return _BY_HEADING.get(" ".join(name.lower().replace("trade offs", "trade-offs").split()))


def _sections(text: str, at: int) -> Iterator[Section]:
    found: list[tuple[int, int, str]] = []
    for level, start, end, words in _headings(text, at):
        if _known(words) or level == 2 or (level == 1 and found):
            found.append((start, end, words))
    for (_, start, words), (after, _, _) in pairwise([*found, (len(text), len(text), "")]):
        body = text[start:after].replace("\r\n", "\n").strip()
        yield Section(words, _known(words), body, start, after)


def _first_heading(text: str, at: int) -> str:
    return next((words for level, _, _, words in _headings(text, at) if level == 1 and not _known(words)), "")
