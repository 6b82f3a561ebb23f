"""What can happen in a room.  The log of these is the truth; the state is a replay of them.

A change here must still read old logs: add fields with defaults, never rename one.
"""

from typing import Literal

import msgspec

from superday.findings import Finding
from superday.judge.model import OwnTests, Verdict
from superday.language.opinion import Reading
from superday.loop.plan import Plan
from superday.maths.model import Derived

TurnKind = Literal["main", "prompt", "follow-up", "probe", "what-if", "retry", "talk"]
Ended = Literal["answered", "time", "skipped"]


class Event(msgspec.Struct, frozen=True, tag_field="event", tag=True):
    """One thing that happened."""


class Started(Event, frozen=True):
    """The loop was chosen.  ``scripted`` rehearsals do not count as having met their questions."""

    plan: Plan
    scripted: bool = False


class RoundBegan(Event, frozen=True):
    """The candidate is ready: the round's clock runs."""

    says: str


class TimePassed(Event, frozen=True):
    """So many seconds of the round went by while superday ran; time when it did not run is not counted."""

    seconds: float


class Paused(Event, frozen=True):
    """The clock stands still at the candidate's wish."""


class Resumed(Event, frozen=True):
    """The clock runs again."""


class QuestionAsked(Event, frozen=True):
    """A new question is put, with its first turn."""

    question: str
    ask: str
    says: str = ""


class FollowedUp(Event, frozen=True):
    """A further turn of the same question.  ``points`` are those that its answer is graded on."""

    kind: TurnKind
    ask: str
    points: list[str] = []
    what_if: str | None = None
    says: str = ""


class Clarified(Event, frozen=True):
    """The candidate asked; ``facts`` came out, if any fitted the question."""

    asked: str
    facts: list[str]
    told: str


class HintGiven(Event, frozen=True):
    """A rung of the hint ladder, counted from 0."""

    rung: int
    text: str


class Answered(Event, frozen=True):
    """The candidate's words (or code) for the turn; not ``complete`` when time cut them off."""

    text: str
    complete: bool = True


class Judged(Event, frozen=True):
    """Code was run: on the visible cases (``run``) or on all (``submit``).

    ``run`` is the id of the run that asked for it, where one did: what is in the log is not judged again.
    """

    kind: Literal["run", "submit"]
    code: str
    verdict: Verdict
    run: str = ""


class OwnTestsChecked(Event, frozen=True):
    """The candidate's own tests were tried on the reference and on wrong solutions; ``run`` as for :class:`Judged`."""

    text: str
    result: OwnTests
    run: str = ""


class Retold(msgspec.Struct, frozen=True):
    """The story of an earlier answer of this loop, told again: its round and question, both counted from 0.

    ``by`` are the rarest of the words that both have, ``times`` how often it had been told by then; ``verbatim`` where
    four fifths of its runs of words are those of the first telling.
    """

    round: int
    asked: int
    by: list[str]
    times: int = 1
    verbatim: bool = False


class Assessed(Event, frozen=True):
    """What the assessors found in the turn's answer.

    ``reader`` is the language model that is to read it too ("MODEL at HOST"), where one is configured: its opinion is
    a :class:`SecondOpinion`, later.  ``derived`` is what was said of each line of a derivation.  ``retold``: the answer
    is a story that this loop has heard.  ``another``: it is another story than the one told first for the question, and
    takes its place.
    """

    findings: list[Finding]
    verdict: Verdict | None = None
    reader: str = ""
    derived: Derived | None = None
    retold: Retold | None = None
    another: bool = False


class SecondOpinion(Event, frozen=True):
    """What a language model said of an answer, whenever that came; round, question and turn count from 0.

    ``findings`` are those of the assessors that it changed, as they are now: none where ``reading`` says why there is
    no opinion.  ``at`` is seconds since 1970.
    """

    round: int
    asked: int
    turn: int
    findings: list[Finding]
    reading: Reading
    at: float


class Failed(Event, frozen=True):
    """superday could not assess the turn (no sandbox, say): the question will not be scored."""

    says: str


class Skipped(Event, frozen=True):
    """The candidate passed on the question."""


class Warned(Event, frozen=True):
    """So many minutes are left of the segment or the round."""

    minutes: int
    of: Literal["segment", "round"]


class SegmentEnded(Event, frozen=True):
    """The segment is over; its unasked questions will not be asked."""

    by: Literal["done", "time"]


class RoundEnded(Event, frozen=True):
    """The round is over."""

    by: Literal["done", "time"]


class LoopEnded(Event, frozen=True):
    """The last round is over, or the candidate went no further: the debrief may be read."""


AnyEvent = (
    Started
    | RoundBegan
    | TimePassed
    | Paused
    | Resumed
    | QuestionAsked
    | FollowedUp
    | Clarified
    | HintGiven
    | Answered
    | Judged
    | OwnTestsChecked
    | Assessed
    | SecondOpinion
    | Failed
    | Skipped
    | Warned
    | SegmentEnded
    | RoundEnded
    | LoopEnded
)

_DECODER: msgspec.json.Decoder[AnyEvent] = msgspec.json.Decoder(AnyEvent)


def encode(event: AnyEvent) -> str:
    """The event as one line of JSON."""
    return msgspec.json.encode(event).decode()


def decode(body: str) -> AnyEvent:
    """The event that :func:`encode` wrote."""
    return _DECODER.decode(body)
