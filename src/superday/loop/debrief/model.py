"""The shape of a debrief: what the page, the report and other programs read."""

import msgspec

from superday.findings import Finding
from superday.judge.model import OwnTests
from superday.loop.opinions import OpinionView, Second
from superday.loop.scoring import Scored
from superday.loop.state import Turn


class PointView(msgspec.Struct, frozen=True):
    """One point of one question: what it asks for and what became of it."""

    finding: Finding
    says: str
    kind: str
    weight: float


class LineView(msgspec.Struct, frozen=True):
    """One line of a derivation: as typed, typeset (empty where it cannot be read), whether it holds, and why not."""

    number: int
    text: str
    latex: str
    ok: bool
    why: str


class FlawView(msgspec.Struct, frozen=True):
    """A flaw of a told story: what it is, the candidate's own words (if any show it), what a bar raiser asks there."""

    id: str
    says: str
    quote: str
    ask: str
    sure: bool


class QuestionView(msgspec.Struct, frozen=True):
    """One question as it went; ``anchor`` names its place on the debrief page, ``lines`` go with ``turns``.

    ``told_before`` is the question for which its story had been told in this loop, and ``retold`` says what that means;
    both are empty where it is another story.  ``told``: it asked for a story, and one came.
    """

    anchor: str
    id: str
    title: str
    kind: str
    asked: str
    score: Scored
    points: list[PointView]
    turns: list[Turn]
    lines: list[list[LineView]]
    facts_missed: list[str]
    hints: int
    skipped: bool
    failed: str
    told_before: str
    retold: str
    cut_off: bool
    seconds: float
    minutes: int
    level: int
    verdict: str
    growth: str
    own_tests: OwnTests | None
    runs: int
    strong_answer: str
    sources: list[str]
    opinions: list[OpinionView]
    flaws: list[FlawView] = []
    mended: list[FlawView] = []
    told: bool = False


class RoundDebrief(msgspec.Struct, frozen=True):
    """One round: its score with the interval, its vote, and whether the interval settles the vote.

    ``variety`` says whether its stories vary; it is empty where it asked for none or one that is new.
    """

    id: str
    title: str
    kind: str
    interviewer: str
    minutes: int
    seconds: float
    pauses: int
    ended: str
    score: Scored
    vote: str
    sure: bool
    bar_raiser: bool
    questions: list[QuestionView]
    unreached: list[str]
    variety: str = ""


class HeardFlaw(msgspec.Struct, frozen=True):
    """A flaw with the question in whose answer it was heard."""

    flaw: FlawView
    question: str
    anchor: str


class BarRaiser(msgspec.Struct, frozen=True):
    """The bar raiser's vote, which is their own: of their round, and of the stories told in it taken alone.

    ``veto``: with that no the loop is a no, whatever the rounds say.  ``stories`` is ``None`` where none was asked for;
    ``told`` is how many came.
    """

    rounds: list[str]
    vote: str
    sure: bool
    veto: bool
    stories: Scored | None
    reasons: list[str]
    flaws: list[HeardFlaw]
    told: int = 0


class ClashView(msgspec.Struct, frozen=True):
    """A number or date that was one thing and then another; ``settled`` is what was said when asked about it."""

    says: str
    said: str
    said_for: str
    now: str
    now_for: str
    anchor: str
    settled: str


class Overuse(msgspec.Struct, frozen=True):
    """One story told for several questions: their titles and anchors, of how many stories the loop heard."""

    questions: list[str]
    anchors: list[str]
    of: int


class Pointer(msgspec.Struct, frozen=True):
    """A strength or a thing to revise, with the question that shows it."""

    says: str
    question: str
    anchor: str
    why: str


class Debrief(msgspec.Struct, frozen=True):
    """The whole loop."""

    loop: str
    title: str
    seed: int
    bar: float
    score: Scored
    vote: str
    sure: bool
    reasons: list[str]
    bar_raiser: BarRaiser | None
    clashes: list[ClashView]
    overuse: list[Overuse]
    strengths: list[Pointer]
    revise: list[Pointer]
    rounds: list[RoundDebrief]
    finished: bool
    second: Second | None
