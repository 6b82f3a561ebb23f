"""What the loop showed, in the end: every number with the findings and the words that it comes from.

Pure: reads the state and the bank's model answers, never an assessor.
"""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from superday.bank.model import Askable, Behavioural, DerivationItem, Graded, Interviewer, ProblemItem
from superday.findings import Finding, Outcome
from superday.judge.growth.costs import sentence
from superday.judge.model import OwnTests
from superday.loop import opinions, scoring
from superday.loop.assess import CODE, GROWTH, OWN_TESTS
from superday.loop.interviewer import known
from superday.loop.opinions import OpinionView, Second
from superday.loop.plan import PlannedRound
from superday.loop.repeats import told_before
from superday.loop.room import Desk
from superday.loop.scoring import Scored
from superday.loop.state import Asked, RoundState, State, Turn
from superday.maths.typeset import typeset
from superday.stories.scoring import MUSTS, PRINCIPLE, WEIGHTS

Repeated = dict[tuple[int, int], str]  # by round and place: for which question the story had been told already

NOTHING = Scored(0.0, 0.0, 0.0)
REVISE_FIRST = 5
STRENGTHS = 5
STRONG_ENOUGH = 0.5  # of a question: a right sentence in a poor answer is no strength
# A loop is a yes when its mean meets the bar, the bar raiser agrees, and no more than this share of rounds says no.
ROUNDS_THAT_MAY_SAY_NO = 0.25
_PARTS = {
    "situation": "the situation, briefly",
    "task": "what you had to achieve",
    "action": "what you did",
    "result": "how it came out",
    "number": "a number in the result",
    "ownership": "your own part: I, not we",
    "tradeoff": "the trade-off you weighed",
    "learning": "what you learned",
}


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


class QuestionView(msgspec.Struct, frozen=True):
    """One question as it went; ``anchor`` names its place on the debrief page, ``lines`` go with ``turns``."""

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


class RoundDebrief(msgspec.Struct, frozen=True):
    """One round: its score with the interval, its vote, and whether the interval settles the vote."""

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
    bar_raiser: str
    strengths: list[Pointer]
    revise: list[Pointer]
    rounds: list[RoundDebrief]
    finished: bool
    second: Second | None


def debrief(state: State, desk: Desk) -> Debrief:
    """The debrief of a loop; rounds that never began are left out."""
    repeated = told_before(state, desk)
    pairs = zip(state.plan.rounds, state.rounds, strict=True)
    rounds = [
        _round(n, planned, went, desk, state.plan.bar, repeated)
        for n, (planned, went) in enumerate(pairs)
        if went.began
    ]
    score = _overall(rounds)
    vote, reasons = _vote(rounds, score, state)
    return Debrief(
        loop=state.plan.loop,
        title=state.plan.title,
        seed=state.plan.seed,
        bar=state.plan.bar,
        score=score,
        vote=vote,
        sure=_sure(rounds, score, vote, state.plan.bar),
        reasons=reasons,
        bar_raiser=_bar_raiser(rounds),
        strengths=_strengths(rounds),
        revise=_revise(rounds),
        rounds=rounds,
        finished=state.finished,
        second=opinions.second(state),
    )


def _round(
    number: int, planned: PlannedRound, went: RoundState, desk: Desk, bar: float, repeated: Repeated
) -> RoundDebrief:
    scored = [
        (asked, NOTHING if (number, n) in repeated else scoring.question(_item(desk, asked), asked))
        for n, asked in enumerate(went.asked)
    ]
    score = scoring.round_score(planned, scored)
    who = desk(planned.interviewer)
    reached = {asked.question for asked in went.asked}
    return RoundDebrief(
        id=planned.id,
        title=planned.title,
        kind=planned.kind,
        interviewer=who.title,
        minutes=planned.minutes,
        seconds=went.seconds,
        pauses=went.paused_times,
        ended=went.ended,
        score=score,
        vote=scoring.vote(score.value, bar),
        sure=scoring.sure(score, bar),
        bar_raiser=planned.bar_raiser,
        questions=[
            _question(f"{number}-{n}", _item(desk, asked), asked, value, repeated.get((number, n), ""))
            for n, (asked, value) in enumerate(scored)
        ],
        unreached=[desk(id_).title for part in planned.segments for id_ in part.questions if id_ not in reached],
    )


def _item(desk: Desk, asked: Asked) -> Askable:
    item = desk(asked.question)
    assert not isinstance(item, Interviewer)
    return item


def _question(anchor: str, item: Askable, asked: Asked, score: Scored, told_before: str) -> QuestionView:
    told = {fact for clarified in asked.clarifications for fact in clarified.facts}
    facts = getattr(item, "facts", [])
    verdict = asked.verdict
    return QuestionView(
        anchor=anchor,
        id=item.id,
        title=item.title,
        kind=item.kind,
        asked=item.question,
        score=score,
        points=_points(item, asked),
        turns=asked.turns,
        lines=[_lines(item, turn) for turn in asked.turns],
        facts_missed=[f"{fact.says} {fact.decides}" for fact in facts if fact.id not in told],
        hints=len(asked.hints),
        skipped=asked.skipped,
        failed=asked.failed,
        told_before=told_before,
        cut_off=any(not turn.complete for turn in asked.turns),
        seconds=asked.seconds,
        minutes=item.minutes,
        level=item.level,
        verdict=f"{verdict.verdict}: {verdict.reason}" if verdict else "",
        growth=(sentence(verdict.growth) if verdict else None) or "",
        own_tests=asked.tested,
        runs=len(asked.judged),
        strong_answer=item.answer,
        sources=item.sources,
        opinions=opinions.history(asked.turns, {point: says for point, (says, _, _) in describe(item).items()}),
    )


def _lines(item: Askable, turn: Turn) -> list[LineView]:
    """A turn's lines with what was said of each; none where it was not one of mathematics."""
    if not isinstance(item, DerivationItem) or turn.derived is None:
        return []
    shown = {line.number: line.latex for line in typeset(item.derivation(), turn.answer or "")}
    return [LineView(step.line, step.text, shown.get(step.line, ""), step.ok, step.why) for step in turn.derived.steps]


def _points(item: Askable, asked: Asked) -> list[PointView]:
    """Points with their outcome; a trap shows only where somebody fell into it."""
    if asked.skipped:
        return []
    described = describe(item)
    found = [one for one in known(asked) if one.point in described]
    shown = [PointView(one, *described[one.point]) for one in found]
    return [view for view in shown if view.kind != "trap" or view.finding.outcome == Outcome.CONTRADICTED]


def describe(item: Askable) -> dict[str, tuple[str, str, float]]:
    """What each point that an assessor may report on says, its kind and its weight."""
    points: dict[str, tuple[str, str, float]] = {}
    if isinstance(item, Graded):
        points |= {point.id: (point.says, point.kind, point.weight) for point in item.points}
        points |= {twist.id: (twist.says, "what-if", 1.0) for twist in item.what_ifs}
    if isinstance(item, ProblemItem):
        points[CODE] = ("code that passes every hidden test", "must", 5.0)
        points[GROWTH] = ("time and memory that grow no faster than the problem asks", "good", 2.0)
        points[OWN_TESTS] = ("tests of your own that tell right code from wrong", "extra", 1.0)
    if isinstance(item, DerivationItem):
        points |= {target.name: (f"reaching `{target.name}`", "must", 4.0) for target in item.targets}
        points |= {step.id: (step.says, "good", 1.0) for step in item.checkpoints}
    if isinstance(item, Behavioural):
        kinds = {part: "must" if part in MUSTS else "good" for part in _PARTS}
        points |= {part: (says, kinds[part], WEIGHTS[part]) for part, says in _PARTS.items()}
        points |= {f"principle-{one}": (f"showing {_titled(one)}", "good", PRINCIPLE) for one in item.principles}
    return points


def _titled(principle: str) -> str:
    """A principle's id as words; the possessive is the one thing that an id cannot spell."""
    return principle.replace("-", " ").replace("earths", "earth's")


def _overall(rounds: Sequence[RoundDebrief]) -> Scored:
    if not rounds:
        return Scored(0.0, 0.0, 1.0)
    total = sum(round_.minutes for round_ in rounds)

    def mean(of: Callable[[Scored], float]) -> float:
        return round(sum(of(round_.score) * round_.minutes for round_ in rounds) / total, 4)

    return Scored(mean(lambda score: score.value), mean(lambda score: score.low), mean(lambda score: score.high))


def _sure(rounds: Sequence[RoundDebrief], score: Scored, vote: str, bar: float) -> bool:
    """Whether no doubt about the mean, or (a yes alone) about the bar raiser's round, could turn the vote."""
    raisers_sure = all(round_.sure for round_ in rounds if round_.bar_raiser)
    return scoring.sure(score, bar) and (raisers_sure or (vote == "no" and score.high < bar))


def _vote(rounds: Sequence[RoundDebrief], score: Scored, state: State) -> tuple[str, list[str]]:
    """The loop's vote and why, each reason with its figures."""
    bar = state.plan.bar
    against = [round_ for round_ in rounds if round_.vote == "no"]
    allowed = int(ROUNDS_THAT_MAY_SAY_NO * len(state.rounds))
    raisers = [round_ for round_ in rounds if round_.bar_raiser]
    reasons = [
        f"The mean over the rounds is {score.value:.2f} ({score.low:.2f} to {score.high:.2f}); the bar is {bar:.2f}.",
        f"{len(rounds) - len(against)} of {len(state.rounds)} rounds say yes; at most {allowed} may say no.",
    ]
    if raisers:
        reasons.append(f"The bar raiser says {'yes' if all(r.vote == 'yes' for r in raisers) else 'no'}.")
    missing = len(state.rounds) - len(rounds)
    if missing:
        reasons.append(f"{missing} round{'s' if missing > 1 else ''} did not take place.")
    yes = score.value >= bar and len(against) <= allowed and not missing and all(r.vote == "yes" for r in raisers)
    return ("yes" if yes else "no"), reasons


def _bar_raiser(rounds: Sequence[RoundDebrief]) -> str:
    raisers = [round_ for round_ in rounds if round_.bar_raiser]
    if not raisers:
        return "This loop has no bar raiser, or the round did not take place."
    says = []
    for round_ in raisers:
        weakest = min(round_.questions, key=lambda view: view.score.value, default=None)
        turn = "would raise the bar" if round_.vote == "yes" else "would not raise the bar"
        unsure = "" if round_.sure else ", though the interval of the score crosses the bar"
        least = f" The weakest answer: {weakest.title}, {weakest.score.value:.2f}." if weakest else ""
        says.append(f"{round_.title}: this candidate {turn} ({round_.score.value:.2f}{unsure}).{least}")
    return " ".join(says)


def _strengths(rounds: Sequence[RoundDebrief]) -> list[Pointer]:
    """Points that were covered in answers that were good as a whole, different questions first."""
    good = [
        (_weight(view) * view.finding.confidence * question.score.value, view, question)
        for question in _questions(rounds)
        for view in question.points
        if view.finding.outcome == Outcome.COVERED and question.score.value >= STRONG_ENOUGH
    ]
    ranked = sorted(good, key=lambda one: -one[0])
    return _pick(((view.says, question, _quote(view.finding)) for _, view, question in ranked), STRENGTHS)


def _revise(rounds: Sequence[RoundDebrief]) -> list[Pointer]:
    """What costs most: wrong before missing before unclear, by weight and by how far and long its question fell."""
    loss = {Outcome.CONTRADICTED: 1.3, Outcome.MISSING: 1.0, Outcome.PARTIAL: 0.5, Outcome.UNCLEAR: 0.4}
    bad = [
        (loss[view.finding.outcome] * _weight(view) * (1 - question.score.value) * question.minutes, view, question)
        for question in _questions(rounds)
        for view in question.points
        if view.finding.outcome in loss
    ]
    ranked = sorted(bad, key=lambda one: -one[0])
    skipped = [
        (f"{question.title}: skipped", question, "no answer") for question in _questions(rounds) if question.skipped
    ]
    found = [(view.says, question, _lost(view.finding)) for _, view, question in ranked]
    return _pick([*found[:REVISE_FIRST], *skipped, *found[REVISE_FIRST:]], REVISE_FIRST)


def _weight(view: PointView) -> float:
    return view.weight * (2 if view.kind == "must" else 1)


def _questions(rounds: Sequence[RoundDebrief]) -> list[QuestionView]:
    return [question for round_ in rounds for question in round_.questions]


def _pick(ranked: Iterable[tuple[str, QuestionView, str]], most: int) -> list[Pointer]:
    """The first of each question, then the rest, up to ``most``."""
    rows = list(ranked)
    first: dict[str, tuple[str, QuestionView, str]] = {}
    for row in rows:
        first.setdefault(row[1].anchor, row)
    order = [*first.values(), *(row for row in rows if row not in first.values())]
    return [Pointer(says, question.title, question.anchor, why) for says, question, why in order[:most]]


def _quote(finding: Finding) -> str:
    return f"“{finding.evidence.quote}”" if finding.evidence else finding.note


def _lost(finding: Finding) -> str:
    reason = {
        Outcome.CONTRADICTED: "you said the opposite",
        Outcome.MISSING: "it did not come up",
        Outcome.PARTIAL: "only part of it came up",
        Outcome.UNCLEAR: "it stayed unclear",
    }[finding.outcome]
    quote = f": “{finding.evidence.quote}”" if finding.evidence else ""
    return (finding.note.rstrip(".") or reason) + quote
