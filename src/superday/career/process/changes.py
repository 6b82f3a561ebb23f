"""What a person says of an application: one record a statement, kept in the order in which it was said.

Days are of the person's own calendar.  Text is kept as it was written but for what no screen can show (:func:`clean`).
"""

import re
from datetime import date, time
from typing import Annotated, Literal, get_args

import msgspec

Stage = Literal["recruiter", "screen", "onsite", "debrief", "offer", "closed"]
Result = Literal["passed", "failed", "withdrawn", "no-answer"]
STAGES: tuple[Stage, ...] = get_args(Stage)
RESULTS: tuple[Result, ...] = get_args(Result)

# Control characters, marks that turn the direction of what follows, blanks of no width, halves of characters.
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]")


class Change(msgspec.Struct, frozen=True, tag_field="change", tag=True, kw_only=True):
    """Something said of one application on a day."""

    application: str
    day: date


class Opened(Change, frozen=True, kw_only=True):
    """There is an application for this role; said again, it corrects what was said of it.

    ``loop`` is the bank's loop that comes nearest, if any.
    """

    company: str
    role: str
    loop: str = ""


class Staged(Change, frozen=True, kw_only=True):
    """A stage is reached or arranged: ``day`` is when it takes place, past or to come.

    ``at`` is the time there in ``zone`` (IANA; empty: the person's own); ``until`` the last day to answer an offer;
    ``instead_of`` the day from which it was moved.
    """

    stage: Stage
    at: Annotated[time, msgspec.Meta(tz=False)] | None = None
    zone: str = ""
    minutes: Annotated[int, msgspec.Meta(ge=1, le=1440)] = 60
    until: date | None = None
    instead_of: date | None = None


class Person(Change, frozen=True, kw_only=True):
    """Someone on the other side; named again, corrected.  ``interviewer`` is the bank's who comes nearest, if any."""

    name: str
    role: str = ""
    background: str = ""
    interviewer: str = ""


class Noted(Change, frozen=True, kw_only=True):
    """A note."""

    text: str


class WasAsked(Change, frozen=True, kw_only=True):
    """A question that a real interviewer asked.

    ``question`` is the bank's that it is, empty where it has none; ``sure`` is the chance in [0, 1] that it is that
    one (1: the person said so).
    """

    text: str
    stage: Stage = "screen"
    person: str = ""
    question: str = ""
    sure: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.0


class Outcome(Change, frozen=True, kw_only=True):
    """How a stage ended."""

    stage: Stage
    result: Result
    text: str = ""


class Heard(Change, frozen=True, kw_only=True):
    """They wrote or called; ``until`` is the day by which they said that they would answer."""

    text: str = ""
    until: date | None = None


class Reminded(Change, frozen=True, kw_only=True):
    """The person asked how things stand."""

    text: str = ""


class Habits(Change, frozen=True, kw_only=True):
    """Where the working days are counted, and after how many of them one asks; of no application (``""``)."""

    country: str = ""
    subdivision: str = ""
    days: Annotated[int, msgspec.Meta(ge=1, le=60)] = 5


AnyChange = Opened | Staged | Person | Noted | WasAsked | Outcome | Heard | Reminded | Habits
KINDS: dict[str, type[AnyChange]] = {kind.__name__: kind for kind in get_args(AnyChange)}

_DECODER: msgspec.json.Decoder[AnyChange] = msgspec.json.Decoder(AnyChange)


def encode(change: AnyChange) -> str:
    """The change as one line of JSON."""
    return msgspec.json.encode(change).decode()


def decode(body: str | bytes) -> AnyChange:
    """The change that :func:`encode` wrote; ``msgspec.ValidationError`` where it is none."""
    return _DECODER.decode(body)


def clean(text: str) -> str:
    """The text without control characters, with ``\\n`` as its line ends and no blanks around it."""
    return _UNSHOWN.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def cleaned(change: AnyChange) -> AnyChange:
    """The change with every text of it clean."""
    texts = {name: clean(text) for name in change.__struct_fields__ if isinstance(text := getattr(change, name), str)}
    return msgspec.structs.replace(change, **texts)
