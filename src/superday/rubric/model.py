"""What a rubric is: points with the words that show them, traps, probes and follow-ups."""

from typing import Annotated, Literal

import msgspec

Text = Annotated[str, msgspec.Meta(min_length=1, max_length=20_000)]
Slug = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
Band = Literal["strong", "good", "mixed", "weak", "none"]


class Probe(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A narrow question that settles one point, with its short accepted (and rejected) answers."""

    ask: Text
    accept: Annotated[list[Text], msgspec.Meta(min_length=1)]
    reject: list[Text] = []


class Number(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A figure that an answer should reach: ``value`` within the relative tolerance ``rel``, in one of ``units``."""

    value: float
    rel: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.1
    units: list[Text] = []


class Point(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that a good answer says, or (``trap``) that a wrong one says.

    ``wordings`` are whole ways of saying it as people talk; ``terms`` is a list of groups, each group the
    synonyms of one key term, and an answer that shows the point usually has a word of every group.
    ``refutes`` names, for a trap, the point that it contradicts; whoever believes a trap answers its ``probe`` wrongly;
    ``unlike`` are right statements near it, and ``paraphrases`` are further ways of stating it that no wording was
    tuned on: they measure the grader, which never reads them.  ``phase`` is for cases.
    """

    id: Slug
    says: Text
    kind: Literal["must", "good", "trap"] = "good"
    weight: Annotated[float, msgspec.Meta(gt=0, le=5)] = 1.0
    wordings: list[Text] = []
    terms: list[list[Text]] = []
    probe: Probe | None = None
    refutes: Slug | None = None
    unlike: list[Text] = []
    paraphrases: list[Text] = []
    phase: Slug | None = None
    number: Number | None = None


class FollowUp(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An open question asked when ``point`` was missed; its reply is graded on that point."""

    point: Slug
    ask: Text


class WhatIf(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A twist that deepens a good answer; its reply is graded on a point of its own, which only adds."""

    id: Slug
    ask: Text
    says: Text
    wordings: list[Text] = []
    terms: list[list[Text]] = []


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A marked answer: the band that it must land in, points that it must (not) show, traps that it states.

    It proves the rubric, or measures the grader where it is held out, or where ``proves`` is false: its marks are
    right and the grader is known to fall short of them.  ``replies`` are what the same person replies to the probes of
    points, ``knows`` those points whose reply is right.
    """

    band: Band
    answer: str
    kind: Literal["told", "padded", "list"] = "told"
    proves: bool = True
    covers: list[Slug] = []
    lacks: list[Slug] = []
    traps: list[Slug] = []
    knows: list[Slug] = []
    replies: dict[Slug, Text] = {}


class Rubric(msgspec.Struct, frozen=True):
    """All that the grader needs to know of a question."""

    question: str
    points: list[Point]
    follow_ups: list[FollowUp] = []
    what_ifs: list[WhatIf] = []
