"""The kinds of item that a bank holds, as their files spell them.

Each assessor owns the shape of what it is given (:mod:`superday.rubric.model`, :mod:`superday.judge.model`,
:mod:`superday.maths.model`, :mod:`superday.stories.model`); an item adds what every question has.  Field by
field, with examples: docs/bank-format.md.
"""

from pathlib import Path
from typing import Annotated, Literal

import msgspec

from superday.judge.model import Compare, Growth, Limits, Problem, Profile
from superday.maths.model import Checkpoint, Derivation, Name, Planted, Symbol, Target, WrongTurn
from superday.rubric.model import Band, Example, FollowUp, Point, Rubric, Slug, Text, WhatIf
from superday.stories.kinds import check_cues
from superday.stories.model import Contradicted, FlawId, Principle, Probing, Prompt, Replied, Specimen

Level = Annotated[int, msgspec.Meta(ge=1, le=5)]
Minutes = Annotated[int, msgspec.Meta(ge=1, le=120)]
RoundKind = Literal[
    "breadth",
    "depth",
    "coding",
    "derivation",
    "science",
    "design",
    "talk",
    "behavioural",
    "bar-raiser",
    "hiring-manager",
    "phone-screen",
]
SegmentKind = Literal["concept", "derivation", "problem", "case", "behavioural", "guide"]


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every item has.  ``question`` and ``answer`` are the Markdown sections of its body."""

    id: Slug
    title: Text
    kind: str
    path: Path = Path()
    question: str = ""
    answer: str = ""
    tags: list[str] = []
    sources: list[Text] = []


class Question(Item, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An item that can be asked.  ``overlaps`` names questions that ask for the same: one loop asks one of them."""

    areas: Annotated[list[Slug], msgspec.Meta(min_length=1)]
    level: Level
    minutes: Minutes
    loops: list[Slug] = []
    overlaps: list[Slug] = []
    hints: list[Text] = []


class Graded(Question, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A question whose spoken answer is graded against points."""

    points: list[Point] = []
    follow_ups: list[FollowUp] = []
    what_ifs: list[WhatIf] = []
    examples: list[Example] = []

    def rubric(self) -> Rubric:
        """What the grader needs to know of this question."""
        return Rubric(self.question, self.points, self.follow_ups, self.what_ifs)


class Concept(Graded, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A breadth question."""

    kind: Literal["concept"]


class Fact(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the interviewer knows and tells only when asked.  ``asked`` are ways in which people ask for it."""

    id: Slug
    asked: Annotated[list[Text], msgspec.Meta(min_length=2)]
    terms: list[list[Text]] = []
    says: Text
    decides: Text


class Case(Graded, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An open design or science-application problem."""

    kind: Literal["case"]
    facts: list[Fact]
    vague: Text = "I leave that to you: state your assumption and go on."


class GuidePrompt(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that the interviewer asks in a talk or depth round, and the points that its answer shows."""

    id: Slug
    ask: Text
    points: Annotated[list[Slug], msgspec.Meta(min_length=1)]


class Guide(Graded, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a talk, a grilling on one's own paper or a project deep dive goes."""

    kind: Literal["guide"]
    prompts: Annotated[list[GuidePrompt], msgspec.Meta(min_length=1)]


class DerivationItem(Graded, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A derivation; points and follow-ups, where it has them, are for what is said about it."""

    kind: Literal["derivation"]
    symbols: Annotated[list[Symbol], msgspec.Meta(min_length=1)]
    dims: dict[str, int]
    targets: Annotated[list[Target], msgspec.Meta(min_length=1)]
    checkpoints: list[Checkpoint] = []
    wrong_turns: list[WrongTurn] = []
    solutions: Annotated[list[Text], msgspec.Meta(min_length=1)]
    mistakes: list[Text] = []
    planted: list[Planted] = []
    rtol: float = 1e-6

    def derivation(self) -> Derivation:
        """What the checker needs to know of this derivation."""
        return Derivation(
            id=self.id,
            symbols=self.symbols,
            dims=self.dims,
            targets=self.targets,
            checkpoints=self.checkpoints,
            wrong_turns=self.wrong_turns,
            rtol=self.rtol,
            solutions=self.solutions,
        )


class ProblemItem(Graded, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A coding problem; its folder holds the code, its points are for what is said after it."""

    kind: Literal["problem"]
    function: Name
    signature: Text
    profile: Profile = "plain"
    compare: Compare = Compare()
    limits: Limits = Limits()
    growth: Growth | None = None
    banned: list[Text] = []
    starter: str = ""

    def problem(self) -> Problem:
        """What the judge needs to know of this problem."""
        return Problem(
            id=self.id,
            folder=self.path.parent,
            function=self.function,
            profile=self.profile,
            compare=self.compare,
            limits=self.limits,
            growth=self.growth,
            banned=self.banned,
        )


class Behavioural(Question, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A leadership-principle question."""

    kind: Literal["behavioural"]
    principles: Annotated[list[Slug], msgspec.Meta(min_length=1)]
    follow_ups: list[Probing] = []

    def prompt(self) -> Prompt:
        """What the story assessor needs to know of this question."""
        return Prompt(self.question, self.principles, self.follow_ups)


class ToldItem(Item, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A story as somebody told it, with what a careful listener says of it: proves the assessment of stories.

    ``question`` is the id of the behavioural question that it answers.
    """

    kind: Literal["told"]
    band: Band
    flaws: list[FlawId]
    shows: list[Slug]
    claims: list[Slug] = []
    contradicts: list[Contradicted] = []
    story: Text
    replies: list[Replied] = []

    def specimen(self) -> Specimen:
        """What the story assessor is held to here."""
        return Specimen(self.story, self.replies, self.band, self.flaws, self.shows, self.claims, self.contradicts)


class PrincipleItem(Item, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A leadership principle, with cues that show it in a told story; ``deeds`` tell more, ``hints`` less."""

    kind: Literal["principle"]
    cues: Annotated[list[Text], msgspec.Meta(min_length=3)]
    deeds: list[Text] = []
    hints: list[Text] = []

    def __post_init__(self) -> None:
        """Refuse a cue with a class of words that there is none of."""
        check_cues([*self.deeds, *self.cues, *self.hints])

    def principle(self) -> Principle:
        """What the story assessor needs to know of this principle."""
        return Principle(self.id, self.title, self.cues, self.deeds, self.hints)


class Interviewer(Item, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Someone who asks.  ``favours`` multiplies the chance of a question by area (1 is neutral)."""

    kind: Literal["interviewer"]
    background: Text
    introduces: Text
    favours: dict[str, Annotated[float, msgspec.Meta(ge=0, le=10)]]
    warmth: Annotated[float, msgspec.Meta(ge=0, le=1)]
    interrupts: Annotated[float, msgspec.Meta(ge=0, le=1)]
    acknowledges: Annotated[list[Text], msgspec.Meta(min_length=2)]
    follow_up_leads: Annotated[list[Text], msgspec.Meta(min_length=2)]


class Segment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a round: ``count`` questions of one kind in ``minutes``.

    A question fits if its kind is ``asks`` and it has one of ``tags`` or ``areas`` (any fits where both are
    empty).  Those of ``prefer`` come first, in order, as long as they have not been asked before.  ``principles`` are
    those that a segment of stories asks for before others, in order.
    """

    id: Slug
    title: Text
    asks: SegmentKind
    minutes: Minutes
    count: Annotated[int, msgspec.Meta(ge=1, le=20)] = 1
    tags: list[str] = []
    areas: list[Slug] = []
    prefer: list[Slug] = []
    principles: list[Slug] = []


class Round(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One interview: its segments share its minutes."""

    id: Slug
    title: Text
    kind: RoundKind
    minutes: Minutes
    interviewers: Annotated[list[Slug], msgspec.Meta(min_length=1)]
    segments: Annotated[list[Segment], msgspec.Meta(min_length=1)]
    competencies: list[Slug] = []
    bar_raiser: bool = False
    tags: list[str] = []


class Loop(Item, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A whole interview loop; ``bar`` is the score in [0, 1] that its level asks of a round."""

    kind: Literal["loop"]
    level: Text
    about: Text
    bar: Annotated[float, msgspec.Meta(gt=0, lt=1)]
    rounds: Annotated[list[Round], msgspec.Meta(min_length=1)]


Askable = Concept | Case | Guide | DerivationItem | ProblemItem | Behavioural
AnyItem = Askable | ToldItem | PrincipleItem | Interviewer | Loop
