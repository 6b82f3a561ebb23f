"""What the loop showed, in the end: every number with the findings and the words that it comes from.

Pure: reads the state and the bank's model answers, never an assessor.
"""

from superday.bank.model import Askable, Behavioural, DerivationItem, Interviewer
from superday.judge.growth.costs import sentence
from superday.loop import opinions, scoring
from superday.loop.debrief.model import Debrief, LineView, QuestionView, RoundDebrief
from superday.loop.debrief.pointers import revise, strengths
from superday.loop.debrief.points import describe, points_of
from superday.loop.debrief.told import clashes, flaws
from superday.loop.debrief.variety import overuse, retold, told_before, variety
from superday.loop.debrief.votes import bar_raiser, overall, sure, vote
from superday.loop.interviewer import any_story
from superday.loop.plan import PlannedRound
from superday.loop.room import Desk
from superday.loop.scoring import Scored
from superday.loop.state import Asked, RoundState, State, Turn
from superday.maths.typeset import typeset
from superday.stories.likeness import Background

__all__ = ["Debrief", "RoundDebrief", "debrief", "describe"]


def debrief(state: State, desk: Desk, background: Background | None = None) -> Debrief:
    """The debrief of a loop; rounds that never began are left out.

    ``background`` says how rare words are where people speak of their work; without it answers are not compared with
    each other, and what the room noticed is all that is told of repeats.
    """
    pairs = zip(state.plan.rounds, state.rounds, strict=True)
    rounds = [_round(n, planned, went, desk, state) for n, (planned, went) in enumerate(pairs) if went.began]
    score = overall(rounds)
    changed = clashes(state, desk, background)
    raiser = bar_raiser(rounds, score, changed, state)
    decided, reasons = vote(rounds, score, raiser, state)
    return Debrief(
        loop=state.plan.loop,
        title=state.plan.title,
        seed=state.plan.seed,
        bar=state.plan.bar,
        score=score,
        vote=decided,
        sure=sure(score, decided, raiser, state.plan.bar),
        reasons=reasons,
        bar_raiser=raiser,
        clashes=changed,
        overuse=overuse(state, desk, background),
        strengths=strengths(rounds),
        revise=revise(rounds),
        rounds=rounds,
        finished=state.finished,
        second=opinions.second(state),
    )


def _round(number: int, planned: PlannedRound, went: RoundState, desk: Desk, state: State) -> RoundDebrief:
    scored = [(asked, scoring.question(_item(desk, asked), asked)) for asked in went.asked]
    score, bar = scoring.round_score(planned, scored), state.plan.bar
    questions = [_question(f"{number}-{n}", asked, value, desk, state) for n, (asked, value) in enumerate(scored)]
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
        questions=questions,
        unreached=[desk(id_).title for part in planned.segments for id_ in part.questions if id_ not in reached],
        variety=variety(questions),
    )


def _item(desk: Desk, asked: Asked) -> Askable:
    item = desk(asked.question)
    assert not isinstance(item, Interviewer)
    return item


def _question(anchor: str, asked: Asked, score: Scored, desk: Desk, state: State) -> QuestionView:
    item = _item(desk, asked)
    told = {fact for clarified in asked.clarifications for fact in clarified.facts}
    facts = getattr(item, "facts", [])
    verdict = asked.verdict
    wrong, mended = flaws(item, asked)
    return QuestionView(
        anchor=anchor,
        id=item.id,
        title=item.title,
        kind=item.kind,
        asked=item.question,
        score=score,
        points=points_of(item, asked),
        turns=asked.turns,
        lines=[_lines(item, turn) for turn in asked.turns],
        facts_missed=[f"{fact.says} {fact.decides}" for fact in facts if fact.id not in told],
        hints=len(asked.hints),
        skipped=asked.skipped,
        failed=asked.failed,
        told_before=told_before(state, desk, asked),
        retold=retold(state, desk, asked),
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
        flaws=wrong,
        mended=mended,
        told=isinstance(item, Behavioural) and any_story(asked),
    )


def _lines(item: Askable, turn: Turn) -> list[LineView]:
    """A turn's lines with what was said of each; none where it was not one of mathematics."""
    if not isinstance(item, DerivationItem) or turn.derived is None:
        return []
    shown = {line.number: line.latex for line in typeset(item.derivation(), turn.answer or "")}
    return [LineView(step.line, step.text, shown.get(step.line, ""), step.ok, step.why) for step in turn.derived.steps]
