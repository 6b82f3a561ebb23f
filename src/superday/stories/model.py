"""What a behavioural question asks, and what a leadership principle sounds like."""

from typing import Annotated, Literal

import msgspec

Part = Literal["situation", "task", "action", "result", "number", "ownership", "tradeoff", "learning"]


class Principle(msgspec.Struct, frozen=True):
    """One leadership principle; ``cues`` are words and phrases that show it in a told story."""

    id: str
    title: str
    cues: list[str]


class Probing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the interviewer asks where a told story is thin in ``part``."""

    part: Part
    ask: Annotated[str, msgspec.Meta(min_length=1)]


class Prompt(msgspec.Struct, frozen=True):
    """A behavioural question with the principles that it probes."""

    question: str
    principles: list[str]
    follow_ups: list[Probing] = []
