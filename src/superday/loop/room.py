"""The rules of a room: what the candidate does in, events out.

Pure.  The clock is handed in as seconds that passed; assessments are handed in when they are there.  Every
function returns the events that follow, in order, and raises :class:`NotNow` where the move makes no sense.
"""

from collections.abc import Callable, Sequence
from typing import Literal

from superday.bank.model import Askable, Case, Interviewer, Question
from superday.judge.model import OwnTests, Verdict
from superday.loop import events as e
from superday.loop import interviewer
from superday.loop.plan import PlannedRound
from superday.loop.state import State, apply, warning
from superday.rubric import match_facts

WARNINGS = (1, 5)  # minutes before a box closes; where one tick crosses both, the nearer is told
SHORTEST_WARNED = 3  # a segment shorter than this many times the warning is not warned of it
VAGUE = "I leave that to you: say what you assume and go on."

Desk = Callable[[str], "Askable | Interviewer"]


class NotNow(Exception):
    """The candidate's move is not possible at this point; the message says what is."""


def begin(state: State, desk: Desk) -> list[e.AnyEvent]:
    """The candidate is ready for the next round."""
    if state.phase != "before-round":
        raise NotNow("this round has begun already" if not state.finished else "the loop is over")
    return _settle(state, desk, [e.RoundBegan(interviewer.introduction(_who(state, desk)))])


def stop(state: State) -> list[e.AnyEvent]:
    """The candidate ends the loop between two rounds; the rounds to come do not take place."""
    if state.finished or state.phase != "before-round" or state.current == 0:
        raise NotNow("a loop can be ended between two rounds, after the first")
    return [e.LoopEnded()]


def pass_time(state: State, desk: Desk, seconds: float, draft: str = "") -> list[e.AnyEvent]:
    """So much time went by; when a box closes, ``draft`` is taken as the answer as it stands (A6).

    Only the candidate's time counts: not pauses, not the time between rounds, not what an assessor takes.
    """
    if state.paused or state.phase != "answering" or seconds <= 0:
        return []
    out: list[e.AnyEvent] = [e.TimePassed(seconds)]
    moved = apply(state, out[0])
    if moved.segment_left <= 0:
        return [*out, e.Answered(draft, complete=False)]
    return out + _warnings(state, moved)


def _warnings(before: State, after: State) -> list[e.AnyEvent]:
    """Each warning once, when its minute is crossed; the round's own end is told as such."""
    last = after.round.segment >= len(after.planned.segments) - 1
    of, whole = ("round", after.planned.minutes) if last else ("segment", after.segment.minutes)
    for minutes in WARNINGS:
        crossed = before.segment_left > minutes * 60 >= after.segment_left
        if crossed and whole >= SHORTEST_WARNED * minutes and warning(after, of, minutes) not in after.round.warned:
            return [e.Warned(minutes, "round" if last else "segment")]
    return []


def say(state: State, desk: Desk, text: str) -> list[e.AnyEvent]:
    """The candidate's answer to the open turn; for a coding question, the final code."""
    _expect_answer(state)
    if not text.strip():
        raise NotNow("there is nothing to hand in yet; write something, or skip")
    return [e.Answered(text)]


def judged(state: State, kind: str, code: str, verdict: Verdict, run: str = "") -> list[e.AnyEvent]:
    """The judge has run the candidate's code on the visible cases or on all."""
    if state.phase not in ("answering", "assessing"):
        raise NotNow("no coding question is open")
    return [e.Judged("submit" if kind == "submit" else "run", code, verdict, run)]


def own_tests_checked(state: State, text: str, result: OwnTests, run: str = "") -> list[e.AnyEvent]:
    """The judge has tried the candidate's own tests."""
    if state.phase not in ("answering", "assessing"):
        raise NotNow("no coding question is open")
    return [e.OwnTestsChecked(text, result, run)]


def assessed(state: State, desk: Desk, event: "e.Assessed | e.Failed") -> list[e.AnyEvent]:
    """The assessors are done with the turn: follow up, or go on to the next question."""
    if state.phase != "assessing":
        raise NotNow("nothing is waiting to be assessed")
    out: list[e.AnyEvent] = [event]
    after = apply(state, event)
    item = desk(after.asked.question)
    assert not isinstance(item, Interviewer)
    move = interviewer.next_move(after, item, _who(after, desk), _upcoming(after, desk))
    return [*out, move] if move else _settle(state, desk, out)


def second_opinion(state: State, opinion: e.SecondOpinion) -> list[e.AnyEvent]:
    """A language model's opinion on an answer has come: findings change, and nothing that was said or asked.

    Each reader's opinion on an answer counts once, whoever brings it again; nor is it told twice that nothing was sent.
    """
    try:
        turn = state.rounds[opinion.round].asked[opinion.asked].turns[opinion.turn]
    except IndexError:
        raise NotNow("there is no such answer") from None
    if turn.findings is None:
        raise NotNow("that answer has not been assessed")
    before = [one.reading for one in turn.opinions]
    read = any(one.reader == opinion.reading.reader and not one.fell_back for one in before)
    told = bool(before) and before[-1] == opinion.reading and not opinion.reading.sent
    return [] if read or told else [opinion]


def ask(state: State, desk: Desk, question: str) -> list[e.AnyEvent]:
    """The candidate asks for clarification: facts come out only when asked for (C8)."""
    _expect_answer(state)
    if not question.strip():
        raise NotNow("ask a question first")
    item = desk(state.asked.question)
    if not isinstance(item, Case):
        return [e.Clarified(question, [], VAGUE)]
    facts = match_facts(item.facts, question, case=item.question)
    told = " ".join(fact.says for fact in facts) or item.vague
    return [e.Clarified(question, [fact.id for fact in facts], told)]


def hint(state: State, desk: Desk) -> list[e.AnyEvent]:
    """The next rung of the hint ladder; each costs."""
    _expect_answer(state)
    item = desk(state.asked.question)
    rung = len(state.asked.hints)
    if not isinstance(item, Question) or rung >= len(item.hints):
        raise NotNow("there are no more hints for this question")
    return [e.HintGiven(rung, item.hints[rung])]


def skip(state: State, desk: Desk) -> list[e.AnyEvent]:
    """Pass on the question, or, in a follow-up, on that follow-up alone."""
    _expect_answer(state)
    if state.asked.turn.kind == "main":
        return _settle(state, desk, [e.Skipped()])
    passed = e.Answered("")
    after = apply(state, passed)
    return [passed, *assessed(after, desk, e.Assessed([]))]


def pause(state: State) -> list[e.AnyEvent]:
    """Stop the clock; the debrief tells how often."""
    if state.paused or state.phase in ("before-round", "finished"):
        raise NotNow("the clock is not running")
    return [e.Paused()]


def resume(state: State) -> list[e.AnyEvent]:
    """Let the clock run again."""
    if not state.paused:
        raise NotNow("the clock is running")
    return [e.Resumed()]


def _expect_answer(state: State) -> None:
    if state.paused:
        raise NotNow("the round is paused; resume it first")
    if state.phase == "before-round":
        raise NotNow("the round has not begun; begin it first")
    if state.phase == "assessing":
        raise NotNow("your answer is being looked at; one moment")
    if state.phase != "answering":
        raise NotNow("nothing is being asked")


def _who(state: State, desk: Desk) -> Interviewer:
    who = desk(state.planned.interviewer)
    assert isinstance(who, Interviewer)
    return who


def _upcoming(state: State, desk: Desk) -> Sequence[Question]:
    here = sum(asked.segment == state.round.segment for asked in state.round.asked)
    items = [desk(id_) for id_ in state.segment.questions[here:]]
    return [item for item in items if isinstance(item, Question)]


def _settle(state: State, desk: Desk, out: list[e.AnyEvent]) -> list[e.AnyEvent]:
    """Add what follows by itself until the candidate is needed: the next question, segment, or the end."""
    for event in out:
        state = apply(state, event)
    while state.phase == "asking":
        following = _next(state, desk)
        out.extend(following)
        for event in following:
            state = apply(state, event)
    return out


def _next(state: State, desk: Desk) -> list[e.AnyEvent]:
    here = sum(asked.segment == state.round.segment for asked in state.round.asked)
    time_is_up = state.segment_left <= 0
    if here < len(state.segment.questions) and not time_is_up and state.round.segment < len(state.planned.segments):
        return [_put(state, desk, state.segment.questions[here])]
    cut_short = time_is_up and here < len(state.segment.questions)
    return _close(state, state.planned, "time" if cut_short or _cut_off(state) else "done")


def _cut_off(state: State) -> bool:
    return bool(state.round.asked) and not state.asked.turn.complete


def _put(state: State, desk: Desk, id_: str) -> e.AnyEvent:
    item = desk(id_)
    assert isinstance(item, Question)
    says = interviewer.acknowledgement(_who(state, desk), state) if state.round.asked else ""
    return e.QuestionAsked(id_, item.question, says)


def _close(state: State, planned: PlannedRound, how: Literal["done", "time"]) -> list[e.AnyEvent]:
    out: list[e.AnyEvent] = [e.SegmentEnded(how)]
    if state.round.segment + 1 >= len(planned.segments):
        out.append(e.RoundEnded(how))
        if state.current + 1 >= len(state.rounds):
            out.append(e.LoopEnded())
    return out
