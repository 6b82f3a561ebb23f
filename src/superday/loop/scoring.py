"""From findings to scores and votes: pure, and told in docs/grading.md.

A question's score is in [0, 1] with an interval; a round's is the weighted mean of its questions'; a vote compares
it with the level's bar.  Findings whose source is the candidate's own judgement never count.
"""

import math
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec

from superday import rubric, stories
from superday.bank.model import Askable, Behavioural, DerivationItem, Graded, ProblemItem
from superday.findings import Finding, Outcome
from superday.judge.model import Verdict
from superday.loop.assess import OWN_TESTS
from superday.loop.interviewer import known
from superday.loop.plan import PlannedRound
from superday.loop.state import Asked

HINT_COST = 0.1  # of the score, for each hint
RETOLD_SHARE = 0.5  # of a story's score for each time that the loop had heard it; word for word it counts as nothing
RETRY_COST = 0.15  # of the score, where a derivation came right at the second attempt
FIRST_SKIP_WEIGHT = 0.25  # C8: skipping one question does little harm
UNREACHED_WEIGHT = 0.5  # a question that time left unasked: half of what a wrong answer costs
WHAT_IF_BONUS = 0.04  # for each twist that was met; never more than 1 in all
TESTS_BONUS = 0.04  # for tests of one's own that catch most wrong solutions; likewise
CODE_SHARE = 0.8  # of a coding question; the rest is what was said about the code
WORK_SHARE = 0.8  # of a derivation, likewise
PARTIAL_CODE = 0.5  # of the code's share, if every test but the deciding one passed
GROWTH_COST = 0.15  # of the code's share, where accepted code grows faster than the problem asks
CHECKPOINT_SHARE = 0.6  # of a derivation that reached its checkpoints and not its end
SPREAD = 0.12  # half-width from asking few questions, at one question: shrinks as 1/sqrt(n)


class Scored(msgspec.Struct, frozen=True):
    """A score in [0, 1] with its interval."""

    value: float
    low: float
    high: float


def question(item: Askable, asked: Asked) -> Scored:
    """The score of one question as it went."""
    if asked.skipped:
        return Scored(0.0, 0.0, 0.0)
    base = _base(item, asked)
    kept = (1 - HINT_COST) ** len(asked.hints)
    bonus = WHAT_IF_BONUS * _twists(asked) + TESTS_BONUS * _tested(asked)
    return Scored(
        *(round(min(1.0, value * kept + (bonus if value else 0.0)), 4) for value in (base.value, base.low, base.high))
    )


def _base(item: Askable, asked: Asked) -> Scored:
    found = known(asked)
    if isinstance(item, ProblemItem):
        return _with_words(_code(asked.verdict), CODE_SHARE, item, asked, found)
    if isinstance(item, DerivationItem):
        return _with_words(_derivation(item, asked, found), WORK_SHARE, item, asked, found)
    if isinstance(item, Behavioural):
        return _told(asked, stories.score(found))
    return _scored(rubric.score(item.points, found))


def _scored(score: rubric.Score) -> Scored:
    return Scored(score.value, score.low, score.high)


def _told(asked: Asked, score: rubric.Score) -> Scored:
    """A story's score, less where it was told before."""
    again = asked.retold
    share = 1.0 if again is None else 0.0 if again.verbatim else RETOLD_SHARE**again.times
    return Scored(*(round(share * value, 4) for value in (score.value, score.low, score.high)))


def _with_words(work: float, share: float, item: Graded, asked: Asked, found: Sequence[Finding]) -> Scored:
    """Work that was decided by running it, and what was said about it where the interviewer came to that."""
    if not any(turn.kind in ("talk", "follow-up", "probe") for turn in asked.turns):
        return Scored(work, work, work)
    asked_for = [point for point in item.points if _raised(point.id, asked)]
    said = rubric.score(asked_for, found)
    return Scored(*(round(share * work + (1 - share) * value, 4) for value in (said.value, said.low, said.high)))


def _raised(point: str, asked: Asked) -> bool:
    return any(point in turn.points for turn in asked.turns)


def _code(verdict: Verdict | None) -> float:
    if verdict is None:
        return 0.0
    if verdict.verdict == "accepted":
        return 1 - GROWTH_COST if _grows_worse(verdict) else 1.0
    if verdict.verdict in ("forbidden", "invalid-submission") or not verdict.tests.total:
        return 0.0
    return PARTIAL_CODE * verdict.tests.passed / verdict.tests.total


def _grows_worse(verdict: Verdict) -> bool:
    costs = verdict.growth
    return costs is not None and any(cost.worse for cost in (costs.time, costs.memory) if cost)


def _derivation(item: DerivationItem, asked: Asked, found: Sequence[Finding]) -> float:
    shown = {one.point for one in found if one.outcome == Outcome.COVERED}
    targets = [target.name for target in item.targets]
    if set(targets) <= shown:
        return 1 - RETRY_COST if any(turn.kind == "retry" for turn in asked.turns) else 1.0
    steps = targets + [checkpoint.id for checkpoint in item.checkpoints]
    return CHECKPOINT_SHARE * sum(step in shown for step in steps) / len(steps)


def _twists(asked: Asked) -> int:
    turns = [turn for turn in asked.turns if turn.kind == "what-if"]
    return sum(one.outcome == Outcome.COVERED for turn in turns for one in turn.findings or ())


def _tested(asked: Asked) -> bool:
    return any(one.point == OWN_TESTS and one.outcome == Outcome.COVERED for one in known(asked))


def round_score(planned: PlannedRound, scored: Sequence[tuple[Asked, Scored]]) -> Scored:
    """The score of a round: its questions', each weighing its share of the segment's minutes.

    Questions that superday failed to assess are left out; those that time left unasked count as wrong, at half
    their weight.
    """
    counted = [(asked, score) for asked, score in scored if not asked.failed]
    weights = _weights(planned, [asked for asked, _ in counted])
    total = sum(weights) + UNREACHED_WEIGHT * _unreached(planned, [asked for asked, _ in scored])
    if not total:
        return Scored(0.0, 0.0, 1.0)

    return _mean([score for _, score in counted], weights, total)


def mean(scores: Sequence[Scored]) -> Scored:
    """The mean of at least one answer, each weighing the same, with the interval that a round's score has."""
    return _mean(scores, [1.0] * len(scores), len(scores))


def _mean(scores: Sequence[Scored], weights: Sequence[float], total: float) -> Scored:
    """The two doubts are independent: what single answers are worth, and which questions happened to be asked."""

    def of(part: Callable[[Scored], float]) -> float:
        return sum(part(score) * weight for score, weight in zip(scores, weights, strict=True)) / total

    value = of(lambda score: score.value)
    spread = SPREAD / math.sqrt(max(1, len(scores)))
    down = math.hypot(value - of(lambda score: score.low), spread)
    up = math.hypot(of(lambda score: score.high) - value, spread)
    return Scored(round(value, 4), round(max(0.0, value - down), 4), round(min(1.0, value + up), 4))


def _weights(planned: PlannedRound, asked: Sequence[Asked]) -> list[float]:
    """Minutes that each question stands for; the first skip of a round weighs little."""
    weights = []
    skips = 0
    for one in asked:
        first = one.skipped and skips == 0
        skips += one.skipped
        weights.append(_share(planned, one.segment) * (FIRST_SKIP_WEIGHT if first else 1.0))
    return weights


def _share(planned: PlannedRound, segment: int) -> float:
    return planned.segments[segment].minutes / max(1, len(planned.segments[segment].questions))


def _unreached(planned: PlannedRound, asked: Sequence[Asked]) -> float:
    """Minutes that the questions that were never asked stood for."""
    reached = Counter(one.segment for one in asked)
    left = (len(segment.questions) - reached[n] for n, segment in enumerate(planned.segments))
    return sum(max(0, count) * _share(planned, n) for n, count in enumerate(left))


def vote(value: float, bar: float) -> Literal["yes", "no"]:
    """A round's vote: whether its score meets the bar of the level."""
    return "yes" if value >= bar else "no"


def sure(score: Scored, bar: float) -> bool:
    """Whether the whole interval lies on one side of the bar."""
    return score.low >= bar or score.high < bar
