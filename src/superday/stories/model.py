"""What a behavioural question asks, what a leadership principle sounds like, and what is said of a told story."""

from typing import Annotated, Literal

import msgspec

from superday.findings import Evidence
from superday.rubric.model import Band

Part = Literal["situation", "task", "action", "result", "number", "ownership", "tradeoff", "learning"]
Manner = Literal["proportion", "length", "blame", "vagueness", "claims"]
FlawId = Literal[
    "long-setting",
    "no-task",
    "few-deeds",
    "we",
    "no-result",
    "no-number",
    "no-baseline",
    "no-tradeoff",
    "no-learning",
    "blame",
    "vague",
    "too-long",
    "too-short",
    "claims",
]


class Principle(msgspec.Struct, frozen=True):
    """One leadership principle, and how it sounds in a told story (:mod:`superday.stories.cues`).

    ``deeds`` are cues that almost only its tellers use, ``hints`` such as others use too.
    """

    id: str
    title: str
    cues: list[str]
    deeds: list[str] = []
    hints: list[str] = []


class Probing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the interviewer asks where a told story is thin in ``part``."""

    part: Part
    ask: Annotated[str, msgspec.Meta(min_length=1)]


class Prompt(msgspec.Struct, frozen=True):
    """A behavioural question with the principles that it probes."""

    question: str
    principles: list[str]
    follow_ups: list[Probing] = []


class Flaw(msgspec.Struct, frozen=True):
    """What is wrong with a story: ``says`` to who told it, ``ask`` what a bar raiser asks there.

    ``evidence`` are the candidate's own words, where words show it and not their absence.  ``sure`` is false where
    the rules cannot tell: a flaw perhaps.
    """

    id: FlawId
    says: str
    evidence: Evidence | None
    ask: str
    sure: bool = True


class Shown(msgspec.Struct, frozen=True):
    """How far a story's words show a principle: ``strength`` in [0, 1], from 0.5 it is shown.

    ``claimed`` are words that only say so.
    """

    strength: float
    evidence: list[Evidence] = []
    claimed: Evidence | None = None


class Clash(msgspec.Struct, frozen=True):
    """A number or date that is another than before: ``said`` is in the earlier answer number ``answer`` (from 0)."""

    answer: int
    said: Evidence
    now: Evidence
    what: str
    says: str
    ask: str


class Replied(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What an interviewer asked after a story, and what was said to it."""

    asked: str
    said: Annotated[str, msgspec.Meta(min_length=1)]


class Contradicted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words of a story and words of a reply that give one thing two numbers or dates, verbatim."""

    said: str
    now: str


class Specimen(msgspec.Struct, frozen=True):
    """A told story with what a careful listener says of it."""

    story: str
    replies: list[Replied]
    band: Band
    flaws: list[FlawId]
    shows: list[str]
    claims: list[str] = []
    contradicts: list[Contradicted] = []
